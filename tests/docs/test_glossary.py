"""The glossary has every public noun, in Chinese and in English."""

import inspect
import re
from collections import Counter

import weibao
from fenced_blocks import DOCS

ROW = re.compile(
    r"^\| `(?P<name>\w+)` \| (?P<word>.+) \| (?P<en>.+) \| (?P<zh>.+) \|$", re.MULTILINE
)
TEXT = (DOCS / "glossary.md").read_text(encoding="utf-8")
CHINESE = re.compile("[\u4e00-\u9fff]")


def nouns() -> set[str]:
    """Name what is public and neither a verb nor a constant."""
    names = set(weibao.__all__)
    return {
        name
        for name in names
        if name[0].isupper()
        and not name.isupper()
        and not inspect.isfunction(getattr(weibao, name))
    }


def test_every_public_noun_is_explained_once() -> None:
    """A reader of the code finds each of its words, and no others."""
    explained = Counter(match["name"] for match in ROW.finditer(TEXT))
    assert explained == Counter(nouns())


def test_every_word_has_both_languages() -> None:
    """Chinese stands in the Chinese columns, and only there."""
    for match in ROW.finditer(TEXT):
        assert CHINESE.search(match["word"]), match["name"]
        assert CHINESE.search(match["zh"]), match["name"]
        assert not CHINESE.search(match["en"]), match["name"]


def test_no_two_words_share_a_chinese_one() -> None:
    """One word for one thing, in Chinese too."""
    words = Counter(match["word"] for match in ROW.finditer(TEXT))
    assert [word for word, times in words.items() if times > 1] == []
