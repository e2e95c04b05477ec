"""Turns of series that are alike, found once for each date.

Of such turns only the key is a series' own.
"""

from datetime import date

from attrs import define, field

from weibao.cycles.window import Tolerance
from weibao.due_work.windows import Turn, Turner
from weibao.orders import Occurrence
from weibao.texts.text import Text


@define
class KnownTurns:
    """Turns by their dates, as they are on subjects that were always there.

    ``room`` is what is lawful around a date; it must depend on nothing else. Dates
    before ``since`` are not kept, so that a slice far ahead needs no more memory.
    """

    turner: Turner
    room: Tolerance
    since: date
    _found: dict[date, tuple[date, Turn | Text | None]] = field(factory=dict)

    def turn(
        self, key: str, nominal: date, own: Turner, *, projected: bool = False
    ) -> Turn | Text | None:
        """Return the turn of a date under a key of its own.

        Args:
            key: the key.
            nominal: the date.
            own: finds the turns of the series at hand, which begins to apply some day;
                what reaches back before it is found by this one.
            projected: whether a turn before it is still open.
        """
        if nominal < self.since:
            return own.turn(key, nominal, self.room.window(nominal))
        if nominal not in self._found:
            share = self.room.window(nominal)
            turned = self.turner.turn(key, nominal, share)
            opens = share.opens
            if isinstance(turned, Turn):
                opens = min(opens, turned.day, turned.occurrence.window.opens)
            self._found[nominal] = opens, turned
        opens, turned = self._found[nominal]
        if opens < own.valid.opens:
            return own.turn(key, nominal, self.room.window(nominal))
        if not isinstance(turned, Turn):
            return turned
        return _under(key, turned, projected=projected)


def _under(key: str, turn: Turn, *, projected: bool) -> Turn:
    one = turn.occurrence
    own = Occurrence(
        key,
        one.due,
        one.window,
        one.preferred,
        one.provisional,
        projected=projected,
    )
    return Turn(own, turn.day, turn.cut, turn.spared)
