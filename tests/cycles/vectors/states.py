"""Vectors of groups D and E: seasons, states, meters and events (K27 to K34)."""

from collections.abc import Callable
from datetime import date
from itertools import takewhile
from typing import Any

from cycles.vectors.asked import trigger
from cycles.vectors.periods import owed
from cycles.vectors.reading import (
    Answer,
    Given,
    calendars,
    day,
    days,
    every,
    moment,
    number,
    optional_day,
    plain,
    season,
    stretch,
    write,
    write_all,
    write_window,
)
from weibao.cycles.arithmetic import ONE_DAY, WorkingDays, grid
from weibao.cycles.event import EVENT, DutyStep, deadlines, event_due, next_due
from weibao.cycles.gap import Gap
from weibao.cycles.gating import OnReturn, held_due, unused
from weibao.cycles.meter import (
    Basis,
    Combine,
    Direction,
    Reading,
    Silence,
    Threshold,
    combined,
    first_at,
    forecast,
    next_value,
    per_day_of,
    rate,
    use_of,
)
from weibao.cycles.pause import Pause, paused_dates
from weibao.cycles.season import (
    Roll,
    before_season,
    in_season,
    rolled,
    season_visits,
    unvisited,
)
from weibao.cycles.shift import Move
from weibao.spans import Every, Season, Window
from weibao.texts import Text


def k27(given: Given) -> Answer:
    """Blackouts."""
    due = day(given["due"])
    cleared = given.get("cleared", False) and not given.get("hard", True)
    planned = rolled(
        due, map(stretch, given["blackouts"]), Roll(given["roll"]), cleared=cleared
    )
    answer: Answer = {"planned": write(planned)}
    if given.get("cycle"):
        answer["next_due"] = write(every(given["cycle"]).after(due))
    return answer


def k28(given: Given) -> Answer:
    """Seasons, in four shapes."""
    match given["shape"]:
        case "in_season":
            due = every(given["cycle"]).after(day(given["last_done"]))
            return {"next_due": write(in_season(due, season(given["season"])))}
        case "max_gap":
            first = day(given["first"])
            gap = Gap(every=every(given["max_gap"]))
            visits = list(season_visits(season(given["season"]), first, gap))
            return {
                "occurrences": write_all(visits),
                "visits": len(visits),
                "quota_met": len(visits) >= given.get("quota", 0),
            }
        case "named_windows":
            windows = {name: season(pair) for name, pair in given["windows"].items()}
            done = days(given["completions"])
            return {"missed": list(unvisited(windows, given["year"], done))}
        case _:
            return _before(given)


def _before(given: Given) -> Answer:
    month, on = map(int, given["season_start"].split("-"))
    start = Season((month, on), (month, on)).beginning_in(given["year"]).opens
    window = before_season(start, every(given["open_before"]))
    answer: Answer = {"window": write_window(window), "overdue_from": write(start)}
    done = optional_day(given.get("done"))
    if done is not None:
        answer["compliant"] = done in window
    return answer


def dates_in_states(
    active: list[Window[date]],
    length: Every,
    on_return: OnReturn,
    asked: Window[date],
) -> list[date]:
    """Return the dates, among those asked for, of work that lives in stretches."""
    if not active:
        return []
    ends = [one.opens - ONE_DAY for one in active[1:]]
    pauses = [
        Pause(Window(one.closes + ONE_DAY, end), on_return, Text())
        for one, end in zip(active, [*ends, date.max], strict=True)
        if one.closes < min(end, date.max)
    ]
    found = paused_dates(
        lambda start, step: grid(start, length, start=step),
        active[0].opens,
        int(on_return is OnReturn.RESTART),
        pauses,
    )
    until = takewhile(lambda pair: pair[0] <= asked.closes, found)
    return [day for day, pause in until if pause is None and day in asked]


def k29(given: Given) -> Answer:
    """Work that lives in a state."""
    if "used" in given:
        left = unused(owed(given), days(given["used"]))
        return {"due_periods": write_all(one.opens for one in left)}
    active = [stretch(pair) for pair in sorted(given["active"], key=lambda one: one[0])]
    spells = [one for one in active if isinstance(one, Window)]
    length = every(given["cycle"])
    if given["on_return"] == "hold":
        return {"next_due": write(held_due(day(given["last_done"]), length, spells))}
    asked = Window(day(given["from"]), day(given["to"]))
    dates = dates_in_states(spells, length, OnReturn(given["on_return"]), asked)
    return {"occurrences": write_all(dates)}


