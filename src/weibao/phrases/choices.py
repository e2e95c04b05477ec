"""Values that an attribute chooses, in words: each case, and what holds otherwise."""

from collections.abc import Callable
from typing import Any

from weibao.amounts import Choose
from weibao.texts.text import Message, Text

SEMICOLON = Text("；", "; ")


def choice_text(
    value: Any,  # noqa: ANN401 - any value
    say: Callable[[Any], Text],
    call: Callable[[str], Text] = Text.same,
) -> Text:
    """Say every case of a choice.

    Args:
        value: a choice, or what none was made of.
        say: says what is not chosen by an attribute.
        call: says what an attribute is called, by its name in files.
    """
    if not isinstance(value, Choose):
        return say(value)
    text = BY(name=call(value.attribute))
    for case, given in value.cases:
        words = CASE(value=choice_text(given, say, call), case=_case_text(case))
        text = text + words + SEMICOLON
    return text + OTHERWISE(value=choice_text(value.default, say, call))


def _case_text(case: object) -> str:
    """Write a case as it stands in a portfolio's file."""
    if isinstance(case, tuple):
        return "..".join("" if end is None else str(end) for end in case)
    if isinstance(case, bool):
        return "true" if case else "false"
    return str(case)


BY = Message(zh="随{name}而定：", en="by {name}: ")
CASE = Message(zh="{value}（{case}）", en="{value} ({case})")
OTHERWISE = Message(zh="其他{value}", en="otherwise {value}")
