"""Why a date that years or an age decide is as it is."""

import pytest

from portfolios import day, demand, done, estate, horizon, orders, task
from weibao.explanation import Explanation, explain
from weibao.records import Completion

OVER = horizon("2026-01-01", "2031-12-31")
LIFT = "in years 1, 4, 7, then every year, within 2 months before"


def explained(
    cycle: str,
    *records: Completion,
    installed: str = "2025-06-14",
    made: str | None = None,
) -> list[Explanation]:
    """Explain the open orders of a task with a cycle."""
    world = estate(
        task("service", cycle),
        installed=installed,
        attributes={"made": day(made)} if made else {},
        records=records,
        records_from="2025-01-01",
    )
    today = max([OVER.first, *(one.done for one in records)])
    there = demand(world, OVER, as_of=today)
    return [
        explain(one, there, history=world.history)
        for one in orders(there)
        if one.completion is None
    ]


def test_a_listed_year_is_counted_from_its_base_month() -> None:
    """It is said what the base is, and how many years on it is due."""
    first, fourth = explained(LIFT)
    assert "It counts from the installation on 2025-06-14." in first.paragraph.en
    assert (
        "In year 4 after the base month 2025-06 it is due by the end of that month, "
        "on 2029-06-30. It must be done from 2029-04-01 to 2029-06-30."
    ) in fourth.paragraph.en
    assert "起算月 2025-06 之后第 4 年，期限为当月月末 2029-06-30。" in (
        fourth.paragraph.zh
    )
    [cause] = fourth.of("due")
    assert cause.facts == {"base_month": "2025-06", "year": 4, "day": "2029-06-30"}
    stated = explained(f"{LIFT}, from 2025-05-01")
    assert "It counts from the date stated, 2025-05-01." in stated[0].paragraph.en


def test_a_year_counted_anew_names_what_began_it() -> None:
    """After an alteration the base is the month of its inspection."""
    found = explained(
        f"{LIFT}, anew after alteration", done("2025-09-20", "alteration")
    )
    assert "It counts anew from 2025-09-20, when alteration was done." in (
        found[0].paragraph.en
    )
    assert "2025-09-20 完成了 alteration，从那时重新起算。" in found[0].paragraph.zh
    assert "on 2026-09-30" in found[0].paragraph.en
    assert found[0].of("origin")[0].facts["from"] == "anew"


GOVERNOR = (
    "every 2 years, from 15 years of age every 1 year, scrapped at 30 years of age, "
    "age since made"
)


def test_the_age_of_a_part_and_what_it_decides() -> None:
    """The birth, the last completion, the stage, and the end of life are named."""
    found = explained(GOVERNOR, done("2026-03-10"), made="2012-05-01")
    assert (
        "Its age counts from the made, 2012-05-01. It counts from the last "
        "completion, on 2026-03-10 (record A1-service-2026-03-10). At 15 years of "
        "age, on 2027-05-01, another interval begins, and work is due. It is scrapped "
        "at 30 years of age: nothing is due from 2042-05-01 on."
    ) in found[0].paragraph.en
    assert (
        "2027-05-01 满15年，从此另按一个周期，当天应做一次。" in found[0].paragraph.zh
    )
    assert "planned for 2027-05-01" in found[1].paragraph.en
    assert (
        "From 15 years of age on it is every 1 year: 2027-05-01 plus 1 year is "
        "2028-05-01."
    ) in found[1].paragraph.en
    assert found[0].of("end_of_life")[0].facts == {"day": "2042-05-01"}


@pytest.mark.parametrize("grid", ["", ", on a fixed grid"])
def test_the_first_time_and_what_is_not_stated(grid: str) -> None:
    """Without the attribute it is said that the age counts from elsewhere."""
    powder = "first at 1 year of age, then every 2 years, age since made" + grid
    found = explained(powder)
    assert (
        "It does not state made; its age counts from 2025-06-14. It is first due at "
        "1 year of age, 2026-06-14."
    ) in found[0].paragraph.en
    assert "2026-06-14 plus 2 years is 2028-06-14." in found[1].paragraph.en
    anew = explained(
        powder + ", anew after swap", done("2026-05-05", "swap"), installed="2020-06-14"
    )
    assert "It counts anew from 2026-05-05, when swap was done." in anew[0].paragraph.en
    assert "first due at 1 year of age, 2027-05-05" in anew[0].paragraph.en
