"""The length of one cycle, in months and days of the civil calendar."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text

NEGATIVE = Message(
    zh="时间长度不能为负：{months} 个月 {days} 天",
    en="a length of time cannot be negative: {months} months {days} days",
)

TOO_LONG = Message(
    zh="时间长度不能超过 {most} 年：{months} 个月 {days} 天",
    en="a length of time cannot be more than {most} years: {months} months {days} days",
)
MOST_YEARS = 300
"""How long the longest length is: no date reckoned with it leaves the calendar."""
CALENDAR_SLACK = Fraction(102, 100)
"""What lengths may differ by as months are reckoned at 30 days: 365 days are a year,
and 91 days a quarter."""

# The fewest days that so many months, from none to eleven, can last.
SHORTEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)


@frozen(order=False)
class Every:
    """A number of months and days, added months first.

    A day that the target month lacks becomes the last day of that month. Dates are
    counted from the anchor in one step (`after` with ``times``), never by adding
    again and again: 31 January, 28 February, 31 March.
    """

    months: int = field(default=0)
    days: int = field(default=0)

    def __attrs_post_init__(self) -> None:
        if self.months < 0 or self.days < 0:
            raise InvalidValue(NEGATIVE(months=self.months, days=self.days))
        if self.about_days > MOST_YEARS * 365:
            raise InvalidValue(
                TOO_LONG(most=MOST_YEARS, months=self.months, days=self.days)
            )

    def __bool__(self) -> bool:
        return bool(self.months or self.days)

    def after(self, day: date, times: int = 1) -> date:
        """Return the date this many intervals later (earlier where negative)."""
        if self.months:
            day = _months_on(day, self.months * times)
        return day + timedelta(days=self.days * times) if self.days else day

    def before(self, day: date) -> date:
        """Return the date one interval earlier."""
        return self.after(day, -1)

    @property
    def about_days(self) -> int:
        """The length in days for comparing and for percentages: 30 to a month."""
        return self.months * 30 + self.days

    @property
    def least_days(self) -> int:
        """A number of days that this interval never falls short of."""
        years, months = divmod(self.months, 12)
        return years * 365 + SHORTEST[months] + self.days

    def text(self) -> Text:
        """Say the length, in the largest units that are exact."""
        zh, en = [], []
        years, months = divmod(self.months, 12)
        for number, unit_zh, unit_en in (
            (years, "年", "year"),
            (months, "个月", "month"),
        ):
            if number:
                zh.append(f"{number}{unit_zh}")
                en.append(f"{number} {unit_en}{'s' if number != 1 else ''}")
        if self.days:
            zh.append(f"{self.days}天")
            en.append(f"{self.days} day{'s' if self.days != 1 else ''}")
        return Text("".join(zh) or "0天", " ".join(en) or "0 days")


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    number = day.day
    if number > 28:
        number = min(number, monthrange(year, month + 1)[1])
    return date(year, month + 1, number)
