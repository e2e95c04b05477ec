"""Names that nothing answers to, and the names that may have been meant."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from weibao.texts.text import Message, Text, listed

MANY = 500


def unknown(kind: Text, word: str, known: Collection[str]) -> Text:
    """Say that a name is unknown, with the nearest right spelling or the known ones."""
    near = nearest(word, known)
    if near is not None:
        return UNKNOWN_NEAR(kind=kind, word=word, near=near)
    if known:
        return UNKNOWN(kind=kind, word=word, known=listed(sorted(known)))
    return UNKNOWN_NONE(kind=kind, word=word)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known name that is spelt most like a word, if any is near."""
    folded = {name.casefold(): name for name in known}
    candidates: Collection[str] = folded
    if len(folded) > MANY:
        candidates = _alike(word.casefold(), folded)
    found = get_close_matches(word.casefold(), candidates, n=1)
    return folded[found[0]] if found else None


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


UNKNOWN_NEAR = Message(
    zh="未知的{kind} {word!r}（是不是 {near!r}？）",
    en="unknown {kind} {word!r} (did you mean {near!r}?)",
)
UNKNOWN = Message(
    zh="未知的{kind} {word!r}（已有：{known}）",
    en="unknown {kind} {word!r} (known: {known})",
)
UNKNOWN_NONE = Message(
    zh="未知的{kind} {word!r}（还没有任何{kind}，请先写上）",
    en="unknown {kind} {word!r} (there is none yet; add it)",
)
