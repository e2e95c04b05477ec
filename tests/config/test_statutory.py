"""Cycles that fall short of a norm."""

from datetime import timedelta
from fractions import Fraction

import pytest

from weibao import Basis, Choose, Cycle, Source, Task, Text
from weibao.config.statutory import factor_faults, loosened
from weibao.phrases import parse_cycle

LAW = Source(Basis.STATUTE, "Boiler Act", "s. 4")
CUSTOM = Source(Basis.PRACTICE, "custom")


YEARS = "in years 1, 4, 7, then every year"
AGES = "first at 5 years of age, then every 2 years"


def cycle(words: str) -> Cycle:
    """Read a cycle."""
    return parse_cycle(words)


def by(attribute: str, default: str, *cases: tuple[object, str]) -> Choose[Cycle]:
    """Make a cycle that depends on an attribute."""
    chosen = tuple((case, cycle(words)) for case, words in cases)
    return Choose(attribute, chosen, cycle(default))


def task(words: str | Choose[Cycle] | None, *sources: Source) -> Task:
    """Make a task with a cycle and sources."""
    return Task(
        code="check",
        title=Text.same("check"),
        cycle=cycle(words) if isinstance(words, str) else words,
        sources=sources,
        duration=timedelta(hours=1),
    )


@pytest.mark.parametrize(
    ("words", "sources", "factor", "said"),
    [
        ("at most 15 days apart", (LAW,), "1.01", "must not be stretched by a factor"),
        ("at most 15 days apart", (LAW,), "1", None),
        ("at most 15 days apart", (LAW,), "0.5", None),
        ("at most 15 days apart", (CUSTOM,), "2", None),
        ("once each month", (CUSTOM,), "2", "set the cycle instead"),
        ("every 1 day", (CUSTOM,), "0.5", "leaves nothing of 1 day"),
        (None, (CUSTOM,), "2", None),
    ],
)
def test_a_factor_loosens_no_law(
    words: str | None, sources: tuple[Source, ...], factor: str, said: str | None
) -> None:
    """It may shorten what a statute asks for, and needs an interval to work on."""
    found = [text.en for text in factor_faults(task(words, *sources), Fraction(factor))]
    assert len(found) == (said is not None)
    assert said is None or said in found[0]


QUARTERLY = "[once each quarter] [at most 4 months apart]"


