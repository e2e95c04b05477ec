"""How reports call things: by title, with the id that finds them in the files."""

from typing import Protocol

from weibao.texts.text import Message, Text


class HasName(Protocol):
    """Anything with an id and a title."""

    @property
    def id(self) -> str:
        """What files know it by."""

    @property
    def title(self) -> Text:
        """What people call it."""


def named(thing: HasName) -> Text:
    """Call a thing by its title and id; by the id alone where the title is no more."""
    if not thing.title or thing.title == Text.same(thing.id):
        return Text.same(thing.id)
    return WITH_ID(title=thing.title, id=thing.id)


WITH_ID = Message(zh="{title}（{id}）", en="{title} ({id})")
