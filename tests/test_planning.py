"""Making the plan: rules in order, and every field with where it came from."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from portfolios import (
    YEAR,
    asset,
    at_most,
    demand,
    equipment,
    estate,
    grid,
    months,
    orders,
    place,
    portfolio,
    quota,
    rule,
    site,
    task,
)
from weibao.amounts import Amount, Choose
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Interval
from weibao.equipment import Criticality, Need, Position
from weibao.errors import InvalidValue
from weibao.inventory import Asset
from weibao.plan import Plan, PlannedTask, Provenance
from weibao.planning import Unplannable, make_plan
from weibao.policy import (
    Addition,
    Change,
    NamedTechnicians,
    Place,
    Rule,
    Selector,
    SwitchOff,
)
from weibao.portfolio import Portfolio
from weibao.spans import Every, Hours
from weibao.texts import Text

MONTHLY, QUARTERLY = quota(1, Period.MONTH), quota(1, Period.QUARTER)
WHY = Text("业主要求", "as the owner asked")
HERE = Place(file="policy.yaml", line=7)


def change(code: str, name: str, value: object, line: int = 7) -> Change:
    """Make a change with its reason and place."""
    where = Place(file="policy.yaml", line=line)
    return Change(task=code, field=name, value=value, because=WHY, place=where)  # type: ignore[arg-type]  # a field's name


def one(world: Portfolio, code: str = "service", subject: str = "A1") -> PlannedTask:
    """Return the planned task of a subject."""
    found = make_plan(world).of(subject, code)
    assert found is not None
    return found


def codes(plan: Plan, subject: str = "A1") -> list[str]:
    """Return the tasks planned for a subject."""
    return [task.task.code for task in plan.tasks if task.subject.id == subject]


INSPECT, SERVICE, REPAIR = (
    task("inspect", MONTHLY),
    task("service", QUARTERLY),
    task("repair"),
)


@pytest.mark.parametrize(
    ("apply", "expected"),
    [
        (None, ["inspect", "repair", "service"]),
        ((), ["repair"]),
        (("service",), ["repair", "service"]),
        (("service", "repair"), ["repair", "service"]),
    ],
)
def test_a_rule_applies_all_some_or_none(
    apply: tuple[str, ...] | None, expected: list[str]
) -> None:
    """All cyclic tasks, those named, or none; work on demand is always there."""
    world = estate(INSPECT, SERVICE, REPAIR, rules=[rule(apply=apply)])
    assert codes(make_plan(world)) == expected


def test_rules_build_on_one_another_in_order() -> None:
    """What one rule drops a later one may bring back, and the last change holds."""
    off = SwitchOff(task="service", because=WHY)
    twice = [
        rule("company", off=(off,), changes=(change("inspect", "cycle", QUARTERLY),)),
        rule(
            "site", apply=("service",), changes=(change("inspect", "cycle", MONTHLY),)
        ),
    ]
    world = estate(INSPECT, SERVICE, rules=twice)
    assert codes(make_plan(world)) == ["inspect", "service"]
    assert one(world, "inspect").cycle == MONTHLY
    turned = estate(INSPECT, SERVICE, rules=twice[::-1])
    assert codes(make_plan(turned)) == ["inspect"]
    assert one(turned, "inspect").cycle == QUARTERLY


def test_a_rule_reaches_what_it_selects_and_no_more() -> None:
    """Only selected subjects get the tasks; the others are told to be unreached."""
    world = estate(
        INSPECT, REPAIR, assets=3, rules=[rule(select=Selector(ids=frozenset({"A2"})))]
    )
    plan = make_plan(world)
    assert [codes(plan, id) for id in ("A1", "A2", "A3")] == [
        ["repair"],
        ["inspect", "repair"],
        ["repair"],
    ]
    assert [subject.id for subject in plan.unreached] == ["A1", "A3"]


@pytest.mark.row("S049")
def test_the_cycle_says_where_it_came_from() -> None:
    """The type's own cycle by default; the policy's with the one that it replaced."""
    own = one(estate(SERVICE))
    assert own.cycle == QUARTERLY
    assert own.resolved.provenance["cycle"] == Provenance(layer="type", by="pump")
    changed = one(
        estate(
            SERVICE,
            rules=[rule("mine", changes=(change("service", "cycle", MONTHLY),))],
        )
    )
    assert changed.cycle == MONTHLY
    origin = changed.resolved.provenance["cycle"]
    assert (origin.layer, origin.by, origin.place) == ("site", "mine", HERE)
    assert origin.because == WHY
    assert origin.instead_of is not None
    assert origin.instead_of.en == "once each quarter"
    assert origin.instead_of.zh == "每季度一次"
    assert changed.resolved.provenance["duration"].layer == "type"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("duration", timedelta(minutes=90), "1 h"),
        ("need", Need((Position(count=2),)), "people: 1"),
        ("criticality", Criticality.SAFETY, "routine"),
        ("hours", Hours(480, 600), "nothing said"),
        ("every_day", True, "no"),
        ("crew", "lift", "nothing said"),
        ("title", Text("保养", "upkeep"), "service"),
    ],
)
def test_every_field_can_be_changed(name: str, value: object, said: str) -> None:
    """A change sets its field, and says in words what stood there before."""
    world = estate(SERVICE, rules=[rule(changes=(change("service", name, value),))])
    resolved = one(world).resolved
    assert getattr(resolved, name) == value
    instead = resolved.provenance[name].instead_of
    assert instead is not None
    assert said in instead.en
    assert instead.zh


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (Hours(480, 600), "08:00-10:00"),
        (Hours(1320, 1800), "22:00-06:00"),
    ],
)
def test_what_a_second_change_replaces(before: Hours, said: str) -> None:
    """A change of a change names the former change's value."""
    world = estate(
        SERVICE,
        rules=[
            rule("a", changes=(change("service", "hours", before),)),
            rule("b", apply=(), changes=(change("service", "hours", None, 9),)),
        ],
    )
    origin = one(world).resolved.provenance["hours"]
    assert str(origin.instead_of) == said
    assert (origin.by, origin.place.line) == ("b", 9)


