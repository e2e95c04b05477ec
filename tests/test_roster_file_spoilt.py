"""Roster files that somebody has spoilt are read as they are, or refused."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import at_most, done, estate, task
from staffing import crew, leave, need, person, rostered, staffed
from weibao.errors import ConfigError
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.roster_file import read_roster, roster_json
from weibao.verifier import verify

Path = tuple[str | int, ...]


@cache
def small() -> tuple[Portfolio, str]:
    """Make a portfolio whose roster has something in every part, and its text."""
    world = staffed(
        estate(
            task("visit", at_most(15)),
            task("service", "once each week"),
            task("weld", "once each week", need=need(1, "weld")),
            records=[done("02-14", "visit"), done("03-02")],
        ),
        crew("c", person("an", absences=(leave("03-09", "03-15"),))),
    )
    roster = rostered(world, as_of="03-03")
    assert roster.late
    assert roster.unassigned
    assert roster.done
    return world, roster_json(roster)


def paths(value: Any, path: Path = ()) -> list[Path]:  # noqa: ANN401 - JSON
    """List the way to every value inside a JSON value."""
    items: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [path, *(p for key, one in items for p in paths(one, (*path, key)))]


def spoilt(text: str, path: Path, junk: object, *, drop: bool) -> str:
    """Put junk where the path leads, or leave out what is there."""
    document = json.loads(text)
    if not path:
        return json.dumps(junk)
    inside = document
    for key in path[:-1]:
        inside = inside[key]
    if drop:
        del inside[path[-1]]
    else:
        inside[path[-1]] = junk
    return json.dumps(document)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["2026-02-30", "9999-12-31", "0001-01-01T00:00:00+14:00", "2026-03-10T08:00:00"]
    ),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def read(text: str) -> Roster | None:
    """Read a text, or be told of problems."""
    try:
        return read_roster(text, small()[0], file="roster.json")
    except ConfigError as error:
        problems = error.problems
    assert {problem.file for problem in problems} == {"roster.json"}
    return None


@given(data=st.data(), junk=JUNK, drop=st.booleans())
def test_a_spoilt_file_is_read_or_refused(
    data: st.DataObject, junk: object, *, drop: bool
) -> None:
    """Whatever stands in one place of the file, there is a roster or a problem."""
    _, text = small()
    path = data.draw(st.sampled_from(paths(json.loads(text))))
    roster = read(spoilt(text, path, junk, drop=drop))
    assert roster is None or isinstance(roster, Roster)


@given(st.text() | st.integers(0, 200).map(lambda size: small()[1][: size * 9]))
def test_text_that_is_no_roster_is_refused(text: str) -> None:
    """Any other text, and a file cut short, is refused with a problem."""
    assert read(text) is None


@pytest.mark.parametrize("part", ["start", "end", "crew", "technicians", "order"])
def test_each_part_of_an_assignment_is_needed(part: str) -> None:
    """An assignment without one of its parts is refused, with its place."""
    world, text = small()
    with pytest.raises(ConfigError) as raised:
        read_roster(spoilt(text, ("assignments", 1, part), None, drop=True), world)
    assert raised.value.problems[0].path == "assignments[1]"


def test_a_moved_assignment_is_read_and_judged() -> None:
    """The file may say another time; reading keeps it, and the verifier sees it."""
    world, text = small()
    document = json.loads(text)
    one = document["assignments"][0]
    one["start"], one["end"] = (one[k].replace("T0", "T1") for k in ("start", "end"))
    moved = read_roster(json.dumps(document), world)
    assert not verify(moved, world, world.history).ok
