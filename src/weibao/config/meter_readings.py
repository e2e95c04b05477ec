"""Readings that cannot be: a counter that fell, a derived meter that was read."""

from collections.abc import Iterable, Mapping

from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.resolving import Resolving
from weibao.cycles.use import fallen
from weibao.due_work.gauges import gauge_of
from weibao.equipment import EquipmentType, Meter
from weibao.inventory import Subject
from weibao.phrases.units import amount_text
from weibao.records import Exchange, History, Reading, Record
from weibao.records.kinds import OF_COMPLETION
from weibao.texts.text import Message


def check_readings(
    resolving: Resolving,
    subjects: Mapping[str, Subject],
    records: Iterable[Record],
    entries: Mapping[str, Entry],
) -> None:
    """Note every reading below the one before it that nothing on record explains."""
    history = History.of(records)
    told: list[Reading | Exchange] = [*history.readings, *history.exchanges]
    meters = dict.fromkeys((one.subject, one.meter) for one in told)
    for subject, name in meters:
        meter = _meter(subjects[subject].type, name)
        if meter is None or meter.kind != "counter":
            continue
        if meter.derived_from is not None:
            _tell_derived(resolving, history, subject, meter, entries)
            continue
        gauge = gauge_of(subjects[subject], meter, history)
        for id_, value, before in fallen(
            gauge.readings, gauge.exchanges, gauge.rolls_over_at
        ):
            text = FELL(
                meter=name,
                subject=subject,
                value=amount_text(value),
                before=amount_text(before),
            )
            resolving.complaints.add(*_place(id_, "value", entries), text)


def _tell_derived(
    resolving: Resolving,
    history: History,
    subject: str,
    meter: Meter,
    entries: Mapping[str, Entry],
) -> None:
    records: tuple[Reading | Exchange, ...] = (
        *history.readings_of(subject, meter.name),
        *history.exchanges_of(subject, meter.name),
    )
    for one in records:
        text = DERIVED(meter=meter.name, source=meter.derived_from)
        resolving.complaints.add(*_place(one.id, "meter", entries), text)


def _place(id_: str, key: str, entries: Mapping[str, Entry]) -> tuple[Entry, Path]:
    """Return where a reading stands: by itself, or in the completion that it is of."""
    if id_ in entries:
        return entries[id_], (key,)
    record, _, meter = id_.partition(OF_COMPLETION)
    return entries[record], ("readings", meter)


def _meter(type_: EquipmentType | None, name: str) -> Meter | None:
    return type_.meter(name) if type_ is not None else None


FELL = Message(
    zh="{subject} 的 {meter} 读数 {value} 小于上一次的 {before}"
    "（改正读数；换表或归零的记一条 exchange:；"
    "会归零重来的在类型的 meters: 里写 rolls_over_at:）",
    en="the reading of {meter} of {subject}, {value}, is below the one before, "
    "{before} (correct it; for a new meter or a reset add a record exchange:; for a "
    "counter that rolls over add rolls_over_at: under meters: of the type)",
)
DERIVED = Message(
    zh="表计 {meter!r} 由 {source!r} 折算，没有自己的读数（记 {source!r} 的读数）",
    en="the meter {meter!r} is derived from {source!r} and is not read itself (record "
    "readings of {source!r})",
)
