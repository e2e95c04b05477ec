"""Vectors of several rules at once (K19), of whatever meanings have a window.

Where a policy can say all of them, its regimes give the answer.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from cycles.vectors import anchors, functions, periods, states
from cycles.vectors.reading import Answer, Given, day, days, every, write_window
from weibao.cycles.allowed import ByGap, FromLast
from weibao.cycles.joint import Joint
from weibao.cycles.period import Period
from weibao.cycles.regimes import Regime
from weibao.cycles.rhythms import Interval, MaximumGap, Quota
from weibao.cycles.shift import FLOATING
from weibao.cycles.window import Tolerance, in_common
from weibao.spans import Window

ONE_RULE: dict[str, Callable[[Given], Answer]] = {
    **anchors.TRANSLATIONS,
    **periods.TRANSLATIONS,
    **states.TRANSLATIONS,
    **functions.TRANSLATIONS,
}


def k19(given: Given) -> Answer:
    """Several rules at once."""
    rules = given["rules"]
    since = {rule["given"].get("last_done") for rule in rules}
    sayable = all(map(_sayable, rules)) and len(since) == 1
    if sayable and len(rules) > 1:
        return _by_regimes(rules, day(since.pop()))
    windows: dict[str, Any] = {
        rule["name"]: ONE_RULE[rule["semantics"]](rule["given"])["window"]
        for rule in rules
    }
    common = in_common(
        Window(*days(pair)) if pair else None for pair in windows.values()
    )
    return {
        "windows": windows,
        "window": write_window(common),
        "conflict": common is None,
    }


def _sayable(rule: Given) -> bool:
    """Tell whether a policy can say a rule: one that allows a single day it cannot."""
    if rule["semantics"] == "K05":
        sides = (rule["given"]["tol_before"], rule["given"]["tol_after"])
        return any(map(every, sides))
    return rule["semantics"] in REGIMES


def _by_regimes(rules: list[Given], last: date) -> Answer:
    found = [
        (rule["name"], REGIMES[rule["semantics"]](rule["given"])) for rule in rules
    ]
    joint = Joint(tuple(one for _, some in found for one in some), date.min)
    assert all(isinstance(part, ByGap | FromLast) for part in joint.parts)
    each = iter(joint.windows([last]))
    windows = {name: in_common([next(each) for _ in some]) for name, some in found}
    return {
        "windows": {name: write_window(window) for name, window in windows.items()},
        "window": write_window(joint.window([last])),
        "conflict": joint.conflict([last]) is not None,
    }


def _hard_maximum(given: Given) -> list[Regime]:
    return [Regime(MaximumGap(every(given["cycle"])))]


def _floating_with_a_window(given: Given) -> list[Regime]:
    room = Tolerance(every(given["tol_before"]), every(given["tol_after"]))
    return [Regime(Interval(every(given["cycle"]), FLOATING), room)]


def _band(given: Given) -> list[Regime]:
    gap = MaximumGap(every(given["max_gap"]), least=every(given["min_gap"]))
    return [Regime(gap)]


def _year_and_gap(given: Given) -> list[Regime]:
    if not given.get("max_gap"):
        return [Regime(Quota(1, Period.YEAR))]
    less = bool(given.get("less_a_day"))
    gap = MaximumGap(every(given["max_gap"]), less_a_day=less)
    return [Regime(Quota(1, Period.YEAR)), Regime(gap)]


REGIMES: dict[str, Callable[[Given], list[Regime]]] = {
    "K04": _hard_maximum,
    "K05": _floating_with_a_window,
    "K17": _band,
    "K18": _year_and_gap,
}
TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {"K19": k19}
