"""Jobs as columns of whole numbers, a row for each job, as the search reads them.

A row says how long a job takes, where, who may do it, on which days, what else must not
go on at the same time, and where it stands. Rows are numbered as they come.
"""

from attrs import define, field

from weibao.engines.people import Unit

FOREVER = 10**9
ANY_TIME = -FOREVER
NOWHERE = -1
Exclusion = tuple[int, int]
"""The number of something shared, and how many jobs may be on it at one time."""
Begins = tuple[int, int, int]
"""When work may begin at the earliest, should, and may at the latest, in minutes."""


@define(eq=False)
class Columns:
    """The rows, column by column.

    ``where`` numbers the hours in which a job may be done, ``stop`` the place, and
    ``offers`` who may do it. ``marks`` are the keys of what is shared under which it is
    put down, ``exclusions`` those that it asks for. ``days`` are the open days of its
    window and ``off`` the price of each of them; ``price`` is what it costs to leave it
    out. One that is ``movable`` may be placed anew. ``start``, ``day``, ``unit``,
    ``crew`` and ``base`` say where it stands; ``anchored`` work keeps its minute there
    while other work comes and goes. ``promised`` is the minute that was published,
    where one was. ``escort`` gives the row of a job's escort, which stands where the
    job stands, in the escort's own routes. ``urgent`` are the rows of work that may use
    what is held back.
    """

    minutes: list[int] = field(factory=list)
    stop: list[int] = field(factory=list)
    where: list[int] = field(factory=list)
    offers: list[int] = field(factory=list)
    marks: list[tuple[int, ...]] = field(factory=list)
    exclusions: list[tuple[Exclusion, ...]] = field(factory=list)
    begins: list[Begins | None] = field(factory=list)
    not_before: list[int] = field(factory=list)
    days: list[tuple[int, ...]] = field(factory=list)
    off: list[tuple[int, ...]] = field(factory=list)
    price: list[int] = field(factory=list)
    movable: list[bool] = field(factory=list)
    start: list[int] = field(factory=list)
    day: list[int] = field(factory=list)
    unit: list[Unit | None] = field(factory=list)
    base: list[int] = field(factory=list)
    crew: list[int] = field(factory=list)
    anchored: list[bool] = field(factory=list)
    promised: list[int] = field(factory=list)
    escort: dict[int, int] = field(factory=dict)
    urgent: set[int] = field(factory=set)

    def __len__(self) -> int:
        return len(self.minutes)

    def add(
        self,
        *,
        minutes: int,
        stop: int,
        where: int,
        offers: int,
        marks: tuple[int, ...],
        exclusions: tuple[Exclusion, ...],
        begins: Begins | None,
    ) -> int:
        """Add a row that stands nowhere, without days or a price; return its number."""
        self.minutes.append(minutes)
        self.stop.append(stop)
        self.where.append(where)
        self.offers.append(offers)
        self.marks.append(marks)
        self.exclusions.append(exclusions)
        self.begins.append(begins)
        self.not_before.append(ANY_TIME)
        self.days.append(())
        self.off.append(())
        self.price.append(0)
        self.movable.append(False)
        self.start.append(0)
        self.day.append(NOWHERE)
        self.unit.append(None)
        self.base.append(NOWHERE)
        self.crew.append(NOWHERE)
        self.anchored.append(False)
        self.promised.append(NOWHERE)
        return len(self.minutes) - 1
