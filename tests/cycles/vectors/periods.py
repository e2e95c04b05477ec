"""Vectors of groups B and C: periods, quotas and calendar arithmetic (K16 to K26)."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from zoneinfo import ZoneInfo

from cycles.vectors.asked import iso_week_name
from cycles.vectors.reading import (
    Answer,
    Given,
    Weekday,
    at_clock,
    calendars,
    day,
    days,
    every,
    history,
    hours,
    moment,
    month,
    write,
    write_all,
    write_window,
)
from weibao.cycles.arithmetic import (
    ONE_DAY,
    MissingWeek,
    MonthEnd,
    WorkingDays,
    first_of,
    grid,
    iso_week_day,
    nth_working_day,
    recurring,
)
from weibao.cycles.clock import elapsed_times, missed_slots, slots, wall_times
from weibao.cycles.gap import Gap, gaps_in_days
from weibao.cycles.period import Period, missed, period_of, periods
from weibao.cycles.series import Bounds
from weibao.cycles.working_day import ClosedDay, moved, moved_inside
from weibao.phrases import parse_days
from weibao.spans import Every, Window

RULES = {
    "none": ClosedDay.KEEP,
    "preceding": ClosedDay.BEFORE,
    "following": ClosedDay.AFTER,
    "nearest": ClosedDay.NEAREST,
    "modified_following": ClosedDay.MODIFIED_AFTER,
    "modified_preceding": ClosedDay.MODIFIED_BEFORE,
    "skip": ClosedDay.SKIP,
}


def owed(given: Given) -> list[Window[date]]:
    """Read the periods that are asked about."""
    start = Weekday.index(given.get("week_start") or "MO")
    first, last = day(given["from"]), day(given["to"])
    return list(periods(first, last, Period(given["period"]), start))


def k16(given: Given) -> Answer:
    """Quota in each period of the calendar."""
    left = missed(days(given["completions"]), given["quota"], owed(given))
    return {"missed": write_all(one.opens for one in left), "compliant": not left}


def k17(given: Given) -> Answer:
    """Least and longest gap, with a quota perhaps."""
    gap = Gap(every=every(given["max_gap"]), least=every(given["min_gap"]))
    if "last_done" in given:
        return {"window": write_window(gap.window([day(given["last_done"])]))}
    done = history(given)
    verdicts = [verdict.value for _, _, verdict in gap.verdicts(done)]
    counted = gap.counted(done)
    answer: Answer = {
        "gaps_days": list(gaps_in_days(done)),
        "verdicts": verdicts,
        "next_window": write_window(gap.window(counted)),
    }
    left: tuple[Window[date], ...] = ()
    if given.get("quota"):
        left = missed(counted, given["quota"], owed(given))
        answer["quota_missed"] = write_all(one.opens for one in left)
    return {**answer, "compliant": not left and set(verdicts) <= {"counts"}}


def k18(given: Given) -> Answer:
    """Once each year, and a longest gap."""
    past = [day(given["last_done"])]
    if not given.get("max_gap"):
        year = period_of(period_of(past[0], Period.YEAR).closes + ONE_DAY, Period.YEAR)
        return {"window": write_window(year), "conflict": False}
    less = given.get("less_a_day", False)
    gap = Gap(every=every(given["max_gap"]), less_a_day=less, each=Period.YEAR)
    conflict = gap.asks_for_more(past)
    window = None if conflict else gap.window(past)
    return {"window": write_window(window), "conflict": conflict}


def k20(given: Given) -> Answer:
    """Month ends and leap days."""
    month_end = MonthEnd(given.get("month_end", "clamp"))
    dates = grid(day(given["anchor"]), every(given["cycle"]), month_end)
    return {"occurrences": write_all(first_of(dates, given["count"]))}


def k21(given: Given) -> Answer:
    """What a month is, in days."""
    start, count, how = day(given["start"]), given["count"], given["day_count"]
    if how == "working_days":
        length = WorkingDays(every(given["cycle"]).about_days)
        calendar = calendars(given)
        found = [
            length.after(start, number, calendar) for number in range(1, count + 1)
        ]
        return {"occurrences": write_all(found)}
    read = parse_days if how == "time" else every
    dates = grid(start, read(given["cycle"]), start=1)
    return {"occurrences": write_all(first_of(dates, count))}


def k22(given: Given) -> Answer:
    """Weekdays and weeks."""
    if "rrule" in given:
        dates = recurring(given["rrule"], day(given["start"]))
        return {"occurrences": write_all(first_of(dates, given["count"]))}
    if "dates" in given:
        return {"iso_weeks": [iso_week_name(one) for one in days(given["dates"])]}
    if "iso_week" in given:
        weekday, missing = (
            Weekday.index(given["weekday"]),
            MissingWeek(given.get("missing", "omit")),
        )
        years = range(given["from_year"], given["to_year"] + 1)
        week = given["iso_week"]
        found = [iso_week_day(year, week, weekday, missing) for year in years]
    else:
        number, calendar = given["nth_working_day"], calendars(given)
        months = map(month, given["months"])
        found = [nth_working_day(one, number, calendar) for one in months]
    return {"occurrences": write_all(one for one in found if one is not None)}


def k23(given: Given) -> Answer:
    """End, count, dates put in and left out."""
    until = given.get("until")
    bounds = Bounds(
        until=day(until) if until else None,
        count=given.get("max_count"),
        include=tuple(days(given.get("include") or ())),
        exclude=frozenset(days(given.get("exclude") or ())),
    )
    dates = grid(day(given["anchor"]), every(given["cycle"]))
    return {"occurrences": write_all(bounds.of(dates))}


def k24(given: Given) -> Answer:
    """Wall clock and elapsed time."""
    zone, anchor = ZoneInfo(given["tz"]), moment(given["anchor"])
    if given["mode"] == "wall":
        civil = "T" not in given["cycle"]
        read = every if civil else hours
        times = wall_times(anchor, read(given["cycle"]), zone)
    else:
        times = elapsed_times(anchor, hours(given["cycle"]), zone)
    return {"occurrences": [one.isoformat() for one in islice(times, given["count"])]}


def k25(given: Given) -> Answer:
    """Slots inside opening hours."""
    on = day(given["date"])
    opens, closes = at_clock(on, given["open"]), at_clock(on, given["close"])
    if closes <= opens:
        closes = at_clock(Every(days=1).after(on), given["close"])
    sweep = given.get("closing_sweep", True)
    times = slots(opens, closes, hours(given["every"]), closing_sweep=sweep)
    answer: Answer = {"slots": [f"{one:%Y-%m-%dT%H:%M}" for one in times]}
    if given.get("done") is not None:
        done = [moment(one) for one in given["done"]]
        left = missed_slots(times, done, hours(given.get("tolerance") or "PT0M"))
        answer["missed"] = [f"{one:%Y-%m-%dT%H:%M}" for one in left]
    return answer


def k26(given: Given) -> Answer:
    """Working-day rules."""
    rule, calendar = RULES[given["rule"]], calendars(given)
    if "anchor" in given:
        dates = first_of(
            grid(day(given["anchor"]), every(given["cycle"])), given["count"]
        )
        planned = [write(moved(one, rule, calendar)) for one in dates]
        return {"occurrences": write_all(dates), "planned": planned}
    due = day(given["due"])
    if not given.get("window"):
        return {"planned": write(moved(due, rule, calendar))}
    first, last = days(given["window"])
    found = moved_inside(due, rule, calendar, Window(first, last))
    dropped = rule is ClosedDay.SKIP and not calendar.is_open(due)
    return {"planned": write(found), "conflict": found is None and not dropped}


TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {
    "K16": k16,
    "K17": k17,
    "K18": k18,
    "K20": k20,
    "K21": k21,
    "K22": k22,
    "K23": k23,
    "K24": k24,
    "K25": k25,
    "K26": k26,
}
