"""Which meter of a subject a cycle counts by, and what is stated of it."""

from fractions import Fraction

from weibao.cycles.metered import Metered
from weibao.equipment import EquipmentType, Meter
from weibao.errors import InvalidValue
from weibao.inventory import Subject
from weibao.phrases.units import unit_of, units_text
from weibao.texts.text import Message, Text, listed


def exact(number: float) -> Fraction:
    """Return a number as it was written: 0.1 is a tenth."""
    return Fraction(repr(float(number)))


def meter_of(rhythm: Metered, type_: EquipmentType | None) -> Meter:
    """Return the meter that a rhythm counts by.

    Raises:
        InvalidValue: the type has none of that unit or name, or several of the unit.
    """
    meters = type_.meters if type_ is not None else ()
    every = units_text(rhythm.every, rhythm.unit)
    counters = [one for one in meters if one.kind == "counter"]
    fit = [one for one in counters if unit_of(one.unit) == rhythm.unit]
    if rhythm.meter is not None:
        fit = [one for one in counters if one.name == rhythm.meter]
        if fit and fit[0].unit and unit_of(fit[0].unit) != rhythm.unit:
            right = units_text(rhythm.every, unit_of(fit[0].unit))
            raise InvalidValue(OTHER_UNIT(meter=rhythm.meter, every=every, right=right))
    if len(fit) == 1:
        return fit[0]
    if fit:
        names = [one.name for one in fit]
        named = f"{rhythm.unit} of meter {names[0]}"
        raise InvalidValue(SEVERAL(every=every, names=listed(names), named=named))
    known = [f"{one.name} ({one.unit})" for one in counters]
    what = Text.same(rhythm.meter) if rhythm.meter is not None else every
    raise InvalidValue((NONE_FITS if known else NONE)(what=what, known=listed(known)))


def read_meter(meter: Meter, type_: EquipmentType | None) -> Meter:
    """Return the meter that is read for another: its source, or itself."""
    source = meter.derived_from
    if source is None or type_ is None:
        return meter
    return type_.meter(source) or meter


def check_meter(name: str, type_: EquipmentType | None) -> None:
    """Refuse the name of a meter that a type does not have, or that is not read."""
    meter = type_.meter(name) if type_ is not None else None
    if meter is None or meter.derived_from is not None:
        read = [m.name for m in type_.meters if not m.derived_from] if type_ else []
        text = NOT_READ if read else NONE
        raise InvalidValue(text(what=Text.same(name), known=listed(read)))


def stated(value: float | str | None, subject: Subject) -> Fraction | None:
    """Return a number, or what a subject states for the attribute of that name."""
    if isinstance(value, str):
        value = subject.attributes.get(value)
    return exact(value) if value is not None else None


SEVERAL = Message(
    zh="{every}：类型有几个表计用这个单位（{names}），应写明是哪个（例如 "
    "meter: 或 {named}）",
    en="{every}: the type has several meters of that unit ({names}); name one (write "
    "{named}, or add meter:)",
)
NONE_FITS = Message(
    zh="类型没有 {what} 的计数表计（有 {known}）",
    en="the type has no counter for {what} (it has {known})",
)
NOT_READ = Message(
    zh="类型没有可读的表计 {what}（有 {known}）",
    en="the type has no meter {what} that is read (it has {known})",
)
NONE = Message(
    zh="类型没有 {what} 的计数表计（在类型的 meters: 里声明）",
    en="the type has no counter for {what} (declare one under meters: of the type)",
)
OTHER_UNIT = Message(
    zh="表计 {meter!r} 的单位与 {every} 不同（应写成 {right}）",
    en="the meter {meter!r} does not count as {every} does (write {right})",
)
