"""Names that nothing answers to, and the names that may have been meant."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher, get_close_matches

from weibao.texts.text import Message, Text, listed

MANY = 500
DIGITS = str.maketrans("oil", "011")
"""Letters that are typed for the digits they look like."""
FEW = 6
"""How many names that contain a word are offered; more would be no help."""


def unknown(kind: Text, word: str, known: Collection[str]) -> Text:
    """Say that a name is unknown, with those that may be meant or the known ones."""
    near = offered(word, known)
    if near is not None:
        return UNKNOWN_NEAR(kind=kind, word=word, near=near)
    if known:
        return UNKNOWN(kind=kind, word=word, known=listed(most_alike(word, known)))
    return UNKNOWN_NONE(kind=kind, word=word)


def offered(word: str, known: Collection[str]) -> Text | None:
    """Say which names may be meant: those that contain the word, else the nearest.

    None where no name is near.
    """
    folded = word.casefold()
    holding = [name for name in known if len(word) > 1 and folded in name.casefold()]
    if 0 < len(holding) <= FEW:
        names: Iterable[str] = most_alike(word, holding)
    else:
        near = nearest(word, known)
        names = [] if near is None else [near]
    return listed(map(repr, names)) if names else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known name that is spelt most like a word, if any is near.

    Of names that are alike, the one with most letters in their places: B01 for B0l.
    """
    folded = {name.casefold(): name for name in known}
    candidates: Collection[str] = folded
    if len(folded) > MANY:
        candidates = _alike(word.casefold(), folded)
    wanted = word.casefold()
    found = get_close_matches(wanted, candidates, n=FEW)
    matcher = SequenceMatcher(b=wanted)

    def likeness(name: str) -> tuple[float, int]:
        matcher.set_seq1(name)
        looks = zip(name.translate(DIGITS), wanted.translate(DIGITS), strict=False)
        return matcher.ratio(), sum(a == b for a, b in looks)

    return folded[max(found, key=likeness)] if found else None


def most_alike(word: str, names: Collection[str]) -> list[str]:
    """Sort names, those with letters in common with a word first."""
    if len(names) > MANY:
        return sorted(names)
    matcher = SequenceMatcher(b=word.casefold())

    def unlike(name: str) -> tuple[float, str]:
        matcher.set_seq1(name.casefold())
        ratio = matcher.ratio()
        return (-ratio if ratio >= SOMEWHAT else 0.0), name

    return sorted(names, key=unlike)


def _alike(word: str, names: Iterable[str]) -> list[str]:
    """Keep names that begin or end like the word: all of them would take too long."""
    half = max(1, len(word) // 2)
    head, tail = word[:half], word[-half:]
    alike = [
        name
        for name in names
        if abs(len(name) - len(word)) <= 2
        and (name[:half] == head or name[-half:] == tail)
    ]
    letters = set(word)
    return sorted(alike, key=lambda name: -len(letters & set(name)))[:MANY]


SOMEWHAT = 0.4
"""How alike names must be, of 1, for one to stand before the others."""
UNKNOWN_NEAR = Message(
    zh="未知的{kind} {word!r}（是不是 {near}？）",
    en="unknown {kind} {word!r} (did you mean {near}?)",
)
UNKNOWN = Message(
    zh="未知的{kind} {word!r}（已有：{known}）",
    en="unknown {kind} {word!r} (known: {known})",
)
UNKNOWN_NONE = Message(
    zh="未知的{kind} {word!r}（还没有任何{kind}，请先写上）",
    en="unknown {kind} {word!r} (there is none yet; add it)",
)
