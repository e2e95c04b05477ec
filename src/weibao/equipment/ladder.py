"""Tasks that stand on one another."""

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message


@frozen
class Ladder:
    """Tasks of which each contains the one before: the lightest comes first.

    One visit does the deepest task that is due and thereby all lighter ones.
    """

    tasks: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        if len(self.tasks) < 2 or len(set(self.tasks)) != len(self.tasks):
            raise InvalidValue(SHORT_LADDER())


SHORT_LADDER = Message(
    zh="层级至少需要两项不同的任务", en="a ladder needs at least two different tasks"
)
