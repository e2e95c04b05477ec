"""Measure how calmly a roster takes the loss of its busiest crew for five days.

``python tests/bench/replan.py PATH [--rounds N] [--crews N]`` makes a roster of a
maintenance instance, takes the crew with the most work from day 20 to 24 away, or so
many of those with the most, and replans with more and more rounds, with a budget of
changes and without: CPU seconds, tasks that changed crew or day, times that moved,
tasks without a place, and errors by the benchmark's own rules.
"""

import argparse
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import maint
from attrs import evolve

from weibao import assign
from weibao.goals import Goal, Goals, Level, Weighted
from weibao.orders import Demand, WorkOrder
from weibao.published import Published
from weibao.records import Completion
from weibao.roster import Roster
from weibao.scoring import measure
from weibao.spans.window import Window
from weibao.workforce import Absence, Workforce

FIRST, DAYS = 20, 5
MORE = 0.3
"""How many orders may be moved for others, as a share of those lost."""
CALM: Level = (*maint.GOALS[0], Weighted(Goal.CHANGED, 100), Weighted(Goal.MOVED, 2))
GOALS: Goals = (CALM,)


def without(workforce: Workforce, crew: str) -> Workforce:
    """Return the workforce while everybody of a crew is ill."""
    window = Window(maint.day(FIRST), maint.day(FIRST + DAYS - 1))
    ill = Absence(window=window)
    members = tuple(
        evolve(one, absences=(*one.absences, ill))
        for one in workforce.crews[crew].members
    )
    people = {**workforce.technicians, **{one.id: one for one in members}}
    crews = {**workforce.crews, crew: evolve(workforce.crews[crew], members=members)}
    return evolve(workforce, technicians=people, crews=crews)


def later(demand: Demand, published: Published) -> Demand:
    """Return the demand on the day of the loss: what came before is on record."""
    began = maint.day(FIRST)

    def known(order: WorkOrder) -> WorkOrder:
        was = published.promises.get(order.id)
        if was is None or was.day >= began:
            return order
        done = Completion(
            id=order.id,
            subject=order.subject.id,
            task=order.planned.task.code,
            done=was.day,
            order=order.id,
        )
        return evolve(order, particulars=evolve(order.particulars, completion=done))

    return evolve(demand, as_of=began, orders=tuple(map(known, demand.orders)))


def main() -> None:
    """Make a roster, disturb it and mend it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--rounds", type=int, default=120_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--crews", type=int, default=1)
    options = parser.parse_args()
    instance = maint.Instance.read(options.path)
    before = assign(
        instance.demand,
        instance.workforce,
        maint.GOALS,
        seed=options.seed,
        rounds=options.rounds,
        grid=1,
        late_by=0,
    )
    published = Published.of(before)
    began, ended = maint.day(FIRST), maint.day(FIRST) + timedelta(days=DAYS)
    weeks = [one for one in before.assignments if began <= one.day < ended]
    most = Counter(one.crew.id for one in weeks).most_common(options.crews)
    lost = sum(number for _, number in most)
    named = ", ".join(crew for crew, _ in most)
    print(f"published: {len(before.unassigned)} unplaced; {named} lose {lost}")
    demand, workforce = later(instance.demand, published), instance.workforce
    for crew, _ in most:
        workforce = without(workforce, crew)
    share = int(lost * MORE)
    for rounds, budget in ((0, share), (1_000, share), (1_000, None), (4_000, None)):
        start = time.process_time()
        roster = assign(
            demand,
            workforce,
            GOALS,
            seed=options.seed,
            rounds=rounds,
            published=published,
            budget=budget,
            grid=1,
            late_by=0,
        )
        took = time.process_time() - start
        print("any number:" if budget is None else f"at most {budget}:", end="")
        tell(rounds, took, lost, instance, roster, published)


def tell(
    rounds: int,
    took: float,
    lost: int,
    instance: maint.Instance,
    roster: Roster,
    published: Published,
) -> None:
    """Print one outcome."""
    figures = measure(roster, published)
    solution = instance.solution(roster)
    wrong = maint.errors(instance.data, solution)
    changed = figures[Goal.CHANGED]
    print(
        f"{rounds:6} rounds {took:6.2f} s: {changed} changed ({changed / lost:.2f} of "
        f"those lost), {figures[Goal.MOVED]} at another time, "
        f"{len(roster.unassigned)} unplaced, {len(wrong)} errors"
    )


if __name__ == "__main__":
    main()
