# ruff: noqa: ANN401 - what an amount is of is open: a length, a need, a cycle
"""Values that depend on attributes, as data: amounts and choices.

They print, pickle and explain themselves; there is no expression language.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import product
from typing import Any, Generic, TypeVar, cast

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message

Quantity = TypeVar("Quantity", int, float, timedelta)
Value = TypeVar("Value")
Attributes = Mapping[str, Any]

MISSING = Message(
    zh="缺少属性 {name!r}，无法计算", en="attribute {name!r} is missing for an amount"
)
NOT_A_NUMBER = Message(
    zh="属性 {name!r} 应为数字，而不是 {value!r}",
    en="attribute {name!r} must be a number, not {value!r}",
)

TOO_GREAT = Message(
    zh="属性 {name!r} 的值 {value} 太大，无法计算（核对这个值）",
    en="attribute {name!r} is too great for an amount: {value} (correct it)",
)


@frozen
class Amount(Generic[Quantity]):
    """A fixed part, plus so much per unit of numeric attributes, within bounds."""

    fixed: Quantity
    per: Mapping[str, Quantity] = field(factory=dict, hash=False)
    least: Quantity | None = None
    most: Quantity | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """The attributes it is reckoned from."""
        return tuple(sorted(self.per))

    def resolve(self, attributes: Attributes) -> Quantity:
        """Return the amount for these attributes.

        Raises:
            InvalidValue: an attribute is missing, is not a number, or is too great.
        """
        total: Any = self.fixed
        for name in self.needs:
            try:
                total += self.per[name] * _number(attributes, name)
            except OverflowError:
                value = attributes[name]
                raise InvalidValue(TOO_GREAT(name=name, value=value)) from None
        if self.least is not None:
            total = max(total, self.least)
        if self.most is not None:
            total = min(total, self.most)
        return cast(Quantity, total)


@frozen
class Choose(Generic[Value]):
    """A value picked by what one attribute says.

    ``cases`` are tried in order. A case that is a pair of numbers ``(from, below)``
    matches from the first up to but not including the second; either may be None.
    """

    attribute: str
    cases: tuple[tuple[Any, Value], ...]
    default: Value

    @property
    def needs(self) -> tuple[str, ...]:
        """The attribute it looks at."""
        return (self.attribute,)

    def resolve(self, attributes: Attributes) -> Value:
        """Return the value for these attributes; the default where none fits."""
        actual = attributes.get(self.attribute)
        for case, value in self.cases:
            if _matches(case, actual):
                return value
        return self.default


def resolve(value: Any, attributes: Attributes) -> Any:
    """Return the value for these attributes; plain values are themselves."""
    while isinstance(value, Amount | Choose):
        value = value.resolve(attributes)
    return value


def needs(value: Any) -> tuple[str, ...]:
    """Name the attributes that a value depends on."""
    if isinstance(value, Amount):
        return value.needs
    if isinstance(value, Choose):
        inner = [value.default, *(given for _, given in value.cases)]
        return tuple(sorted({value.attribute, *(n for v in inner for n in needs(v))}))
    return ()


def outcomes(value: Any) -> Iterator[Any]:
    """Go through the plain values, or amounts, that a value may turn out to be."""
    if isinstance(value, Choose):
        for given in (*(given for _, given in value.cases), value.default):
            yield from outcomes(given)
    else:
        yield value


def settings(*values: Any) -> Iterator[Attributes]:
    """Go through attributes for which values turn out in every way they can.

    Every attribute that they choose by is left out, is given each of their cases, and
    is put on, between and beyond the ends of their ranges.
    """
    cases: dict[str, list[Any]] = {}
    for value in values:
        _collect_cases(value, cases)
    tried = [[(name, one) for one in _tried(found)] for name, found in cases.items()]
    for combination in product(*tried):
        yield {name: one for name, one in combination if one is not None}


def _collect_cases(value: Any, cases: dict[str, list[Any]]) -> None:
    if isinstance(value, Choose):
        found = cases.setdefault(value.attribute, [])
        found.extend(case for case, _ in value.cases)
        for given in (*(given for _, given in value.cases), value.default):
            _collect_cases(given, cases)


def _tried(cases: list[Any]) -> list[Any]:
    plain = [case for case in cases if not isinstance(case, tuple)]
    ranges = [case for case in cases if isinstance(case, tuple)]
    ends = sorted({end for case in ranges for end in case if end is not None})
    below = [ends[0] - 1 if ends else 0] if ranges else []
    return [None, *dict.fromkeys([*plain, *below, *ends])]


def _number(attributes: Attributes, name: str) -> float:
    if name not in attributes:
        raise InvalidValue(MISSING(name=name))
    value = attributes[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValue(NOT_A_NUMBER(name=name, value=value))
    return value


def _matches(case: Any, actual: Any) -> bool:
    if isinstance(case, tuple):
        low, high = case
        if isinstance(actual, bool) or not isinstance(actual, int | float):
            return False
        return (low is None or actual >= low) and (high is None or actual < high)
    return bool(case == actual)
