"""When a completion restarts the count: too early, early, late or too late."""

import re

from attrs import evolve

from weibao.cycles.shift import FIXED, GridShift, Move
from weibao.phrases.numerals import ANY_CASE
from weibao.texts.text import Text

# The zones of a shift, in time: beyond and inside the tolerance, and again.
ZONES = {
    "early_outside": Text("过早", "too early"),
    "early_inside": Text("提前", "early"),
    "late_inside": Text("推后", "late"),
    "late_outside": Text("过晚", "too late"),
}
BY_WORD = {word: zone for zone, text in ZONES.items() for word in (text.zh, text.en)}
ZONE = "|".join(sorted(BY_WORD, key=len, reverse=True))
ZONE_LIST = rf"(?:{ZONE})(?: ?(?:or|或) ?(?:{ZONE}))*"


def parse_zones(text: str) -> GridShift:
    """Read in which zones the count restarts; in the others the grid is kept."""
    found = re.findall(ZONE, text, ANY_CASE)
    return evolve(FIXED, **{BY_WORD[word.lower()]: Move.RESET for word in found})


def zones_text(shift: GridShift) -> Text:
    """Name the zones in which the count restarts."""
    said = [text for zone, text in ZONES.items() if getattr(shift, zone) is Move.RESET]
    return Text("或".join(t.zh for t in said), " or ".join(t.en for t in said))
