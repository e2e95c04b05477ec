# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""What a task takes in turn, as it may be written."""

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import frozen

from weibao.config.compound import TITLE
from weibao.config.document_shapes import IDS, WORDS
from weibao.config.forms import (
    converted,
    document,
    either,
    list_of,
    optional,
    required,
)
from weibao.config.scalars import COUNT, DATE, EVERY, IDENTIFIER, NUMBER, choice
from weibao.cycles.rotation import ItemOrder
from weibao.rotations import NEW_YEAR, Item, ItemChoice, Rotation
from weibao.spans.every import Every
from weibao.texts.text import Text


@frozen(kw_only=True)
class ItemDocument:
    """One listed item, with the days on which it is there."""

    item: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    from_: date | None = optional(
        DATE.form, "从哪天起有", "the first day it is there", key="from"
    )
    to: date | None = optional(DATE.form, "到哪天为止", "the last day it is there")


@frozen(kw_only=True)
class ItemChoiceDocument:
    """Which parts of its subject a task takes in turn."""

    types: tuple[str, ...] = optional(IDS, "设备类型", "equipment types", default=())
    families: tuple[str, ...] = optional(IDS, "设备族", "families", default=())
    tags: tuple[str, ...] = optional(WORDS, "标签", "tags", default=())


def _item(value: str | ItemDocument) -> Item:
    if isinstance(value, str):
        return Item(value, Text.same(value))
    title = value.title or Text.same(value.item)
    return Item(value.item, title, value.from_, value.to)


ITEM = document(ItemDocument)
LISTED = list_of(
    converted(
        either(
            IDENTIFIER.form,
            ITEM,
            choose=lambda value: ITEM if type(value) is dict else IDENTIFIER.form,
        ),
        _item,
    )
)
CHOSEN = document(ItemChoiceDocument)


def _shape(value: Any) -> Any:
    return LISTED if type(value) is list else CHOSEN


@frozen(kw_only=True)
class RotationDocument:
    """What each turn of a task takes of many items."""

    items: Any = optional(
        either(LISTED, CHOSEN, choose=_shape),
        "轮换的对象：列出，或按类型、标签选取；不写则为其全部部件或全部点位",
        "the items, listed or chosen; all parts or stops of the subject where unsaid",
    )
    take: int | None = optional(COUNT.form, "每次取几个", "how many a turn takes")
    order: ItemOrder = optional(
        choice(ItemOrder),
        "按固定次序，或最久未做的先做",
        "in a fixed order, or the one done longest ago first",
        default=ItemOrder.FIXED,
    )
    cover_within: Every | None = optional(
        EVERY.form, "多久之内全部做到", "in what time all are covered"
    )
    cover_from: date = optional(
        DATE.form,
        "覆盖期从哪天起算",
        "the day that its periods are counted from",
        default=NEW_YEAR,
    )
    share: float = optional(
        NUMBER.form,
        "不写 take 时，每次至少取百分之几",
        "without take, the least percentage that a turn takes",
        default=0.0,
    )


def _rotation(value: RotationDocument) -> Rotation:
    items = value.items
    if items is None:
        items = ItemChoice()
    elif isinstance(items, ItemChoiceDocument):
        items = ItemChoice(
            types=frozenset(items.types),
            families=frozenset(items.families),
            tags=frozenset(items.tags),
        )
    return Rotation(
        items=items,
        take=value.take,
        order=value.order,
        cover_within=value.cover_within,
        cover_from=value.cover_from,
        share=Fraction(str(value.share)),
    )


ROTATE = converted(document(RotationDocument), _rotation)
