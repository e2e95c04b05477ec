"""What pieces of work share, so that they cannot all go on at the same time.

Each thing shared has a number, its key. Work is put down under the keys that others ask
for, its ``marks``, and asks for keys itself: under each of these so much other work may
be put down at a time. Mostly they are the same. Of assets that are part of one another
they are not: work that takes none of them out of service minds only what does.
"""

from collections.abc import Iterable, Iterator

from attrs import define, field

from weibao.engines.columns import Exclusion
from weibao.inventory import Asset
from weibao.plan import PlannedTask
from weibao.roster import Reason
from weibao.workforce import Workforce

AT, UNDER, OUT, OUT_UNDER = "at", "under", "out", "out under"
"""Work at an asset, at parts of it, and those that take it or them out of service."""

WHOLE_SITE = "site"


@define(eq=False)
class Sharing:
    """Numbers what is shared. ``parents`` are the assets that have parts.

    ``wide`` are the keys of things that go from site to site where clocks differ, so
    that the same moment may be another day there.
    """

    workforce: Workforce
    parents: frozenset[str] = frozenset()
    zones: int = 1
    wide: set[int] = field(factory=set)
    _keys: dict[tuple[Reason, str, str], int] = field(factory=dict)

    @classmethod
    def among(cls, workforce: Workforce, tasks: Iterable[PlannedTask]) -> "Sharing":
        """Look for what tasks may share."""
        subjects = {id(one.subject): one.subject for one in tasks}.values()
        parents = {
            above.id
            for one in subjects
            if isinstance(one, Asset)
            for above in _above(one)
        }
        zones = {one.site.time_zone.key for one in subjects}
        return cls(workforce, frozenset(parents), len(zones))

    def why(self, key: int) -> Reason:
        """Say what it is that is shared, as a reason."""
        return next(reason for (reason, *_), n in self._keys.items() if n == key)

    def of(self, planned: PlannedTask) -> tuple[tuple[int, ...], tuple[Exclusion, ...]]:
        """Return the marks of some work, and what it asks for."""
        same = tuple(self._same(planned))
        marks = (*(key for key, _ in same), *self._family_marks(planned))
        return marks, (*same, *((key, 1) for key in self._family_asked(planned)))

    def _same(self, planned: PlannedTask) -> Iterator[Exclusion]:
        yield self._key(Reason.ASSET_BUSY, planned.subject.id), 1
        group = planned.outage_group if planned.task.outage else None
        if group is not None:
            yield self._key(Reason.OUTAGE_GROUP, group.id), group.at_most
        for place in planned.subject.location.chain():
            if place.crews_at_once is not None:
                yield self._key(Reason.PLACE_FULL, place.id), place.crews_at_once
        site = planned.subject.site
        if site.crews_at_once is not None:
            key = self._key(Reason.PLACE_FULL, site.id, WHOLE_SITE)
            yield key, site.crews_at_once
        for tool in self.workforce.tools_for(planned.task.job_plan):
            key = self._key(Reason.TOOL_BUSY, tool.id)
            if self.zones > 1:
                self.wide.add(key)
            yield key, tool.number

    def _family_marks(self, planned: PlannedTask) -> Iterator[int]:
        """Go through what those ask for who are part of it, or it of them."""
        asset = planned.subject
        if not isinstance(asset, Asset):
            return
        out = planned.task.outage
        if asset.id in self.parents:
            yield self._part(asset, AT)
            if out:
                yield self._part(asset, OUT)
        for above in _above(asset):
            yield self._part(above, UNDER)
            if out:
                yield self._part(above, OUT_UNDER)

    def _family_asked(self, planned: PlannedTask) -> Iterator[int]:
        asset = planned.subject
        if not isinstance(asset, Asset):
            return
        out = planned.task.outage
        if asset.id in self.parents:
            yield self._part(asset, UNDER if out else OUT_UNDER)
        for above in _above(asset):
            yield self._part(above, AT if out else OUT)

    def _part(self, asset: Asset, role: str) -> int:
        return self._key(Reason.PART_BUSY, asset.id, role)

    def _key(self, reason: Reason, id: str, role: str = "") -> int:
        return self._keys.setdefault((reason, id, role), len(self._keys))


def _above(asset: Asset) -> Iterator[Asset]:
    above = asset.parent
    while above is not None:
        yield above
        above = above.parent
