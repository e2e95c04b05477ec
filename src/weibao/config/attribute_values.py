# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Attributes of subjects, as their equipment type declares them."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, evolve, field

from weibao.amounts import Amount, Choose
from weibao.config.names import nearest, offered, unknown
from weibao.config.origins import Entry
from weibao.config.resolving import EARLIEST, IMPLAUSIBLE, LATEST, Resolving
from weibao.config.scalars import DATE, FLAG, TEXT, number
from weibao.equipment import Attribute, EquipmentType, SubjectKind
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text, listed

READERS: Mapping[str, Callable[[str], Any]] = {
    "number": number,
    "text": TEXT.parse,
    "flag": FLAG.parse,
    "date": DATE.parse,
}
STOPS = "stops"


def attribute_value(attribute: Attribute, raw: str) -> Any:
    """Read what a subject states, by the kind of the attribute.

    Raises:
        InvalidValue: it is of another kind, not among the choices, or out of range.
    """
    value = READERS[attribute.kind](raw)
    if attribute.kind == "number" and not attribute.in_range(value):
        raise InvalidValue(OUT_OF_RANGE(value=raw, range=attribute.range))
    if attribute.kind == "date" and not EARLIEST <= value.year <= LATEST:
        raise InvalidValue(IMPLAUSIBLE(day=value, first=EARLIEST, last=LATEST))
    if attribute.choices and value not in attribute.choices:
        near = nearest(raw, attribute.choices)
        if near is not None:
            raise InvalidValue(NO_CHOICE_NEAR(value=raw, near=near))
        raise InvalidValue(NO_CHOICE(value=raw, known=listed(attribute.choices)))
    return value


def fit(value: Any, declared: Mapping[str, Attribute]) -> Any:
    """Read the cases of a choice by the kind of the attribute it looks at.

    Raises:
        InvalidValue: an attribute is not declared, or of a kind that does not fit.
    """
    if isinstance(value, Choose):
        attribute = _declared(value.attribute, declared)
        cases = tuple((_case(attribute, raw), given) for raw, given in value.cases)
        return evolve(value, cases=cases)
    if isinstance(value, Amount):
        for name in value.needs:
            if name != STOPS and _declared(name, declared).kind != "number":
                raise InvalidValue(NOT_NUMERIC(name=name))
    return value


def _declared(name: str, declared: Mapping[str, Attribute]) -> Attribute:
    if name == STOPS and name not in declared:
        return Attribute(STOPS, Text.same(STOPS))
    if name not in declared:
        raise InvalidValue(unknown(ATTRIBUTE, name, declared.keys()))
    return declared[name]


def _case(attribute: Attribute, raw: str) -> Any:
    low, dots, high = raw.partition("..")
    if attribute.kind == "number" and dots:
        return (
            number(low.strip()) if low.strip() else None,
            number(high.strip()) if high.strip() else None,
        )
    return attribute_value(attribute, raw)


def undeclared(type_: EquipmentType, name: str) -> Text:
    """Say that a type declares no such attribute."""
    known = [attribute.name for attribute in type_.attributes]
    return UNDECLARED(type=type_.code, more=unknown(ATTRIBUTE, name, known))


@define
class Types:
    """Equipment types by code and alias, with their attributes by name."""

    resolving: Resolving
    by_name: Mapping[str, EquipmentType]
    declared: dict[str, dict[str, Attribute]] = field(factory=dict)
    defaults: dict[str, dict[str, Any]] = field(factory=dict)
    unknown_texts: dict[str, Text] = field(factory=dict)

    def find(self, word: str, kind: SubjectKind, entry: Entry) -> EquipmentType | None:
        """Give the type of a name, when it is for this kind of subject."""
        type_ = self.by_name.get(word)
        complaints = self.resolving.complaints
        if type_ is None:
            if not self.resolving.excused(word, entry):
                text = self._unknown(word, entry.document.id or "?")
                complaints.add(entry, ("type",), text)
            return None
        if kind not in type_.subject_kinds:
            kinds = listed(sorted(type_.subject_kinds))
            text = OTHER_KIND(type=type_.code, kind=kind, kinds=kinds)
            complaints.add(entry, ("type",), text)
            return None
        return type_

    def attributes(
        self, type_: EquipmentType | None, raw: Mapping[str, str], entry: Entry
    ) -> Mapping[str, Any]:
        """Read a subject's attributes and fill in the defaults of its type."""
        if type_ is None:
            return raw
        if type_.code not in self.declared:
            self.declared[type_.code] = {a.name: a for a in type_.attributes}
            self.defaults[type_.code] = {
                a.name: a.default for a in type_.attributes if a.default is not None
            }
        declared = self.declared[type_.code]
        values = dict(self.defaults[type_.code])
        for name, word in raw.items():
            attribute = declared.get(name)
            path = ("attributes", name)
            if attribute is None:
                if (entry.origin, name) not in self.resolving.blamed:
                    text = undeclared(type_, name)
                    self.resolving.complaints.add(entry, path, text, on_key=True)
                continue
            try:
                values[name] = attribute_value(attribute, word)
            except InvalidValue as error:
                if (entry.origin, word) not in self.resolving.blamed:
                    self.resolving.complaints.add(entry, path, error.text)
        return values

    def _unknown(self, word: str, subject: str) -> Text:
        if word not in self.unknown_texts:
            near = offered(word, self.by_name)
            self.unknown_texts[word] = (
                NO_TYPE_NEAR(type=word, near=near, subject="{subject}")
                if near is not None
                else NO_TYPE(type=word, subject="{subject}")
            )
        text = self.unknown_texts[word]
        return Text(
            text.zh.replace("{subject}", subject), text.en.replace("{subject}", subject)
        )


ATTRIBUTE = Text("属性", "attribute")
NO_CHOICE_NEAR = Message(
    zh="这里不能是 {value!r}（是不是 {near!r}？）",
    en="{value!r} cannot stand here (did you mean {near!r}?)",
)
NO_CHOICE = Message(
    zh="这里不能是 {value!r}（可以是：{known}）",
    en="{value!r} cannot stand here (write one of {known})",
)
OUT_OF_RANGE = Message(
    zh="这里不能是 {value}（应为 {range}）",
    en="{value} cannot be meant (write a number {range})",
)
NOT_NUMERIC = Message(
    zh="属性 {name!r} 不是数字，不能用来推算时长（换一个数字属性）",
    en="the attribute {name!r} is no number, so no duration can be reckoned from it "
    "(use a numeric one)",
)
OTHER_KIND = Message(
    zh="设备类型 {type!r} 不能用于 {kind}（只用于：{kinds}）",
    en="equipment type {type!r} is not for subjects of kind {kind} "
    "(it is for: {kinds})",
)
UNDECLARED = Message(
    zh="设备类型 {type!r}：{more}", en="equipment type {type!r}: {more}"
)
NO_TYPE_NEAR = Message(
    zh="{subject!r} 的设备类型 {type!r} 未知"
    "（是不是 {near}？否则可能缺少提供它的插件，请安装）",
    en="unknown equipment type {type!r} of {subject!r} (did you mean {near}? "
    "otherwise install the plugin that offers it)",
)
NO_TYPE = Message(
    zh="{subject!r} 的设备类型 {type!r} 未知"
    "（可能缺少提供它的插件：请安装，或在 equipment_types 里声明）",
    en="unknown equipment type {type!r} of {subject!r} (its plugin may be missing: "
    "install it, or declare the type under equipment_types)",
)
