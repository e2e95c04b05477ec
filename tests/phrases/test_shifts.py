"""The zones in which a completion restarts the count."""

from hypothesis import given

from strategies import shifts
from weibao.cycles.shift import FIXED, FLOATING, GridShift
from weibao.phrases.shifts import parse_zones, zones_text


@given(shift=shifts().filter(lambda shift: shift != FIXED))
def test_what_is_said_reads_back(shift: GridShift) -> None:
    """The restarting zones, by name, give the same shift in both languages."""
    said = zones_text(shift)
    assert parse_zones(said.zh) == shift
    assert parse_zones(said.en.upper()) == shift


def test_all_zones_in_order() -> None:
    """The zones are named from the earliest to the latest."""
    assert zones_text(FLOATING).en == "too early or early or late or too late"
