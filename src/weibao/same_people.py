"""The same people for the same asset, and overtime: figures of a whole roster."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from weibao.fairness import MINUTE, Doing, way
from weibao.inventory import Asset
from weibao.orders import Demand, OrderStatus
from weibao.published import Published
from weibao.workforce import Limits, TravelTimes

WEEK = 7


def people_needed(demand: Demand) -> dict[str, int]:
    """Return how many people the largest open order on each asset takes, by asset."""
    found: dict[str, int] = {}
    for order in demand.orders:
        if order.status is OrderStatus.OPEN and isinstance(order.subject, Asset):
            most = found.get(order.subject.id, 0)
            found[order.subject.id] = max(most, order.planned.resolved.need.people)
    return found


def known_faces(
    faces: Mapping[str, frozenset[str]], published: Published | None
) -> dict[str, frozenset[str]]:
    """Return who is known at each asset: by earlier rosters, or as it was published."""
    found = dict(faces)
    promises = published.promises.values() if published is not None else ()
    for one in promises:
        _, asset, *_ = one.order.split("/")
        found[asset] = found.get(asset, frozenset()) | frozenset(one.people)
    return found


def beyond_needed(people: int, known: int, needed: int) -> int:
    """Return how many people are more than an asset must meet.

    Args:
        people: how many are there or were known there.
        known: how many were known.
        needed: how many the work takes.
    """
    return max(0, people - max(known, needed))


def other_people(
    done: Iterable[Doing],
    needed: Mapping[str, int],
    known: Mapping[str, frozenset[str]],
) -> int:
    """Count the different people on assets beyond those needed and those known."""
    there: dict[str, set[str]] = defaultdict(set)
    for one in done:
        if not one.beside and isinstance(one.planned.subject, Asset):
            there[one.planned.subject.id].update(one.people)
    return sum(
        beyond_needed(
            len(people | known.get(id, frozenset())),
            len(known.get(id, ())),
            needed.get(id, 0),
        )
        for id, people in there.items()
    )


def week_of(day: date) -> int:
    """Number the ISO week of a day."""
    return (day.toordinal() - day.weekday()) // WEEK


def overtime(done: Iterable[Doing], limits: Limits, travel: TravelTimes) -> int:
    """Add up the overtime of all people, in minutes.

    Overtime of a week is what its days go beyond the hours of a day, or what it goes
    beyond the hours of a week, whichever is more.
    """
    days: dict[tuple[str, date], list[Doing]] = defaultdict(list)
    for one in done:
        for person in one.people:
            days[person, one.day].append(one)
    per_day, per_week = limits.per_day // MINUTE, limits.per_week // MINUTE
    weeks: dict[tuple[str, int], tuple[int, int]] = {}
    for (person, day), some in days.items():
        busy = way(some, travel) + sum(one.minutes for one in some)
        total, beyond = weeks.get((person, week_of(day)), (0, 0))
        weeks[person, week_of(day)] = total + busy, beyond + max(0, busy - per_day)
    return sum(max(beyond, total - per_week, 0) for total, beyond in weeks.values())
