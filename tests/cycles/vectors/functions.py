"""Vectors of groups F and G: intervals as functions, nesting, patterns (K35 to K46)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cycles.vectors.asked import gap_years, latest_moment_before
from cycles.vectors.reading import (
    Answer,
    Given,
    calendars,
    day,
    days,
    every,
    hours,
    moment,
    month,
    number,
    optional_day,
    write,
    write_all,
    write_length,
    write_month,
    write_window,
)
from weibao.cycles.arithmetic import WorkingDays, first_of, grid
from weibao.cycles.changing import AtChange, OnChange
from weibao.cycles.gating import (
    Order,
    certified,
    latest_before,
    required_below,
)
from weibao.cycles.inclusion import (
    Divisors,
    GridLevel,
    Look,
    OnCommon,
    Package,
    Positions,
    StepPackage,
    counts,
    credited,
    last_done,
    next_after,
    pattern,
    sets,
    step_dates,
    strategy_visits,
    suppressed,
)
from weibao.cycles.period import Period
from weibao.cycles.rotation import least_batch, oldest_first, rotated
from weibao.cycles.stage import (
    Band,
    Boundary,
    ListedYears,
    Stage,
    Stages,
    evenly,
    of_band,
    of_class,
    scaled,
)
from weibao.phrases import parse_days
from weibao.spans import Every


def k35(given: Given) -> Answer:
    """Intervals by age."""
    life = given.get("life")
    stages = Stages(
        first_at=every(given["first_at"]),
        stages=sorted(
            (Stage(every(one["from"]), every(one["every"])) for one in given["stages"]),
            key=lambda stage: (stage.age.months, stage.age.days),
        ),
        boundary=Boundary(given["boundary"]),
        life=every(life) if life else None,
    )
    birth = day(given["birth"])
    answer: Answer = {}
    if "count" in given:
        answer["occurrences"] = write_all(first_of(stages.dates(birth), given["count"]))
    else:
        last = optional_day(given.get("last_done"))
        answer["next_due"] = write(stages.next_due(birth, last))
    if life:
        answer["retire"] = write(stages.retire(birth))
    return answer


def k36(given: Given) -> Answer:
    """Listed years from a base month."""
    listed = ListedYears(
        years=tuple(sorted(given["years"])),
        then_every=given["then_every"],
        early_months=given.get("early_months", 0),
        dropped=frozenset(given.get("dropped_years") or ()),
    )
    base = month(given["base_month"])
    if "window_of_year" in given:
        return {"window": write_window(listed.window(base, given["window_of_year"]))}
    last = given["up_to_year"]
    found = {
        "due_months": listed.due_years(last),
        "gap_year_months": gap_years(listed, last),
    }
    return {
        name: [write_month(listed.due_month(base, year)) for year in years]
        for name, years in found.items()
    }


def _interval(given: Given, change: Given) -> Every:
    if "classes" in given:
        classes = {name: every(length) for name, length in given["classes"].items()}
        return of_class(classes, change["class"])
    bands = [_band(row) for row in given["table"]]
    return scaled(of_band(bands, number(change["value"])), _factor(change))


def _factor(given: Given) -> Fraction:
    return number(given.get("factor") or 1)


def _band(row: Given) -> Band:
    least, below = (
        number(row[end]) if row.get(end) is not None else None
        for end in ("from", "below")
    )
    return Band(least, below, every(row["every"]))


def k37(given: Given) -> Answer:
    """Interval by an attribute that may change."""
    last = day(given["last_done"])
    length = _interval(given, given)
    answer: Answer = {
        "cycle": _said(given, given, length),
        "next_due": write(length.after(last)),
    }
    if given.get("change"):
        change = {**given, "factor": None, **given["change"]}
        new = _interval(given, change)
        answer["new_cycle"] = _said(given, change, new)
        due = AtChange(OnChange.RECOUNT_OVERDUE).due(
            new.after(last), day(change["on"]), length.after(last)
        )
        answer["new_next_due"] = write(due)
    return answer


def _said(given: Given, state: Given, length: Every) -> str:
    """Write a length as the table writes it, if it is one of the table's."""
    if "table" in given and _factor(state) != 1:
        return write_length(length)
    rows = [row["every"] for row in given.get("table", ())]
    for text in [*rows, *given.get("classes", {}).values()]:
        if every(text) == length:
            return str(text)
    return write_length(length)


def k38(given: Given) -> Answer:
    """Interval times a factor."""
    length = scaled(every(given["cycle"]), number(given["factor"]))
    dates = grid(day(given["start"]), length, start=1)
    return {
        "effective_cycle": write_length(length),
        "occurrences": write_all(first_of(dates, given["count"])),
    }


def k39(given: Given) -> Answer:
    """Turns laid evenly between two dates."""
    found = evenly(
        day(given["from"]), day(given["to"]), given["min_days"], given["max_days"]
    )
    dates = found or ()
    return {
        "feasible": found is not None,
        "parts": len(dates),
        "occurrences": write_all(dates),
    }


