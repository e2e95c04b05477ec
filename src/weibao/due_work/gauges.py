"""What the records tell of one meter of a subject."""

from fractions import Fraction

from attrs import frozen

from weibao.cycles.meter import Reading
from weibao.cycles.use import Exchange
from weibao.equipment import Meter
from weibao.inventory import Subject
from weibao.meters import exact, stated
from weibao.records import History


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
