"""The zones of a shift, by name."""

import pytest
from hypothesis import given

from strategies import shifts
from weibao.cycles.shift import FIXED, FLOATING, GridShift, Zone
from weibao.phrases.shifts import by_zone, parse_zones, zoned, zones_text


@given(shift=shifts())
def test_what_is_said_reads_back(shift: GridShift) -> None:
    """The zones of each move, by name, give the same shift in both languages."""
    read_zh, read_en = FIXED, FIXED
    for move, zones in by_zone(shift).items():
        said = zones_text(zones)
        read_zh = zoned(dict.fromkeys(parse_zones(said.zh), move), read_zh)
        read_en = zoned(dict.fromkeys(parse_zones(said.en.upper()), move), read_en)
    assert read_zh == read_en == shift


def test_all_zones_in_order() -> None:
    """The zones are named from the earliest to the latest."""
    [zones] = by_zone(FLOATING).values()
    assert zones_text(reversed(zones)).en == "too early or early or late or too late"


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("too late or late", (Zone.TOO_LATE, Zone.LATE)),
        ("过早或推后", (Zone.TOO_EARLY, Zone.LATE)),
    ],
)
def test_too_early_is_not_early(text: str, zones: tuple[Zone, ...]) -> None:
    """The longer name is taken whole."""
    assert parse_zones(text) == zones
