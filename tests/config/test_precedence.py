"""What must be done before a task: how it is written, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

import pytest

from weibao.conditions import OnlyIf
from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.period import Period
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.precedence import After, Afters
from weibao.spans import Every
from weibao.texts import Text

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]

TYPE = """
equipment_types:
  - code: unit
    family: hvac
    tasks:
      - {{code: a, title: A, cycle: every 1 month, duration: 1 h, after: {a}}}
      - {{code: b, title: B, cycle: every 1 month, duration: 1 h, after: {b}}}
      - {{code: c, title: C, cycle: every 1 month, duration: 1 h, after: {c}}}
"""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[a]", (After(task="a"),)),
        ("[{task: a, lag: 24 h}]", (After(task="a", lag=timedelta(hours=24)),)),
        ("[{task: a, lag: 24小时}]", (After(task="a", lag=timedelta(hours=24)),)),
        ("[{task: a, lag: 1天}]", (After(task="a", lag=Every(days=1)),)),
        (
            "[{task: a, lag: 3个工作日, same: year}]",
            (After(task="a", lag=WorkingDays(3), same=Period.YEAR),),
        ),
        (
            "[a, {task: c, lag: 3 working days}]",
            (After(task="a"), After(task="c", lag=WorkingDays(3))),
        ),
    ],
)
def test_it_is_read_in_both_languages(
    written: str, meant: Afters, small: Small, loaded: Loaded
) -> None:
    """A code alone will do; hours, days and working days are lags."""
    more = TYPE.format(a="[]", b=written, c="[]")
    more += "policies: [{id: u, select: {types: [unit]}, crew: water}]\n"
    text = small(
        policies="",
        assets="assets: [{id: U1, type: unit, location: B01-R}]\n",
        more=more,
    )
    unit = loaded(text).inventory.assets["U1"].type
    assert unit.by_task["b"].after == meant


@pytest.mark.parametrize(
    ("a", "b", "c", "said"),
    [
        ("[b]", "[c]", "[a]", "these tasks wait for one another: a -> b -> c -> a"),
        ("[a]", "[]", "[]", "these tasks wait for one another: a -> a"),
        ("[d]", "[]", "[]", "comes after the unknown task 'd' (name one of its own)"),
        ("[b, b]", "[]", "[]", "comes after one task twice (name it once)"),
        ("[{task: b, lag: 80%}]", "[]", "[]", "is no length of time (write 24 h"),
        ("[{task: b, lag: soon}]", "[]", "[]", "'soon'"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    a: str, b: str, c: str, said: str, small: Small, lines: Lines
) -> None:
    """A ring with its members, unknown names, a name told twice, no length."""
    found = lines(small(more=TYPE.format(a=a, b=b, c=c)))
    assert any(said in line for line in found), found


POLICIES = """policies:
  - id: x
    select: {{types: [pump]}}
    crew: water
    change: [{{task: grease, because: y, set: {{after: {of_grease}}}}}]
    add:
      - because: y
        task: {{code: look, title: L, cycle: 每月一次, duration: 1 h, after: {of_look}}}
"""


def test_a_rule_may_not_close_a_ring(small: Small, lines: Lines) -> None:
    """What a rule adds and what it sets are looked at together, on each subject."""
    policies = POLICIES.format(of_grease="[look]", of_look="[grease]")
    [line] = lines(small(policies=policies))
    assert "P-01: these tasks wait for one another: grease -> look -> grease" in line


def test_a_rule_sets_what_comes_before(small: Small, loaded: Loaded) -> None:
    """The change and where it came from are kept with the task."""
    text = small(
        policies=POLICIES.format(
            of_grease="[{task: look, lag: 2 days, same: month}]", of_look="[]"
        )
    )
    grease = make_plan(loaded(text)).by_id["P-01/grease"].resolved
    assert grease.after == (After(task="look", lag=Every(days=2), same=Period.MONTH),)
    assert grease.provenance["after"].instead_of == Text("无", "nothing")


@pytest.mark.parametrize("slip", [("[loook]", "[]"), ("[]", "[greese]")])
def test_an_unknown_task_is_told_where_it_stands(
    slip: tuple[str, str], small: Small, lines: Lines
) -> None:
    """A slip in a rule is found in its line, with what may have been meant."""
    policies = POLICIES.format(of_grease=slip[0], of_look=slip[1])
    [line] = lines(small(policies=policies))
    assert "did you mean" in line


def test_a_result_is_read_and_its_slips_are_told(
    small: Small, loaded: Loaded, lines: Lines
) -> None:
    """Pumps count hours; one limit is asked for, of a meter that there is."""
    only_if = "{{meter: {meter}, {limit}, within: quarter}}"
    change = "policies: [{{id: x, select: {{types: [pump]}}, crew: water, change: "
    change += "[{{task: grease, because: y, set: {{only_if: {said}}}}}]}}]\n"

    def text(meter: str, limit: str) -> str:
        said = only_if.format(meter=meter, limit=limit)
        return small(policies=change.format(said=said))

    resolved = make_plan(loaded(text("hours", "below: 30"))).by_id["P-01/grease"]
    condition = OnlyIf(meter="hours", below=Fraction(30), within=Period.QUARTER)
    assert resolved.resolved.only_if == condition
    [line] = lines(text("hours", "below: 30, above: 2"))
    assert "only_if needs one limit of 'hours'" in line
    [line] = lines(text("speed", "below: 30"))
    assert "only_if names the unknown meter 'speed'" in line
