"""Vectors of several rules at once (K19), of whatever meanings have a window."""

from collections.abc import Callable
from typing import Any

from cycles.vectors import anchors, functions, periods, states
from cycles.vectors.reading import Answer, Given, days, write_window
from weibao.cycles.window import in_common
from weibao.spans import Window

ONE_RULE: dict[str, Callable[[Given], Answer]] = {
    **anchors.TRANSLATIONS,
    **periods.TRANSLATIONS,
    **states.TRANSLATIONS,
    **functions.TRANSLATIONS,
}


def k19(given: Given) -> Answer:
    """Several rules at once."""
    windows: dict[str, Any] = {
        rule["name"]: ONE_RULE[rule["semantics"]](rule["given"])["window"]
        for rule in given["rules"]
    }
    common = in_common(
        Window(*days(pair)) if pair else None for pair in windows.values()
    )
    return {
        "windows": windows,
        "window": write_window(common),
        "conflict": common is None,
    }


TRANSLATIONS: dict[str, Callable[[Given], Answer]] = {"K19": k19}
