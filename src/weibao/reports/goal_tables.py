"""The tables of goals, and of what weighs on whom."""

from weibao.fairness import BURDEN_TITLES, Burden
from weibao.goals import TITLES
from weibao.reports import figures
from weibao.reports.fair_shares import Weight
from weibao.reports.summary import Summary
from weibao.reports.tables import PERSON, Column, Table
from weibao.texts.text import Message, Text


def goal_table(summary: Summary) -> Table:
    """The figure of each goal, where a portfolio has goals of its own."""
    columns = (
        Column(LEVEL(), "right"),
        Column(GOAL()),
        Column(WEIGHT(), "right"),
        Column(FIGURE(), "right"),
    )
    rows = tuple(
        (
            Text.same(str(one.level)),
            TITLES[one.goal],
            Text.same(str(one.weight)),
            Text.same(f"{one.figure:,}"),
        )
        for one in summary.goals
    )
    return Table(GOALS(), columns, rows)


def share_table(summary: Summary) -> Table:
    """What weighs on whom, where goals ask for fairness."""
    columns = (
        Column(PERSON()),
        *(Column(BURDEN_TITLES[burden], "right") for burden in Burden),
    )
    rows = tuple(
        (
            one.title or Text.same(one.id),
            *(_weight(one.weights[burden]) for burden in Burden),
        )
        for one in summary.shares
    )
    return Table(SHARES(), columns, rows, SHARES_NOTE())


def _weight(weight: Weight) -> Text:
    sign = "+" if weight.after >= 0 else "-"
    beyond = f"{sign}{figures.hours(abs(weight.after))}"
    return Text.same(f"{figures.hours(weight.minutes)} ({beyond})")


GOALS = Message(zh="排班目标", en="Goals")
LEVEL = Message(zh="层", en="level")
GOAL = Message(zh="目标", en="goal")
WEIGHT = Message(zh="权重", en="weight")
FIGURE = Message(zh="数值", en="figure")
SHARES = Message(zh="各人负担（小时）", en="What weighs on whom, in hours")
SHARES_NOTE = Message(
    zh="括号内为超出（+）或不足（-）应担份额的小时数，含以前的排班。",
    en="In brackets: beyond (+) or short of (-) one's share, earlier rosters counted"
    " in.",
)
