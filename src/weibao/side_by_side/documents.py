"""Two rosters side by side for programs: as plain data, and as CSV."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from weibao.fairness import Burden
from weibao.roster import Roster
from weibao.side_by_side.beside import Comparison, Pair

Document = dict[str, Any]
HEAD = ("part", "key", "name", "old", "new", "difference")


def comparison_document(found: Comparison) -> Document:
    """Return two rosters side by side as plain data, ready for JSON."""
    better = {None: None, found.old: "old", found.new: "new"}
    return {
        "old": _roster(found.old),
        "new": _roster(found.new),
        "better": better[found.better],
        "decided": found.decided,
        "goals": [
            {
                "level": one.level,
                "goal": one.goal.value,
                "weight": one.weight,
                **_pair(one.figure),
            }
            for one in found.goals
        ],
        "hours": [
            {"week": week.isoformat(), "skill": skill, **_pair(pair)}
            for (week, skill), pair in found.hours.items()
        ],
        "unplaced": _orders(found.unplaced),
        "late": _orders(found.late),
        "people": [
            {
                "person": one.id,
                "days": _pair(one.days),
                **{burden.value: _pair(one.burdens[burden]) for burden in Burden},
            }
            for one in found.people
        ],
    }


def comparison_csv(found: Comparison) -> str:
    """Return two rosters side by side as one table of figures.

    Times are minutes. A part is ``goal``, ``hours``, ``unplaced``, ``late`` or
    ``person``.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    for part, key, name, pair in _rows(found):
        writer.writerow((part, key, name, pair.old, pair.new, pair.difference))
    return text.getvalue()


def _rows(found: Comparison) -> Iterator[tuple[str, str, str, Pair]]:
    for one in found.goals:
        yield "goal", str(one.level), one.goal.value, one.figure
    for (week, skill), pair in found.hours.items():
        yield "hours", week.isoformat(), skill, pair
    for id, pair in found.unplaced.items():
        yield "unplaced", id, "", pair
    for id, pair in found.late.items():
        yield "late", id, "days", pair
    for each in found.people:
        yield "person", each.id, "days", each.days
        for burden in Burden:
            yield "person", each.id, burden.value, each.burdens[burden]


def _roster(roster: Roster) -> Document:
    horizon = roster.horizon
    return {
        "portfolio": roster.demand.portfolio,
        "from": horizon.first.isoformat(),
        "to": horizon.last.isoformat(),
        "engine": roster.engine,
        "iterations": roster.iterations,
        "assignments": len(roster.assignments),
    }


def _pair(pair: Pair) -> Document:
    return {"old": pair.old, "new": pair.new, "difference": pair.difference}


def _orders(orders: Mapping[str, Pair]) -> list[Document]:
    return [{"order": id, **_pair(pair)} for id, pair in orders.items()]
