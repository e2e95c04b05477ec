# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Forms: how a value is read from plain data, and what its JSON Schema is.

Plain data are texts, lists, mappings with text keys, and None. Text is never taken for
a list, nor a list for text. Everything that is wrong is collected.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import attrs
from attrs import evolve, field, frozen

from weibao.config.paths import Wrong
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text, listed

Fragment = Mapping[str, Any]


class WrongShapeError(Exception):
    """All that is wrong inside one value; never leaves this package.

    ``rest`` is a document without the fields that are wrong, where nothing that it
    cannot do without is among them: what it names can be looked up all the same.
    """

    def __init__(self, wrongs: list[Wrong], rest: Any = None) -> None:
        super().__init__()
        self.wrongs = wrongs
        self.rest = rest


@frozen(eq=False)
class Form:
    """A way to read a value, its JSON Schema, and the document classes it names.

    ``item`` is the form of the items where the value is a list.
    """

    read: Callable[[Any], Any]
    schema: Fragment
    documents: tuple[type, ...] = ()
    item: "Form | None" = None


@frozen
class About:
    """What a field of a document is: its key, its form and its description.

    A field that is needed ``later`` may be missing while documents are read: it is
    asked for together with what else is missing from the entry. Where a ``spared``
    field is wrong, what is left of the document holds None in its place.
    """

    key: str
    form: Form
    text: Text
    required: bool
    later: bool = False
    spared: bool = False


def required(
    form: Form, zh: str, en: str, *, key: str = "", spared: bool = False
) -> Any:
    """Declare a field that must be given.

    A spared one does not keep the names in the rest of its document from being looked
    up when it is wrong.
    """
    about = About(key, form, Text(zh, en), required=True, spared=spared)
    return field(metadata={"about": about})


def required_later(form: Form, zh: str, en: str) -> Any:
    """Declare a field that must be given, but is asked for in a later step."""
    about = About("", form, Text(zh, en), required=True, later=True)
    return field(default=None, metadata={"about": about})


def optional(
    form: Form, zh: str, en: str, *, default: Any = None, key: str = ""
) -> Any:
    """Declare a field that may be left out."""
    about = About(key, form, Text(zh, en), required=False)
    return field(default=default, metadata={"about": about})


def fields_of(document: type) -> dict[str, tuple[str, About]]:
    """Give the fields of a document class by key, each with its attribute's name."""
    found = {}
    for attribute in attrs.fields(document):
        about: About = attribute.metadata["about"]
        found[about.key or attribute.name] = (attribute.name, about)
    return found


def document(cls: type) -> Form:
    """Make the form of a mapping with the fields of a document class."""
    fields = fields_of(cls)
    readers = {key: (name, about.form.read) for key, (name, about) in fields.items()}
    needed = [
        key for key, (_, about) in fields.items() if about.required and not about.later
    ]

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise InvalidValue(NOT_A_MAPPING(value=shown(value), keys=listed(fields)))
        given: dict[str, Any] = {}
        wrongs: list[Wrong] = []
        for key, item in value.items():
            reader = readers.get(key)
            if reader is None:
                wrongs.append(Wrong((key,), unknown_key(key, readers), on_key=True))
            elif item is not None:
                collect(wrongs, key, reader[1], item, given, reader[0])
        for key in needed:
            if value.get(key) is None:
                wrongs.append(Wrong((key,), MISSING(key=key), missing=True))
        if wrongs:
            raise WrongShapeError(wrongs, _rest(cls, given, fields))
        return cls(**given)

    reference = f"#/$defs/{cls.__name__.removesuffix('Document')}"
    return Form(read, {"$ref": reference}, (cls,))


def _rest(
    cls: type, given: dict[str, Any], fields: Mapping[str, tuple[str, About]]
) -> Any:
    needed = {name for name, about in fields.values() if about.required}
    spared = {name for name, about in fields.values() if about.spared}
    if not needed <= given.keys() | spared:
        return None
    try:
        return cls(**{**dict.fromkeys(spared), **given})
    except InvalidValue:
        return None


def list_of(item: Form, *, rests: bool = False) -> Form:
    """Make the form of a list.

    Args:
        item: the form of its items.
        rests: whether the list is looked at further where something in its items is
            wrong, each without that. An item of which nothing is left takes the list
            along, as the places of the others would no longer be theirs.
    """

    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise InvalidValue(NOT_A_LIST(value=shown(value)))
        given: dict[int, Any] = {}
        wrongs: list[Wrong] = []
        for number, one in enumerate(value):
            collect(wrongs, number, item.read, one, given, number, rests=rests)
        if wrongs:
            left = rests and len(given) == len(value)
            raise WrongShapeError(wrongs, tuple(given.values()) if left else None)
        return tuple(given.values())

    schema = {"type": "array", "items": item.schema}
    return Form(read, schema, item.documents, item)


