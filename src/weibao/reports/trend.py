"""A measured figure beside the one before it."""

from attrs import frozen

from weibao.records import History, Reading


@frozen
class Trend:
    """The latest reading of a meter and the one before, where there are any."""

    latest: Reading | None = None
    before: Reading | None = None

    @property
    def change(self) -> float | None:
        """By how much it has risen; None without two readings."""
        if self.latest is None or self.before is None:
            return None
        return self.latest.value - self.before.value


def trend(history: History, subject: str, meter: str) -> Trend:
    """Return the last two readings of one meter of a subject."""
    taken = [
        one for one in history.readings if (one.subject, one.meter) == (subject, meter)
    ]
    latest = taken[-1] if taken else None
    return Trend(latest, taken[-2] if len(taken) > 1 else None)
