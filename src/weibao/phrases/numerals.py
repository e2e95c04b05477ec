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
NUMBER = (
    rf"(?:{DIGIT}+|[{HAN}]?十[{HAN}]?|[{HAN}两]"
    rf"|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?![A-Za-z]))"
)
MOST_DIGITS = 12
SIGNS = str.maketrans("－−–—＋／：．～〜", "----+/:.~~")
LONGEST_QUOTE = 40

TOO_LARGE = Message(
    zh="数字太大：{text}（最多 {most} 位）",
    en="the number {text} is too large (write at most {most} digits)",
)


def tidy(text: str) -> str:
    """Write signs in their plain form and every gap as one space."""
    return re.sub(r"\s+", " ", text.translate(SIGNS)).strip()


def plain_digits(text: str) -> str:
    """Write full-width digits as plain ones."""
    return re.sub("[０-９]", lambda found: str(int(found[0])), text)


def quote(text: str) -> str:
    """Shorten a text for a message."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def read_number(text: str) -> int:
    """Read digits, Chinese numerals up to ninety-nine, or a small English word."""
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (HAN.find(tens) + 1 if tens else 1) + _ones(ones)
    if text == "两":
        return 2
    if text in HAN:
        return _ones(text)
    if len(text) > MOST_DIGITS:
        raise InvalidValue(TOO_LARGE(text=quote(text), most=MOST_DIGITS))
    return int(text)


def _ones(text: str) -> int:
    return HAN.find(text) + 1 if text else 0
