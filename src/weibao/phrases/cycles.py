"""Cycle phrases: every 6 months, -10/+10 days, keep the grid."""

from collections.abc import Callable, Iterable

from weibao.cycles.cycle import Cycle
from weibao.cycles.regimes import Regime
from weibao.cycles.rhythms import OnlyOnEvents
from weibao.errors import InvalidValue
from weibao.phrases.assembling import assembled
from weibao.phrases.clock_texts import clock_texts
from weibao.phrases.day_texts import day_texts, season_texts
from weibao.phrases.deferral_clauses import deferral_texts
from weibao.phrases.event_clauses import event_texts
from weibao.phrases.numerals import quote, tidy
from weibao.phrases.reading import read_phrase
from weibao.phrases.regimes import read_regime
from weibao.phrases.release_clauses import release_texts
from weibao.phrases.rhythm_texts import own_texts, rhythm_text
from weibao.phrases.room_clauses import tolerance_texts
from weibao.phrases.state_clauses import state_texts
from weibao.texts.text import Message, Text

COMMA = Text("，", ", ")
AFTER_THE_RHYTHM: tuple[Callable[[Cycle], Iterable[Text]], ...] = (
    clock_texts,
    tolerance_texts,
    own_texts,
    season_texts,
    day_texts,
    state_texts,
    event_texts,
    release_texts,
    deferral_texts,
)
"""What is said after how often, in this order."""


def parse_cycle(text: str) -> Cycle:
    """Read a cycle phrase; its parts may come in any order.

    >>> parse_cycle("every 6 months, -10/+10 days, keep the grid") == parse_cycle(
    ...     "每6个月，-10/+10天，保持基准"
    ... )
    True
    """
    phrase = read_phrase(text)
    if "events" in phrase.parts and not phrase.others:
        phrase.parts.setdefault("rhythm", OnlyOnEvents())
    rules = (phrase.parts, *(parts for _, parts in phrase.others))
    if any("rhythm" not in rule for rule in rules):
        raise InvalidValue(NO_RHYTHM(text=quote(tidy(text))))
    return assembled(phrase, parse_cycle)


def parse_regime(text: str) -> Regime:
    """Read one of several regimes: a cycle, after what it is by where that is said.

    >>> parse_regime("the lease: every 3 months, -10/+10 days").by.en
    'the lease'
    """
    return read_regime(tidy(text), parse_cycle)


def cycle_text(cycle: Cycle) -> Text:
    """Say a cycle as a phrase that reads back as the same cycle.

    >>> cycle_text(parse_cycle("monthly")).en
    'once each month'
    """
    said = [rhythm_text(cycle.rhythm, cycle_text)]
    for texts in AFTER_THE_RHYTHM:
        said += texts(cycle)
    phrase, *suffixes = [one for one in said if one]
    for suffix in suffixes:
        phrase += COMMA + suffix
    return phrase


NO_RHYTHM = Message(
    zh="周期“{text}”没有说明多久一次（应写成 每3个月、每月一次 或 间隔不超过15天）",
    en="the cycle {text!r} does not say how often (write every 3 months, "
    "once each month or at most 15 days apart)",
)
