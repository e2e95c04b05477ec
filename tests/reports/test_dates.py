"""Days and months as reports write them."""

from datetime import date

import pytest

from weibao.reports.dates import days_said, month_said
from weibao.spans import Window


@pytest.mark.parametrize(
    ("first", "last", "with_year", "zh", "en"),
    [
        ("2026-08-03", "2026-08-09", False, "8月3日–9日", "3–9 Aug"),
        ("2026-08-31", "2026-09-06", False, "8月31日–9月6日", "31 Aug – 6 Sep"),
        ("2026-08-03", "2026-08-03", False, "8月3日", "3 Aug"),
        ("2026-08-03", "2026-08-03", True, "2026年8月3日", "3 Aug 2026"),
        ("2026-08-03", "2026-08-09", True, "2026年8月3日–9日", "3–9 Aug 2026"),
        (
            "2026-08-31",
            "2026-09-06",
            True,
            "2026年8月31日–9月6日",
            "31 Aug – 6 Sep 2026",
        ),
        (
            "2026-12-28",
            "2027-01-03",
            True,
            "2026年12月28日–2027年1月3日",
            "28 Dec 2026 – 3 Jan 2027",
        ),
    ],
)
def test_a_stretch_of_days(
    first: str, last: str, with_year: bool, zh: str, en: str
) -> None:
    """A manager reads dates; what both ends share is said once."""
    days = Window(date.fromisoformat(first), date.fromisoformat(last))
    said = days_said(days, with_year=with_year)
    assert (said.zh, said.en) == (zh, en)


def test_a_month() -> None:
    """A month is said with its year."""
    said = month_said(date(2027, 6, 10))
    assert (said.zh, said.en) == ("2027年6月", "Jun 2027")
