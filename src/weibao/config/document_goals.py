# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""The shape of goals: levels in order, and which work is unpleasant."""

from typing import Any

from attrs import frozen

from weibao.config.forms import converted, either, list_of, mapping_of, optional
from weibao.config.scalars import AT_LEAST_ONE, TEXT, meaning
from weibao.errors import InvalidValue
from weibao.goals import (
    DEFAULT_GOALS,
    TITLES,
    Goal,
    Goals,
    Level,
    Weighted,
    asked,
)
from weibao.texts.text import Message

USUAL = "usual"
CHINESE = {text.zh: goal for goal, text in TITLES.items()}
"""What goals are called in Chinese files."""
WORDS = {**{goal.value: goal for goal in Goal}, **CHINESE}
WORD = meaning({USUAL: USUAL, "照常": USUAL, **WORDS})
GOAL = meaning(WORDS)


def _named(mapping: dict[Any, int]) -> Level:
    return tuple(Weighted(goal, weight) for goal, weight in mapping.items())


def _single(found: Any) -> Goals:
    return DEFAULT_GOALS if found == USUAL else ((Weighted(found),),)


ONE, MANY = (
    converted(WORD, _single),
    converted(mapping_of(GOAL, AT_LEAST_ONE), lambda found: (_named(found),)),
)
LEVELS = list_of(
    either(ONE, MANY, choose=lambda value: MANY if type(value) is dict else ONE)
)


def _goals(parts: tuple[Goals, ...]) -> Goals:
    """Join levels; each goal may stand in one of them, and work must be placed."""
    goals = tuple(level for part in parts for level in part)
    named = [one.goal for level in goals for one in level]
    twice = [goal for goal in Goal if named.count(goal) > 1]
    if twice:
        raise InvalidValue(TWICE(goal=twice[0].value))
    found = asked(goals)
    every = Goal.UNPLACED_OF_ALL in found
    if not every and not {Goal.UNPLACED_BY_LAW, Goal.UNPLACED} <= found:
        raise InvalidValue(NOTHING_PLACED(usual=USUAL))
    return goals


@frozen(kw_only=True)
class GoalsDocument:
    """What makes one roster better than another."""

    levels: Goals = optional(
        converted(LEVELS, _goals),
        "目标层次，先写的先顾；usual 代表平常的各层",
        "levels of goals, the first before all others; `usual` stands for those that"
        " hold where nothing is said",
        default=DEFAULT_GOALS,
    )
    unpleasant: tuple[str, ...] = optional(
        list_of(TEXT.form),
        "哪些是苦活：任务代码、任务的影响或对象的标签",
        "which work is unpleasant: codes of tasks, impacts of theirs or tags of what"
        " they are on",
        default=(),
    )


TWICE = Message(
    zh="目标 {goal!r} 写了两次（usual 已含平常的目标；只写一次）",
    en="the goal {goal!r} stands twice (`usual` holds the usual ones; name it once)",
)
NOTHING_PLACED = Message(
    zh="这些目标不要求排入工单（先写 - {usual}，或加上 unplaced_of_all）",
    en="none of these goals asks for work to be placed (begin with - {usual}, or add"
    " unplaced_of_all)",
)
