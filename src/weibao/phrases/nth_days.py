"""Days told by their number: the 1st working day, 最后一个星期五, 30 working days."""

import re

from weibao.cycles.day_rhythms import WEEKDAYS, DayKind
from weibao.phrases.numerals import ANY_CASE, NUMBER, read_number
from weibao.texts.text import Text

ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
EN_NUMBER = rf"(?:{NUMBER}(?:st|nd|rd|th)(?![A-Za-z])|(?:{'|'.join(ORDINALS)})\b)"
EN_DAY = (
    "|".join(rf"{kind.value}|{kind.value[:3]}\b" for kind in WEEKDAYS)
    + r"|tues\b|thurs?\b"
)
EN_WORKING = "(?:working|business|work) ?day"
EN_KIND = rf"(?:{EN_WORKING}|day|{EN_DAY})(?![A-Za-z])"
NTH = rf"(?:(?:{EN_NUMBER} (?:to )?)?last|{EN_NUMBER}) {EN_KIND}|{EN_NUMBER}"
ZH_WEEKDAYS = "一二三四五六日"
ZH_WEEK = "(?:星期|礼拜|周)"
ZH_WEEKDAY = rf"{ZH_WEEK}[{ZH_WEEKDAYS}天]"
ZH_KIND = rf"(?:个? ?工作日|个? ?{ZH_WEEKDAY}|天|日|号)"
ZH_NUMBER = rf"(?:第 ?{NUMBER}|首|最后(?: ?[一1])?|倒数 ?第 ?{NUMBER})"
ZH_NTH = rf"{ZH_NUMBER} ?{ZH_KIND}|{NUMBER} ?[日号]"
EN_WEEKDAY = rf"(?:{EN_DAY})s?(?![A-Za-z])"
WORKING_DAYS = rf"(?:{NUMBER} )?{EN_WORKING}s?(?![A-Za-z])"
ZH_WORKING_DAYS = rf"(?:{NUMBER} ?个? ?)?工作日"


def parse_nth(text: str) -> tuple[int, DayKind]:
    """Read a day's number and kind, in either language, as a pattern matched it.

    >>> parse_nth("last Friday"), parse_nth("第1个工作日")
    ((-1, <DayKind.FRIDAY: 'friday'>), (1, <DayKind.WORKING_DAY: 'working_day'>))
    """
    words = text.lower()
    last = any(word in words for word in ("last", "最后", "倒数"))
    number = _number(words)
    return (-number if last else number), _kind(words)


def _number(words: str) -> int:
    for word, number in ORDINALS.items():
        if words.startswith(word):
            return number
    said = re.match(rf"(?:倒数)? ?第? ?({NUMBER})", words, ANY_CASE)
    return read_number(said[1]) if said else 1


def _kind(words: str) -> DayKind:
    if "工作日" in words or re.search(EN_WORKING, words):
        return DayKind.WORKING_DAY
    named = _en_weekday(words)
    if named is not None:
        return WEEKDAYS[named]
    weekday = re.search(f"{ZH_WEEK}([{ZH_WEEKDAYS}天])$", words)
    return WEEKDAYS[_zh_weekday(weekday[1])] if weekday else DayKind.DAY


def parse_weekday(text: str) -> int:
    """Read a weekday as a pattern matched it; Monday is 0."""
    named = _en_weekday(text.lower())
    return _zh_weekday(text[-1]) if named is None else named


def _en_weekday(words: str) -> int | None:
    """Return the weekday that English words end with; its three first letters do."""
    last = words.rpartition(" ")[2][:3]
    names = [kind.value[:3] for kind in WEEKDAYS]
    return names.index(last) if last in names else None


def _zh_weekday(sign: str) -> int:
    return ZH_WEEKDAYS.index("日" if sign == "天" else sign)


def parse_working_days(text: str) -> int:
    """Read a number of working days as a pattern matched it; without a number, 1."""
    said = re.match(NUMBER, text, ANY_CASE)
    return read_number(said[0]) if said else 1


def nth_text(number: int, kind: DayKind) -> Text:
    """Say a day by its number and its kind.

    >>> nth_text(-2, DayKind.FRIDAY).en
    '2nd last Friday'
    """
    unit = kind_text(kind)
    if number == -1:
        return Text(f"最后一{unit.zh}", f"last {unit.en}")
    en = f"{ordinal(abs(number))} {unit.en}"
    if number > 0:
        return Text(f"第{number}{unit.zh}", en)
    en = f"{ordinal(-number)} last {unit.en}"
    return Text(f"倒数第{-number}{unit.zh}", en)


def kind_text(kind: DayKind) -> Text:
    """Name a kind of day, in Chinese with its measure word."""
    if kind.weekday is not None:
        named = weekday_text(kind.weekday)
        return Text(f"个{named.zh}", named.en)
    if kind is DayKind.WORKING_DAY:
        return Text("个工作日", "working day")
    return Text("天", "day")


def weekday_text(weekday: int) -> Text:
    """Name a weekday; Monday is 0."""
    return Text(f"星期{ZH_WEEKDAYS[weekday]}", WEEKDAYS[weekday].value.title())


def ordinal(number: int) -> str:
    """Write a number in English with its ending: 1st, 2nd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def working_days_text(number: int) -> Text:
    """Say a number of working days."""
    return Text(f"{number}个工作日", f"{number} working day{'s' if number > 1 else ''}")


ENDINGS = {1: "st", 2: "nd", 3: "rd"}
