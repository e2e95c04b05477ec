"""Text as a calendar may carry it: no control characters, one form of each sign."""

import re
import unicodedata

from weibao.texts.text import Text

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
LONE_SURROGATES = re.compile("[\ud800-\udfff]")
ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
JOINERS = frozenset("\u200d\ufe0e\ufe0f")
ELLIPSIS = "…"


def clean(text: str) -> str:
    """Return the text with one kind of line end and without what breaks readers.

    Control characters go, a tab becomes a space, half a surrogate pair becomes the
    replacement character, and the rest is composed (NFC).
    """
    if ODD.search(text):
        text = LINE_ENDS.sub("\n", text).replace("\t", " ")
        text = LONE_SURROGATES.sub("\ufffd", CONTROLS.sub("", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_text(text: Text) -> Text:
    """Clean both languages."""
    return Text(clean(text.zh), clean(text.en))


def one_line(text: str) -> str:
    """Join the lines of a text, with one space for every run of white space."""
    return " ".join(text.split())


def cut(text: str, most: int) -> str:
    """Shorten a text to so many characters, saying by its end that it was cut.

    No accent is cut from its letter, nor an emoji taken apart.
    """
    if len(text) <= most:
        return text
    end = most - 1
    while end and (_joined(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return text[: end or most - 1].rstrip() + ELLIPSIS


def _joined(sign: str) -> bool:
    return sign in JOINERS or unicodedata.combining(sign) != 0