def k30(given: Given) -> Answer:
    """Meter interval, forecast and rate."""
    match given["shape"]:
        case "next_value":
            value = next_value(
                number(given["reading"]),
                number(given["meter_cycle"]),
                Basis(given["basis"]),
            )
            answer: Answer = {"next_value": plain(value)}
            if given.get("expedite") is not None:
                answer["release_value"] = plain(value - number(given["expedite"]))
            return answer
        case "rate":
            rollover = given.get("rollover_at")
            limit = number(rollover) if rollover is not None else None
            found = readings(given["readings"])
            per_day = rate(found, rollover_at=limit)
            use = use_of(found, rollover_at=limit)
            return {
                "use": plain(use),
                "per_day": plain(per_day) if per_day is not None else None,
            }
        case _:
            return _forecast(given)


def readings(pairs: list[Any]) -> list[Reading]:
    """Read readings."""
    found = [Reading(day(on), number(value)) for on, value in pairs]
    return sorted(found, key=lambda one: one.day)


def _forecast(given: Given) -> Answer:
    last = Reading(day(given["reading_date"]), number(given["reading"]))
    due = number(given["last_done_reading"]) + number(given["meter_cycle"])
    due -= number(given.get("tolerance") or 0)
    found = forecast(
        last,
        due,
        number(given["per_day"]),
        today=optional_day(given.get("today")),
        silence=Silence(given.get("silence") or "extrapolate"),
    )
    return {"units_to_go": plain(due - last.value), "next_date": write(found)}


def k31(given: Given) -> Answer:
    """First of calendar or meter; completion resets both."""
    length, units = every(given["cycle"]), number(given["meter_cycle"])
    calendar = length.after(day(given["last_done"]))
    limit = number(given["last_meter"]) + units
    meter = first_at(readings(given["readings"]), limit)
    due = combined((calendar, meter), Combine.FIRST)
    answer: Answer = {
        "calendar_due": write(calendar),
        "meter_limit": plain(limit),
        "meter_date": write(meter),
        "due": write(due),
        "trigger": trigger(calendar, meter).value,
    }
    done = optional_day(given.get("done"))
    if done is not None:
        answer["next_calendar_due"] = write(length.after(done))
        answer["next_meter_limit"] = plain(number(given["done_meter"]) + units)
    return answer


def k32(given: Given) -> Answer:
    """Several counters and time, together."""
    dates: dict[str, date | None] = {}
    for counter in given["counters"]:
        last = Reading(day(counter["date"]), number(counter["reading"]))
        per_day = per_day_of(number(counter["annual_estimate"]))
        dates[counter["name"]] = forecast(
            last, number(counter["next_reading"]), per_day
        )
    if given.get("time"):
        time = given["time"]
        dates["time"] = every(time["cycle"]).after(day(time["last_done"]))
    due = combined(dates.values(), Combine(given["combine"]))
    return {
        "dates": {name: write(one) for name, one in dates.items()},
        "due": write(due),
    }


def k33(given: Given) -> Answer:
    """A threshold that calls once."""
    threshold = Threshold(
        at=number(given["threshold"]),
        direction=Direction(given["direction"]),
        rearm=number(given["rearm"]),
    )
    values = [(moment(on), number(value)) for on, value in given["readings"]]
    closed = [moment(on) for on in given.get("closed") or ()]
    jobs = threshold.opened(values, closed)
    return {"jobs": [f"{one:%Y-%m-%dT%H:%M}" for one in jobs]}


def k34(given: Given) -> Answer:
    """Events: a duty beside the calendar, and chains of deadlines."""
    event = day(given["event"])
    if "steps" in given:
        known = given.get("actual") or {}
        actual = {name: day(on) for name, on in known.items() if on}
        steps = [_step(one) for one in given["steps"]]
        found = deadlines(event, steps, actual, calendars(given))
        return {"deadlines": {name: write(one) for name, one in found.items()}}
    within = given.get("within")
    length = every(given["cycle"])
    does = Move(given["after_event"])
    following = next_due(day(given["due"]), day(given["done"]), length, does)
    due = event_due(event, every(within) if within else None)
    return {"event_due": write(due), "next_due": write(following)}


def _step(one: Given) -> DutyStep:
    within: Every | WorkingDays
    if one.get("within_working_days") is not None:
        within = WorkingDays(one["within_working_days"])
    else:
        within = every(one["within"])
    return DutyStep(one["name"], within, one.get("after") or EVENT)


TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {
    f"K{number_:02}": translation
    for number_, translation in enumerate((k27, k28, k29, k30, k31, k32, k33, k34), 27)
}