@pytest.mark.parametrize(
    ("norm", "new", "refused"),
    [
        ("at most 15 days apart", "at most 16 days apart", True),
        ("at most 15 days apart", "at most 15 days apart", False),
        ("at most 15 days apart", "twice each month", True),
        ("at most 15 days apart", "once each week", False),
        ("at most 15 days apart", "every 14 days", False),
        ("at most 15 days apart", "at most 15 days apart, extended by up to 25%", True),
        (
            "at most 31 days apart, extended by up to 25%",
            "at most 31 days apart",
            False,
        ),
        ("at most 31 days apart, extended by up to 25%", "at most 38 days apart", True),
        ("at most 40 days apart", "20 to 40 days apart", False),
        ("once each month", "once each quarter", True),
        ("once each month", "every 1 month", False),
        ("once each quarter", "every 3 months", False),
        ("once each year", "every 365 days", False),
        ("once each month", f"all of {QUARTERLY}", True),
        ("at most 4 months apart", f"all of {QUARTERLY}", False),
        (f"all of {QUARTERLY}", f"all of {QUARTERLY}", False),
        (f"all of {QUARTERLY}", "once each month", False),
        (f"all of {QUARTERLY}", "every 6 months", True),
        (f"all of {QUARTERLY}", "at most 5 months apart", True),
        ("once each year", "every 13 months", True),
        ("once each month", "on 2026-01-10", False),
        ("20 to 40 days apart", "at most 40 days apart", True),
        ("20 to 40 days apart", "10 to 40 days apart", True),
        ("20 to 40 days apart", "25 to 40 days apart", False),
        ("20 to 40 days apart", "once each month", True),
        ("20 to 40 days apart", "every 30 days, from completion", False),
        ("20 to 40 days apart", "every 30 days, -14/+0 days, from completion", True),
        (YEARS, YEARS, False),
        (YEARS, "in years 1, 4, 7, then every 2 years", True),
        (YEARS, "in years 1, 2, 4, 7, then every year", False),
        (YEARS, "once each year", False),
        (YEARS, "every 2 years", True),
        (AGES, AGES, False),
        (AGES, "first at 6 years of age, then every 2 years", True),
        (AGES, "first at 5 years of age, then every 3 years", True),
        (AGES, "first at 4 years of age, then every 1 year", False),
        (f"{AGES}, scrapped at 10 years of age", AGES, True),
        (
            f"{AGES}, scrapped at 10 years of age",
            f"{AGES}, scrapped at 9 years of age",
            False,
        ),
        ("every 5 years, from 15 years of age every 1 year", "every 5 years", True),
        ("every 5 years, from 15 years of age every 1 year", "every 1 year", False),
        ("once each year, never deferred", "once each year", True),
        (
            "at most 31 days apart",
            "at most 31 days apart, with a grace from discovery",
            True,
        ),
        (
            "at most 31 days apart, with a grace from discovery",
            "at most 31 days apart, with a grace from discovery",
            False,
        ),
        ("once each year, never deferred", "once each month, never deferred", False),
        (
            "every 1 year, deferred by at most 30 days",
            "every 1 year, deferred by at most 10% up to 31 days",
            True,
        ),
        (
            "every 1 year, deferred by at most 30 days",
            "every 1 year, deferred by at most 10% up to 30 days",
            False,
        ),
        (
            "every 1 year",
            "every 1 year, aligned once to 07-10 up to 9 days later",
            True,
        ),
        ("every 1 month", "every 1 month, certified until permit_to", True),
        ("every 2 h while open", "every 2 h while open, ±15 min", False),
        ("every 2 h while open", "every 1 h while open", False),
        ("every 2 h while open", "every 3 h while open", True),
        ("every 2 h while open, and at closing", "every 1 h while open", True),
        ("every 2 h while open", "once each day", True),
        ("once each day", "every 2 h while open", False),
        ("every 1 day, at 08:00, 20:00", "every 1 day, at 08:00", True),
        ("every 1 day, at 08:00, 20:00", "every 12 h by the clock", False),
    ],
)
def test_a_cycle_must_not_come_more_rarely_than_the_law_asks(
    norm: str, new: str, refused: bool
) -> None:
    """What is rarer is refused with the norm named; as often or oftener is not."""
    said = loosened(task(norm, LAW), cycle(new))
    assert (said is not None) is refused
    assert said is None or "Boiler Act s. 4" in str(said)


def test_only_law_binds() -> None:
    """Custom may be departed from, and work on demand has nothing to fall short of."""
    rarely = cycle("once each year")
    assert loosened(task("once each month", CUSTOM), rarely) is None
    assert loosened(task(None, LAW), rarely) is None


LAW_BY_USE = by("use", "once each month", ("low", "once each quarter"))
LAW_BY_AGE = by("age", "once each year", ((15, None), "twice each year"))


@pytest.mark.parametrize(
    ("norm", "new", "refused"),
    [
        ("once each month", by("use", "once each month", ("high", "weekly")), False),
        ("once each month", by("use", "once each month", ("low", "yearly")), True),
        ("once each month", by("use", "yearly", ("high", "weekly")), True),
        (LAW_BY_USE, "once each month", False),
        (LAW_BY_USE, "once each quarter", True),
        (LAW_BY_USE, LAW_BY_USE, False),
        (LAW_BY_USE, by("use", "once each month", ("low", "yearly")), True),
        (LAW_BY_USE, by("use", "once each quarter", ("low", "weekly")), True),
        (LAW_BY_USE, by("age", "once each month", ((9, None), "weekly")), False),
        (LAW_BY_USE, by("age", "once each month", ((9, None), "quarterly")), True),
        (LAW_BY_AGE, LAW_BY_AGE, False),
        (LAW_BY_AGE, by("age", "yearly", ((10, None), "once each quarter")), False),
        (LAW_BY_AGE, by("age", "yearly", ((20, None), "once each quarter")), True),
        (LAW_BY_AGE, by("age", "yearly", ((15, 20), "once each quarter")), True),
    ],
)
def test_no_case_may_fall_short_of_the_law(
    norm: str | Choose[Cycle], new: str | Choose[Cycle], refused: bool
) -> None:
    """Whatever the attributes say, the new cycle must hold against the norm's then."""
    asked = cycle(new) if isinstance(new, str) else new
    assert (loosened(task(norm, LAW), asked) is not None) is refused


def test_the_case_that_the_law_asks_for_is_named() -> None:
    """The message says the norm for those attributes under which it is broken."""
    said = loosened(task(LAW_BY_USE, LAW), cycle("once each quarter"))
    assert said is not None
    assert "“once each month”" in said.en
    assert "“每月一次”" in said.zh
