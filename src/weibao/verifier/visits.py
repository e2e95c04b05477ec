"""A roster read for judging: its assignments against the portfolio's own data.

Nothing that could be looked up is taken from the roster: orders come from the demand,
people and crews from the portfolio's workforce, days and minutes from the instants.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from weibao.cycles.regimes import Coupled
from weibao.inventory import Location, Site, Subject
from weibao.orders import Demand, Origin, WorkOrder
from weibao.plan import PlannedTask
from weibao.portfolio import Portfolio
from weibao.records import History
from weibao.roster import Assignment, Party, Roster, Segment
from weibao.spans.hours import DAY
from weibao.texts.text import Text
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.workforce import Crew, Technician

Piece = tuple[int, int]


@frozen(eq=False)
class Visit:
    """An assignment with what it means.

    ``day`` is the site's local day of its start, ``pieces`` its segments in minutes
    of that day's wall clock, ``begins`` and ``ends`` its outer ends in minutes that
    can be compared across sites. ``strangers`` are ids that the workforce lacks;
    ``crew`` is None when it does not know the crew either. The ``escort`` is the same
    visit as those see it who are there beside the people.
    """

    assignment: Assignment
    order: WorkOrder
    crew: Crew | None
    people: tuple[Technician, ...]
    strangers: tuple[str, ...]
    day: date
    pieces: tuple[Piece, ...]
    begins: int
    ends: int
    stop: Location
    escort: "Visit | None" = None

    @property
    def planned(self) -> PlannedTask:
        """The task that is done."""
        return self.order.planned

    @property
    def subject(self) -> Subject:
        """What it is done on."""
        return self.order.subject

    @property
    def site(self) -> Site:
        """Where it is done."""
        return self.order.subject.site

    @property
    def last_day(self) -> date:
        """The site's local day on which its last piece begins."""
        return self.day + timedelta(days=max(self.pieces)[0] // DAY)

    def at_base(self, crew: Crew) -> tuple[date, tuple[Piece, ...]]:
        """Return day and pieces by the clock of the crew's site."""
        zone = crew.site.time_zone
        if zone.key == self.site.time_zone.key:
            return self.day, self.pieces
        return _by_wall_clock(self.assignment, zone)


@frozen(kw_only=True, eq=False)
class Case:
    """All that the judge looks at; assignments without segments are ``unreadable``."""

    portfolio: Portfolio
    history: History
    roster: Roster
    visits: tuple[Visit, ...]
    unreadable: tuple[Assignment, ...]

    @property
    def daily(self) -> Iterator[Visit]:
        """All visits, those of several days cut into what is done on each of them."""
        for visit in self.visits:
            yield from days_of(visit)

    @property
    def outings(self) -> Iterator[Visit]:
        """The same as each party sees it: those who do the work, and escorts."""
        for visit in self.daily:
            yield visit
            if visit.escort is not None:
                yield visit.escort

    @property
    def demand(self) -> Demand:
        """The demand that the roster answers."""
        return self.roster.demand


def read(roster: Roster, portfolio: Portfolio, history: History) -> Case:
    """Read a roster for judging."""
    readable = [a for a in roster.assignments if a.segments]
    visits = [_visit(a, roster.demand, portfolio) for a in readable]
    return Case(
        portfolio=portfolio,
        history=history,
        roster=roster,
        visits=tuple(sorted(visits, key=lambda v: (v.begins, v.order.id))),
        unreadable=tuple(a for a in roster.assignments if not a.segments),
    )


def days_of(visit: Visit) -> Iterator[Visit]:
    """Cut a visit that may pause, or goes on for days, into its parts."""
    whole = visit.planned.resolved.divisible is None
    if len(visit.pieces) == 1 or (whole and visit.last_day == visit.day):
        yield visit
        return
    opens = attrgetter("window.opens")
    for segment in sorted(visit.assignment.segments, key=opens):
        yield _on_one_day(visit, (segment,))


def _on_one_day(visit: Visit, segments: tuple[Segment, ...]) -> Visit:
    assignment = evolve(visit.assignment, segments=segments)
    day, pieces = _by_wall_clock(assignment, visit.site.time_zone)
    escort = visit.escort
    return evolve(
        visit,
        assignment=assignment,
        day=day,
        pieces=pieces,
        begins=min(_minute(s.window.opens) for s in segments),
        ends=max(_minute(s.window.closes) for s in segments),
        escort=None if escort is None else _on_one_day(escort, segments),
    )


def in_chain(order: WorkOrder) -> bool:
    """Tell whether an order is a visit of a chain, going by its task's own cycle."""
    cycle = order.planned.cycle
    return (
        order.origin is Origin.CYCLE
        and cycle is not None
        and isinstance(cycle.rhythm, Coupled)
    )


def extra_of(id: str, orders: Mapping[str, WorkOrder]) -> WorkOrder | None:
    """Return the order that an extra visit (``#37+1``) follows, if there is one."""
    stem, plus, number = id.rpartition("+")
    if not plus or not number.isdecimal() or number.startswith("0"):
        return None
    return orders.get(stem)


def violation(
    rule: Rule, text: Text, *visits: Visit, people: Iterable[str] | None = None
) -> Violation:
    """Make the violation that these visits commit; of all their people, if unsaid."""
    named = people if people is not None else _everybody(visits)
    return Violation(
        rule=rule,
        text=text,
        orders=tuple(sorted({visit.order.id for visit in visits})),
        people=tuple(sorted(set(named))),
        subject=visits[-1].subject.id,
        day=visits[-1].day,
    )


def violation_of(order: WorkOrder, rule: Rule, text: Text) -> Violation:
    """Make the violation that an order itself is, on the last day of its window."""
    return Violation(
        rule=rule,
        text=text,
        orders=(order.id,),
        subject=order.subject.id,
        day=order.window.closes,
    )


def _everybody(visits: Iterable[Visit]) -> Iterator[str]:
    for visit in visits:
        yield from (person.id for person in visit.people)
        yield from visit.strangers


def _visit(assignment: Assignment, demand: Demand, portfolio: Portfolio) -> Visit:
    order = demand.by_id.get(assignment.order.id, assignment.order)
    day, pieces = _by_wall_clock(assignment, order.subject.site.time_zone)

    def seen_by(party: Party, escort: Visit | None) -> Visit:
        known = portfolio.workforce.technicians
        ids = sorted({technician.id for technician in party.technicians})
        return Visit(
            assignment=assignment,
            order=order,
            crew=portfolio.workforce.crews.get(party.crew.id),
            people=tuple(known[id] for id in ids if id in known),
            strangers=tuple(id for id in ids if id not in known),
            day=day,
            pieces=pieces,
            begins=min(_minute(s.window.opens) for s in assignment.segments),
            ends=max(_minute(s.window.closes) for s in assignment.segments),
            stop=order.subject.location.stop,
            escort=escort,
        )

    beside = assignment.escort
    escort = seen_by(beside, None) if beside is not None else None
    return seen_by(Party(assignment.crew, assignment.technicians), escort)


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def _by_wall_clock(
    assignment: Assignment, zone: ZoneInfo
) -> tuple[date, tuple[Piece, ...]]:
    windows = [
        (s.window.opens.astimezone(zone), s.window.closes.astimezone(zone))
        for s in assignment.segments
    ]
    day = min(opens for opens, _ in windows).date()
    pieces = ((_of_day(opens, day), _of_day(closes, day)) for opens, closes in windows)
    return day, tuple(pieces)


def _of_day(moment: datetime, day: date) -> int:
    days = moment.toordinal() - day.toordinal()
    return days * DAY + moment.hour * 60 + moment.minute