def test_a_change_to_a_task_that_does_not_apply_is_of_no_effect() -> None:
    """Changing what is switched off brings nothing back."""
    off = SwitchOff(task="service", because=WHY)
    world = estate(
        INSPECT,
        SERVICE,
        rules=[rule(off=(off,), changes=(change("service", "cycle", MONTHLY),))],
    )
    assert codes(make_plan(world)) == ["inspect"]


def test_a_policy_can_add_a_task_of_its_own() -> None:
    """An added task is planned, and says by which rule and why."""
    wash = task("wash", MONTHLY)
    world = estate(
        INSPECT,
        rules=[
            rule("committee", additions=(Addition(task=wash, because=WHY, place=HERE),))
        ],
    )
    assert codes(make_plan(world)) == ["inspect", "wash"]
    origin = one(world, "wash").resolved.provenance["cycle"]
    assert (origin.by, origin.because, origin.place) == ("committee", WHY, HERE)
    assert one(world, "wash").resolved.rule == "committee"


# Crews


def crews(*rules: Rule) -> dict[str, str | None]:
    """Return the crew of each task of an asset under these rules."""
    world = estate(INSPECT, SERVICE, REPAIR, rules=rules)
    return {t.task.code: t.resolved.crew for t in make_plan(world).tasks}


def test_a_rules_crew_does_what_the_rule_applies() -> None:
    """Each rule's tasks go to its crew; repairs to the first, or to the one for all."""
    some = [
        rule("a", apply=("service",), crew="fitters"),
        rule("b", apply=("inspect",), crew="patrol"),
    ]
    assert crews(*some) == {
        "inspect": "patrol",
        "service": "fitters",
        "repair": "fitters",
    }
    assert crews(rule(crew="all")) == dict.fromkeys(
        ("inspect", "service", "repair"), "all"
    )
    assert crews(rule(), *some)["inspect"] == "patrol"


