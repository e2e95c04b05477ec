"""What has happened. The past enters the engines by one door, `History`."""

from weibao.records.history import History
from weibao.records.kinds import (
    EVENT_KEY,
    FINDING_KEY,
    AttributeChange,
    Completion,
    Deferral,
    Edit,
    EditAction,
    Event,
    Exchange,
    Finding,
    OfSubject,
    Reading,
    Record,
    StateChange,
    Void,
    entered_on,
)

__all__ = [
    "EVENT_KEY",
    "FINDING_KEY",
    "AttributeChange",
    "Completion",
    "Deferral",
    "Edit",
    "EditAction",
    "Event",
    "Exchange",
    "Finding",
    "History",
    "OfSubject",
    "Reading",
    "Record",
    "StateChange",
    "Void",
    "entered_on",
]
