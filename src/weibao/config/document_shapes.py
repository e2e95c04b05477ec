# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Forms that documents of several kinds share: lists of words, of ids, of weekdays."""

from typing import Any

from weibao.config.forms import (
    Form,
    WrongShapeError,
    list_of,
    mapping_of,
    shown,
)
from weibao.config.paths import Wrong
from weibao.config.scalars import (
    IDENTIFIER,
    TEXT,
    WEEKDAY,
)
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text


def each_once(many: Form) -> Form:
    """Make the form of a list in which nothing may stand twice.

    What is written in two ways, such as ``MO`` and ``周一``, is the same thing.
    """

    def read(value: Any) -> Any:
        given = many.read(value)
        wrongs = [
            Wrong((number,), TWICE(value=shown(value[number])))
            for number, one in enumerate(given)
            if one in given[:number]
        ]
        if wrongs:
            raise WrongShapeError(wrongs)
        return given

    schema = {**many.schema, "uniqueItems": True}
    return Form(read, schema, many.documents, many.item)


def some_of(many: Form, none: Text) -> Form:
    """Make the form of a list that holds something; ``none`` says so where not."""

    def read(value: Any) -> Any:
        given = many.read(value)
        if not given:
            raise InvalidValue(none)
        return given

    return Form(read, {**many.schema, "minItems": 1}, many.documents, many.item)


TWICE = Message(
    zh="{value}写了两次（只写一次）", en="{value} stands here twice (write it once)"
)
NO_WEEKDAY = Text(
    "没有写星期几（例如 [MO, WE]；不限则不写）",
    "no day of the week is named (write [MO, WE], for example, or leave it out)",
)

Raw = str
WORDS = list_of(TEXT.form)
IDS = list_of(IDENTIFIER.form)
IDS_ONCE = each_once(IDS)
WEEKDAYS = each_once(list_of(WEEKDAY.form))
SOME_WEEKDAYS = some_of(WEEKDAYS, NO_WEEKDAY)
RAW_ATTRIBUTES = mapping_of(IDENTIFIER.form, TEXT.form)
ENCODINGS = ("auto", "utf-8", "gbk")
