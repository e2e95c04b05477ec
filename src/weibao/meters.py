"""Which meter of a subject a cycle counts by, and what is known of it."""

from fractions import Fraction

from attrs import frozen

from weibao.cycles.meter import Reading
from weibao.cycles.metered import Metered
from weibao.cycles.use import Exchange
from weibao.equipment import EquipmentType, Meter
from weibao.errors import InvalidValue
from weibao.inventory import Subject
from weibao.phrases.units import unit_of, units_text
from weibao.records import History
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


@frozen(kw_only=True)
class Gauge:
    """What the records tell of one meter of a subject, by some day.

    ``readings`` are in the order in which they count, each with the id of its record.
    A derived meter has those of its source, ``ratio`` times as much.
    """

    meter: Meter
    readings: tuple[tuple[str, Reading], ...]
    exchanges: tuple[Exchange, ...]
    rolls_over_at: Fraction | None
    per_day: Fraction | None
    ratio: Fraction


def gauge_of(subject: Subject, meter: Meter, history: History) -> Gauge:
    """Gather what the records tell of a meter of a subject."""
    source, ratio = meter, Fraction(1)
    if meter.derived_from is not None and subject.type is not None:
        source = subject.type.meter(meter.derived_from) or meter
        ratio = exact(meter.ratio)
    over = stated(source.rolls_over_at, subject)
    taken = [
        (one.id, Reading(one.taken, exact(one.value)))
        for one in history.readings_of(subject.id, source.name)
    ]
    if over is None:  # a counter that only grows: of one day the lower goes first
        taken.sort(key=lambda pair: (pair[1].day, pair[1].value))
    exchanges = (
        Exchange(
            day=one.exchanged,
            new=exact(one.new),
            old=exact(one.old) if one.old is not None else None,
        )
        for one in history.exchanges_of(subject.id, source.name)
    )
    return Gauge(
        meter=meter,
        readings=tuple(taken),
        exchanges=tuple(exchanges),
        rolls_over_at=over,
        per_day=_per_day(meter, source, subject, ratio),
        ratio=ratio,
    )


def _per_day(
    meter: Meter, source: Meter, subject: Subject, ratio: Fraction
) -> Fraction | None:
    own = stated(meter.per_day, subject)
    if own is not None or source is meter:
        return own
    found = stated(source.per_day, subject)
    return found * ratio if found is not None else None


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
NONE = Message(
    zh="类型没有 {what} 的计数表计（在类型的 meters: 里声明）",
    en="the type has no counter for {what} (declare one under meters: of the type)",
)
OTHER_UNIT = Message(
    zh="表计 {meter!r} 的单位与 {every} 不同（应写成 {right}）",
    en="the meter {meter!r} does not count as {every} does (write {right})",
)
