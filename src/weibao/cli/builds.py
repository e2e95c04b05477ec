"""A build's folder: what is in it, and reading it again."""

from pathlib import Path

from weibao.feeds import FeedState
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.roster_file import read_roster

ROSTER = "roster.json"
STATE = "state.json"
FEEDS = "feeds"
SUMMARY = "summary.html"


def read_build(folder: Path, portfolio: Portfolio) -> Roster:
    """Read the roster of a build."""
    file = folder / ROSTER
    return read_roster(file.read_text(encoding="utf-8"), portfolio, file=str(file))


def read_state(folder: Path) -> FeedState | None:
    """Read the state of the feeds, None where there is none yet."""
    file = folder / STATE
    if not file.exists():
        return None
    return FeedState.from_json(file.read_text(encoding="utf-8"))
