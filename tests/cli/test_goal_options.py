"""Goals of a portfolio on the command line, with rosters of earlier days."""

import json
from pathlib import Path

import pytest

from command_line import Call
from weibao.bringing_forward import brought_forward
from weibao.config import load
from weibao.fairness import Burden
from weibao.planning import make_plan
from weibao.roster_file import read_published

GOALS = """
goals:
  levels: [usual, {unfair_weekends: 5, unfair_work: 1}, {other_people: 1}]
"""
JANUARY = ("--from", "2026-01-01", "--to", "2026-01-31", "--as-of", "2026-01-01")
FEBRUARY = ("--from", "2026-02-01", "--to", "2026-02-28", "--as-of", "2026-01-01")


def with_goals(portfolio: Path) -> None:
    """Let a portfolio ask for fairness."""
    text = portfolio.read_text("utf-8")
    portfolio.write_text(text + GOALS, "utf-8")


def test_earlier_rosters_are_counted_in(own: Path, call: Call) -> None:
    """A folder or its file: the score tells of what is brought forward."""
    with_goals(own)
    few = ("--rounds", "20")
    assert call("build", own, *JANUARY, "--out", "jan", *few).code == 0
    alone = call("roster", own, *FEBRUARY, *few, "--format", "json")
    for path in ("jan", "jan/roster.json"):
        ended = call(
            "roster", own, *FEBRUARY, *few, "--format", "json", "--earlier", path
        )
        scores = [json.loads(one.out)["score"] for one in (alone, ended)]
        assert scores[0] != scores[1]
        assert scores[0][:6] == scores[1][:6]


def test_what_is_brought_forward_adds_up(own: Path, call: Call) -> None:
    """What some are ahead others are short of; an overlap is counted once."""
    assert call("build", own, *JANUARY, "--out", "jan", "--rounds", "0").code == 0
    portfolio = load(own)
    roster = read_published(Path("jan/roster.json").read_text("utf-8"), portfolio)
    plan = make_plan(portfolio)
    first = roster[1].first
    whole = brought_forward(plan, portfolio.workforce, [roster], roster[1].last)
    assert sum(whole.ahead[Burden.WORK].values()) == 0
    assert any(whole.ahead[Burden.WORK].values())
    assert whole.known
    twice = brought_forward(plan, portfolio.workforce, [roster, roster], roster[1].last)
    assert twice.ahead == whole.ahead
    nothing = brought_forward(plan, portfolio.workforce, [roster], first)
    assert not nothing.ahead
    assert not nothing.known


@pytest.mark.parametrize("name", ["nowhere", "portfolio.yaml"])
def test_a_roster_that_cannot_be_read_is_refused(
    own: Path, call: Call, name: str
) -> None:
    """With the file's name, and the code for bad input."""
    ended = call("roster", own, *FEBRUARY, "--earlier", name, "--lang", "en")
    assert ended.code == 2
    assert name in ended.err
    assert "Traceback" not in ended.err


def test_replanning_counts_in_what_was_published_and_is_over(
    own: Path, call: Call
) -> None:
    """Nothing has happened, so nothing changes; the summary tells the shares."""
    with_goals(own)
    few = ("--rounds", "20", "--lang", "en")
    built = call("build", own, *JANUARY, "--out", "jan", *few)
    assert built.code == 0
    assert "What weighs on whom, in hours" in built.out
    again = call("replan", own, "jan", "--as-of", "2026-01-01", *few)
    assert again.code == 0
    assert "Nothing changes." in again.out
    earlier = ("--earlier", "jan")
    later = call("build", own, *FEBRUARY, "--out", "feb", *earlier, *few)
    assert later.code == 0
    both = call("compare", "jan", "feb", "--portfolio", own, "--lang", "en")
    assert "different days" in both.err
