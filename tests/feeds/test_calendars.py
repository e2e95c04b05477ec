"""One feed: its file name, and the order of its events."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weibao.feeds.calendars import Event, file_name, in_order

events = st.builds(
    Event,
    start=st.sampled_from([datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2)]),
    uid=st.sampled_from("abc"),
    zone=st.just("UTC"),
    content=st.just(b""),
)


@given(st.lists(events, unique_by=lambda event: (event.start, event.uid)))
def test_events_stand_in_one_order(given_events: list[Event]) -> None:
    """Start first, then UID, however they came."""
    ordered = in_order(given_events)
    assert ordered == in_order(reversed(given_events))
    keys = [(event.start, event.uid) for event in ordered]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("DT-0101", "DT-0101.ics"),
        ("张伟", "%E5%BC%A0%E4%BC%9F.ics"),
        ("..", "%2E..ics"),
        ("a/b", "a%2Fb.ics"),
        ("CON", "%43ON.ics"),
        ("nul", "%6Eul.ics"),
        ("com1.a", "%63om1.a.ics"),
        ("LPT9", "%4CPT9.ics"),
        ("console", "console.ics"),
        ("com", "com.ics"),
    ],
)
def test_ids_become_file_names(id_: str, name: str) -> None:
    """An id is percent-encoded, and can neither leave its folder nor hide in it."""
    assert file_name(id_) == name


def test_long_ids_have_names_that_a_disk_takes() -> None:
    """Sixty-four Chinese characters fit, and differ from others with their start."""
    one, other = file_name("维" * 64), file_name("维" * 63 + "保")
    assert one != other
    assert len(one) <= 210
