"""The parts of a phrase put together as a cycle."""

from collections.abc import Callable
from typing import Any

from attrs import evolve

from weibao.cycles.anchor import FROM_COMPLETION
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.gating import While
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.regimes import Rhythm
from weibao.cycles.rhythms import Combined, Several
from weibao.cycles.shift import FIXED, FLOATING, GridShift, Move
from weibao.cycles.stage import ListedYears
from weibao.cycles.window import NONE
from weibao.phrases.ages import by_age, early_by
from weibao.phrases.clauses import BELONGS
from weibao.phrases.clock_lengths import parse_leeway
from weibao.phrases.clock_texts import floating
from weibao.phrases.deferral_clauses import limit_of
from weibao.phrases.metering import CALLS, EXAMPLES, PARTS, called, metered
from weibao.phrases.possible import check_possible
from weibao.phrases.reading import Parts, Said
from weibao.phrases.regimes import regimes_of
from weibao.phrases.several import several_of, with_use
from weibao.phrases.several_clauses import AllQuoted, Quoted
from weibao.phrases.shift_clauses import ZONED
from weibao.phrases.shifts import zoned
from weibao.phrases.state_clauses import UNRECORDED, WHILE
from weibao.phrases.step_clauses import PLACES, steps_of
from weibao.phrases.week_clauses import Weekly, with_weeks

Read = Callable[[str], Cycle]


def assembled(phrase: Said, read: Read) -> Cycle:
    """Put a cycle together; cycles inside it are read with ``read``.

    Raises:
        InvalidValue: a part is out of place, or parts contradict one another.
    """
    parts = phrase.parts
    if "zones" in parts:
        parts["shift"] = _shift(phrase)
    if parts.pop("whole_months", False):
        room = parts.get("tolerance", NONE)
        parts["tolerance"] = evolve(room, whole_months=True)
    rhythm = _rhythm(parts, phrase, read)
    less = parts.pop("less", ())
    if phrase.others or less:
        rules: dict[str, list[Any]] = {"plus": [rhythm], "minus": []}
        for sign, one in phrase.others:
            rules[sign].append(_rhythm(one, phrase, read))
        rhythm = Combined(tuple(rules["plus"]), (*rules["minus"], *less))
    active = _active(phrase)
    cycle = Cycle(rhythm, active=active, deferral=limit_of(parts), **parts)
    check_possible(cycle)
    return cycle


def _rhythm(parts: Parts, phrase: Said, read: Read) -> Rhythm:
    """Take out of the parts a rhythm, with all that belongs to it."""
    rhythm = _unquoted(parts.pop("rhythm"), read)
    steps = steps_of(parts)
    if steps is not None:
        parts["steps"] = steps
    for part in ("steps_done", "steps_first"):
        if part in parts:
            raise phrase.out_of_place(part, PLACES)
    rhythm = floating(by_age(rhythm, parts), parts)
    rhythm = _with_its_own(rhythm, parts, phrase)
    if isinstance(rhythm, ListedYears):
        rhythm = early_by(rhythm, parts.pop("tolerance", NONE))
    if "meter_room" in parts and ("at" in parts or _by_clock(rhythm)):
        # Hours are those of the clock where the clock says when it is due.
        del parts["meter_room"]
        parts["leeway"] = parse_leeway(phrase.words["meter_room"])
    return _used(rhythm, parts, phrase)


def _unquoted(found: Rhythm | Quoted | AllQuoted, read: Read) -> Rhythm:
    """Read the cycles that a rhythm is made of."""
    if isinstance(found, AllQuoted):
        return regimes_of(found.texts, read)
    if isinstance(found, Quoted):
        return several_of(map(read, found.texts), found.rule)
    return found


def _with_its_own(rhythm: Rhythm, parts: Parts, phrase: Said) -> Rhythm:
    """Add the parts that belong to some rhythms only."""
    own: Parts = {}
    for part, clause in BELONGS.items():
        if part in parts:
            if not isinstance(rhythm, clause.of):
                raise phrase.out_of_place(part, clause)
            own[part] = parts.pop(part)
    if "reference" in own or "lasts" in own:
        own["shift"] = own.get("shift", FLOATING)
        reference = own.get("reference", FROM_COMPLETION)
        own["reference"] = evolve(reference, lasts=own.pop("lasts", 0))
    if "week_start" in own and isinstance(rhythm, Weekly):
        rhythm = with_weeks(rhythm, own.pop("week_start"))
    return evolve(rhythm, **own) if own else rhythm


def _by_clock(rhythm: Rhythm) -> bool:
    return isinstance(rhythm, WhileOpen | ElapsedHours)


def _used(rhythm: Rhythm, parts: Parts, phrase: Said) -> Rhythm:
    """Add what is said of a meter's room and use."""
    given = {part: parts.pop(part) for part in (*PARTS, *CALLS) if part in parts}
    if not given:
        return rhythm
    if isinstance(rhythm, Exceeded) and given.keys() <= set(CALLS):
        return called(rhythm, given)
    if isinstance(rhythm, Several) and rhythm.metered and given.keys() <= set(PARTS):
        return with_use(rhythm, given)
    if not isinstance(rhythm, Metered) or not given.keys() <= set(PARTS):
        first = next(iter(given))
        raise phrase.out_of_place(first, EXAMPLES[first])
    return metered(rhythm, given)


def _active(phrase: Said) -> While | None:
    """Put together in which states it is owed."""
    parts = phrase.parts
    if "states" in parts:
        how = {"inactive_unrecorded": parts.pop("inactive_unrecorded", False)}
        return While(parts.pop("states"), parts.pop("on_return", None), **how)
    for part, clause in (("on_return", WHILE), ("inactive_unrecorded", UNRECORDED)):
        if part in parts:
            raise phrase.out_of_place(part, clause)
    return None


def _shift(phrase: Said) -> GridShift:
    """Put together what a completion does in each zone; no zone is said twice."""
    zones = phrase.parts.pop("zones")
    otherwise: GridShift | None = phrase.parts.get("shift")
    does = [(zone, move) for move, listed in zones for zone in listed]
    again = len(dict(does)) < len(does)
    if again or (otherwise and any(move is Move.RESET for move, _ in zones)):
        raise phrase.again("zones", ZONED)
    phrase.words.setdefault("shift", phrase.words["zones"])
    return zoned(dict(does), otherwise or FIXED)
