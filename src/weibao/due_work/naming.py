"""The turn that a completion names, where its order is one of the series at hand."""

from attrs import frozen

from weibao.orders import OrderName
from weibao.plan import PlannedTask
from weibao.records import Completion, Deferral, Edit


@frozen
class SeriesNames:
    """By which names the orders of a planned task go, old ones among them.

    An order of another subject or task says nothing about this one's turns: a
    completion that names it counts as one that names none.
    """

    portfolio: str
    subjects: frozenset[str]
    tasks: frozenset[str]

    @classmethod
    def of(cls, planned: PlannedTask, portfolio: str) -> "SeriesNames":
        """Collect the names of a planned task; those of its whole ladder are one."""
        subject = planned.subject
        levels = [level.task for level in planned.ladder or (planned.resolved,)]
        codes = [code for task in levels for code in (task.code, *task.formerly)]
        return cls(
            portfolio, frozenset((subject.id, *subject.formerly)), frozenset(codes)
        )

    def key(self, record: Completion | Deferral | Edit) -> str | None:
        """Return the key of the order that a record names here, if any."""
        name = OrderName.read(record.order) if record.order else None
        if name is None or name.portfolio != self.portfolio:
            return None
        known = name.subject in self.subjects and name.series in self.tasks
        return name.key if known else None

    def turn(self, completion: Completion) -> tuple[str, int] | None:
        """Return key and number of the turn that a completion names, if it counts.

        An extra visit (``#37+1``) leaves the count where it is.
        """
        key = self.key(completion)
        if key is None or "#" not in key:
            return None
        number = key.rsplit("#", 1)[1].split("+", 1)[0]
        return (key, int(number)) if number.isascii() and number.isdigit() else None
