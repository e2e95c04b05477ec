"""Portfolios of subjects that are mostly alike, some of them with a past."""

from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st

from portfolios import (
    asset,
    calendar,
    demand,
    equipment,
    inclusion,
    place,
    portfolio,
    rule,
    site,
    task,
    with_records,
)
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import NextFrom
from weibao.cycles.gating import OnReturn
from weibao.cycles.inclusion import OnCommon
from weibao.cycles.regimes import Coupled
from weibao.equipment import Criticality, EquipmentType, Meter, Task
from weibao.inventory import Asset
from weibao.phrases.grammar import GRAMMAR
from weibao.policy import Rule, Selector, Suspension
from weibao.portfolio import Portfolio
from weibao.records import (
    Completion,
    Deferral,
    Edit,
    EditAction,
    Event,
    Finding,
    Reading,
    Record,
    StateChange,
)
from weibao.relations import Credit, Includes
from weibao.spans import Every, Horizon
from weibao.spans.hours import Hours
from weibao.spans.opening import Opening
from weibao.texts import Text

METERS = (
    Meter("hours", Text.same("hours"), "h"),
    Meter("door_cycles", Text.same("door cycles"), "switchings"),
    Meter("temperature", Text.same("temperature"), "°C", "gauge"),
    Meter("pressure", Text.same("pressure"), "MPa", "gauge"),
)

FIRST = date(2026, 1, 1)
PHRASES = sorted(
    {
        # What lies between dates of another task needs that task on the subject.
        *(one.en for one in GRAMMAR if "evenly between" not in one.en),
        "every 1 day",
        "every 10 days, catch up missed work",
        "every 1 month",
        "every 1 month, -5/+5 days, closed days after",
        "every 2 weeks, from completion",
        "every 1 month, from completion, catch up missed work",
        "every 1 month, merge missed work",
        "every 1 month, in 03-01..05-15",
        "3 times each quarter, until 2026-05-20",
        "at most 30 days apart, in season growing",
        "RRULE:FREQ=WEEKLY;INTERVAL=3",
        "every 1 day, at 08:00, not in 01-10..02-10 unless cleared",
        "at most 15 days apart, not in 01-10..01-20 unless cleared",
    }
)
"""Every kind of cycle that can be said, and what two of them make together."""
STIRRED = tuple(
    phrase
    for phrase in PHRASES
    if any(word in phrase for word in ("in_use", "used", "overload", "test", "years"))
)
"""Those that ask for more of a subject's past, or of itself, than what was done."""
LADDER = ("at most 15 days apart", "at most 60 days apart", "at most 1 year apart")
MADE = date(2016, 4, 1)
INSTALLED = (
    None,
    date(2019, 1, 29),
    date(2020, 2, 29),
    date(2025, 11, 30),
    date(2025, 12, 29),
    date(2026, 2, 10),
)


@frozen
class Alike:
    """A portfolio and what is to be planned in it."""

    portfolio: Portfolio
    horizon: Horizon
    as_of: date


@st.composite
def alikes(draw: st.DrawFn) -> Alike:
    """A portfolio with few types, installations and places, and many subjects."""
    kind = draw(_types())
    subjects = draw(_subjects(kind))
    limited = rule(valid_from=date(2026, 1, 15), valid_to=date(2026, 6, 15))
    rules = [draw(st.sampled_from([rule(), rule(), limited]))]
    pausing = [one.code for one in kind.tasks if _may_pause(one)]
    if pausing:
        rules += draw(st.lists(_suspensions(subjects, pausing), max_size=1))
    length, shift = draw(st.integers(0, 200)), draw(st.sampled_from([0, 0, 20, -30]))
    first = FIRST + timedelta(days=max(shift, 0))
    horizon = Horizon(first, first + timedelta(days=length))
    since = draw(st.sampled_from([None, None, "2025-12-01", "2025-06-01"]))
    world = portfolio(subjects, *rules, records_from=since)
    as_of = first - timedelta(days=shift)
    names = [one.id for one in demand(world, horizon, as_of=as_of).orders]
    records = draw(st.lists(_records(subjects, kind, names), max_size=6))
    unique = {one.id: one for one in records}
    return Alike(with_records(world, *unique.values()), horizon, as_of)


