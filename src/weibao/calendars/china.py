"""China's public holidays with their make-up working days.

Sources: the State Council's yearly notices on holiday arrangements (2024, 2025, 2026);
for later years, which are announced each November, the days fixed by the Regulation
on Public Holidays of 2024-11-10 that need no lunar calendar. Days after
`ANNOUNCED_UNTIL` are therefore provisional, and so are days before `ANNOUNCED_FROM`,
of which nothing is listed here.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.calendars.working import WorkingCalendar
from weibao.texts.text import Text

ANNOUNCED_FROM = date(2024, 1, 1)
ANNOUNCED_UNTIL = date(2026, 12, 31)
ESTIMATED_UNTIL_YEAR = 2050

NEW_YEAR = Text("元旦", "New Year's Day")
SPRING_FESTIVAL = Text("春节", "Spring Festival")
QINGMING = Text("清明节", "Qingming")
LABOUR_DAY = Text("劳动节", "Labour Day")
DRAGON_BOAT = Text("端午节", "Dragon Boat Festival")
MID_AUTUMN = Text("中秋节", "Mid-Autumn Festival")
NATIONAL_DAY = Text("国庆节", "National Day")
BOTH_AUTUMN = Text("国庆节、中秋节", "National Day and Mid-Autumn Festival")

# Each line: the holiday, its first and its last day off, weekends inside included.
BREAKS: tuple[tuple[Text, str, str], ...] = (
    (NEW_YEAR, "2024-01-01", "2024-01-01"),
    (SPRING_FESTIVAL, "2024-02-10", "2024-02-17"),
    (QINGMING, "2024-04-04", "2024-04-06"),
    (LABOUR_DAY, "2024-05-01", "2024-05-05"),
    (DRAGON_BOAT, "2024-06-10", "2024-06-10"),
    (MID_AUTUMN, "2024-09-15", "2024-09-17"),
    (NATIONAL_DAY, "2024-10-01", "2024-10-07"),
    (NEW_YEAR, "2025-01-01", "2025-01-01"),
    (SPRING_FESTIVAL, "2025-01-28", "2025-02-04"),
    (QINGMING, "2025-04-04", "2025-04-06"),
    (LABOUR_DAY, "2025-05-01", "2025-05-05"),
    (DRAGON_BOAT, "2025-05-31", "2025-06-02"),
    (BOTH_AUTUMN, "2025-10-01", "2025-10-08"),
    (NEW_YEAR, "2026-01-01", "2026-01-03"),
    (SPRING_FESTIVAL, "2026-02-15", "2026-02-23"),
    (QINGMING, "2026-04-04", "2026-04-06"),
    (LABOUR_DAY, "2026-05-01", "2026-05-05"),
    (DRAGON_BOAT, "2026-06-19", "2026-06-21"),
    (MID_AUTUMN, "2026-09-25", "2026-09-27"),
    (NATIONAL_DAY, "2026-10-01", "2026-10-07"),
)

MAKE_UP_DAYS = (
    "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 "
    "2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 "
    "2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10"
)

# The statutory days that fall on the same date each year.
FIXED_DAYS: tuple[tuple[Text, int, int], ...] = (
    (NEW_YEAR, 1, 1),
    (LABOUR_DAY, 5, 1),
    (LABOUR_DAY, 5, 2),
    (NATIONAL_DAY, 10, 1),
    (NATIONAL_DAY, 10, 2),
    (NATIONAL_DAY, 10, 3),
)


def _announced() -> Iterator[tuple[date, Text]]:
    for title, first, last in BREAKS:
        day = date.fromisoformat(first)
        while day <= date.fromisoformat(last):
            yield day, title
            day += timedelta(days=1)


def _estimated() -> Iterator[tuple[date, Text]]:
    for year in range(ANNOUNCED_UNTIL.year + 1, ESTIMATED_UNTIL_YEAR + 1):
        for title, month, day in FIXED_DAYS:
            yield date(year, month, day), title


CHINA = WorkingCalendar(
    code="CN",
    title=Text("中国法定节假日", "China public holidays"),
    closed=dict([*_announced(), *_estimated()]),
    opened=frozenset(map(date.fromisoformat, MAKE_UP_DAYS.split())),
    announced_until=ANNOUNCED_UNTIL,
    announced_from=ANNOUNCED_FROM,
)
