"""Vectors of group A: anchor, shift and window (K01 to K15)."""

from collections.abc import Callable
from datetime import date, timedelta

from cycles.vectors.reading import (
    Answer,
    Given,
    day,
    days,
    every,
    month,
    number,
    percent,
    plain,
    write,
    write_all,
    write_month,
    write_window,
)
from weibao.cycles.anchor import Edge, Job, Mark, Reference, anniversary, due_month_end
from weibao.cycles.arithmetic import first_of, grid
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
    return Tolerance(every(before), every(given.get("tol_after", "P0D")), open_start)


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
        found: list[date] = []
        for one in grid(anchor, length):
            if one > last:
                break
            found += [one] if one >= first else []
        return {"occurrences": write_all(found)}
    due = day(given["due"])
    series = Track(every=length, anchor=anchor, step=0, tolerance=tolerance(given))
    while series.due < due:
        series.take(series.due)
    step = series.take(day(given["done"]))
    answer: Answer = {"next_due": write(step.next_due)}
    if "tol_before" in given or "tol_after" in given:
        answer["window"] = write_window(step.window)
    return answer


def k02(given: Given) -> Answer:
    """Floating from completion."""
    if "completions" in given:
        done = days(given["completions"])
        series = Track(
            every=every(given["cycle"]), anchor=done[0], step=0, shift=FLOATING
        )
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
        return {"visits_needed": len(visits), "last_visit": write(visits[-1])}
    if "completions" in given:
        done = days(given["completions"])
        late = [on for on, _, verdict in gap.verdicts(done) if verdict.value == "late"]
        return {
            "gaps_days": list(gaps_in_days(done)),
            "breaches": write_all(late),
            "compliant": not late,
            "next_limit": write(gap.limit(done)),
        }
    last = day(given["last_done"])
    told = given.get("examiner_date")
    window = gap.window([last], told=day(told) if told else None)
    assert window is not None
    answer: Answer = {"limit": write(window.closes), "window": write_window(window)}
    if given.get("done"):
        done_on = day(given["done"])
        answer["compliant"] = done_on <= window.closes
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
    if "done" not in given:
        return answer
    step = series.take(day(given["done"]))
    return {
        **answer,
        "in_window": step.in_window,
        "next_target": write(step.next_due),
        "next_window": write_window(series.window),
    }


def metered(given: Given, shift: GridShift, *, before: bool) -> MeterStep:
    """Do work that is due at a meter's value."""
    room = number(given["tol"])
    interval = MeterInterval(
        every=number(given["cycle"]),
        shift=shift,
        before=room if before else number(0),
        after=room,
    )
    return interval.step(number(given["due"]), number(given["done"]))


def k06(given: Given) -> Answer:
    """Grid with a window, reset outside it."""
    if "unit" in given:
        step = metered(given, KEEP_INSIDE, before=True)
        return {
            "window": [plain(step.opens), plain(step.closes)],
            "in_window": step.zone.inside,
            "next_due": plain(step.next_due),
        }
    room = tolerance(given)
    series = track(given, KEEP_INSIDE, room)
    if "completions" in given:
        return next_dues(series, given)
    done = series.take(day(given["done"]))
    answer: Answer = {
        "window": write_window(done.window),
        "in_window": done.in_window,
        "next_due": write(done.next_due),
    }
    if room.late is not None:
        answer["tolerance_days"] = room.late.days(series.every)
    return answer


def k07(given: Given) -> Answer:
    """Late-tolerant grid, early resets."""
    if "unit" in given:
        step = metered(given, LATE_TOLERANT, before=False)
        limit: object = plain(step.closes)
        return _tolerated(step.zone, limit, plain(step.next_due))
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
        less_a_day=given.get("term_less_a_day", False),
    )
    if "completions" in given:
        return next_dues(series, given)
    step = series.take(day(given["done"]))
    return {
        "window": write_window(step.window),
        "kept": step.kept,
        "late": step.zone.late,
        "deemed": write(step.deemed),
        "next_due": write(step.next_due),
    }


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
    following = Track(
        every=series.every, anchor=first, step=series.step + 1, tolerance=room
    )
    answer: Answer = {
        "window": write_window(window),
        "next_window": write_window(following.window),
    }
    done = given.get("done")
    if done:
        answer["in_window"] = series.take(day(done)).in_window
    if "as_of" in given:
        kept = done is not None and answer["in_window"]
        answer["suspended"] = not kept and day(given["as_of"]) > window.closes
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
    step = series.take(day(given["done"]))
    return {
        "window": write_window(step.window),
        "in_window": step.in_window,
        "credited_month": write_month(step.deemed),
        "next_base_month": write_month(step.next_due),
    }


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


def k13(given: Given) -> Answer:
    """Proportional shift with a dead band."""
    smallest = given.get("smallest_interval_days") or smallest_gap(
        given["packages_days"]
    )
    late, early = (percent(given[f"tol_{side}_percent"]) for side in ("late", "early"))
    base = Every(days=smallest)
    room = Tolerance(Every(days=early.days(base)), Every(days=late.days(base)))
    shift = GridShift(
        Share(number(given["shift_early_percent"])),
        Move.KEEP,
        Move.KEEP,
        Share(number(given["shift_late_percent"])),
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
    if given.get("cap_intervals") is not None:
        cap = Cap(given["cap_intervals"], number(given["cap_factor"]))
    extension = percent(given["extend_percent"])
    return Gap(every=every(given["cycle"]), extension=extension, cap=cap)


def k14(given: Given) -> Answer:
    """Percentage extension from the last performance."""
    gap, last = extended(given), day(given["last_done"])
    answer: Answer = {
        "nominal": write(gap.nominal(last)),
        "limit": write(gap.limit([last])),
    }
    if "done" in given:
        answer["compliant"] = day(given["done"]) <= gap.limit([last])
    if "discovered" in given:
        grace = discovery_grace(day(given["discovered"]), gap.every)
        answer["grace_limit"] = write(grace)
    return answer


def k15(given: Given) -> Answer:
    """Cap over consecutive intervals."""
    gap, done = extended(given), days(given["completions"])
    return {
        "history_compliant": gap.kept(done),
        "limit": write(gap.limit(done)),
        "binding": gap.binding(done).value,
    }


TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {
    f"K{number_:02}": translation
    for number_, translation in enumerate(
        (k01, k02, k03, k04, k05, k06, k07, k08, k09, k10, k11, k12, k13, k14, k15), 1
    )
}
