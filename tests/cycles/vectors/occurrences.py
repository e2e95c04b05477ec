"""Vectors of group H: the life of one occurrence (K47 to K52)."""

from collections.abc import Callable

from cycles.vectors.asked import called_up
from cycles.vectors.reading import (
    Answer,
    Given,
    calendars,
    day,
    every,
    number,
    optional_day,
    write,
    write_all,
)
from weibao.cycles.arithmetic import (
    ONE_DAY,
    WorkingDays,
    first_of,
    grid,
    grid_between,
    next_on_grid,
)
from weibao.cycles.deferral import (
    Alignment,
    Deferral,
    Edit,
    Forecast,
    NextFrom,
    Towards,
    aligned,
    aligned_yearly,
)
from weibao.cycles.release import (
    Called,
    Entered,
    Missed,
    called,
    last_known,
    order_start,
    passed,
    release_at_share,
    release_day,
)
from weibao.spans import Every


def k47(given: Given) -> Answer:
    """When a date becomes an order."""
    if "buffer_days" in given:
        start = order_start(day(given["planned"]), Every(days=given["buffer_days"]))
        return {"order_start": write(start)}
    if "scheduling_period" in given:
        return _called(given)
    if "base" in given:
        share = number(given["horizon_percent"])
        release = release_at_share(day(given["base"]), given["cycle_days"], share)
    else:
        release = release_day(day(given["planned"]), _lead(given), calendars(given))
    answer: Answer = {"release": write(release)}
    if given.get("today"):
        answer["status"] = called(release, day(given["today"])).value
    return answer


def _lead(given: Given) -> Every | WorkingDays:
    if given.get("lead_working_days") is not None:
        return WorkingDays(given["lead_working_days"])
    return Every(days=given["lead_days"])


def _called(given: Given) -> Answer:
    today = day(given["today"])
    last = every(given["scheduling_period"]).after(today)
    anchor = day(given["anchor"])
    planned = grid_between(anchor, every(given["cycle"]), anchor, last)
    found = called_up(planned, _lead(given), today, calendars(given))
    return {
        "called": write_all(found[Called.CALLED]),
        "on_hold": write_all(found[Called.HOLD]),
    }


POLICIES = {
    "skip": Missed.SUPERSEDE,
    "merge": Missed.MERGE,
    "catch_up": Missed.CATCH_UP,
}


def k48(given: Given) -> Answer:
    """Dates that passed undone."""
    anchor, length, today = (
        day(given["anchor"]),
        every(given["cycle"]),
        day(given["today"]),
    )
    last = optional_day(given.get("last_done_for"))
    first = last + ONE_DAY if last is not None else anchor
    days = list(grid_between(anchor, length, first, today))
    following = next_on_grid(anchor, length, max(first - ONE_DAY, today))
    policy = POLICIES[given["policy"]]
    found = passed(days, today, policy)
    answer: Answer = {"open": write_all(found.open), "next_due": write(following)}
    if policy is Missed.SUPERSEDE:
        answer["missed"] = write_all(found.missed)
    elif policy is Missed.MERGE:
        answer["merged"] = write_all(found.merged)
    elif given.get("completion_required"):
        answer["released"] = write_all(found.released)
    return answer


def k49(given: Given) -> Answer:
    """Dates moved by hand."""
    length = every(given["cycle"])
    days = first_of(grid(day(given["anchor"]), length), given["count"])
    edits = [
        Edit(one["number"], day(one["to"]), one.get("subsequent", False))
        for one in given["edits"]
    ]
    locked = frozenset(given.get("locked") or ())
    found = Forecast(days, locked).edited(edits, length)
    return {"occurrences": write_all(found.days), "rejected": list(found.rejected)}


def k50(given: Given) -> Answer:
    """Deferral with leave."""
    due = day(given["due"])
    deferral = Deferral(
        until=day(given["deferred_to"]),
        approved_on=day(given["approved_on"]),
        next_from=NextFrom(given["next_from"]),
    )
    most = given.get("max_extension")
    valid = deferral.is_valid(
        due,
        most=every(most) if most else None,
        earlier=given.get("earlier_deferrals") or 0,
    )
    limit = deferral.until if valid else due
    answer: Answer = {"valid": valid, "limit": write(limit)}
    done = optional_day(given.get("done"))
    if done is not None:
        answer["compliant"] = done <= limit
    if valid:
        following = deferral.next_due(due, done, every(given["cycle"]))
        answer["next_due"] = write(following)
    return answer


def k51(given: Given) -> Answer:
    """One date stretched or pulled, once, to join others."""
    due, most = day(given["base_due"]), every(given["max_shift"])
    found = None
    if not given.get("already_used"):
        towards, to = Towards(given["direction"]), given["align_to"]
        one = day(to) if len(to) > 5 else None
        yearly = None if one else (int(to[:2]), int(to[3:]))
        if most:
            found = Alignment(towards, most, day=one, yearly=yearly).of(due)
        elif one:
            found = aligned(due, [one], towards, most)
        elif yearly:
            found = aligned_yearly(due, *yearly, towards, most)
    first = found or due
    return {
        "first_due": write(first),
        "realigned": found is not None,
        "next_due": write(every(given["cycle"]).after(first)),
    }


def k52(given: Given) -> Answer:
    """What was known on a day."""
    entries = [
        Entered(
            day(one["done"]),
            day(one["entered"]),
            optional_day(one.get("voided")),
        )
        for one in given["entries"]
    ]
    last = last_known(entries, day(given["as_of"]))
    following = every(given["cycle"]).after(last) if last else None
    return {"last_done": write(last), "next_due": write(following)}


TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {
    f"K{number_:02}": translation
    for number_, translation in enumerate((k47, k48, k49, k50, k51, k52), 47)
}
