"""How long before its date an order is released: 5 days, 5 working days, 80%."""

import re

from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.release import Lead
from weibao.cycles.window import Percent
from weibao.phrases.lengths import LENGTH, parse_every
from weibao.phrases.numerals import ANY_CASE, NUMBER, read_number, tidy
from weibao.phrases.percentages import PERCENT, parse_percent, percent_text
from weibao.texts.text import Text

WORKING_DAYS = (
    rf"{NUMBER} ?(?:(?:working|business|work)[ -]?days?(?![A-Za-z])|个?工作日)"
)
AHEAD = rf"(?:{WORKING_DAYS}|{LENGTH})"


def parse_lead(text: str) -> Lead:
    """Read a lead: a length of time, working days, or a share of the interval.

    >>> parse_lead("5 working days").days
    5
    """
    words = tidy(text)
    if re.fullmatch(WORKING_DAYS, words, ANY_CASE):
        number = re.match(NUMBER, words)
        assert number is not None
        return WorkingDays(read_number(number[0]))
    if re.fullmatch(PERCENT, words, ANY_CASE):
        return Percent(parse_percent(words))
    return parse_every(words)


def lead_text(lead: Lead) -> Text:
    """Say a lead."""
    if isinstance(lead, WorkingDays):
        days = lead.days
        plural = "s" * (days != 1)
        return Text(f"{days}个工作日", f"{days} working day{plural}")
    if isinstance(lead, Percent):
        return Text.same(percent_text(lead.percent))
    return lead.text()
