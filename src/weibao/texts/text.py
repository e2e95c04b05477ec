"""Bilingual text, and the patterns that messages are made from."""

from collections.abc import Iterable
from string import Formatter
from typing import Literal

from attrs import frozen

Language = Literal["zh", "en"]


@frozen
class Text:
    """One thing said in Chinese and in English.

    Titles that people write carry one or both languages; where one is missing
    the other stands in, so that nothing is ever blank.
    """

    zh: str = ""
    en: str = ""

    @classmethod
    def same(cls, words: str) -> "Text":
        """Say the same words in both languages (an id, a name, a number)."""
        return cls(words, words)

    def to(self, language: Language) -> str:
        """Return the words in one language, or in the other where it has none."""
        if language == "zh":
            return self.zh or self.en
        return self.en or self.zh

    def __str__(self) -> str:
        return self.to("en")

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def __add__(self, other: "Text") -> "Text":
        return Text(self.to("zh") + other.to("zh"), self.to("en") + other.to("en"))


def as_text(words: str | Text) -> Text:
    """Take a bare string as the same words in both languages."""
    return words if isinstance(words, Text) else Text.same(words)


@frozen
class Message:
    """A pattern for one message; calling it with values gives the text.

    In English ``{days} {days:day|days}`` says the one word for 1 and the other for
    any other number.
    """

    zh: str
    en: str

    def __call__(self, **values: object) -> Text:
        """Fill in the values; a ``Text`` among them speaks its own language."""
        return Text(
            self.zh.format_map(_spoken(values, "zh")),
            self._english(_spoken(values, "en")),
        )

    def _english(self, values: dict[str, object]) -> str:
        if "|" in self.en:  # few messages ask for a word by a number
            return NUMBERED.vformat(self.en, (), values)
        return self.en.format_map(values)


class _Numbered(Formatter):
    """Formats as `str.format` does, and takes ``one|many`` for a choice by number."""

    def format_field(self, value: object, format_spec: str) -> str:
        """Return the value, or the word that goes with it."""
        one, many, other = format_spec.partition("|")
        if not many:
            return str(format(value, format_spec))
        return one if str(value) == "1" else other


NUMBERED = _Numbered()


def listed(items: Iterable[object], *, most: int = 8) -> Text:
    """Say a list of things, the first few by name and the rest by number."""
    things = [
        item if isinstance(item, Text) else Text.same(str(item)) for item in items
    ]
    shown = things[:most]
    zh = "、".join(thing.to("zh") for thing in shown)
    en = ", ".join(thing.to("en") for thing in shown)
    if len(things) > most:
        zh += f" 等 {len(things)} 项"
        en += f" and {len(things) - most} more"
    return Text(zh, en)


def unrepeated(pattern: Message, *, subject: Text, task: Text) -> Text:
    """Name the task on a subject; the subject alone where its title says the task.

    A round is often called after its one task: "daily patrol, east side".
    """
    both = pattern(subject=subject, task=task)
    return Text(
        subject.zh if task.zh and task.zh in subject.zh else both.zh,
        subject.en if task.en and task.en in subject.en else both.en,
    )


def _spoken(values: dict[str, object], language: Language) -> dict[str, object]:
    return {
        name: value.to(language) if isinstance(value, Text) else value
        for name, value in values.items()
    }
