"""Slips of the pen in words that anybody may make up: skills, certificates, tags.

Such a word may be anything, so that one which nothing else uses is no mistake by
itself. It is taken for one only where it is nearly another word that is in use, and
not where the two differ as words of one kind do: ``electrician_hv`` is not
``electrician_lv``, nor is ``grade_2`` ``grade_3``.
"""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

NEAR = 0.75
"""How alike two parts of words must be, of 1."""
SHORT = 4
"""Parts of so few letters may not begin differently."""
PARTS = re.compile(r"[\W_]+")
DIGITS = re.compile(r"\d+")


def slip_of(word: str, known: Iterable[str]) -> str | None:
    """Give the word in use that another one is a slip of, if there is one."""
    near = [(_likeness(word, other), other) for other in known if _near(word, other)]
    return min(near, key=lambda one: (-one[0], one[1]))[1] if near else None


def _near(word: str, other: str) -> bool:
    one, two = _parts(word), _parts(other)
    if "".join(one) == "".join(two):
        return True
    if DIGITS.findall(word) != DIGITS.findall(other) or len(one) != len(two):
        return False
    return all(a == b or _nearly(a, b) for a, b in zip(one, two, strict=True))


def _nearly(one: str, other: str) -> bool:
    """Tell whether two parts are nearly the same.

    Chinese parts, each sign of which has its meaning, may not differ by a sign put in
    another's place; nor may short parts by their first letter.
    """
    if _likeness(one, other) < NEAR:
        return False
    letters, others = Counter(one), Counter(other)
    if letters <= others or others <= letters:
        return True
    both = one + other
    return both.isascii() and (one[0] == other[0] or min(len(one), len(other)) > SHORT)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _parts(word: str) -> list[str]:
    return [part for part in PARTS.split(word.casefold()) if part]