def test_a_rule_that_applies_nothing_gives_its_crew_everything() -> None:
    """A rule for the crew alone is for all tasks that apply so far."""
    assert crews(rule(), rule("c", apply=(), crew="night")) == dict.fromkeys(
        ("inspect", "service", "repair"), "night"
    )


# Validity


def test_a_task_holds_on_the_days_of_all_its_rules() -> None:
    """Rules of two years, each applying the task, make it hold in both."""
    years = [
        rule(f"y{year}", valid_from=date(year, 1, 1), valid_to=date(year, 12, 31))
        for year in (2025, 2026)
    ]
    resolved = one(estate(SERVICE, rules=years)).resolved
    assert (resolved.valid_from, resolved.valid_to) == (
        date(2025, 1, 1),
        date(2026, 12, 31),
    )
    forever = one(estate(SERVICE, rules=[*years, rule("ever")])).resolved
    assert (forever.valid_from, forever.valid_to) == (None, None)


# Attributes

BY_FLOORS = Amount(timedelta(minutes=20), {"floors": timedelta(seconds=90)})


def houses(*floors: int | None, cycle: Cycle = MONTHLY) -> list[Asset]:
    """Return assets with so many floors."""
    type_ = equipment(task("service", cycle, duration=BY_FLOORS))
    at = place("B1", site())
    return [
        asset(f"A{n}", type_, at, attributes={"floors": f} if f is not None else {})
        for n, f in enumerate(floors, 1)
    ]


def test_durations_follow_attributes_in_whole_minutes() -> None:
    """Twenty minutes and a half more than one a floor, rounded up, with the reason."""
    world = portfolio(houses(10, 11))
    lengths = [t.resolved.duration for t in make_plan(world).tasks]
    assert lengths == [timedelta(minutes=35), timedelta(minutes=37)]
    origin = one(world).resolved.provenance["duration"]
    assert origin.attributes == (("floors", "10"),)
    assert one(world).resolved.provenance["cycle"].attributes == ()


def test_all_missing_attributes_are_named_at_once() -> None:
    """Each subject that lacks what its duration needs is told, with the task."""
    with pytest.raises(InvalidValue) as caught:
        make_plan(portfolio(houses(None, 3, None)))
    for words in (caught.value.text.en, caught.value.text.zh):
        assert words.count("'floors'") == 2
        assert "A1" in words
        assert "A2" not in words
        assert "A3" in words


def test_people_by_attribute_fall_back_on_their_default() -> None:
    """A choice whose attribute is missing takes its default, and says it is missing."""
    pair, one_person = Need((Position(count=2),)), Need()
    need = Choose("grade", (("A", pair),), one_person)
    type_ = equipment(task("service", MONTHLY, need=need))
    at = place("B1", site())
    world = portfolio(
        [asset("A1", type_, at, attributes={"grade": "A"}), asset("A2", type_, at)]
    )
    assert one(world).resolved.need == pair
    assert one(world).resolved.provenance["need"].attributes == (("grade", "A"),)
    assert one(world, subject="A2").resolved.need == one_person
    origin = one(world, subject="A2").resolved.provenance["need"]
    assert origin.attributes == (("grade", ""),)


