"""Vectors of group A: anchor, shift and window (K01 to K15)."""

from collections.abc import Callable
from datetime import timedelta

from cycles.vectors.asked import lapsed
from cycles.vectors.reading import (
    Answer,
    Given,
    day,
    days,
    every,
    history,
    month,
    number,
    optional_day,
    percent,
    plain,
    write,
    write_all,
    write_month,
    write_window,
)
from weibao.cycles.anchor import Edge, Job, Mark, Reference, anniversary, due_month_end
from weibao.cycles.arithmetic import first_of, grid, grid_between, next_on_grid
from weibao.cycles.gap import Cap, Gap, discovery_grace, gaps_in_days
from weibao.cycles.inclusion import smallest_gap
from weibao.cycles.meter import MeterInterval, MeterStep
from weibao.cycles.shift import (
    ANNIVERSARY,
    BACK_DATED,
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
    Zone,
)
from weibao.cycles.track import Track, replay
from weibao.cycles.window import Tolerance, spanning
from weibao.spans import Every


def tolerance(given: Given, *, open_start: bool = False) -> Tolerance:
    """Read how early and how late is lawful."""
    if "tol_percent" in given:
        room = percent(given["tol_percent"], given.get("tol_cap_days"))
        return Tolerance(early=room, late=room)
    before = given.get("tol_before") or given.get("keep_before") or "P0D"
    return Tolerance(every(before), every(given.get("tol_after") or "P0D"), open_start)


def track(
    given: Given, shift: GridShift, room: Tolerance, *, less_a_day: bool = False
) -> Track:
    """Begin a series whose next date is given."""
    return Track(
        every=every(given["cycle"]),
        anchor=day(given["due"]),
        step=0,
        shift=shift,
        tolerance=room,
        less_a_day=less_a_day,
    )


def next_dues(series: Track, given: Given) -> Answer:
    """Replay completions; one date is due after each."""
    steps = replay(series, days(given["completions"]))
    return {"next_dues": write_all(step.next_due for step in steps)}


def k01(given: Given) -> Answer:
    """Fixed grid."""
    anchor, length = day(given["anchor"]), every(given["cycle"])
    if "count" in given:
        return {
            "occurrences": write_all(first_of(grid(anchor, length), given["count"]))
        }
    if "from" in given:
        first, last = day(given["from"]), day(given["to"])
        return {"occurrences": write_all(grid_between(anchor, length, first, last))}
    due = day(given["due"])
    return {
        "next_due": write(next_on_grid(anchor, length, due)),
        "window": write_window(tolerance(given).window(due)),
    }


def k02(given: Given) -> Answer:
    """Floating from completion."""
    if "completions" in given:
        first = min(days(given["completions"]), default=None)
        if first is None:
            return {"next_dues": []}
        length = every(given["cycle"])
        series = Track(every=length, anchor=first, step=0, shift=FLOATING)
        return next_dues(series, given)
    series = Track(
        every=every(given["cycle"]), anchor=day(given["last_done"]), shift=FLOATING
    )
    return {"next_due": write(series.due)}


def k03(given: Given) -> Answer:
    """Reference point."""
    marks = ("scheduled_start", "scheduled_end", "actual_start", "actual_end")
    last = Job(*(day(given[mark]) for mark in marks))
    reference = Reference(Mark(given["measure_from"]), Edge(given["measure_to"]))
    length = timedelta(days=given["duration_days"])
    start, end = reference.next_job(last, every(given["cycle"]), length)
    return {"next_start": write(start), "next_end": write(end)}


def k04(given: Given) -> Answer:
    """Hard maximum interval."""
    gap = Gap(every=every(given["cycle"]))
    if "first" in given:
        visits = list(gap.latest(day(given["first"]), day(given["until"])))
        return {
            "visits_needed": len(visits),
            "last_visit": write(max(visits, default=None)),
        }
    if "completions" in given:
        done = history(given)
        late = [on for on, _, verdict in gap.verdicts(done) if verdict.value == "late"]
        return {
            "gaps_days": list(gaps_in_days(done)),
            "breaches": write_all(late),
            "compliant": not late,
            "next_limit": write(gap.limit(done)),
        }
    last = day(given["last_done"])
    told = optional_day(given.get("examiner_date"))
    limit, window = gap.limit([last], told=told), gap.window([last], told=told)
    answer: Answer = {"limit": write(limit), "window": write_window(window)}
    done_on = optional_day(given.get("done"))
    if done_on is not None:
        answer["compliant"] = done_on <= limit
        answer["next_limit"] = write(gap.limit([last, done_on]))
    return answer


