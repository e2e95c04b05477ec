"""What a completion does, zone by zone: too early, early, late or too late."""

import re
from collections.abc import Iterable, Mapping

from attrs import evolve

from weibao.cycles.shift import FIXED, GridShift, Move, Share, Zone
from weibao.phrases.numerals import ANY_CASE
from weibao.texts.text import Text

# The zones of a shift, in time: beyond and inside the tolerance, and again.
ZONES = {
    Zone.TOO_EARLY: Text("过早", "too early"),
    Zone.EARLY: Text("提前", "early"),
    Zone.LATE: Text("推后", "late"),
    Zone.TOO_LATE: Text("过晚", "too late"),
}
BY_WORD = {word: zone for zone, text in ZONES.items() for word in (text.zh, text.en)}
ZONE = "|".join(sorted(BY_WORD, key=len, reverse=True))
ZONE_LIST = rf"(?:{ZONE})(?: ?(?:or|或|、) ?(?:{ZONE}))*"


def parse_zones(text: str) -> tuple[Zone, ...]:
    """Read names of zones."""
    found = re.findall(ZONE, text, ANY_CASE)
    return tuple(BY_WORD[word.lower()] for word in found)


def zones_text(zones: Iterable[Zone]) -> Text:
    """Name zones, from the earliest to the latest."""
    wanted = set(zones)
    said = [text for zone, text in ZONES.items() if zone in wanted]
    return Text("或".join(t.zh for t in said), " or ".join(t.en for t in said))


def zoned(does: Mapping[Zone, Move | Share], otherwise: GridShift = FIXED) -> GridShift:
    """Return a shift with what it does in some zones changed."""
    return evolve(otherwise, **{zone.value: move for zone, move in does.items()})


def by_zone(shift: GridShift) -> dict[Move | Share, list[Zone]]:
    """Return in which zones a shift does what, leaving out where it keeps the grid."""
    found: dict[Move | Share, list[Zone]] = {}
    for zone in ZONES:
        move = shift.of(zone)
        if move is not Move.KEEP:
            found.setdefault(move, []).append(zone)
    return found
