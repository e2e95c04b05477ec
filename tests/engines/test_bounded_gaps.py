"""Rosters of chains whose gaps have a least, an extension, a cap or a number."""

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import calendar, done, estate, horizon, task
from staffing import crew, days_of, leave, person, rostered, staffed
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import MaximumGap
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.verifier import verify

ONE = timedelta(days=1)
SPRING = horizon("2026-01-12", "2026-04-30")


def late_by(rhythm: MaximumGap, past: Sequence[date], turn: date) -> int:
    """Return by how many days a turn is later than all its bounds, day by day."""
    days = rhythm.every.days
    most = past[-1] + days * ONE
    if rhythm.extension is not None:
        most += int(rhythm.extension.percent * days / 100) * ONE
    if rhythm.cap is not None and len(past) >= rhythm.cap.gaps:
        together = int(rhythm.cap.factor * days) * ONE
        most = min(most, past[-rhythm.cap.gaps] + together)
    return max(0, (turn - most).days)


def least_of(rhythm: MaximumGap) -> int:
    """Return the least days between two turns."""
    return rhythm.least.days if rhythm.least is not None else 1


@st.composite
def rhythms(draw: st.DrawFn) -> MaximumGap:
    """Draw a gap in days with bounds of every sort."""
    least = draw(st.integers(1, 14))
    most = least + draw(st.integers(0, 20)) + 1
    words = (
        f"{least} to {most} days apart" if least > 1 else f"at most {most} days apart"
    )
    if most >= 8 and draw(st.booleans()):
        words += ", extended by up to 25%"
        if draw(st.booleans()):
            words += ", any 3 together at most 3.25 intervals"
    elif draw(st.booleans()) and least * 2 < 28:
        words += ", twice each month"
    rhythm = parse_cycle(words).rhythm
    assert isinstance(rhythm, MaximumGap)
    return rhythm


def one_asset(rhythm: MaximumGap, closed: Sequence[date], *when: date) -> Portfolio:
    """Make one asset under a gap, with closed days and what was done."""
    stack = Stack((calendar(closed),))
    world = estate(task("service", Cycle(rhythm)), stack=stack)
    return evolve(world, records=tuple(done(one) for one in when))


def made(roster: Roster, world: Portfolio) -> list[date]:
    """Return the days of all visits, those on record among them."""
    return sorted([*(one.done for one in world.history.completions), *days_of(roster)])


absences = st.lists(st.tuples(st.integers(0, 170), st.integers(0, 40)), max_size=3).map(
    lambda some: [(SPRING.first + a * ONE, a, b) for a, b in some]
)


@given(
    rhythms(),
    st.integers(1, 40),
    st.lists(st.integers(0, 180), max_size=40),
    st.lists(st.tuples(st.integers(0, 160), st.integers(1, 30)), max_size=2),
)
def test_every_bound_is_kept_or_the_visit_is_late(
    rhythm: MaximumGap,
    ago: int,
    closed: list[int],
    away: list[tuple[int, int]],
) -> None:
    """No visit comes too early; one past a bound says so; the judge agrees."""
    first = SPRING.first
    world = one_asset(rhythm, [first + n * ONE for n in closed], first - ago * ONE)
    leaves = tuple(
        leave(str(first + a * ONE), str(first + (a + b) * ONE)) for a, b in away
    )
    world = staffed(world, crew("c", person("an", absences=leaves)))
    roster = rostered(world, SPRING)
    past = [first - ago * ONE]
    for one in sorted(roster.assignments, key=lambda one: one.day):
        assert (one.day - past[-1]).days >= least_of(rhythm)
        late = late_by(rhythm, past, one.day)
        if rhythm.quota is None:
            assert (one.late.days if one.late else 0) == late
        elif late:
            assert one.late is not None
            assert one.late.days >= late
        past.append(one.day)
    verdict = verify(roster, world, world.history)
    assert [str(one.line().en) for one in verdict.violations] == []


@given(
    st.integers(1, 12),
    st.integers(8, 40),
    st.lists(st.integers(0, 100), max_size=30),
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 20)), max_size=2),
    st.lists(st.integers(0, 20), max_size=4, unique=True),
)
def test_a_season_gets_its_number_or_a_visit_is_late(
    times: int,
    most: int,
    closed: list[int],
    away: list[tuple[int, int]],
    when: list[int],
) -> None:
    """The judge agrees with the roster on what a season still needs."""
    words = f"4 to {most} days apart, at least {times} times each season"
    cycle = parse_cycle(f"{words}, in 01-02..04-10")
    opens = date(2026, 1, 2)
    stack = Stack((calendar([SPRING.first + n * ONE for n in closed]),))
    world = estate(task("service", cycle), stack=stack)
    before = [day for n in when if (day := opens + n * ONE) < SPRING.first]
    records = tuple(map(done, [opens - ONE, *before]))
    leaves = tuple(
        leave(str(SPRING.first + a * ONE), str(SPRING.first + (a + b) * ONE))
        for a, b in away
    )
    people = crew("c", person("an", absences=leaves))
    world = staffed(evolve(world, records=records), people)
    roster = rostered(world, SPRING)
    verdict = verify(roster, world, world.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    if not closed and not away and not before:
        assert (
            len([day for day in days_of(roster) if day <= date(2026, 4, 10)]) >= times
        )