def k05(given: Given) -> Answer:
    """Floating with a window on both sides."""
    series = Track(
        every=every(given["cycle"]),
        anchor=day(given["last_done"]),
        shift=FLOATING,
        tolerance=tolerance(given),
    )
    answer = {"target": write(series.due), "window": write_window(series.window)}
    done = optional_day(given.get("done"))
    if done is None:
        return answer
    step = series.take(done)
    return {
        **answer,
        "in_window": step.zone.inside,
        "next_target": write(step.next_due),
        "next_window": write_window(series.window),
    }


def metered(given: Given, shift: GridShift) -> list[MeterStep]:
    """Do work that is due at a meter's value, once or again and again."""
    room = given.get("tol", 0)
    interval = MeterInterval(
        every=number(given["cycle"]),
        shift=shift,
        before=number(given.get("tol_before", room)),
        after=number(given.get("tol_after", room)),
    )
    done = given["completions"] if "completions" in given else [given["done"]]
    return list(interval.replay(number(given["due"]), map(number, done)))


def k06(given: Given) -> Answer:
    """Grid with a window, reset outside it."""
    if "unit" in given:
        steps = metered(given, KEEP_INSIDE)
        if "completions" in given:
            return {"next_dues": [plain(step.next_due) for step in steps]}
        (step,) = steps
        return {
            "window": [plain(step.opens), plain(step.closes)],
            "in_window": step.zone.inside,
            "next_due": plain(step.next_due),
        }
    room = tolerance(given)
    series = track(given, KEEP_INSIDE, room)
    if "completions" in given:
        return next_dues(series, given)
    answer: Answer = {"window": write_window(series.window)}
    if room.late is not None:
        answer["tolerance_days"] = room.late.days(series.every)
    done_on = optional_day(given.get("done"))
    if done_on is not None:
        done = series.take(done_on)
        answer |= {"in_window": done.zone.inside, "next_due": write(done.next_due)}
    return answer


def k07(given: Given) -> Answer:
    """Late-tolerant grid, early resets."""
    if "unit" in given:
        steps = metered(given, LATE_TOLERANT)
        if "completions" in given:
            return {"next_dues": [plain(step.next_due) for step in steps]}
        (step,) = steps
        return _tolerated(step.zone, plain(step.closes), plain(step.next_due))
    series = track(given, LATE_TOLERANT, tolerance(given))
    if "completions" in given:
        return next_dues(series, given)
    done = series.take(day(given["done"]))
    return _tolerated(done.zone, write(done.window.closes), write(done.next_due))


def _tolerated(zone: Zone, limit: object, next_due: object) -> Answer:
    return {
        "limit": limit,
        "compliant": zone is not Zone.TOO_LATE,
        "tolerated": zone is Zone.LATE,
        "next_due": next_due,
    }


def k08(given: Given) -> Answer:
    """Keep the deadline."""
    series = track(
        given,
        KEEP_THE_DEADLINE,
        tolerance(given, open_start=True),
        less_a_day=bool(given.get("term_less_a_day")),
    )
    if "completions" in given:
        return next_dues(series, given)
    answer: Answer = {"window": write_window(series.window)}
    done = optional_day(given.get("done"))
    if done is not None:
        step = series.take(done)
        answer |= {
            "kept": step.kept,
            "late": step.zone.late,
            "deemed": write(step.deemed),
            "next_due": write(step.next_due),
        }
    return answer


def k09(given: Given) -> Answer:
    """Renewal with back-dating; an extension changes nothing."""
    series = Track(
        every=every(given["term"]),
        anchor=day(given["expiry"]),
        step=0,
        shift=BACK_DATED,
        tolerance=Tolerance(every(given["early_window"]), open_start=True),
    )
    step = series.take(day(given["done"]))
    return {
        "counted_from": "expiry" if step.kept else "completion",
        "new_expiry": write(step.next_due),
    }


