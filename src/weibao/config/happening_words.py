"""The states and events that a portfolio may speak of."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from weibao.equipment import EquipmentType
from weibao.phrases.words import EVENTS, STATES, codes_by_word


@frozen
class HappeningWords:
    """Codes of states and events by the words that records use for them.

    They are the usual ones, those that types declare, and whatever ``names`` names.
    """

    states: Mapping[str, str]
    events: Mapping[str, str]

    @classmethod
    def of(
        cls, types: Iterable[EquipmentType], names: Mapping[str, Any]
    ) -> "HappeningWords":
        """Collect the words of a catalogue's types and a portfolio's names."""
        known = tuple(types)
        return cls(
            codes_by_word(STATES, [*names, *(s for one in known for s in one.states)]),
            codes_by_word(EVENTS, [*names, *(e for one in known for e in one.events)]),
        )
