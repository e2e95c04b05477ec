"""How work is done, and what it costs beside the hours."""

from collections.abc import Iterable

from attrs import field, frozen

from weibao.texts.text import Message, Text, as_text


def _as_texts(words: Iterable[str | Text]) -> tuple[Text, ...]:
    return tuple(map(as_text, words))


@frozen
class JobPlan:
    """How the work is done: steps to tick off, tools, parts, precautions.

    A bare string among the tools or parts is the same in both languages: a type
    number, a size.
    """

    steps: tuple[Text, ...] = ()
    tools: tuple[Text, ...] = field(default=(), converter=_as_texts)
    parts: tuple[Text, ...] = field(default=(), converter=_as_texts)
    precautions: tuple[Text, ...] = ()


@frozen
class Procedure:
    """A written way of working: its title, where it stands, and what is ticked off.

    ``manual`` names the handbook and its place, such as a chapter. Without a
    ``checklist`` of its own the steps of the job plan are ticked off.
    """

    title: Text
    manual: Text = Text()
    checklist: tuple[Text, ...] = ()

    def text(self) -> Text:
        """Say its title and where it stands."""
        if not self.manual:
            return self.title
        return IN_MANUAL(title=self.title, manual=self.manual)


@frozen
class Cost:
    """Estimated cost of one turn beside the hours, in the portfolio's currency.

    ``outsourced`` is what another firm takes for the turn, in whole units; None where
    the work is not given away.
    """

    material: float = 0.0
    contractor: float = 0.0
    outsourced: int | None = None


IN_MANUAL = Message(zh="{title}（{manual}）", en="{title} ({manual})")
