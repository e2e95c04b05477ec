"""Numbers and signs as people write them, full-width forms included."""

import re

from weibao.errors import InvalidValue
from weibao.texts.text import Message

# ASCII, lest a long s or a dotless i passes for a letter of ours.
ANY_CASE = re.IGNORECASE | re.ASCII
DIGIT = "[0-9０-９]"
HAN = "一二三四五六七八九"
WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
LARGER = {
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ONES = "|".join(word for word, number in WORDS.items() if number < 10 and len(word) > 2)
IN_BRACKETS = r"\[[^\[\]]*\]"
LARGE_IN_WORDS = re.compile(
    rf"{IN_BRACKETS}|(?<![\w.-])({'|'.join(LARGER)})(?:[- ]({ONES}))?(?![\w.-])",
    ANY_CASE,
)
PLUS_OR_MINUS = re.compile(r"\bplus ?(?:or|/) ?minus\b|正负", re.IGNORECASE)
HAN_TENS = f"[{HAN}]?十[{HAN}]?"
THOUSANDS = "百千万亿零〇"
NUMBER = (
    rf"(?:{DIGIT}+"
    rf"|(?:[{HAN}两]百(?:零[{HAN}]|{HAN_TENS})?|{HAN_TENS}|[{HAN}两])(?![{THOUSANDS}])"
    rf"|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?![A-Za-z]))"
)
MOST_DIGITS = 12
SIGNS = str.maketrans("－−–—＋／：．～〜［］【】", "----+/:.~~[][]")
LONGEST_QUOTE = 40

TOO_LARGE = Message(
    zh="数字太大：{text}（最多 {most} 位）",
    en="the number {text} is too large (write at most {most} digits)",
)


def tidy(text: str) -> str:
    """Write signs in their plain form, larger numbers as digits, gaps as one space.

    Words for larger numbers become digits here, outside of brackets, so that patterns
    need to know the small ones only.

    >>> tidy("every  forty-five days")
    'every 45 days'
    """
    words = re.sub(r"\s+", " ", text.translate(SIGNS)).strip()
    return PLUS_OR_MINUS.sub("±", LARGE_IN_WORDS.sub(_as_digits, words))


def _as_digits(found: re.Match[str]) -> str:
    tens, ones = found.groups()
    if tens is None:
        return found[0]
    number = LARGER[tens.lower()]
    if ones and number < 20:
        return found[0]
    return str(number + (WORDS[ones.lower()] if ones else 0))


def plain_digits(text: str) -> str:
    """Write full-width digits as plain ones."""
    return re.sub("[０-９]", lambda found: str(int(found[0])), text)


def quote(text: str) -> str:
    """Shorten a text for a message."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def read_number(text: str) -> int:
    """Read digits, Chinese numerals below a thousand, or a small English word.

    >>> read_number("三百六十五")
    365

    Raises:
        InvalidValue: the number has too many digits.
    """
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return 100 * _ones(hundreds) + _below_hundred(rest.lstrip("零"))
    if "十" in text or text in f"{HAN}两":
        return _below_hundred(text)
    if len(text) > MOST_DIGITS:
        raise InvalidValue(TOO_LARGE(text=quote(text), most=MOST_DIGITS))
    return int(text)


def _below_hundred(text: str) -> int:
    if "十" not in text:
        return _ones(text)
    tens, _, ones = text.partition("十")
    return 10 * (_ones(tens) or 1) + _ones(ones)


def _ones(text: str) -> int:
    return 2 if text == "两" else HAN.find(text) + 1 if text else 0