def k40(given: Given) -> Answer:
    """Rotation and coverage."""
    match given["shape"]:
        case "rotation":
            items = range(1, given["items"] + 1)
            start, length = day(given["start"]), every(given["cycle"])
            turns = rotated(
                items, given["per_visit"], given["visits"], given.get("missed") or ()
            )
            found = [
                length.after(start, visit - 1)
                for visit, taken in turns
                if given["item"] in taken
            ]
            return {"dates_of_item": write_all(found)}
        case "coverage":
            share = number(given["min_share_percent"])
            batch = least_batch(
                given["items"], given["tested"], given["visits_left"], share
            )
            return {"min_batch": batch}
        case _:
            tested = {
                name: day(on) if on else None
                for name, on in given["last_tested"].items()
            }
            return {"picks": list(oldest_first(tested, given["per_visit"]))}


def k41(given: Given) -> Answer:
    """Declared inclusion, floating and on grids."""
    includes = given["includes"]
    if given["mode"] == "floating":
        history = [(one["level"], day(one["done"])) for one in given["history"]]
        last = last_done(includes, history)
        return {
            "next_due": {
                name: write(every(length).after(last[name])) if name in last else None
                for name, length in given["levels"].items()
            }
        }
    levels = {
        name: GridLevel(day(one["anchor"]), every(one["cycle"]))
        for name, one in given["levels"].items()
    }
    found = credited(
        levels,
        includes,
        given["done"]["level"],
        day(given["done"]["date"]),
        before=every(given["credit_before"]),
        after=every(given["credit_after"]),
    )
    return {
        "credited": [[name, write(one)] for name, one in found.items()],
        "next_due": {
            name: write(next_after(levels[name], one)) for name, one in found.items()
        },
    }


Visits = Sequence[tuple[date, Sequence[str]]]


def _visits(visits: Visits) -> list[list[Any]]:
    return [[write(on), list(names)] for on, names in visits if names]


def k42(given: Given) -> Answer:
    """Packages that fall on common dates."""
    read = parse_days if given.get("day_count") == "time" else every
    packages = [
        Package(one["name"], read(one["cycle"]), one.get("hierarchy", 0))
        for one in given["packages"]
    ]
    on_common = OnCommon(given["on_common"])
    visits = strategy_visits(day(given["start"]), day(given["to"]), packages, on_common)
    return {"visits": _visits(visits), "counts": counts(visits, packages)}


def k43(given: Given) -> Answer:
    """Suppression within a span."""
    found = suppressed(
        days(given["minor"]),
        days(given["major"]),
        every(given["span"]),
        Look(given["look"]),
    )
    return {
        "kept": write_all(minor for minor, major in found.items() if major is None),
        "suppressed": [
            [write(minor), write(major)]
            for minor, major in found.items()
            if major is not None
        ],
    }


def _steps(given: Given, at: Callable[[int], tuple[str, ...]]) -> Answer:
    dates = step_dates(
        day(given["start"]),
        every(given["base"]),
        given["steps"],
        given.get("done_number") or 0,
    )
    return {"visits": _visits([(on, at(step)) for step, on in dates])}


def k44(given: Given) -> Answer:
    """Packages on numbered steps."""
    packages = [
        StepPackage(one["name"], one["every"], one.get("offset") or 0)
        for one in given["packages"]
    ]
    return _steps(
        given, lambda step: tuple(one.name for one in packages if one.falls_on(step))
    )


def k45(given: Given) -> Answer:
    """Sequence patterns."""
    overlap = given.get("on_overlap") or "suppress"
    if "divisors" in given:
        on_overlap = OnCommon.MERGE if overlap == "merge" else OnCommon.SUPPRESS
        return _steps(given, Divisors(given["divisors"], on_overlap).at)
    if "pattern" in given:
        return _steps(given, lambda step: pattern(given["pattern"], step))
    if "sets" in given:
        repeats = [(one["name"], one["repeat"]) for one in given["sets"]]
        return _steps(given, lambda step: sets(repeats, step))
    positions = Positions(
        given["cycle_length"],
        {name: tuple(places) for name, places in given["due_at"].items()},
        OnCommon(overlap),
        given.get("priority"),
        frozenset(given.get("once") or ()),
    )
    return _steps(given, positions.at)


def k46(given: Given) -> Answer:
    """Conditions and preconditions."""
    match given["shape"]:
        case "required_if_any_below":
            values = [number(one) for one in given["values"]]
            return {"required": required_below(values, number(given["below"]))}
        case "certificate":
            ends = (given.get("valid_from"), given.get("valid_to"))
            planned = day(given["planned"])
            return {"allowed": certified(planned, *map(optional_day, ends))}
        case "latest_predecessor":
            return {"latest_predecessor": _latest(given)}
        case _:
            per = given.get("same_period")
            lag = every(given.get("min_lag") or "P0D")
            order = Order(lag, Period(per) if per else None)
            done = optional_day(given["predecessor_done"])
            return {
                "allowed": order.allows(done, day(given["planned"])),
                "earliest": write(order.earliest(done)),
            }


def _latest(given: Given) -> str | None:
    successor, calendar = given["successor"], calendars(given)
    lead: WorkingDays | Every | timedelta
    if given.get("lead_working_days") is not None:
        lead = WorkingDays(given["lead_working_days"])
    else:
        lead = hours(given["lead"]) if "T" in given["lead"] else every(given["lead"])
    if isinstance(lead, timedelta) or "T" in successor:
        found = latest_moment_before(moment(successor), lead, calendar)
        return f"{found:%Y-%m-%dT%H:%M}"
    return write(latest_before(day(successor), lead, calendar))


TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {
    f"K{number_:02}": translation
    for number_, translation in enumerate(
        (k35, k36, k37, k38, k39, k40, k41, k42, k43, k44, k45, k46), 35
    )
}
