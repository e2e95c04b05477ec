"""The state between two builds."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from feeds.builder import Job, World
from weibao.errors import WeibaoError
from weibao.feeds import FeedState, make_feeds


def lived_in_state() -> FeedState:
    """Return a state with planned, done, cancelled and departed events."""
    world = World()
    jobs = [Job(key=f"w{n}", provisional=n == 1, late=n, pause=n) for n in range(4)]
    state = make_feeds(world.roster(*jobs), state=None).state
    later = [
        jobs[0],
        Job(key="w1", fate="done"),
        Job(key="w2", fate="unassigned"),
    ]
    state = make_feeds(
        world.roster(*later, as_of=date(2026, 3, 4)), state=state, language="en"
    ).state
    return make_feeds(
        world.roster(first=date(2026, 4, 1), last=date(2026, 4, 2)), state=state
    ).state


def test_a_state_survives_being_text() -> None:
    """What is read is equal to what was written, and writing it again is too."""
    state = lived_in_state()
    assert {entry.shown for entry in state.events.values()} == {True, False}
    text = state.to_json()
    assert FeedState.from_json(text) == state
    assert FeedState.from_json(text).to_json() == text


def test_a_state_is_text_that_compares_well() -> None:
    """Version 1, sorted, one line for each event and feed."""
    state = lived_in_state()
    text = state.to_json()
    assert json.loads(text)["version"] == 1
    names = [line.split('": ')[0] for line in text.split("\n") if line.startswith('"w')]
    assert names == sorted(names)
    assert len(text.splitlines()) == len(state.events) + len(state.feeds) + 8


def drop(*path: str) -> Callable[[dict[str, Any]], None]:
    """Return a change that removes what a path leads to."""

    def change(data: dict[str, Any]) -> None:
        for name in path[:-1]:
            data = data[name]
        del data[path[-1]]

    return change


def put(value: object, *path: str) -> Callable[[dict[str, Any]], None]:
    """Return a change that replaces what a path leads to."""

    def change(data: dict[str, Any]) -> None:
        for name in path[:-1]:
            data = data[name]
        data[path[-1]] = value

    return change


EVENT = "qinghe/DT-0101/service/w0"


@pytest.mark.parametrize(
    "change",
    [
        drop("events"),
        drop("feeds"),
        drop("portfolio"),
        drop("version"),
        drop("events", EVENT, "facts"),
        drop("events", EVENT, "facts", "start"),
        put([], "events"),
        put(7, "portfolio"),
        put("1", "version"),
        put("1", "events", EVENT, "sequence"),
        put(True, "events", EVENT, "sequence"),
        put("yes", "events", EVENT, "shown"),
        put("soon", "events", EVENT, "cancelled_on"),
        put({"crew/zh": "x"}, "events", EVENT, "stamps"),
        put({"crew/zh": ["x", "2026"]}, "events", EVENT, "stamps"),
        put("Mars/Olympus", "events", EVENT, "facts", "zone"),
        put("../../x", "events", EVENT, "facts", "zone"),
        put("lost", "events", EVENT, "facts", "standing"),
        put("house", "events", EVENT, "facts", "kind"),
        put("2026-03-02", "events", EVENT, "facts", "start"),
        put(["a"], "events", EVENT, "facts", "crew"),
        put([1, "a"], "events", EVENT, "facts", "crew"),
        put(["2026-03-05", "2026-03-01"], "events", EVENT, "facts", "window"),
        put({"title": ["a", "b"], "zone": "UTC"}, "feeds", "../etc"),
        put({"title": ["a"], "zone": "UTC"}, "feeds", "crews/x"),
        put({"title": ["a", "\ud800"], "zone": "UTC"}, "feeds", "crews/x"),
        put({"title": ["a", "b"], "zone": "UTC"}, "feeds", "crews/"),
        *(
            put(junk, "events", EVENT, *path)
            for path, junk in [
                (("sequence",), -1),
                (("sequence",), 2**31),
                (("sequence",), 10**400),
                (("cancelled_on",), "9999-12-31"),
                (("stamps",), {"crew/zh": ["x", "99991231T235959Z"]}),
                (("stamps",), {"crew/\ud800": ["x", "20260101T000000Z"]}),
                (("facts", "title"), "\ud800"),
                (("facts", "title"), "bell \a"),
                (("facts", "late"), ["好", "\x9b31m"]),
                (("facts", "end"), "99991231T235959Z"),
                (("facts", "start"), "00010101T000000Z"),
                (("facts", "end"), "20260101T000000Z"),
                (("facts", "window"), ["0001-01-01", "2026-03-01"]),
                (("facts", "done_on"), "9999-12-31"),
                (("facts", "provisional"), "yes"),
                (("facts", "outage"), 1),
                (("facts", "people"), ["ab"]),
            ]
        ),
    ],
)
def test_a_damaged_state_is_refused(change: Callable[[dict[str, Any]], None]) -> None:
    """Whatever part is missing or wrong, it is said, and nothing is guessed."""
    data = json.loads(lived_in_state().to_json())
    change(data)
    with pytest.raises(WeibaoError, match="restore it from a backup"):
        FeedState.from_json(json.dumps(data))


def test_the_damaged_event_is_named() -> None:
    """Whoever mends the file by hand is led to the place."""
    data = json.loads(lived_in_state().to_json())
    data["events"][EVENT]["facts"]["title"] = "\ud800"
    with pytest.raises(WeibaoError) as raised:
        FeedState.from_json(json.dumps(data))
    assert f"events['{EVENT}']: ValueError text '\\ud800'" in str(raised.value)


def test_a_key_that_is_given_twice_is_refused() -> None:
    """Of two values under one key none can be the one that is meant."""
    text = lived_in_state().to_json().replace("{", '{"version": 1,', 1)
    with pytest.raises(WeibaoError, match="'version' twice"):
        FeedState.from_json(text)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '"x"', "[" * 100_000])
def test_what_is_no_state_is_refused(text: str) -> None:
    """An empty or broken file is not taken for a first build."""
    with pytest.raises(WeibaoError, match="restore it from a backup"):
        FeedState.from_json(text)


def test_a_state_cut_short_is_refused() -> None:
    """No beginning of a state is taken for the whole."""
    text = lived_in_state().to_json().rstrip("\n")
    for length in range(0, len(text), 97):
        with pytest.raises(WeibaoError):
            FeedState.from_json(text[:length])


def test_a_later_version_is_named() -> None:
    """An older weibao does not write over what it cannot read."""
    with pytest.raises(WeibaoError, match="has version 2"):
        FeedState.from_json('{"version": 2}')


def test_the_state_of_another_portfolio_is_refused() -> None:
    """Its events would all seem cancelled."""
    state = make_feeds(World().roster(Job()), state=None).state
    with pytest.raises(WeibaoError, match=r"'qinghe'.*'other'"):
        make_feeds(World(portfolio="other").roster(), state=state)
