"""Anchors chosen inside lawful windows, so that weeks are level."""

from datetime import date
from statistics import mean

import pytest
import yaml
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import demand, done, estate, grid, horizon, inclusion, months, task
from portfolios import with_records as with_past
from weibao.equipment import Criticality
from weibao.forecast import anchored, rules_text, weekly, with_rules
from weibao.orders import Demand
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio

YEAR = horizon("2026-01-01", "2026-12-31")
TODAY = "2026-01-01"


def firsts(found: Demand) -> dict[str, date]:
    """Return the first due date of each series."""
    dues: dict[str, date] = {}
    for order in found.orders:
        dues.setdefault(order.planned.id, order.due)
        dues[order.planned.id] = min(order.due, dues[order.planned.id])
    return dues


def year(world: Portfolio) -> Demand:
    """Return a year's work."""
    return demand(world, YEAR, as_of=TODAY)


@pytest.mark.feature("N07")
def test_five_hundred_boilers_due_together_are_spread() -> None:
    """No week is above 1.2 times the mean, no window breaks, next year is the same."""
    cycle = grid(months(12), "2026-10-15", within=(90, 60))
    world = estate(task("service", cycle), assets=500, records_from=TODAY)
    before = year(world)
    level = with_rules(world, anchored(before))
    after = year(level)
    loads = weekly(after).values()
    assert len(after.orders) == len(before.orders) == 500
    used = [load for load in loads if load]
    assert max(used) <= 1.2 * mean(used)
    assert max(used) < max(weekly(before).values()) / 15
    windows = {one.planned.id: one.window for one in before.orders}
    assert all(due in windows[id] for id, due in firsts(after).items())
    later = demand(level, horizon("2027-01-01", "2027-12-31"), as_of=TODAY)
    dues = {one.planned.id: one.due for one in later.orders}
    assert {id: due.replace(year=2027) for id, due in firsts(after).items()} == dues


@given(
    every=st.integers(1, 12),
    room=st.integers(1, 14),
    first=st.dates(date(2026, 1, 1), date(2026, 3, 1)),
    assets=st.integers(1, 12),
)
@settings(max_examples=25, deadline=None)
def test_the_due_engine_follows_what_is_proposed(
    every: int, room: int, first: date, assets: int
) -> None:
    """First dates lie in their windows, the peak is no higher, ids say new dates."""
    cycle = grid(months(every), str(first), within=(room, room))
    world = estate(task("service", cycle), assets=assets, records_from=TODAY)
    before = year(world)
    rules = anchored(before)
    after = year(with_rules(world, rules))
    windows: dict[str, list[bool]] = {}
    dues = firsts(after)
    for order in before.orders:
        inside = dues[order.planned.id] in order.window
        windows.setdefault(order.planned.id, []).append(inside)
    assert all(any(some) for some in windows.values())
    assert max(weekly(after).values()) <= max(weekly(before).values())
    moved = {id for rule in rules for id in rule.select.ids}
    same = {id for id, due in firsts(before).items() if dues[id] == due}
    assert {id.partition("/")[0] for id in dues} == moved | {
        id.partition("/")[0] for id in same
    }


def test_law_and_what_hangs_on_other_work_keep_their_anchors() -> None:
    """They have no say in it, but their hours count."""
    cycle = grid(months(6), "2026-03-15", within=(20, 20))
    law = task("service", cycle, criticality=Criticality.STATUTORY)
    assert anchored(year(estate(law, assets=8, records_from=TODAY))) == ()
    small = task("look", cycle)
    large = task("service", cycle, includes=(inclusion("look"),))
    assert anchored(year(estate(small, large, assets=8, records_from=TODAY))) == ()
    floating = task("service", "every 6 months from completion, -20/+20 days")
    past = with_past(
        estate(floating, assets=2), done("2025-11-01", subject="A1", id="one")
    )
    assert anchored(year(past)) == ()


def test_rules_are_written_as_a_file_to_include() -> None:
    """YAML with one rule for all that share task, cycle and anchor."""
    cycle = grid(months(12), "2026-06-15", within=(60, 60))
    world = estate(task("service", cycle), assets=30, records_from=TODAY)
    rules = anchored(year(world))
    read = yaml.safe_load(rules_text(rules))
    assert read["schema"] == 1
    assert [one["id"] for one in read["policies"]] == [rule.id for rule in rules]
    for one, rule in zip(read["policies"], rules, strict=True):
        [change] = one["change"]
        assert set(one["select"]["ids"]) == rule.select.ids
        assert parse_cycle(change["set"]["cycle"]) == rule.changes[0].value
        assert change["because"]["zh"]
    assert len({rule.id for rule in rules}) == len(rules)
    assert yaml.safe_load(rules_text(())) == {"schema": 1, "policies": []}


def test_a_turn_before_the_horizon_is_not_lost() -> None:
    """A series with a turn between today and the horizon stays as it is."""
    cycle = grid(months(3), "2026-03-15", within=(20, 20))
    world = estate(task("service", cycle), assets=6, records_from=TODAY)
    ahead = demand(world, horizon("2026-07-01", "2026-12-31"), as_of=TODAY)
    assert anchored(ahead) == ()
    near = evolve(world, records_from=date(2026, 6, 20))
    soon = demand(near, horizon("2026-07-01", "2026-12-31"), as_of="2026-06-20")
    assert anchored(soon)
