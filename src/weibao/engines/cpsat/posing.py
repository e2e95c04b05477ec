"""From orders and people to a puzzle, and back from its answer.

The tables of who may do what on which day are those of the local engine: the two
engines keep the same hard rules. An order without a place costs what the goals say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import define, field

from weibao.engines.columns import ANY_TIME, FOREVER
from weibao.engines.cpsat.puzzle import Choice, Path, Piece, Placed, Puzzle
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.state import DAYS, State
from weibao.engines.teams import forms_teams
from weibao.search import CannotSolve
from weibao.texts.text import Message, Text

MOST_CHOICES, MOST_STEPS = 20_000, 200_000
"""How many choices of people and day, and of what comes after what, are taken on."""


@define(eq=False)
class Posing:
    """Collects pieces and their choices, and knows what they were made of."""

    insertion: Insertion
    jobs: list[Job] = field(factory=list)
    pieces: list[Piece] = field(factory=list)
    choices: list[Choice] = field(factory=list)
    offers: list[Offer] = field(factory=list)
    routes: list[Route] = field(factory=list)
    _numbers: dict[int, int] = field(factory=dict)
    _on: dict[int, set[tuple[int, int]]] = field(factory=dict)
    _steps: int = 0

    @property
    def state(self) -> State:
        """Where what is not part of the puzzle stands."""
        return self.insertion.state

    def add(
        self,
        job: Job,
        offers: Iterable[tuple[int, Offer]],
        *,
        required: bool = False,
        at: int | None = None,
    ) -> int:
        """Add a job with those who may do it on which day; return its number.

        Args:
            job: the job.
            offers: days, and who may do it then.
            required: whether it may not be left out.
            at: the one minute at which it may begin, where it is not free.

        Raises:
            CannotSolve: the job needs something that the solver is not told of.
        """
        if job.escorts is not None:
            raise CannotSolve(ESCORT(order=job.id))
        if job.divisible is not None:
            raise CannotSolve(DIVISIBLE(order=job.id))
        apart = self.insertion.independences
        if apart is not None and apart.any and apart.concerns(job):
            raise CannotSolve(APART(order=job.id))
        number, columns = len(self.pieces), self.state.columns
        self.jobs.append(job)
        self.pieces.append(
            Piece(
                minutes=job.minutes,
                stop=job.stop,
                marks=columns.marks[job.row],
                exclusions=columns.exclusions[job.row],
                required=required,
            )
        )
        for day, offer in offers:
            starts = tuple(self._starts(job, offer)) if at is None else ((at, at),)
            if starts:
                self._choice(number, job, day, offer, starts, free=at is None)
        return number

    def _choice(
        self,
        number: int,
        job: Job,
        day: int,
        offer: Offer,
        starts: tuple[tuple[int, int], ...],
        *,
        free: bool,
    ) -> None:
        timed = job.begins is not None or not free
        paths = tuple(map(self._path, offer.routes))
        for path in paths:
            on = self._on.setdefault(path, set())
            before = len(on)
            on.add((number, offer.base))
            self._steps += len(on) ** 2 - before**2
        self.offers.append(offer)
        self.choices.append(
            Choice(
                piece=number,
                day=day,
                base=offer.base,
                people=offer.unit.people,
                paths=paths,
                starts=starts,
                step=1 if timed else self.state.workshop.grid,
            )
        )

    def _path(self, route: Route) -> int:
        key = route.resource * DAYS + route.day
        if key not in self._numbers:
            self._numbers[key] = len(self.routes)
            self.routes.append(route)
        return self._numbers[key]

    def _starts(self, job: Job, offer: Offer) -> Iterator[tuple[int, int]]:
        """Go through the minutes from when to when the job may begin."""
        begins = job.begins or (ANY_TIME, ANY_TIME, FOREVER)
        earliest = max(begins[0], self.state.columns.not_before[job.row])
        for opens, closes in self.insertion.places.hours(job.row, offer):
            first = max(opens, earliest)
            last = min(closes - job.minutes, begins[2])
            if first <= last:
                yield first, last

    def check(self, orders: int) -> None:
        """Refuse more than the solver can take.

        Args:
            orders: how many there are in all.

        Raises:
            CannotSolve: there are too many choices, or too much on the paths; or a rule
                holds that the solver is not told of.
        """
        if forms_teams(self.state.workshop.people.workforce):
            raise CannotSolve(TEAMS)
        if self.state.sheet is not None:
            raise CannotSolve(MONTHS)
        if self.state.workshop.people.in_a_row is not None:
            raise CannotSolve(IN_A_ROW)
        if self.state.visiting is not None:
            raise CannotSolve(VISITS)
        if self.state.reserving is not None:
            raise CannotSolve(RESERVE)
        if any(route.roams for route in self.routes):
            raise CannotSolve(NIGHTS)
        if len(self.choices) > MOST_CHOICES or self._steps > MOST_STEPS:
            raise CannotSolve(
                TOO_LARGE(orders=orders, most=MOST_CHOICES, steps=MOST_STEPS)
            )

    def puzzle(self, seed: int, limit: int) -> Puzzle:
        """Return the puzzle, without figures yet."""
        stops = {piece.stop for piece in self.pieces}
        bases = {choice.base for choice in self.choices}
        every = stops | bases
        travel = self.state.travel
        people = self.state.workshop.people
        return Puzzle(
            pieces=tuple(self.pieces),
            choices=tuple(self.choices),
            paths=tuple(Path(r.people, r.day, r.week) for r in self.routes),
            travel={(a, b): travel[a][b] for a in every for b in every},
            per_day=self.state.per_day,
            per_week=self.state.per_week,
            figures=(),
            seed=seed,
            limit=limit,
            spent=self._spent(),
            groups=tuple(
                tuple(sorted({people.numbers[one.id] for one in crew.members}))
                for crew in people.crews
                if crew.members
            ),
        )

    def _spent(self) -> Mapping[tuple[int, int], int]:
        """Return what everybody is busy with besides, by week."""
        return {
            (person, route.week): spent
            for route in self.routes
            for person in route.people
            if (spent := self.state.weeks.get(person * DAYS + route.week, 0))
        }

    def place(self, placed: Placed, off: Callable[[Job, int], int]) -> None:
        """Put what an answer places into the state.

        Args:
            placed: what is placed.
            off: prices a day of a job.
        """
        state = self.state
        in_order = sorted(placed.items(), key=lambda one: (one[1][1], one[0]))
        for piece, (choice, start) in in_order:
            job, offer = self.jobs[piece], self.offers[choice]
            day = self.choices[choice].day
            moves = ((job.row, start),)
            at = tuple(len(route.jobs) for route in offer.routes)
            slot = Slot(day, start, offer.unit, 0, offer, at, moves, off(job, day))
            state.place(job, slot)
        state.changes.clear()


TOO_LARGE = Message(
    zh="{orders:,} 张工单对引擎 cpsat 太多：人员与日期的组合超过 {most:,} 种，或先后"
    "超过 {steps:,} 种（请缩短计划期，或用 --engine local）",
    en="{orders:,} orders are too many for the engine cpsat: they have more than"
    " {most:,} choices of people and day, or {steps:,} of what follows what (shorten"
    " the horizon or use --engine local)",
)
ESCORT = Message(
    zh="引擎 cpsat 不安排陪同人员，而工单 {order} 需要（请用 --engine local）",
    en="the engine cpsat plans no escorts, and order {order} needs one (use --engine"
    " local)",
)
DIVISIBLE = Message(
    zh="引擎 cpsat 不把工作分段，而工单 {order} 可分段（请用 --engine local）",
    en="the engine cpsat does not divide work, and order {order} is divisible (use"
    " --engine local)",
)
APART = Message(
    zh="引擎 cpsat 不回避自查自检，而工单 {order} 需要（请用 --engine local）",
    en="the engine cpsat does not keep people from inspecting their own work, as order "
    "{order} asks (use --engine local)",
)
RESERVE = Text(
    "引擎 cpsat 不为应急预留工时（请用 --engine local）",
    "the engine cpsat holds no time back for urgent work (use --engine local)",
)
VISITS = Text(
    "引擎 cpsat 不计各处的上门次数（请用 --engine local）",
    "the engine cpsat does not count visits to places (use --engine local)",
)
TEAMS = Text(
    "引擎 cpsat 不按天组队（请用 --engine local）",
    "the engine cpsat does not form teams day by day (use --engine local)",
)
MONTHS = Text(
    "引擎 cpsat 不管月工时和加班（请用 --engine local）",
    "the engine cpsat does not reckon hours of months and overtime (use --engine"
    " local)",
)
IN_A_ROW = Text(
    "引擎 cpsat 不管连续工作天数（请用 --engine local）",
    "the engine cpsat does not count working days in a row (use --engine local)",
)
NIGHTS = Text(
    "引擎 cpsat 不管相邻两班间隔短于休息时间或跨时区的人员（请用 --engine local）",
    "the engine cpsat does not plan people whose shifts lie closer than their rest, or"
    " in several time zones (use --engine local)",
)
