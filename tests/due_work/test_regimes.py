"""Several regimes at once: windows in common, conflicts, and what counts for which."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, demand, done, estate, orders, task
from strategies import regimes_at_once
from weibao.cycles.cycle import Cycle
from weibao.cycles.joint import Joint
from weibao.cycles.regimes import AllOf
from weibao.errors import InvalidValue
from weibao.orders import Demand, WorkOrder
from weibao.phrases import parse_cycle
from weibao.spans import Horizon, Window

ONE = timedelta(days=1)
THREE_AUTHORITIES = (
    "all of [the fire code: 9 to 15 months apart] "
    "[the hospital: every 12 months, -30/+30 days, from completion] "
    "[the insurer: once each year and at most 12 months apart, less a day]"
)
LEASE = (
    "all of [the law: once each quarter] [the insurer: at most 4 months apart] "
    "[the lease: every 3 months, from 2026-02-15, -10/+10 days]"
)
SURVEYED = (
    "all of [the class: every 12 months, from 2023-04-15, within 2 months before and "
    "2 weeks after, at the anniversary] [the insurer: at most 14 months apart]"
)
IN_SPRING = (
    "all of [the council: once in each of 03-01..05-31] "
    "[the insurer: at most 13 months apart] [the law: once each year]"
)
LISTED = (
    "all of [TSG T7001: in years 1, 4, 7, then every year, within 2 months before] "
    "[the insurer: at most 3 years apart]"
)
BEFORE_RAIN = (
    "all of [the council: before 05-01..09-30, within 45 days] "
    "[the lease: every 12 months, from completion, -30/+30 days]"
)
BY_INSTALLATION = "all of [every 3 months, -10/+10 days] [at most 4 months apart]"


def planned(cycle: str, *when: str, length: int = 1500) -> Demand:
    """Return the demand after the last of some completions."""
    records = [done(one) for one in when]
    world = estate(
        task("service", parse_cycle(cycle)), records=records, installed="2025-01-31"
    )
    first = records[-1].done + ONE
    return demand(world, Horizon(first, first + length * ONE))


def following(cycle: str, *when: str) -> WorkOrder:
    """Return the order after some completions."""
    return orders(planned(cycle, *when))[0]


def window(opens: str, closes: str) -> Window[date]:
    """Make a window."""
    return Window(day(opens), day(closes))


@pytest.mark.parametrize(
    ("cycle", "made", "opens", "closes"),
    [
        (THREE_AUTHORITIES, ["2025-05-01"], "2026-04-01", "2026-04-30"),
        (LEASE, ["2026-02-15"], "2026-05-05", "2026-05-25"),
        (LEASE, ["2026-02-05"], "2026-05-05", "2026-05-25"),
        (LEASE, ["2026-03-05"], "2026-05-05", "2026-05-25"),  # late for the lease
        (LEASE, ["2025-12-20"], "2026-02-05", "2026-02-25"),
        (BY_INSTALLATION, ["2025-02-01"], "2025-04-20", "2025-05-10"),
        (IN_SPRING, ["2025-04-20"], "2026-03-01", "2026-05-20"),
        (IN_SPRING, ["2025-05-31"], "2026-03-01", "2026-05-31"),
        (SURVEYED, ["2024-04-20"], "2025-02-16", "2025-04-29"),
        (SURVEYED, ["2024-12-01"], "2025-02-16", "2025-04-29"),  # early: for no date
        (LISTED, ["2025-01-31"], "2025-11-01", "2026-01-31"),
        (LISTED, ["2026-01-31"], "2028-11-01", "2029-01-31"),
        (LISTED, ["2025-12-20"], "2028-11-01", "2028-12-20"),
        (LISTED, ["2026-02-10"], "2028-11-01", "2029-01-31"),  # late for year 1
        (BEFORE_RAIN, ["2025-04-20"], "2026-03-21", "2026-04-30"),
        (BEFORE_RAIN, ["2025-03-20"], "2026-03-17", "2026-04-19"),
        (BEFORE_RAIN, ["2025-05-02"], "2026-04-02", "2026-04-30"),  # late for 2025
        (IN_SPRING, ["2025-07-01"], "2026-03-01", "2026-05-31"),  # late for the spring
    ],
)
def test_the_days_that_all_allow(
    cycle: str, made: list[str], opens: str, closes: str
) -> None:
    """It begins with the last regime to begin and ends with the first to end."""
    found = following(cycle, *made)
    assert found.window == window(opens, closes)
    assert found.occurrence.conflict is None


def test_a_turn_without_a_day_is_told_and_kept() -> None:
    """It says which two regimes, the nearest days of both, and keeps the limit."""
    torn, after = orders(planned(LEASE, "2026-01-10"))[:2]
    conflict = torn.occurrence.conflict
    assert conflict is not None
    assert (conflict.closing.by.en, conflict.last) == ("the lease", day("2026-02-25"))
    assert (conflict.opening.by.en, conflict.first) == ("the law", day("2026-04-01"))
    assert torn.window == window("2026-02-25", "2026-02-25")
    assert after.occurrence.conflict is None


def test_a_day_that_tears_the_next_turn_is_avoided() -> None:
    """A forecast that aims at 1 January would leave the year after it no day."""
    cycle = (
        "all of [once each year] [at most 12 months apart, less a day, aim 185 days]"
    )
    first, second = orders(planned(cycle, "2025-06-30", length=1000))[:2]
    assert (first.due, first.window.opens) == (day("2026-01-02"), day("2026-01-01"))
    assert second.occurrence.conflict is None


def test_what_is_too_early_for_one_counts_for_another() -> None:
    """The insurer counts from 1 August; the band from 1 June, the last that counts."""
    cycle = (
        "all of [the band: 2 to 4 months apart] [the insurer: at most 3 months apart]"
    )
    found = following(cycle, "2026-06-01", "2026-07-01")
    assert found.window == window("2026-08-01", "2026-10-01")


@pytest.mark.parametrize(
    ("cycle", "fault", "zh"),
    [
        ("[20 to 30 days apart] [at most 10 days apart]", "20 days at least", "20"),
        ("[9 to 15 months apart] [at most 6 months apart]", "cannot both", "不能"),
        ("[once each year] [at most 4 months apart]", "cannot both", "不能"),
        ("[twice each month] [every 1 month, +9 days]", "cannot both", "不能"),
        (
            "[every 3 months, from 2026-01-01, -9/+9 days] "
            "[every 3 months, from 2026-02-15, -9/+9 days]",
            *("no day in common", "没有一天"),
        ),
        ("[once each year]", "all of", "all of"),
        ("[every 3 months] [once each quarter]", "-10/+10 days", "-10/+10天"),
        ("[every 1 month, -15/+15 days] [once each month]", "touch", "相接"),
        ("[every 250 h] [once each month]", "first of", "先到者"),
        ("[every 3 months, +9 days, late-tolerant] [monthly]", "from comp", "自完成"),
        (
            "[every 1 year, +9 days, aligned once to 07-10 up to 2 months later] "
            "[once each year]",
            *("anchor", "起算日"),
        ),
        ("[once each day] [at most 2 days apart]", "every day", "每天"),
        ("[once each month, in 04-01..06-30] [monthly]", "of the whole", "写在外面"),
        (
            "[once each month] [at most 2 months apart], in 04-01..06-30",
            *("once in each of", "各一次"),
        ),
        (
            "[once in each of 03-01..05-31] [once in each of 09-01..11-30]",
            *("no day in common", "没有一天"),
        ),
        (
            "[once in each of 03-01..03-31, 04-01..04-30] [once each half-year]",
            *("no day in common", "没有一天"),
        ),
        (
            "[once in each of 03-01..05-31] "
            "[every 12 months, from 2019-09-01, -20/+20 days]",
            *("no day in common", "没有一天"),
        ),
        (
            "[once in each of 03-01..03-31, 04-01..04-30] [at most 7 months apart]",
            *("no day in common", "没有一天"),
        ),
        ("[in years 1, 4 only] [at most 3 years apart]", "then every", "以后每年"),
        (
            "[in years 3, then every 3 years] [at most 12 months apart]",
            *("cannot both", "不能"),
        ),
        (
            "[before 05-01..09-30, within 45 days] [once in each of 06-01..08-31]",
            *("no day in common", "没有一天"),
        ),
        ("[once in each of season growing] [once each year]", "03-17..04-30", "各一次"),
    ],
)
def test_what_can_never_be_kept_is_refused(cycle: str, fault: str, zh: str) -> None:
    """The refusal says what would be right, in both languages."""
    with pytest.raises(InvalidValue) as refused:
        parse_cycle(f"all of {cycle}")
    assert fault in refused.value.text.en
    assert zh in refused.value.text.zh


@given(regimes_at_once(), st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.data())
def test_every_visit_planned_lies_in_each_regimes_days_or_is_told(
    rhythm: AllOf, last: date, data: st.DataObject
) -> None:
    """By the days planned each window is that of the regimes, or they have none."""
    earlier = data.draw(st.lists(st.integers(1, 200), max_size=3))
    made = [last]
    for apart in earlier:
        made.insert(0, made[0] - apart * ONE)
    world = estate(
        task("service", Cycle(rhythm)),
        records=[done(str(one)) for one in made],
        installed="2024-01-31",
    )
    joint = Joint(rhythm.regimes, day("2024-01-31"))
    counted = joint.counted(made)
    for order in orders(demand(world, Horizon(last + ONE, last + 800 * ONE))):
        common = joint.window(counted)
        told = order.occurrence.conflict
        assert (common is None) == (told is not None)
        if common is not None:
            assert order.window == common
            assert order.due in common
        counted = [*counted, order.due]
