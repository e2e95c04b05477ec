"""Two rosters side by side for people: a verdict, then lists."""

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import frozen

from weibao.fairness import BURDEN_TITLES, Burden
from weibao.goals import TITLES
from weibao.portfolio import NO_NAMES
from weibao.side_by_side.beside import Comparison, Pair
from weibao.texts.text import Message, Text, listed

HOUR = 60
Cells = tuple[Text, ...]


@frozen
class Listing:
    """A list with its title, the heads of its columns, and its rows."""

    title: Text
    columns: Cells
    rows: tuple[Cells, ...]


def verdict(found: Comparison) -> tuple[Text, ...]:
    """Say which is better and by what, and what has no place or is late."""
    lines = [_better(found)]
    for pattern, orders in ((UNPLACED, found.unplaced), (LATE, found.late)):
        before = sum(pair.old > 0 for pair in orders.values())
        after = sum(pair.new > 0 for pair in orders.values())
        lines.append(pattern(old=before, new=after))
    return tuple(lines)


def _better(found: Comparison) -> Text:
    number = found.decided
    if number is None:
        return EQUAL()
    level = [one for one in found.goals if one.level == number]
    goals = listed(TITLES[one.goal] for one in level)
    first = found.better is found.old
    pair = found.levels[number - 1]
    pattern = OLD_BETTER if first else NEW_BETTER
    return pattern(level=number, goals=goals, old=pair.old, new=pair.new)


def listings(
    found: Comparison, names: Mapping[str, Text] = NO_NAMES
) -> tuple[Listing, ...]:
    """Return all lists: goals, hours by week and skill, what differs, people.

    Args:
        found: the two rosters.
        names: what skills are called, by their codes.
    """
    loads = (BURDEN_TITLES[burden] for burden in Burden)
    return (
        Listing(GOALS, (LEVEL, GOAL, WEIGHT, *BOTH), tuple(_goals(found))),
        Listing(WEEKS, (WEEK, *BOTH), tuple(_weeks(found))),
        Listing(SKILLS, (SKILL, *BOTH), tuple(_skills(found, names))),
        Listing(WITHOUT, (ORDER, *BOTH), tuple(_orders(found.unplaced))),
        Listing(OVER, (ORDER, *BOTH), tuple(_orders(found.late))),
        Listing(PEOPLE, (PERSON, DAYS, *loads), tuple(_people(found))),
    )


def _goals(found: Comparison) -> Iterator[Cells]:
    for one in found.goals:
        level, weight = _said(str(one.level)), _said(str(one.weight))
        yield (level, TITLES[one.goal], weight, *_numbers(one.figure))


def _weeks(found: Comparison) -> Iterator[Cells]:
    old, new = Counter[str](), Counter[str]()
    for (week, _), pair in found.hours.items():
        old[str(week)] += pair.old
        new[str(week)] += pair.new
    for monday in sorted(old):
        yield (_said(monday), *_hours(Pair(old[monday], new[monday])))


def _skills(found: Comparison, names: Mapping[str, Text]) -> Iterator[Cells]:
    old, new = Counter[str](), Counter[str]()
    for (_, skill), pair in found.hours.items():
        old[skill] += pair.old
        new[skill] += pair.new
    for skill in sorted(old):
        title = names.get(skill, Text.same(skill)) if skill else NO_SKILL
        yield (title, *_hours(Pair(old[skill], new[skill])))


def _orders(orders: Mapping[str, Pair]) -> Iterator[Cells]:
    """Go through the orders that differ."""
    for id, pair in orders.items():
        if pair.difference:
            yield (_said(id), *_numbers(pair))


def _people(found: Comparison) -> Iterator[Cells]:
    for one in found.people:
        loads = (one.burdens[burden] for burden in Burden)
        yield (
            one.title or Text.same(one.id),
            _said(f"{one.days.old} → {one.days.new}"),
            *(_said(f"{_hour(pair.old)} → {_hour(pair.new)}") for pair in loads),
        )


def _numbers(pair: Pair) -> Cells:
    change = f"{pair.difference:+,}" if pair.difference else ""
    return _said(f"{pair.old:,}"), _said(f"{pair.new:,}"), _said(change)


def _hours(pair: Pair) -> Cells:
    change = f"{pair.difference / HOUR:+,.1f}" if pair.difference else ""
    return _said(_hour(pair.old)), _said(_hour(pair.new)), _said(change)


def _hour(minutes: int) -> str:
    return f"{minutes / HOUR:,.1f}"


def _said(words: str) -> Text:
    return Text.same(words)


EQUAL = Message(
    zh="两份排班按目标一样好。", en="By the goals both rosters are equally good."
)
OLD_BETTER = Message(
    zh="按目标，前者更好：第 {level} 层（{goals}）{old:,} 对 {new:,}。",
    en="By the goals the first is better: level {level} ({goals}) is {old:,} against"
    " {new:,}.",
)
NEW_BETTER = Message(
    zh="按目标，后者更好：第 {level} 层（{goals}）{old:,} 对 {new:,}。",
    en="By the goals the second is better: level {level} ({goals}) is {old:,} against"
    " {new:,}.",
)
UNPLACED = Message(
    zh="未排入的工单：{old:,} → {new:,}。", en="Without a place: {old:,} -> {new:,}."
)
LATE = Message(zh="超期的工单：{old:,} → {new:,}。", en="Late: {old:,} -> {new:,}.")
GOALS = Text("目标", "Goals")
WEEKS = Text("各周工时（小时）", "Hours of work by week")
SKILLS = Text("各工种工时（小时）", "Hours of work by skill")
WITHOUT = Text("只在一份中未排入", "Without a place in one of them")
OVER = Text("超期天数不同", "Differently late, in days")
PEOPLE = Text("各人负担（天、小时）", "What people have to do, in days and hours")
LEVEL = Text("层", "level")
GOAL = Text("目标", "goal")
WEIGHT = Text("权重", "weight")
WEEK = Text("周", "week")
SKILL = Text("工种", "skill")
NO_SKILL = Text("不限工种", "no skill")
ORDER = Text("工单", "order")
PERSON = Text("人员", "person")
DAYS = Text("出工天数", "days at work")
BOTH = (Text("前者", "first"), Text("后者", "second"), Text("差", "difference"))