def k10(given: Given) -> Answer:
    """Anniversary window, and one that spans two anniversaries."""
    first = day(given["certificate_from"])
    room = Tolerance(every(given["before"]), every(given["after"]), open_start=True)
    if "open_anniversary" in given:
        ends = (given["open_anniversary"], given["close_anniversary"])
        opening, closing = (anniversary(first, years) for years in ends)
        return {"window": write_window(spanning(opening, closing, room))}
    series = Track(
        every=Every(months=12),
        anchor=first,
        step=given["anniversary"],
        shift=ANNIVERSARY,
        tolerance=room,
    )
    window = series.window
    answer: Answer = {
        "window": write_window(window),
        "next_window": write_window(room.window(series.following)),
    }
    done = optional_day(given.get("done"))
    if done is not None:
        answer["in_window"] = series.take(done).zone.inside
    if given.get("as_of"):
        answer["suspended"] = lapsed(window, done, day(given["as_of"]))
    return answer


def k11(given: Given) -> Answer:
    """Base month with grace months."""
    room = Tolerance(
        Every(months=given["months_before"]),
        Every(months=given["months_after"]),
        whole_months=True,
    )
    series = Track(
        every=every(given["cycle"]),
        anchor=month(given["base_month"]),
        step=0,
        shift=KEEP_INSIDE,
        tolerance=room,
    )
    answer: Answer = {"window": write_window(series.window)}
    done = optional_day(given.get("done"))
    if done is not None:
        step = series.take(done)
        answer |= {
            "in_window": step.zone.inside,
            "credited_month": write_month(step.deemed),
            "next_base_month": write_month(step.next_due),
        }
    return answer


def k12(given: Given) -> Answer:
    """Due month, rounded to its end."""
    if "last_done" in given:
        return {
            "next_due": write(due_month_end(day(given["last_done"]), given["months"]))
        }
    late = Move.KEEP if given["back_dating"] else Move.RESET
    series = Track(
        every=Every(months=given["months"]),
        anchor=month(given["due_month"]),
        step=0,
        shift=GridShift(Move.RESET, Move.RESET, late, late),
        tolerance=Tolerance(whole_months=True),
    )
    step = series.take(day(given["done"]))
    return {"late": step.zone.late, "next_due": write(step.next_due)}


def blank(given: Given, name: str) -> float:
    """Read a percentage; a blank one is none."""
    value: float | None = given.get(f"{name}_percent")
    return value or 0


def k13(given: Given) -> Answer:
    """Proportional shift with a dead band."""
    smallest = given.get("smallest_interval_days") or smallest_gap(
        given["packages_days"]
    )
    late, early = (percent(blank(given, f"tol_{side}")) for side in ("late", "early"))
    base = Every(days=smallest)
    room = Tolerance(Every(days=early.days(base)), Every(days=late.days(base)))
    shift = GridShift(
        Share(number(blank(given, "shift_early"))),
        Move.KEEP,
        Move.KEEP,
        Share(number(blank(given, "shift_late"))),
    )
    step = track(given, shift, room).take(day(given["done"]))
    side = late if step.zone.late else early
    return {
        "smallest_interval_days": smallest,
        "tolerance_days": plain(side.exact(smallest)),
        "shift_days": step.moved,
        "next_due": write(step.next_due),
    }


def extended(given: Given) -> Gap:
    """Read a gap that may be extended, within a cap perhaps."""
    cap = None
    if given.get("cap_intervals") and given.get("cap_factor"):
        cap = Cap(given["cap_intervals"], number(given["cap_factor"]))
    extension = percent(given["extend_percent"])
    return Gap(every=every(given["cycle"]), extension=extension, cap=cap)


def k14(given: Given) -> Answer:
    """Percentage extension from the last performance."""
    gap, last = extended(given), day(given["last_done"])
    answer: Answer = {
        "nominal": write(gap.nominal([last])),
        "limit": write(gap.limit([last])),
        "window": write_window(gap.window([last])),
    }
    done = optional_day(given.get("done"))
    if done is not None:
        answer["compliant"] = done <= gap.limit([last])
    if given.get("discovered"):
        grace = discovery_grace(day(given["discovered"]), gap.every)
        answer["grace_limit"] = write(grace)
    return answer


def k15(given: Given) -> Answer:
    """Cap over consecutive intervals."""
    gap, done = extended(given), history(given)
    return {
        "history_compliant": gap.kept(done),
        "limit": write(gap.limit(done)),
        "window": write_window(gap.window(done)),
        "binding": gap.binding(done).value,
    }


TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {
    f"K{number_:02}": translation
    for number_, translation in enumerate(
        (k01, k02, k03, k04, k05, k06, k07, k08, k09, k10, k11, k12, k13, k14, k15), 1
    )
}
