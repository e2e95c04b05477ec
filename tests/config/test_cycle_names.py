"""What cycles name: states, events, tasks and attributes that somebody knows."""

from collections.abc import Callable

import pytest

Lines = Callable[..., list[str]]
Small = Callable[..., str]

TYPE = """
equipment_types:
  - code: unit
    family: hvac
    states: [frozen]
    events: [thaw]
    attributes: [{{name: made, kind: date}}]
    tasks:
      - {{code: look, title: A, cycle: "{cycle}", duration: 1 h}}
      - {{code: correct, title: B, duration: 1 h}}
"""
RULE = """policies:
  - id: x
    select: {{types: [pump]}}
    crew: water
    {words}
"""
WRONG = {
    "every 1 month, while hetaing": "unknown state 'hetaing' (did you mean 'heating'?)",
    "within 7 days of overlaod": "unknown event 'overlaod' (did you mean 'overload'?)",
    "within 2 days after task corect of leak": "unknown task 'corect'",
    "in years 1, 4 only, anew after corect": "unknown task 'corect'",
    "first at 5 years of age, then every 2 years, anew after corect": "task 'corect'",
    "first at 5 years of age, then every 2 years, age since mde": "attribute 'mde'",
}


@pytest.mark.parametrize(("cycle", "said"), WRONG.items())
def test_a_slip_in_a_type_of_ones_own_is_told(
    cycle: str, said: str, small: Small, lines: Lines
) -> None:
    """Work in a state that nobody knows would never be due, and nobody would notice."""
    [line] = lines(small(more=TYPE.format(cycle=cycle)))
    assert "tasks[0].cycle" in line
    assert said in line


@pytest.mark.parametrize("where", ["change", "add"])
@pytest.mark.parametrize(("cycle", "said"), list(WRONG.items())[:3])
def test_a_slip_in_a_rule_is_told(
    cycle: str, said: str, where: str, small: Small, lines: Lines
) -> None:
    """The same in what a rule changes and adds."""
    change = f'change: [{{task: grease, because: y, set: {{cycle: "{cycle}"}}}}]'
    add = "add: [{because: y, task: {code: look, title: L, duration: 1 h, "
    add += f'cycle: "{cycle}"}}}}]'
    words = {"change": change, "add": add}[where]
    [line] = lines(small(policies=RULE.format(words=words)))
    assert ".cycle: " in line
    assert said in line


@pytest.mark.parametrize(
    "cycle",
    [
        "every 1 month, while frozen or heating",
        "every 1 month, within 7 days of thaw",
        "within 7 days after task correct of thaw",
        "first at 5 years of age, then every 2 years, age since made",
    ],
)
def test_what_a_type_declares_is_known(cycle: str, small: Small, lines: Lines) -> None:
    """Own states and events may be named in cycles, and in records."""
    assets = "assets: [{id: U, type: unit, location: B01, installed: 2020-01-01}]\n"
    policies = "policies: [{id: all, select: {types: [unit]}, crew: water}]\n"
    records = """records:
  - state: {id: S1, subject: U, state: frozen, from: 2026-01-10}
  - event: {id: S2, subject: U, event: thaw, happened: 2026-01-20}
"""
    more = TYPE.format(cycle=cycle) + records
    assert lines(small(assets=assets, policies=policies, more=more)) == []


@pytest.mark.parametrize(
    "cycle",
    [
        "every 1 month, from 9999-12-31",
        "every Monday plus every 1 month, from 0001-01-01",
        "every 24 hours by the clock, from 9999-12-31 08:00",
    ],
)
def test_a_first_day_that_nobody_can_mean_is_told(
    cycle: str, small: Small, lines: Lines
) -> None:
    """Dates reckoned from it would leave the calendar."""
    [line] = lines(small(more=TYPE.format(cycle=cycle)))
    assert "cannot be meant (write one from 1900 to 2100)" in line


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ("completion: {id: R, subject: P-01, task: grease, done: 9999-12-31}", "done"),
        ("completion: {id: R, subject: P-01, task: grease, done: 0001-01-01}", "done"),
        ("state: {id: R, subject: P-01, state: standby, from: 9999-12-31}", "from"),
        (
            "event: {id: R, subject: P-01, event: leak, happened: 0026-01-01}",
            "happened",
        ),
    ],
)
def test_a_record_of_a_day_that_nobody_can_mean_is_told(
    record: str, key: str, small: Small, lines: Lines
) -> None:
    """Work done in the year 1 would otherwise count as this year's."""
    [line] = lines(small(more=f"records: [{{{record}}}]\n"))
    assert f"{key}: " in line
    assert "cannot be meant (write one from 1900 to 2100)" in line


@pytest.mark.parametrize(
    ("cycle", "said"),
    [
        ("every 1 month, released 99999999 working days ahead", "10000 at most"),
        ("every 1 month, from 2026-01-01, step 2 of 99999999", "1200 steps at most"),
    ],
)
def test_numbers_that_leave_the_calendar_are_told(
    cycle: str, said: str, small: Small, lines: Lines
) -> None:
    """They would end in a traceback when dates are reckoned."""
    [line] = lines(small(more=TYPE.format(cycle=cycle)))
    assert said in line
