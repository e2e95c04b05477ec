"""The verdict on a lawful roster, and what counts as lawful."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from roster_mutations import (
    Spoil,
    absent,
    added,
    as_of,
    assigned,
    barred,
    both,
    changed,
    clocks,
    declared,
    limited,
    moved,
    overdue,
    person,
    replanned,
    sent,
    without,
)
from rosters import Compound, compound
from weibao.equipment import Criticality
from weibao.inventory import Location
from weibao.roster import Lateness, Reason
from weibao.spans import Hours
from weibao.texts import Text
from weibao.verifier import Rule, Verification, verify
from weibao.workforce import Certificate, Limits


def judge(world: Compound) -> Verification:
    """Judge the compound's roster."""
    return verify(world.roster, world.portfolio, world.history)


def test_a_lawful_roster_has_no_violations() -> None:
    """What is lawful passes; what is declared or inherited is listed as a breach."""
    verdict = judge(compound())
    assert verdict.ok
    assert verdict.violations == ()
    assert [(b.rule, b.orders, b.day) for b in verdict.breaches] == [
        (Rule.INHERITED, ("demo/L3/half_monthly/s#1",), date(2026, 3, 2)),
        (Rule.LATE, ("demo/P1/service/2026",), date(2026, 3, 9)),
    ]


def test_the_verdict_is_said_in_both_languages() -> None:
    """A summary comes first, then a line for each remark, in Chinese and English."""
    words = judge(without("P4")(compound())).text()
    assert words.en.splitlines()[:2] == [
        "violations: 1; declared breaches: 2",
        "violation [order_missing] order demo/P4/service/2026 is not accounted for "
        "(demo/P4/service/2026)",
    ]
    assert words.zh.splitlines()[:2] == [
        "违规 1 处，已申报的超期 2 处",
        "违规 [order_missing] 工单 demo/P4/service/2026 没有去向"
        "（demo/P4/service/2026）",
    ]


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_says_what_it_demands(rule: Rule) -> None:
    """A rule has a sentence of its own in both languages."""
    sentences = [other.text for other in Rule]
    assert rule.text.zh
    assert rule.text.en
    assert sentences.count(rule.text) == 1


def test_remarks_are_sorted_and_typed() -> None:
    """A violation names rule, orders, people, subject and day, and comes in order."""
    spoil = both(sent("P4", "kai"), moved("+", "03-16 09:30-10:30"), without("G1"))
    verdict = judge(spoil(compound()))
    assert [
        (v.rule, v.orders, v.people, v.subject, v.day) for v in verdict.violations
    ] == [
        (
            Rule.CREW_MEMBER,
            ("demo/P4/service/2026",),
            ("kai",),
            "P4",
            date(2026, 3, 9),
        ),
        (Rule.ORDER_MISSING, ("demo/G1/trim/2026",), (), "G1", date(2026, 3, 16)),
        *(
            (
                Rule.DOUBLE_BOOKING,
                ("demo/L2/half_monthly/s#1+1", "demo/L3/half_monthly/s#2"),
                (who,),
                "L2",
                date(2026, 3, 16),
            )
            for who in ("an", "chen")
        ),
    ]


LAWFUL: dict[str, Spoil] = {
    "a certificate on its last day": both(
        sent("L2#1", "bo chen"),
        person(
            "bo",
            lambda one: evolve(
                one, certificates=(Certificate(code="T", valid_to=date(2026, 3, 10)),)
            ),
        ),
    ),
    "two certificates of one code, one of them valid": person(
        "an",
        lambda one: evolve(
            one,
            certificates=(
                Certificate(code="T", valid_to=date(2025, 12, 31)),
                Certificate(code="T", valid_from=date(2026, 1, 1)),
            ),
        ),
    ),
    "the only certified person listed second": sent("L1#1", "chen an"),
    "employed from the day itself": person(
        "fei",
        lambda one: evolve(
            one, employed_from=date(2026, 3, 9), employed_to=date(2026, 3, 9)
        ),
    ),
    "away when the work is over": absent("fei", "03-09", "11:10-12:00"),
    "a whole crew less the one on leave": both(
        sent("G1", "gao"), absent("he", "03-05")
    ),
    "just time for the way": moved("P4", "03-09 10:05-11:05"),
    "just time from base": moved("P1", "03-09 08:05-09:05"),
    "just time to base": moved("G1", "03-05 08:05-09:05"),
    "just the hours of a day": limited(Limits(per_day=timedelta(minutes=135))),
    "just the hours of a week": limited(Limits(per_week=timedelta(minutes=200))),
    "just before the quiet hours": both(
        moved("P4", "03-09 09:30-10:30"), moved("P1", "03-09 11:00-12:00")
    ),
    "what the law asks for in a blackout": lambda world: replanned(
        world, "G1", lambda one: evolve(barred(one), criticality=Criticality.STATUTORY)
    ),
    "one lift of a building after the other": sent(
        "+", "lin bo", when="03-11 10:00-11:00"
    ),
    "two lifts in two buildings": sent("+", "lin bo", when="03-16 09:00-10:00"),
    "work across two shifts that overlap": person(
        "fei",
        lambda one: evolve(
            one,
            shifts=(
                evolve(one.shifts[0], hours=Hours.between("08:00", "10:30"), breaks=()),
                evolve(one.shifts[0], hours=Hours.between("10:00", "17:00"), breaks=()),
            ),
        ),
    ),
    "the whole night in one shift": moved("N1#2", "03-08 05:25-05:55"),
    "a second extra visit": added(
        lambda w: w.demand.chains[1].extra(w.order("L2#1"), 2),
        "lift: an lin",
        "03-19 09:00-10:00",
    ),
}


