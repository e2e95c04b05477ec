"""Several rhythms for one task, in phrases: the first, the last, all of them."""

import re

from attrs import frozen

from weibao.cycles.metered import Metered
from weibao.cycles.rhythms import Interval, Member, Plain, Several, Together
from weibao.cycles.shift import FLOATING
from weibao.phrases.clause import Clause
from weibao.phrases.lengths import NUMBERED, parse_every
from weibao.phrases.numerals import ANY_CASE
from weibao.phrases.units import UNITS_OF, parse_units
from weibao.texts.text import Text

LENGTH = rf"(?:{UNITS_OF}|{NUMBERED})"
EITHER = rf"{LENGTH}(?: ?(?:or every|or|或者每|或者|或每|或) ?{LENGTH})+"
BRACKETED = r"\[[^\[\]]*\](?: ?(?:[,，、;；]|and|和|与|且)? ?\[[^\[\]]*\])+"


@frozen
class Quoted:
    """Several cycles as they were written, each in brackets."""

    texts: tuple[str, ...]
    rule: Together


@frozen
class AllQuoted:
    """Several regimes as they were written, each in brackets."""

    texts: tuple[str, ...]


def parse_either(text: str) -> Several:
    """Read lengths of which each restarts with the work.

    >>> [type(one.rhythm).__name__ for one in parse_either("250 h or 1 year").members]
    ['Metered', 'Interval']
    """
    words = [found[0] for found in re.finditer(LENGTH, text, ANY_CASE)]
    return Several(tuple(Member(_restarting(one)) for one in words))


def _restarting(text: str) -> Plain:
    if re.fullmatch(UNITS_OF, text, ANY_CASE):
        units = parse_units(text)
        return Metered(every=units.number, unit=units.unit, shift=FLOATING)
    return Interval(parse_every(text), FLOATING)


def quoted(text: str) -> tuple[str, ...]:
    """Take the texts out of their brackets."""
    return tuple(re.findall(r"\[([^\[\]]*)\]", text))


SEVERAL = Clause(
    "rhythm",
    ("every {either}",),
    ("每{either}",),
    lambda either: either,
    Text("每250小时或12个月", "every 250 h or 12 months"),
    Text(
        "先到的那个到期；做完后各个都从完成重新算起",
        "due with the first of them; the work restarts them all",
    ),
)
JOINED = {
    Together.FIRST: Clause(
        "rule",
        ("whichever comes first", "whichever <is|occurs> <first|sooner|earlier>"),
        ("以先到者为准", "<以|>先<到者|到|达到者|达到>为准"),
        lambda: Together.FIRST,
        Text(
            "每250小时或12个月，以先到者为准",
            "every 250 h or 12 months, whichever comes first",
        ),
        Text(
            "明说先到的那个，与不写相同",
            "says the usual thing, the first of them, out loud",
        ),
    ),
    Together.LAST: Clause(
        "rule",
        ("whichever comes last", "whichever <is|occurs> <last|later>"),
        ("以后到者为准", "<以|>后<到者|到|达到者|达到>为准"),
        lambda: Together.LAST,
        Text(
            "每250小时或12个月，以后到者为准",
            "every 250 h or 12 months, whichever comes last",
        ),
        Text(
            "全都到期才到期：后到的那个",
            "due only when all of them are: with the last",
        ),
        of=Several,
    ),
}
LISTS = {
    Together.FIRST: Clause(
        "rhythm",
        ("first of {cycles}",),
        ("先到者{cycles}",),
        lambda cycles: Quoted(cycles, Together.FIRST),
        Text(
            "先到者[每250小时，自完成日起] [每12个月，-1个月，自完成日起]",
            "first of [every 250 h, from completion] [every 12 months, -1 month, from "
            "completion]",
        ),
        Text(
            "同上，各个周期可有自己的允许偏差",
            "the same, where each may have a tolerance of its own",
        ),
    ),
    Together.LAST: Clause(
        "rhythm",
        ("last of {cycles}",),
        ("后到者{cycles}",),
        lambda cycles: Quoted(cycles, Together.LAST),
        Text(
            "后到者[每250小时，自完成日起] [每12个月，-1个月，自完成日起]",
            "last of [every 250 h, from completion] [every 12 months, -1 month, from "
            "completion]",
        ),
        Text("同上，后到的那个", "the same, with the last of them"),
    ),
}
ALL_OF = Clause(
    "rhythm",
    ("all of {cycles}",),
    ("同时满足{cycles}",),
    lambda cycles: AllQuoted(cycles),
    Text(
        "同时满足[GB 25201：每季度一次] [间隔不超过4个月] [每3个月，-10/+10天]",
        "all of [GB 25201: once each quarter] [at most 4 months apart] [every 3 "
        "months, -10/+10 days]",
    ),
    Text(
        "几个规定同时约束：只在各个都允许的日子做；冒号前写依据（可省）",
        "several rules at once: on days that all of them allow; what each is by "
        "stands before its colon, if at all",
    ),
)
SEVERALS = (SEVERAL, *LISTS.values(), ALL_OF)
