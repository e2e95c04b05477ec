"""One row of the table of cycle phrases: how a part is written, and what it says."""

from collections.abc import Callable
from typing import Any

from attrs import frozen

from weibao.texts.text import Message, Text


@frozen
class Clause:
    """One part of a cycle phrase: its forms, and what each form says.

    The first form of each language is the printed one; in others, words between
    angle brackets are alternatives (``<from|after|>``). ``part`` is the part of the
    cycle that it gives; ``many`` parts may be given more than once. A part that
    belongs to some rhythms only becomes a field of theirs, and the clause that shows
    how it is written names them with ``of``.
    """

    part: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    read: Callable[..., Any]
    example: Text
    meaning: Text
    many: bool = False
    of: Any = None

    def say(self, **values: Text) -> Text:
        """Fill the printed forms."""
        return Message(zh=self.zh[0], en=self.en[0])(**values)