def test_the_cycle_may_follow_an_attribute() -> None:
    """Each asset has the case that its attribute chooses, and it is no work on demand.

    What a change puts in its place is said with all its cases.
    """
    service = task("service", Choose("usage", (("high", MONTHLY),), QUARTERLY))
    type_ = equipment(service, task("repair"))
    at = place("B1", site())
    stated = [("A1", "high"), ("A2", "low"), ("A3", "high")]
    assets = [asset(id, type_, at, attributes={"usage": how}) for id, how in stated]
    plan = make_plan(portfolio([*assets, asset("A4", type_, at)]))
    found = {
        one.subject.id: (one.cycle, one.resolved.provenance["cycle"].attributes)
        for one in plan.tasks
        if one.task is service
    }
    assert found == {
        "A1": (MONTHLY, (("usage", "high"),)),
        "A2": (QUARTERLY, (("usage", "low"),)),
        "A3": (MONTHLY, (("usage", "high"),)),
        "A4": (QUARTERLY, (("usage", ""),)),
    }
    assert not plan.unreached
    assert type_.repair is type_.by_task["repair"]
    changed = rule(changes=(change("service", "cycle", QUARTERLY),))
    origin = one(portfolio(assets, changed)).resolved.provenance["cycle"]
    assert origin.attributes == ()
    assert origin.instead_of == Text(
        "随usage而定：每月一次（high）；其他每季度一次",
        "by usage: once each month (high); otherwise once each quarter",
    )


@pytest.mark.feature("F003")
def test_one_policy_drives_many_assets() -> None:
    """One rule over 500 assets: 500 planned tasks, one resolved task, one change."""

    def plan(*changes: Change) -> Plan:
        return make_plan(
            estate(SERVICE, INSPECT, assets=500, rules=[rule(changes=changes)])
        )

    before, after = plan(), plan(change("service", "cycle", MONTHLY))
    assert len(before.tasks) == 1000
    assert len({id(planned.resolved) for planned in before.tasks}) == 2
    for planned in after.tasks:
        former = before.by_id[planned.id].cycle
        is_service = planned.task.code == "service"
        assert planned.cycle == (MONTHLY if is_service else former)


def test_attributes_that_decide_alike_share_a_task() -> None:
    """Assets of equal floors share one resolved task, others have their own."""
    plan = make_plan(portfolio(houses(*(n % 3 for n in range(30)))))
    assert len({id(planned.resolved) for planned in plan.tasks}) == 3


# Ladders and outage groups


def test_a_ladder_joins_the_levels_that_apply() -> None:
    """Levels switched off, or no longer longest gaps, leave the ladder to the rest."""
    levels = ("light", "middle", "deep")
    tasks = [task(code, at_most(15 * 6**n)) for n, code in enumerate(levels)]

    def ladder(*rules: Rule) -> dict[str, tuple[str, ...]]:
        plan = make_plan(estate(*tasks, ladder=levels, rules=rules))
        return {
            planned.task.code: tuple(level.task.code for level in planned.ladder)
            for planned in plan.tasks
        }

    assert ladder() == dict.fromkeys(levels, levels)
    off = SwitchOff(task="middle", because=WHY)
    assert ladder(rule(off=(off,))) == dict.fromkeys(
        ("light", "deep"), ("light", "deep")
    )
    yearly = change("deep", "cycle", Cycle(Interval(months(12))))
    assert ladder(rule(changes=(yearly,))) == {
        "light": ("light", "middle"),
        "middle": ("light", "middle"),
        "deep": (),
    }
    assert ladder(rule(apply=("light",))) == {"light": ()}


def test_assets_of_one_building_are_not_out_together() -> None:
    """It holds the assets of one type in one building, or at one stop outside any."""
    type_ = equipment(SERVICE, outage_within="building", outage_at_most=2)
    on = site()
    towers = [place(id, on) for id in ("B1", "B2")]
    roof = place("R1", on, "roof", parent=towers[0])
    yard = place("Y1", on, "yard")
    world = portfolio(
        [
            asset(id, type_, at)
            for id, at in zip("ABCDE", [towers[0], roof, *towers, yard], strict=True)
        ]
    )
    plan = make_plan(world)
    found = {one.subject.id: one.outage_group for one in plan.tasks}
    groups = {id: "".join(sorted(g.members)) for id, g in found.items() if g}
    assert groups == {"A": "ABC", "B": "ABC", "C": "ABC", "D": "D", "E": "E"}
    assert {group.at_most for group in found.values() if group} == {2}