@st.composite
def _subjects(draw: st.DrawFn, kind: EquipmentType) -> list[Asset]:
    closed = draw(st.sets(st.integers(0, 200), max_size=5))
    days = [FIRST + timedelta(days=number) for number in closed]
    weekend = draw(st.sampled_from([(), (5, 6)]))
    known = evolve(calendar(days, weekend=weekend), announced_until=FIRST)
    here = site(Stack((known,)), seasons={"growing": ("03-01", "10-31")})
    tenant = calendar([FIRST + timedelta(days=n) for n in range(0, 200, 9)], code="t")
    shop = Opening(((Hours.between("08:00", "16:00"),),) * 7)
    places = [
        place("B0", here),
        place("B1", here, opening=shop),
        place("B2", here, own_calendars=(tenant,)),
    ]
    return [
        asset(
            id,
            kind,
            draw(st.sampled_from(places)),
            installed=draw(st.sampled_from(INSTALLED)),
            tags=draw(st.sampled_from([frozenset(), frozenset({"cleared"})])),
            formerly=draw(st.sampled_from([(), (), (), (f"old-{id}",)])),
            attributes=draw(st.sampled_from([{}, {}, {"manufactured": MADE}])),
        )
        for id in ("A", "A-1", "A.1", "B", "C")[: draw(st.integers(2, 5))]
    ]


@st.composite
def _types(draw: st.DrawFn) -> EquipmentType:
    kinds = st.sampled_from(PHRASES) | st.sampled_from(STIRRED)
    phrases = draw(st.lists(kinds, max_size=4))
    rank = st.sampled_from(Criticality)
    contained: Includes = ()
    if len(phrases) > 1:
        contained = draw(st.just(()) | _inclusions())
    tasks = [
        task(
            f"t{number}",
            phrase,
            criticality=draw(rank),
            includes=() if number else contained,
        )
        for number, phrase in enumerate(phrases)
    ]
    levels = [task(f"level{number}", LADDER[number]) for number in range(3)]
    levels = levels[: draw(st.sampled_from([0, 2, 3]))]
    ladder = [one.code for one in levels]
    asked = [task(code) for code in ("repair", "alteration", "test")]
    return equipment(*tasks, *levels, *asked, ladder=ladder, meters=METERS)


@st.composite
def _inclusions(draw: st.DrawFn) -> Includes:
    """The next task is part of one, and is done in its stead near it or merged."""
    credit = Credit(Every(days=10), Every(days=3))
    within = draw(st.sampled_from([0, 5, 20, 70]))
    return (
        inclusion(
            "t1",
            within=within,
            on_common=draw(st.sampled_from(OnCommon)),
            credit=draw(st.sampled_from([None, credit])),
        ),
    )


@st.composite
def _suspensions(draw: st.DrawFn, subjects: list[Asset], tasks: list[str]) -> Rule:
    """Some subjects are left alone for some days, or from a day on."""
    first = FIRST + timedelta(days=draw(st.integers(-20, 90)))
    length = draw(st.none() | st.integers(0, 60))
    pause = Suspension(
        first=first,
        last=None if length is None else first + timedelta(days=length),
        because=Text("改造", "rebuilding"),
        resume=OnReturn.GRID,
        tasks=tuple(tasks),
    )
    whose = draw(st.sets(st.sampled_from([one.id for one in subjects]), min_size=1))
    chosen = Selector(ids=frozenset(whose))
    return rule("stop", select=chosen, apply=(), suspensions=(pause,))


def _may_pause(one: Task) -> bool:
    cycle = one.cycle
    return isinstance(cycle, Cycle) and not isinstance(cycle.rhythm, Coupled)


def _records(
    subjects: list[Asset], kind: EquipmentType, orders: list[str]
) -> st.SearchStrategy[Record]:
    ids = st.integers(0, 10**6).map(str)
    days = st.integers(-60, 90).map(lambda number: FIRST + timedelta(days=number))
    whose = st.sampled_from([one.id for one in subjects])
    named = st.sampled_from(orders) if orders else st.just("demo/A/none/none")
    codes = st.sampled_from([one.code for one in kind.tasks])
    completions = st.builds(
        Completion,
        id=ids,
        subject=whose,
        task=codes,
        done=days,
        order=st.none() | named,
    )
    return st.one_of(
        completions,
        completions,
        st.builds(
            Deferral,
            id=ids,
            order=named,
            until=days,
            approved_on=st.just(date(2025, 11, 1)),
            by=st.just("chief"),
            because=st.just("parts"),
            next_from=st.sampled_from(NextFrom),
        ),
        st.builds(
            Edit,
            id=ids,
            order=named,
            action=st.just(EditAction.MOVE),
            made=st.just(date(2025, 11, 1)),
            to=days,
            follow=st.booleans(),
        ),
        st.builds(
            Finding,
            id=ids,
            subject=whose,
            condition=st.just("leak"),
            found=days,
            task=st.none() | codes,
        ),
        st.builds(
            Reading,
            id=ids,
            subject=whose,
            meter=st.just("hours"),
            value=st.floats(0, 1000),
            taken=days,
        ),
        st.builds(
            StateChange,
            id=ids,
            subject=whose,
            state=st.sampled_from(["in_use", "out_of_service"]),
            since=days,
        ),
        st.builds(
            Event, id=ids, subject=whose, event=st.just("overload"), happened=days
        ),
    )