@pytest.mark.parametrize("name", LAWFUL)
def test_what_is_just_lawful_passes(name: str) -> None:
    """Limits belong to what is allowed, and nobody is blamed without cause."""
    verdict = judge(LAWFUL[name](compound()))
    assert verdict.ok, str(verdict.text())


def test_facts_come_from_the_portfolio_not_from_the_roster() -> None:
    """People as the roster carries them may say what they like."""
    world = compound()
    certified = evolve(world.person("chen"), certificates=(Certificate(code="T"),))
    best = evolve(certified, skills={"lift": 9})
    one = assigned(world, "L1#1")
    spoilt = changed("L1#1", lambda _, __: evolve(one, technicians=(best, best)))
    assert judge(spoilt(world)).rules == {Rule.PEOPLE}
    pair = (world.person("ding"), best)
    spoilt = changed("L1#1", lambda _, __: evolve(one, technicians=pair))
    assert judge(spoilt(world)).rules == {Rule.SKILL}


def test_another_zones_clock_breaks_the_clock_rule_alone() -> None:
    """The same instants written in UTC are judged as the site's local times."""
    verdict = judge(clocks("R1#1", utc=True)(compound()))
    assert [(v.rule, v.day) for v in verdict.violations] == [
        (Rule.CLOCK, date(2026, 3, 7))
    ]


def test_lateness_before_the_horizon_is_inherited() -> None:
    """A window that had closed before the horizon makes a declared breach inherited."""
    late = Lateness(17, Reason.INHERITED, date(2026, 2, 20))
    spoil = both(overdue("P4", "2026-02-06", "2026-02-20"), declared("P4", late))
    verdict = judge(spoil(compound()))
    assert verdict.ok, str(verdict.text())
    inherited = [b.subject for b in verdict.breaches if b.rule is Rule.INHERITED]
    assert inherited == ["L3", "P4"]


@pytest.mark.parametrize(
    ("opens", "closes", "rule"),
    [
        ("2026-02-20", "2026-03-01", Rule.INHERITED),
        ("2026-02-20", "2026-03-02", Rule.LATE),
        ("2026-03-07", "2026-03-08", Rule.LATE),
    ],
)
def test_what_the_past_made_late_is_found_without_the_rosters_word(
    opens: str, closes: str, rule: Rule
) -> None:
    """Lateness is inherited where no day to work was left, whatever the reason says."""
    limit = date.fromisoformat(closes)
    days = (date(2026, 3, 9) - limit).days
    late = Lateness(days, Reason.NO_TECHNICIAN_FREE, limit)
    world = both(overdue("P4", opens, closes), declared("P4", late))(compound())
    verdict = judge(world)
    assert verdict.ok, str(verdict.text())
    assert [b.rule for b in verdict.breaches if b.subject == "P4"] == [rule]


def test_days_on_which_nobody_may_work_leave_lateness_inherited() -> None:
    """As of a Saturday a window that closes on Sunday leaves a pump no open day."""
    world = both(
        without("L3#1"), without("G1"), overdue("P4", "2026-02-20", "2026-03-08")
    )(compound())
    late = Lateness(1, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 8))
    world = as_of("2026-03-07")(declared("P4", late)(world))
    breaches = judge(world).breaches
    assert [b.rule for b in breaches if b.subject == "P4"] == [Rule.INHERITED]


@pytest.mark.parametrize(
    ("when", "rules"),
    [
        ("03-09 08:30-09:30", set()),
        ("03-09 07:15-08:15", {Rule.BASE, Rule.WORKING_HOURS}),
        ("03-09 15:30-16:30", {Rule.SHIFT}),
    ],
)
def test_shifts_follow_the_clock_of_the_crews_base(when: str, rules: set[Rule]) -> None:
    """People of a base one hour ahead come and go an hour earlier on site."""
    world = compound()
    force = world.portfolio.workforce
    tokyo = evolve(
        force.crews["power"].site, id="tokyo", time_zone=ZoneInfo("Asia/Tokyo")
    )
    base = Location(id="T0", title=Text.same("T0"), site=tokyo)
    crews = {**force.crews, "power": evolve(force.crews["power"], base=base)}
    force = evolve(force, crews=crews)
    world = evolve(world, portfolio=evolve(world.portfolio, workforce=force))
    spoil = both(moved("P1", when), moved("P4", "03-10 09:30-10:30"))
    verdict = judge(spoil(world))
    assert verdict.rules == rules, str(verdict.text())