def test_types_of_one_outage_group_are_not_out_together() -> None:
    """The least number counts; an escalator stands in for no lift."""
    fields = {"outage_group": "lift", "outage_within": "building"}
    traction = equipment(SERVICE, code="traction", outage_at_most=2, **fields)
    hydraulic = equipment(SERVICE, code="hydraulic", **fields)
    escalator = equipment(SERVICE, code="escalator", outage_within="building")
    home = place("B1", site())
    types = (traction, traction, hydraulic, escalator)
    world = portfolio(
        asset(id, type_, home) for id, type_ in zip("ABCD", types, strict=True)
    )
    found = {one.subject.id: one.outage_group for one in make_plan(world).tasks}
    groups = {
        id: ("".join(sorted(g.members)), g.at_most) for id, g in found.items() if g
    }
    assert groups == {"A": ("ABC", 1), "B": ("ABC", 1), "C": ("ABC", 1), "D": ("D", 1)}


@pytest.mark.row("S028")
def test_inspection_and_washing_of_an_exterior_are_two_series() -> None:
    """Four and two orders a year, and one series moves without the other."""
    inspect = task("inspect", QUARTERLY)

    def dates(wash: Cycle) -> tuple[list[date], list[date]]:
        found = demand(estate(inspect, task("wash", wash)), YEAR)
        return (
            [order.due for order in orders(found, "inspect")],
            [order.due for order in orders(found, "wash")],
        )

    inspections, washes = dates(grid(Every(months=6), "2026-03-01"))
    moved_inspections, moved_washes = dates(grid(Every(months=6), "2026-04-01"))
    assert (len(inspections), len(washes)) == (4, 2)
    assert inspections == moved_inspections
    assert not set(washes) & set(moved_washes)


JUNE = {"valid_from": date(2026, 6, 1), "valid_to": date(2026, 6, 30)}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({}, {"off": (SwitchOff(task="service", because=WHY),)}, "changes service"),
        ({}, {"changes": (change("service", "cycle", MONTHLY),)}, "changes service"),
        ({}, {"crew": "night", "apply": ()}, "changes service"),
        (
            {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 2, 28)},
            {},
            "on days apart",
        ),
    ],
)
def test_a_rule_of_some_days_cannot_change_what_holds_on_others(
    first: dict[str, Any], second: dict[str, Any], said: str
) -> None:
    """A task is the same on all its days, so what would make it two is refused."""
    rules = [rule("first", **first), rule("june", **{**JUNE, **second})]
    with pytest.raises(Unplannable, match=said) as refusal:
        make_plan(estate(SERVICE, assets=2, rules=rules))
    (fault,) = refusal.value.faults
    assert fault.rule == "june"


def test_a_rule_may_change_what_it_applies_itself() -> None:
    """Rules of the same days, or of days that touch, make one task of both."""
    changes = (change("service", "cycle", MONTHLY),)
    may = {"valid_from": date(2026, 5, 1), "valid_to": date(2026, 5, 31)}
    rules = [rule("may", **may), rule("june", **JUNE)]
    found = one(estate(SERVICE, rules=rules)).resolved
    assert (found.valid_from, found.valid_to) == (may["valid_from"], JUNE["valid_to"])
    alone = [rule("june", changes=changes, crew="night", **JUNE)]
    assert one(estate(SERVICE, rules=alone)).cycle == MONTHLY


def test_like_subjects_share_what_rules_derive() -> None:
    """A stretched cycle and people named are made once for all that they are for."""
    named = NamedTechnicians(barred=frozenset({"an"}), because=WHY)
    rules = [
        rule(),
        rule(apply=(), changes=(change("service", "cycle", grid(months(2))),)),
        rule(apply=(), changes=(change("service", "factor", Fraction(2)),)),
        rule(apply=(), technicians=named),
    ]
    plan = make_plan(estate(SERVICE, assets=3, rules=rules))
    [resolved] = {planned.resolved for planned in plan.tasks}
    assert resolved.need.barred == {"an"}
    assert resolved.cycle == grid(months(4))
