"""Tolerances: -10/+10 days, ±10% up to 30 days, within 2 months before."""

import re

from weibao.cycles.window import Percent, Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.lengths import LENGTH, UNIT, parse_every
from weibao.phrases.numerals import ANY_CASE, NUMBER, quote, tidy
from weibao.phrases.percentages import PERCENT, SHARE, UNCAPPED, parse_share, share_text
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

Side = Every | Percent

PLUS_MINUS = r"(?:±|\+ ?/ ?-)"
SIDE = rf"(?:{SHARE}|{LENGTH})"
TOLERANCE = (
    rf"(?:{PLUS_MINUS} ?{LENGTH}|- ?(?:{LENGTH}|{NUMBER}) ?/ ?\+ ?{LENGTH}"
    rf"|\+ ?(?:{LENGTH}|{NUMBER}) ?/ ?- ?{LENGTH}"
    rf"|[+-] ?{LENGTH})"
)
PERCENTAGE = (
    rf"(?:{PLUS_MINUS} ?{SHARE}|- ?(?:{SIDE}|{NUMBER}) ?/ ?\+ ?{SHARE}"
    rf"|\+ ?(?:{SIDE}|{NUMBER}) ?/ ?- ?{SHARE}|\+ ?{SHARE} ?/ ?- ?{LENGTH}"
    rf"|- ?{SHARE} ?/ ?\+ ?{LENGTH}|[+-] ?{SHARE})"
)
THE_DATE = "(?: the (?:due date|deadline|expiry))?(?![A-Za-z])"
WITHIN = (
    rf"(?:within ?(?:the )?{SIDE} before and after{THE_DATE}"
    rf"|within ?(?:the )?{SIDE} before(?: ?(?:and|or) ?{SIDE} after)?{THE_DATE}"
    rf"|(?:到期|期满)? ?前后 ?{SIDE} ?以?内"
    rf"|(?:到期|期满|提)? ?前 ?{SIDE} ?以?内(?: ?[或和] ?后 ?{SIDE} ?以?内)?)"
)

NOT_A_TOLERANCE = Message(
    zh="“{text}”不是允许偏差（应写成 -10/+10天 或 -2个月）",
    en="{text!r} is not a tolerance (write -10/+10 days or -2 months)",
)
CAP_OF_WHICH = Message(
    zh="“{text}”的上限是两边的还是后一边的？（两边都写上：±10%至多30天，"
    "或 -10%不设上限/+10%至多30天）",
    en="does the limit in {text!r} hold for both sides? (say it of each: "
    "±10% up to 30 days, or -10% without limit/+10% up to 30 days)",
)


def parse_tolerance(text: str) -> Tolerance:
    """Read how early and how late work may be.

    >>> parse_tolerance("-10/+5 days").before.text().en
    '10 days'
    >>> parse_tolerance("within 2 months before").open_start
    True

    Raises:
        InvalidValue: it is no tolerance.
    """
    words = tidy(text)
    forms = (TOLERANCE, PERCENTAGE, WITHIN)
    if not any(re.fullmatch(form, words, ANY_CASE) for form in forms):
        raise InvalidValue(NOT_A_TOLERANCE(text=quote(words)))
    if words[0] not in "±+-":
        return _within(words)
    if both := re.match(PLUS_MINUS, words):
        side = parse_side(words[both.end() :])
        return tolerance_of(side, side)
    early, slash, late = _halves(words)
    if slash and words[0] == "+":
        return tolerance_of(parse_side(late), _before(early, late))
    if slash:
        return tolerance_of(_before(early, late), parse_side(late))
    side = parse_side(words[1:])
    return tolerance_of(side) if words[0] == "-" else tolerance_of(after=side)


def parse_side(text: str) -> Side:
    """Read one side of a tolerance, a length of time or a share of the interval."""
    words = tidy(text)
    return (
        parse_share(words) if re.match(PERCENT, words, ANY_CASE) else parse_every(text)
    )


def tolerance_of(
    before: Side = Every(),
    after: Side = Every(),
    *,
    open_start: bool = False,
    whole_months: bool = False,
) -> Tolerance:
    """Make a tolerance of two sides."""
    return Tolerance(
        before=Every() if isinstance(before, Percent) else before,
        after=Every() if isinstance(after, Percent) else after,
        open_start=open_start,
        whole_months=whole_months,
        early=before if isinstance(before, Percent) else None,
        late=after if isinstance(after, Percent) else None,
    )


def sides_of(tolerance: Tolerance) -> tuple[Side, Side]:
    """Return how early and how late, each as it was said."""
    return tolerance.early or tolerance.before, tolerance.late or tolerance.after


def tolerance_text(tolerance: Tolerance) -> Text:
    """Say a tolerance, with one unit where both sides are days."""
    before, after = sides_of(tolerance)
    if tolerance.open_start:
        said = BEFORE(side=side_text(before))
        return said + AFTER(side=side_text(after)) if after else said
    if isinstance(before, Percent) and before == after:
        return Text.same("±") + side_text(before)
    if isinstance(before, Every) and isinstance(after, Every):
        in_days = not before.months and not after.months
        if in_days and bool(before) == bool(after):
            return Text.same(f"-{before.days}/+") + after.text()
    early, late = side_text(before), side_text(after)
    if isinstance(before, Percent) and before.cap_days is None and _capped(after):
        early += Text("不设上限", " without limit")
    sides = [
        Text.same(sign) + said
        for sign, side, said in (("-", before, early), ("+", after, late))
        if side
    ]
    return sides[0] + Text.same("/") + sides[1] if len(sides) == 2 else sides[0]


def side_text(side: Side) -> Text:
    """Say one side of a tolerance."""
    return share_text(side) if isinstance(side, Percent) else side.text()


def _capped(side: Side) -> bool:
    return isinstance(side, Percent) and side.cap_days is not None


def _halves(words: str) -> tuple[str, str, str]:
    """Part the side before the slash from the other; a fraction has its own slash."""
    found = re.match(r"[+-] ?(.*?) ?/ ?[+-] ?(.*)", words)
    return (found[1], "/", found[2]) if found else (words, "", "")


def _within(words: str) -> Tolerance:
    sides = [parse_side(found) for found in re.findall(SIDE, words, ANY_CASE)]
    if re.search("before and after|前后", words, ANY_CASE):
        sides *= 2
    return tolerance_of(*sides, open_start=True)


def _before(early: str, after: str) -> Side:
    """Read the early side, which may leave its unit to the late side."""
    late = parse_side(after)
    if not re.fullmatch(NUMBER, early, ANY_CASE):
        side = parse_side(early)
        unsaid = isinstance(side, Percent) and side.cap_days is None
        if unsaid and _capped(late) and not re.search(UNCAPPED, early, ANY_CASE):
            raise InvalidValue(CAP_OF_WHICH(text=quote(f"-{early}/+{after}")))
        return side
    if isinstance(late, Percent) and late.cap_days is None:
        return parse_share(f"{early}%")
    single = re.fullmatch(f"{NUMBER} ?({UNIT})", after.strip(), ANY_CASE)
    if not single:
        raise InvalidValue(NOT_A_TOLERANCE(text=quote(f"-{early}/+{after}")))
    return parse_every(f"{early} {single[1]}")


BEFORE = Message(zh="到期前{side}内", en="within {side} before")
AFTER = Message(zh="或后{side}内", en=" and {side} after")
