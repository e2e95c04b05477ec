"""One cause of what an order is, and all of them together."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from attrs import field, frozen

from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Text

Kind = Literal[
    "rule",
    "addition",
    "change",
    "cycle",
    "origin",
    "due",
    "step",
    "forecast",
    "range",
    "silence",
    "month_end",
    "less_a_day",
    "ahead",
    "shifted",
    "paused",
    "ignored",
    "bound",
    "regime",
    "in_common",
    "conflict",
    "end_of_life",
    "not_before",
    "closed_day",
    "half_day",
    "level",
    "rotation",
    "window",
    "deferral",
    "release",
    "edit",
    "provisional",
    "overdue",
    "holds",
    "credited",
    "follows",
    "precedes",
    "done",
    "placed",
    "together",
    "extended",
    "pinned",
    "people",
    "escort",
    "late",
    "unplaced",
    "outsourced",
    "not_needed",
    "dropped",
]


@frozen
class Cause:
    """One cause: what kind it is, a sentence, and the same as plain data."""

    kind: Kind
    text: Text
    facts: Mapping[str, Any] = field(factory=dict, hash=False)

    def document(self) -> dict[str, Any]:
        """Return the cause as plain data, ready for JSON."""
        return {"kind": self.kind, "text": said(self.text), **self.facts}


@frozen(kw_only=True)
class Explanation:
    """The reasons of one order: its causes in order, and further facts of it."""

    order: str
    what: Text
    causes: tuple[Cause, ...]
    facts: Mapping[str, Any] = field(factory=dict, hash=False)

    @property
    def paragraph(self) -> Text:
        """All of it in sentences."""
        return joined([self.what, *(cause.text for cause in self.causes)])

    @property
    def sentence(self) -> Text:
        """All of it in one sentence, for a cell of a table or a line of a log."""
        said = [self.what, *(cause.text for cause in self.causes)]
        parts = [(_clause(one.to("zh")), _clause(one.to("en"))) for one in said if one]
        return Text(
            "；".join(zh for zh, _ in parts) + "。",
            "; ".join(en for _, en in parts) + ".",
        )

    def of(self, kind: Kind) -> tuple[Cause, ...]:
        """Return the causes of one kind."""
        return tuple(cause for cause in self.causes if cause.kind == kind)

    def document(self) -> dict[str, Any]:
        """Return the explanation as plain data, ready for JSON."""
        return {
            "order": self.order,
            "paragraph": said(self.paragraph),
            "sentence": said(self.sentence),
            **self.facts,
            "causes": [cause.document() for cause in self.causes],
        }


def _clause(text: str) -> str:
    """Return what a text says without ending a sentence, in either language."""
    inner = text.strip().rstrip("。.").replace("。", "；")
    return re.sub(r"(?<=[^\d.])\. (?=[A-Z“])", "; ", inner)


def joined(sentences: Iterable[Text]) -> Text:
    """Join sentences as each language does."""
    spoken = [sentence for sentence in sentences if sentence]
    return Text(
        "".join(sentence.to("zh") for sentence in spoken),
        " ".join(sentence.to("en") for sentence in spoken),
    )


def said(text: Text) -> dict[str, str]:
    """Return a text in both languages as plain data."""
    return {"zh": text.to("zh"), "en": text.to("en")}


def sum_facts(every: Every, times: int) -> dict[str, int]:
    """Return what is added to a date, and how many times, as plain data."""
    return {"months": every.months, "days": every.days, "times": times}


def days(window: Window[date]) -> dict[str, str]:
    """Return a window of days as plain data."""
    return {"opens": window.opens.isoformat(), "closes": window.closes.isoformat()}
