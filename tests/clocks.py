# ruff: noqa: ANN401 - fields are handed on to values that check them
"""Places with opening hours and work with times of day, in a line or two."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from attrs import evolve
from hypothesis import strategies as st

from portfolios import OPEN_ALWAYS, asset, equipment, place, portfolio, site, task
from weibao.calendars.working import Stack
from weibao.orders import Demand, WorkOrder
from weibao.portfolio import Portfolio
from weibao.records import Completion, Record
from weibao.spans import Hours
from weibao.spans.opening import Opening


def opening(
    *hours: str, special: Mapping[date, tuple[str, ...]] | None = None
) -> Opening:
    """Make opening hours of every day, such as ``09:00-22:00``, and of single dates."""
    weekly = tuple(map(_hours, hours))
    return Opening(
        (weekly,) * 7,
        {on: tuple(map(_hours, some)) for on, some in (special or {}).items()},
    )


def _hours(said: str) -> Hours:
    return Hours.between(*said.split("-"))


def timed(
    cycle: str,
    *,
    zone: str = "Asia/Shanghai",
    open_: Opening | None = None,
    stack: Stack = OPEN_ALWAYS,
    records: tuple[Record, ...] = (),
    records_from: str | None = None,
    installed: date | None = None,
    **fields: Any,
) -> Portfolio:
    """Make a portfolio of one asset ``A1`` with a task ``service`` of this cycle."""
    on = evolve(site(stack), time_zone=ZoneInfo(zone), opening=open_)
    work = task("service", cycle, **{"every_day": True, **fields})
    one = asset("A1", equipment(work), place("B1", on), installed=installed)
    return portfolio([one], records=records, records_from=records_from)


def times(of: Demand) -> list[str]:
    """Return the times of all orders in order, with offsets, as ISO texts."""
    return [one.isoformat(timespec="minutes") for one in instants(of)]


def instants(of: Demand) -> list[datetime]:
    """Return the instants at which all orders are due to begin, in order."""
    found = [_at(order) for order in of.orders]
    return sorted(found, key=datetime.timestamp)


def _at(order: WorkOrder) -> datetime:
    assert order.starts is not None
    return order.starts.at


def begun(moment: str, **fields: Any) -> Completion:
    """Record work of ``A1`` that began at a local time."""
    at = datetime.fromisoformat(moment)
    given = {"id": f"R-{moment.replace(':', '')}", "at": at.time(), **fields}
    return Completion(subject="A1", task="service", done=at.date(), **given)


def untimed(on: date, **fields: Any) -> Completion:
    """Record work of ``A1`` on a day, without a time."""
    given = {"id": f"U-{on}", **fields}
    return Completion(subject="A1", task="service", done=on, **given)


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai")
CLOCK_TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
CYCLES = st.one_of(
    st.builds(
        "every {} min while open{}{}, ±{} min".format,
        st.integers(45, 300),
        st.sampled_from(["", ", and at opening"]),
        st.sampled_from(["", ", and at closing"]),
        st.integers(0, 20),
    ),
    st.builds(
        "every {} min by the clock, from 2026-{} 0{}:30, -{}/+{} min{}".format,
        st.integers(90, 3000),
        st.sampled_from(["03-27", "10-23", "03-06", "04-03"]),
        st.integers(0, 3),
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from(["", ", from completion"]),
    ),
    st.builds(
        "every {} days, from 2026-03-01, at {:%H:%M}, {:%H:%M}".format,
        st.integers(1, 3),
        CLOCK_TIMES,
        CLOCK_TIMES,
    ),
)
OPENINGS = st.builds(
    "{:02}:{:02}-{:02}:{:02}".format,
    *(st.integers(0, 23), st.sampled_from([0, 30])) * 2,
).map(opening)
CHANGES = st.sampled_from(["03-06", "03-27", "04-03", "10-02", "10-23", "10-30"])