def one_or_more(item: Form) -> Form:
    """Make the form of a list whose only item may stand without brackets."""
    many = list_of(item)

    def read(value: Any) -> tuple[Any, ...]:
        return many.read(value if type(value) is list else [value])  # type: ignore[no-any-return]  # a list's form gives a tuple

    return Form(read, {"anyOf": [item.schema, many.schema]}, item.documents)


def mapping_of(key: Form, item: Form) -> Form:
    """Make the form of a mapping whose keys are the user's own."""

    def read(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise InvalidValue(NOT_A_PLAIN_MAPPING(value=shown(value)))
        given: dict[str, Any] = {}
        wrongs: list[Wrong] = []
        for word, one in value.items():
            try:
                name = key.read(word)
            except InvalidValue as error:
                wrongs.append(Wrong((word,), error.text, on_key=True))
                continue
            collect(wrongs, word, item.read, one, given, name)
        if wrongs:
            raise WrongShapeError(wrongs)
        return given

    schema = {"type": "object", "additionalProperties": item.schema}
    return Form(read, schema, item.documents)


def either(*forms: Form, choose: Callable[[Any], Form]) -> Form:
    """Make a form of several, where the look of the value tells which is meant."""
    return Form(
        lambda value: choose(value).read(value),
        {"anyOf": [form.schema for form in forms]},
        tuple(cls for form in forms for cls in form.documents),
    )


def converted(form: Form, convert: Callable[[Any], Any]) -> Form:
    """Make a form whose value is made from another form's value."""
    return Form(lambda value: convert(form.read(value)), form.schema, form.documents)


def collect(
    wrongs: list[Wrong],
    key: str | int,
    read: Callable[[Any], Any],
    value: Any,
    given: dict[Any, Any],
    name: str | int,
    *,
    rests: bool = False,
) -> None:
    """Read one value into ``given``, or note what is wrong under its key.

    What is left of a wrong value is taken for a field, and with ``rests`` for an item.
    """
    try:
        given[name] = read(value)
    except InvalidValue as error:
        wrongs.append(Wrong((key,), error.text))
    except WrongShapeError as error:
        wrongs.extend(evolve(wrong, path=(key, *wrong.path)) for wrong in error.wrongs)
        if error.rest is not None and (rests or isinstance(name, str)):
            given[name] = error.rest


def unknown_key(key: str, known: Mapping[str, Any]) -> Text:
    """Say that a key is not known, and which one may have been meant."""
    part_of = [one for one in known if key in one.split("_")]
    near = get_close_matches(key, known, n=1) or part_of
    if near:
        return UNKNOWN_KEY_NEAR(key=key, near=near[0])
    return UNKNOWN_KEY(key=key, keys=listed(known, most=30))


def shown(value: Any) -> Text:
    """Say briefly what stands where something else belongs."""
    if value is None:
        return NOTHING()
    if isinstance(value, list):
        return A_LIST()
    if isinstance(value, dict):
        return A_MAPPING()
    words = str(value)
    return Text.same(repr(words if len(words) <= 40 else words[:39] + "…"))


NOTHING = Message(zh="空值", en="nothing")
A_LIST = Message(zh="一个列表", en="a list")
A_MAPPING = Message(zh="一组键值", en="a mapping")
NOT_A_MAPPING = Message(
    zh="这里不能是{value}（应为键值，键有：{keys}）",
    en="{value} cannot stand here (write a mapping; its keys are {keys})",
)
NOT_A_PLAIN_MAPPING = Message(
    zh="这里不能是{value}（应写成 {{名称: 值}}）",
    en="{value} cannot stand here (write a mapping such as {{name: value}})",
)
NOT_A_LIST = Message(
    zh="这里不能是{value}（应为列表，写成 [甲, 乙]）",
    en="{value} cannot stand here (write a list such as [a, b])",
)
MISSING = Message(
    zh="缺少 {key!r}（请写上 {key}: …）", en="{key!r} is missing (add {key}: …)"
)
UNKNOWN_KEY_NEAR = Message(
    zh="未知的键 {key!r}（是不是 {near!r}？）",
    en="unknown key {key!r} (did you mean {near!r}?)",
)
UNKNOWN_KEY = Message(
    zh="未知的键 {key!r}（可用的键：{keys}）", en="unknown key {key!r} (known: {keys})"
)
OUT_OF_PLACE = Message(
    zh="{name} 只能与 {other} 同用（去掉它，或改用 {other}）",
    en="{name} goes with {other} only (leave it out, or use {other})",
)
