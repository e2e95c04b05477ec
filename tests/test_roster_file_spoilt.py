"""Roster files that somebody has spoilt are read as they are, or refused."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import at_most, done, estate, task
from staffing import crew, leave, need, person, rostered, staffed
from weibao.errors import ConfigError, Problem
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.roster_file import read_published, read_roster, roster_json
from weibao.rotations import Item, Rotation
from weibao.texts import Text
from weibao.verifier import verify
from weibao.verifier.rules import Rule

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


def places(text: str) -> list[str]:
    """Return the places of all problems of a text."""
    with pytest.raises(ConfigError) as raised:
        read_roster(text, small()[0])
    return [problem.path for problem in raised.value.problems]


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


EDGES = ("0001-01-01", "9999-12-31")
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["2026-02-30", "9999-12-31", "2026-03-10T08:00:00", "\ud800"]
        + [f"{day}T00:00:00{by}" for day in EDGES for by in ("+14:00", "-23:59")]
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
    assert raised.value.problems[0].path == f"assignments[1].{part}"


def test_a_moved_assignment_is_read_and_judged() -> None:
    """The file may say another time; reading keeps it, and the verifier sees it."""
    world, text = small()
    document = json.loads(text)
    one = document["assignments"][0]
    one["start"], one["end"] = (one[k].replace("T0", "T1") for k in ("start", "end"))
    moved = read_roster(json.dumps(document), world)
    assert not verify(moved, world, world.history).ok


YEAR_1999 = {"opens": "1999-01-01", "closes": "1999-12-31"}


def facts_of(part: str) -> dict[str, Any]:
    """Return the first entry of a part whose order is in no chain."""
    document = json.loads(small()[1])
    entry = next(one for one in document[part] if one["task"] != "visit")
    assert isinstance(entry, dict)
    return {**entry, "index": document[part].index(entry)}


@pytest.mark.parametrize("part", ["assignments", "unassigned", "done"])
@pytest.mark.parametrize(
    ("fact", "junk"),
    [
        ("asset", "NOPE"),
        ("task", "lunch"),
        ("subject_kind", "round"),
        ("window", YEAR_1999),
        ("assets", []),
    ],
)
def test_what_is_said_of_an_order_must_be_so(
    part: str, fact: str, junk: object
) -> None:
    """A file that says another thing of an order than the portfolio is refused."""
    number = facts_of(part)["index"]
    text = spoilt(small()[1], (part, number, fact), junk, drop=False)
    assert places(text) == [f"{part}[{number}].{fact}"]


def test_the_message_names_what_is_said_and_what_is_so() -> None:
    """Both are told in both languages, with what to do."""
    wrong = spoilt(small()[1], ("assignments", 0, "asset"), "NOPE", drop=False)
    with pytest.raises(ConfigError) as raised:
        read_roster(wrong, small()[0], file="roster.json")
    (problem,) = raised.value.problems
    right = json.loads(small()[1])["assignments"][0]["asset"]
    assert problem.to("en") == (
        f'roster.json: assignments[0].asset: the file says "NOPE", by the portfolio it '
        f"is {right} (has that changed? build again)"
    )
    assert f"按资料应为 {right}" in problem.to("zh")


def test_the_whole_and_its_parts_agree() -> None:
    """Work in several parts begins with the first and ends with the last."""
    document = json.loads(small()[1])
    one = document["assignments"][0]
    middle = one["start"].replace("T08:00", "T08:10")
    one["segments"] = [
        {"start": one["start"], "end": middle},
        {"start": middle, "end": one["end"]},
    ]
    read_roster(json.dumps(document), small()[0])
    one["start"] = one["end"]
    assert places(json.dumps(document)) == ["assignments[0].start"]


def test_what_is_listed_as_done_is_kept() -> None:
    """Done work that somebody took out of the file is missed by the verifier."""
    world, text = small()
    emptied = read_roster(spoilt(text, ("done",), [], drop=False), world)
    rules = {one.rule for one in verify(emptied, world, world.history).violations}
    assert Rule.ORDER_DONE in rules
    done_on = spoilt(text, ("done", 0, "done"), "2026-03-01", drop=False)
    assert places(done_on) == ["done[0].done"]


@pytest.mark.parametrize(
    "window", [YEAR_1999, {"opens": "2026-03-02", "closes": "2026-03-30"}]
)
def test_the_verifier_names_a_visit_whose_window_was_altered(window: object) -> None:
    """Visits of a chain are read with the window that the file states, and judged."""
    world, text = small()
    assert verify(read_roster(text, world), world, world.history).ok
    visits = [
        number
        for number, one in enumerate(json.loads(text)["assignments"])
        if one["task"] == "visit"
    ]
    assert visits
    for number in visits:
        path: Path = ("assignments", number, "window")
        altered = read_roster(spoilt(text, path, window, drop=False), world)
        found = verify(altered, world, world.history).violations
        assert [one.rule for one in found] == [Rule.ORDER_ALTERED]


@pytest.mark.parametrize(
    ("path", "junk"),
    [
        (("unassigned", 0, "reasons", 0, "count"), -1),
        (("unassigned", 0, "reasons", 0, "count"), 0),
        (("unassigned", 0, "reasons", 0, "code"), "boredom"),
        (("seed",), float("nan")),
        (("seed",), True),
        (("iterations",), 1e999),
        (("engine",), "\ud800"),
        (("assignments", 0, "start"), "0001-01-01T00:00:00-23:59"),
        (("assignments", 0, "start"), "0001-01-01T00:00:00+23:59"),
        (("assignments", 0, "end"), "9999-12-31T23:59:00-23:59"),
        (("assignments", 0, "end"), "2029-12-31T08:00:00+08:00"),
        (("horizon", "from"), "0001-01-01"),
        (("as_of",), "9999-12-31"),
    ],
)
def test_a_bad_value_is_named_at_its_own_place(path: Path, junk: object) -> None:
    """A problem is told where it stands, whatever was read before it."""
    named = path[0]
    for key in path[1:]:
        named = f"{named}[{key}]" if isinstance(key, int) else f"{named}.{key}"
    assert places(spoilt(small()[1], path, junk, drop=False)) == [named]


def test_a_key_is_given_once() -> None:
    """Of two values under one key none can be the one that is meant."""
    text = small()[1].rstrip().removesuffix("}") + ', "assignments": []}'
    with pytest.raises(ConfigError, match='the key "assignments" is given twice'):
        read_roster(text, small()[0])


def test_nobody_and_nothing_is_listed_twice() -> None:
    """A person sent twice, and an order done twice, are slips of a hand."""
    document = json.loads(small()[1])
    document["assignments"][0]["technicians"] *= 2
    document["done"].append(document["done"][0])
    assert places(json.dumps(document)) == ["assignments[0].technicians", "done"]


def test_items_taken_in_turn_are_kept_and_none_may_be_exchanged() -> None:
    """A file says what each order takes; other items are refused at their place."""
    items = tuple(Item(one, Text.same(one)) for one in "ab")
    turning = task("turn", "once each week", rotate=Rotation(items=items, take=1))
    world = staffed(estate(turning), crew("c", person("an")))
    text = roster_json(rostered(world, as_of="03-03"))
    document = json.loads(text)
    first = document["assignments"][0]
    assert first["items"] in (["a"], ["b"])
    assert roster_json(read_roster(text, world)) == text
    first["items"] = ["a" if first["items"] == ["b"] else "b"]
    with pytest.raises(ConfigError) as raised:
        read_roster(json.dumps(document), world)
    assert [one.path for one in raised.value.problems] == ["assignments[0].items"]


def test_nobody_is_named_twice_in_what_was_published() -> None:
    """One person is no two: what is built upon the file would be short of people."""
    world, text = small()
    path = ("assignments", 0, "technicians")
    with pytest.raises(ConfigError) as raised:
        read_published(spoilt(text, path, ["an", "an"], drop=False), world, file="r")
    (problem,) = raised.value.problems
    assert problem.path == "assignments[0].technicians[1]"
    assert problem.message.en == "'an' is given twice (give it once)"


@given(data=st.data(), junk=JUNK, drop=st.booleans())
def test_what_was_published_is_read_or_refused(
    data: st.DataObject, junk: object, *, drop: bool
) -> None:
    """Whatever stands in one place of the file, there are promises or a problem."""
    world, text = small()
    path = data.draw(st.sampled_from(paths(json.loads(text))))
    problems: tuple[Problem, ...] = ()
    try:
        published, over = read_published(
            spoilt(text, path, junk, drop=drop), world, file="roster.json"
        )
    except ConfigError as error:
        problems = error.problems
    else:
        assert over.first <= over.last
        assert all(one.start < one.end for one in published.promises.values())
    assert {problem.file for problem in problems} <= {"roster.json"}
