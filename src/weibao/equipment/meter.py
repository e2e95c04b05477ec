"""What is measured on an asset."""

from typing import Literal

from attrs import frozen

from weibao.texts.text import Text


@frozen
class Meter:
    """A measured quantity; a counter only grows, a gauge goes both ways.

    ``rolls_over_at`` is the value at which a counter begins anew. ``per_day`` is the
    use of a day to be expected before readings tell. Either may be the name of an
    attribute by which each asset states its own. A meter ``derived_from`` another has
    no readings of its own: it is ``ratio`` times as much.
    """

    name: str
    title: Text
    unit: str
    kind: Literal["counter", "gauge"] = "counter"
    rolls_over_at: float | str | None = None
    per_day: float | str | None = None
    derived_from: str | None = None
    ratio: float = 1.0
