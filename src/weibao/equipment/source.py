"""Where a figure comes from, and how well it is known."""

from enum import Enum

from attrs import field, frozen

from weibao.texts.text import Text, as_text


class Basis(Enum):
    """What kind of text a task's figures rest on, the strongest first."""

    STATUTE = "statute"
    STANDARD = "standard"
    MANUAL = "manual"
    CONTRACT = "contract"
    PRACTICE = "practice"
    ASSUMED = "assumed"


class Confidence(Enum):
    """How well a figure is known."""

    SOURCED = "sourced"
    """The text of the rule, or several agreeing copies, say it."""
    WEAK = "weak"
    """Trade pages, company rules and the like: practice, not law."""
    GENERAL = "general"
    """General knowledge that no text at hand confirms."""
    ESTIMATE = "estimate"
    """Our own estimate."""


@frozen
class Source:
    """Where a figure comes from: the text and the clause in it.

    A standard's number is the same in both languages, so a bare string will do for
    it; a statute or a custom has a Chinese and an English name.
    """

    basis: Basis
    title: Text = field(converter=as_text)
    clause: Text = field(default=Text(), converter=as_text)
    confidence: Confidence = Confidence.SOURCED

    def text(self) -> Text:
        """Say the title and clause."""
        return self.title + Text.same(" ") + self.clause if self.clause else self.title
