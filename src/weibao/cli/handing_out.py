"""Writing a build's folder: the roster, the feeds and the summary."""

from pathlib import Path
from typing import Any

from weibao.cli.builds import FEEDS, ROSTER, STATE, SUMMARY
from weibao.cli.output import step
from weibao.fairness import Balance
from weibao.feeds import FeedState, write_feeds
from weibao.files import atomic_write
from weibao.portfolio import Portfolio
from weibao.reports import Summary, summarise, summary_page
from weibao.reports.reserves import ReserveTotal
from weibao.reserve_use import ReserveUse
from weibao.roster import Roster
from weibao.roster_file import roster_json
from weibao.texts.text import Language, Message, Text
from weibao.verifier import Verification, verify

CHECKING = Text("核对排班表", "Verifying the roster")
WRITING = Message(zh="写入 {folder}", en="Writing {folder}")


def hand_out(
    roster: Roster,
    portfolio: Portfolio,
    folder: Path,
    state: FeedState | None,
    language: Language,
    balance: Balance | None = None,
    *,
    replanned: bool = False,
) -> tuple[Summary, Verification]:
    """Verify a roster and write it down; with violations subscribers keep theirs.

    Where a roster is ``replanned`` its file comes after the feeds: a run that breaks
    off in between is done again from what people knew, and tells all that changed.
    """
    verification = _verified(roster, portfolio, language)
    step(WRITING(folder=folder), language)
    if not replanned:
        atomic_write(folder / ROSTER, roster_json(roster).encode())
    calendars = 0
    if not verification.violations:
        feeds = write_feeds(
            roster,
            folder / FEEDS,
            state=state,
            language=language,
            state_file=folder / STATE,
        )
        calendars = len(feeds.files) + len(feeds.unchanged)
    if replanned:
        atomic_write(folder / ROSTER, roster_json(roster).encode())
    summary = summarise(roster, verification, portfolio, calendars, balance)
    atomic_write(folder / SUMMARY, summary_page(summary, language).encode())
    return summary, verification


def look_over(
    roster: Roster,
    portfolio: Portfolio,
    language: Language,
    balance: Balance | None = None,
) -> tuple[Summary, Verification]:
    """Verify a roster as `hand_out` does, and write nothing."""
    verification = _verified(roster, portfolio, language)
    return summarise(roster, verification, portfolio, 0, balance), verification


def _verified(roster: Roster, portfolio: Portfolio, language: Language) -> Verification:
    step(CHECKING, language)
    return verify(roster, portfolio, portfolio.history)


def build_document(
    portfolio: str, folder: Path, summary: Summary, code: int
) -> dict[str, Any]:
    """Return what a build made as plain data."""
    orders = summary.orders
    return {
        "portfolio": portfolio,
        "horizon": {
            "from": summary.horizon.first.isoformat(),
            "to": summary.horizon.last.isoformat(),
        },
        "as_of": summary.as_of.isoformat(),
        "folder": str(folder),
        "orders": {
            "all": orders.all,
            "placed": orders.placed,
            "late": orders.late,
            "late_inherited": summary.late_inherited,
            "unplaced": orders.unplaced,
            "not_needed": orders.not_needed,
            "outsourced": orders.outsourced,
            "done": orders.done,
            "deferred": len(summary.deferred),
            "provisional": summary.provisional,
        },
        "extra_visits": summary.extra_visits,
        "by_law": {
            "late": summary.late_by_law,
            "unplaced": summary.unplaced_by_law,
            "deferred": summary.deferred_by_law,
        },
        **_reserves(summary),
        "violations": len(summary.verification.violations),
        "breaches": len(summary.verification.breaches),
        "feeds": summary.feeds,
        "exit_code": code,
    }


def _reserves(summary: Summary) -> dict[str, Any]:
    """Return what became of the time held back, where any is, in minutes."""
    if not summary.reserves:
        return {}
    found = [
        {
            "skill": one.reserve.skill,
            "certificate": one.reserve.certificate,
            "crews": sorted(one.reserve.crews),
            **_minutes(one),
            "days": [{"day": use.day.isoformat(), **_minutes(use)} for use in one.days],
        }
        for one in summary.reserves
    ]
    return {"reserves": found}


def _minutes(one: ReserveTotal | ReserveUse) -> dict[str, int]:
    return {"held": one.held, "used": one.used, "taken": one.taken, "left": one.left}
