"""What no order, shift or place can be: refused at load, with the remedy."""

from collections.abc import Callable

import pytest

Lines = Callable[..., list[str]]
Small = Callable[..., str]

TASK = "code: t, title: t, cycle: every 3 months, duration: {}, people: {}"
POLICY = (
    "policies:\n  - id: pumps\n    select: {{types: [pump]}}\n    crew: water\n"
    "    add: [{{task: {{{task}}}, because: x}}]\n"
)
CHANGE = (
    "policies:\n  - id: pumps\n    select: {{types: [pump]}}\n    crew: water\n"
    "    change: [{{task: grease, set: {{{set}}}, because: x}}]\n"
)
TYPE = "equipment_types:\n  - code: fan\n    family: air\n    tasks: [{{{task}}}]\n"
NOTHING = "a duration must be above zero (write 40 min, for example)"


def said(lines: list[str]) -> list[str]:
    """Give the messages alone."""
    return [line.split(": ", 2)[2] for line in lines]


@pytest.mark.parametrize(
    "duration",
    [
        "0 min",
        "{fixed: 0 min}",
        "{fixed: 0 h, per: {power: 0 min}}",
        "{fixed: 1 h, most: 0 min}",
        "{by: use, cases: {fire: 0 min}, default: 1 h}",
        "{by: use, cases: {fire: 1 h}, default: 0 min}",
    ],
)
def test_work_takes_time(duration: str, small: Small, lines: Lines) -> None:
    """A duration of nothing is refused in policies, in their tasks and in types."""
    task = TASK.format(duration, 1)
    assert said(lines(small(policies=POLICY.format(task=task)))) == [NOTHING]
    change = CHANGE.format(set=f"duration: {duration}")
    assert said(lines(small(policies=change))) == [NOTHING]
    own = small(equipment_types=TYPE.format(task=task))
    assert said(lines(own)) == [NOTHING]


def test_work_by_the_unit_may_have_no_fixed_part(small: Small, lines: Lines) -> None:
    """Then the units take the time."""
    task = TASK.format("{per: {power: 1 min}}", 1)
    assert lines(small(policies=POLICY.format(task=task))) == []


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ("1000000000000", 1000000000000),
        ("[{count: 150}, {count: 51}]", 201),
        ("{by: use, cases: {fire: 201}, default: 1}", 201),
    ],
)
def test_no_order_takes_a_village(
    people: str, count: int, small: Small, lines: Lines
) -> None:
    """More people than anybody could seat are a slip."""
    task = TASK.format("1 h", people)
    assert said(lines(small(policies=POLICY.format(task=task)))) == [
        f"{count} people for one order (write at most 200, or split the task up)"
    ]


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("shifts", "shifts: [{{id: day, hours: {hours}}}]\n"),
        ("sites", "sites: [{{id: north, working_hours: {hours}}}]\n"),
        ("sites", "sites: [{{id: north, quiet_hours: [{hours}]}}]\n"),
        (
            "locations",
            "locations:\n  - {{id: B01, access: {{hours: {hours}}}}}\n"
            "  - {{id: B01-R, parent: B01}}\n",
        ),
    ],
    ids=["shift", "working", "quiet", "access"],
)
@pytest.mark.parametrize(
    ("hours", "right"),
    [
        ('"08:00-08:00"', False),
        ('"00:00-00:00"', False),
        ('{from: "08:00", to: "08:00"}', False),
        ('{from: "00:00", to: "00:00"}', False),
        ('"00:00-24:00"', True),
        ('{from: "00:00", to: "24:00"}', True),
    ],
)
def test_hours_end_when_they_begin_only_by_mistake(
    hours: str, right: bool, section: str, text: str, small: Small, lines: Lines
) -> None:
    """Nobody can tell an empty stretch from a whole day; that is 00:00-24:00."""
    found = said(lines(small(**{section: text.format(hours=hours)})))
    refused = "the hours end when they begin (for the whole day write 00:00-24:00)"
    assert found == ([] if right else [refused])


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("localtime", "'localtime' is not a time zone"),
        ("Asia/Shangai", "there is no time zone 'Asia/Shangai' (did you mean "),
        ("asia/shanghai_", "there is no time zone 'asia/shanghai_' (did you mean "),
    ],
)
def test_a_time_zone_is_the_same_on_every_machine(
    zone: str, told: str, small: Small, lines: Lines
) -> None:
    """Names that each machine sets for itself are refused; the nearest is offered."""
    (found,) = said(lines(small(sites=f"sites: [{{id: north, time_zone: {zone}}}]\n")))
    assert found.startswith(told)
    if "mean" in told:
        assert "'Asia/Shanghai'" in found


def test_a_schema_number_is_cut_where_one_can_see_it(
    small: Small, lines: Lines
) -> None:
    """A message never shows a number that was not written."""
    top = small().replace("schema: 1", "schema: " + "9" * 5000)
    (found,) = lines(top)
    assert "schema 999999999… is newer than this program" in found
