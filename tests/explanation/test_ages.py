"""Why a date that years or an age decide is as it is."""

from portfolios import demand, done, estate, horizon, orders, task
from weibao.explanation import Explanation, explain
from weibao.records import Completion

OVER = horizon("2026-01-01", "2031-12-31")
LIFT = "in years 1, 4, 7, then every year, within 2 months before"


def explained(
    cycle: str, *records: Completion, installed: str = "2025-06-14"
) -> list[Explanation]:
    """Explain the open orders of a task with a cycle."""
    world = estate(
        task("service", cycle),
        installed=installed,
        records=records,
        records_from="2025-01-01",
    )
    there = demand(world, OVER)
    return [explain(one, there, history=world.history) for one in orders(there)]


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
