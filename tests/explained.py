"""A portfolio with an order of each kind that an explanation knows."""

from datetime import date, timedelta

from attrs import frozen

from weibao.due_work import due
from weibao.explanation import Cause, Explanation, explain
from weibao.orders import Demand, WorkOrder
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.spans.every import Every
from weibao.spans.window import Horizon

YEAR = Horizon(date(2026, 1, 1), date(2026, 12, 31))

# Rules for the pump set, one task for each kind of cycle; nobody can do the last.
EXTRA = """
  - id: pump-room
    title: 泵房附加任务
    select: {types: [water_supply_set]}
    apply: none
    crew: general
    add:
      - because: {zh: 业主大会决议, en: the owners' assembly asked for it}
        task: {code: grid, title: 整点检查, cycle: every 3 months, duration: 20 min}
      - because: {zh: 厂家建议, en: the maker advises it}
        task:
          code: floating
          title: 换油
          cycle: every 40 days from completion
          duration: 20 min
      - because: {zh: 合同约定, en: the contract asks for it}
        task:
          code: keeping
          title: 校验
          cycle: every 2 months, -5/+5 days, keep the grid
          duration: 20 min
      - because: {zh: 社区活动, en: the district's days of action}
        task:
          code: dates
          title: 开放日讲解
          cycle: on 2026-03-08, 2026-10-01, 2026-11-11
          duration: 20 min
      - because: {zh: 公司制度, en: a rule of the company}
        task:
          code: rule
          title: 月初抄表
          cycle: RRULE:FREQ=MONTHLY;BYMONTHDAY=1
          duration: 10 min
      - because: {zh: 消防要求, en: the fire authority asks for it}
        task:
          code: lost
          title: 高压试验
          cycle: once each half year
          duration: 2 h
          people: [{count: 1, skill: welder, certificates: [welding]}]
          criticality: statutory
          sources: [{basis: statute, title: 虚构条例, clause: 第3条}]

"""
RECORDS = """\
完成,R-0101,DT-0201,半月维保,2026-01-07,张伟、李娜,,,
完成,R-0102,SB-01,换油,2025-12-10,王强,,,
完成,R-0103,SB-01,校验,2025-12-03,王强,,,
缺陷,F-0001,DT-0202,,2026-01-09,,轿门异响,漏油,2026-01-20
缺陷,F-0002,CP-01,,2026-01-08,,草坪斑秃,枯死,
"""


def records(text: str) -> str:
    """Add findings and completions to the starter's records."""
    head, *rows = text.splitlines()
    wider = [f"{head},情况,整改期限", *(f"{row},," for row in rows)]
    return "\n".join(wider) + "\n" + RECORDS


@frozen(eq=False)
class Explained:
    """A portfolio with its demand and roster."""

    portfolio: Portfolio
    demand: Demand
    roster: Roster

    @classmethod
    def made(cls, portfolio: Portfolio) -> "Explained":
        """Plan and place the year of a portfolio, as of its second week."""
        plan = make_plan(portfolio)
        demand = due(plan, portfolio.history, YEAR, as_of=date(2026, 1, 12))
        return cls(portfolio, demand, assign(demand, portfolio.workforce))

    def order(self, name: str) -> WorkOrder:
        """Return an order by its id without the portfolio's."""
        return self.demand.by_id[f"{self.demand.portfolio}/{name}"]

    def of(self, order: WorkOrder) -> Explanation:
        """Explain an order."""
        history, names = self.portfolio.history, self.portfolio.names
        return explain(order, self.demand, self.roster, history=history, names=names)

    def named(self, name: str) -> Explanation:
        """Explain an order by its id without the portfolio's."""
        return self.of(self.order(name))


def by_hand(explanation: Explanation) -> date | None:
    """Apply the causes one after another, and return the date they lead to."""
    day: date | None = None
    for cause in explanation.causes:
        day = STEPS[cause.kind](cause, day) if cause.kind in STEPS else day
    return day


def _origin(cause: Cause, day: date | None) -> date | None:
    known = cause.facts.get("day")
    return date.fromisoformat(known) if known else None


def _due(cause: Cause, day: date | None) -> date | None:
    facts = cause.facts
    if "times" in facts:
        assert day is not None
        return Every(facts["months"], facts["days"]).after(day, facts["times"])
    if "lot" in facts:
        first, last = (date.fromisoformat(d) for d in facts["within"].values())
        half_lots = (2 * facts["lot"] - 1) * ((last - first).days + 1)
        return first + timedelta(days=half_lots // (2 * facts["lots"]))
    return date.fromisoformat(facts["day"])


def _ahead(cause: Cause, day: date | None) -> date | None:
    assert day is not None
    return day - timedelta(days=cause.facts["days"])


def _not_before(cause: Cause, day: date | None) -> date | None:
    floor = date.fromisoformat(cause.facts["day"])
    assert day is not None
    assert day < floor
    return floor


def _bound(cause: Cause, day: date | None) -> date | None:
    to = cause.facts.get("to")
    return date.fromisoformat(to) if to else day


def _moved(cause: Cause, day: date | None) -> date | None:
    assert day is not None
    return date.fromisoformat(cause.facts["day"])


def _paused(cause: Cause, day: date | None) -> date | None:
    held = cause.facts.get("day")
    return date.fromisoformat(held) if held else day


def _closed_day(cause: Cause, day: date | None) -> date | None:
    assert day is not None
    assert cause.facts["day"] == day.isoformat()
    to = cause.facts.get("to")
    return date.fromisoformat(to) if to else day


def _follows(cause: Cause, day: date | None) -> date | None:
    return date.fromisoformat(cause.facts["due"])


STEPS = {
    "follows": _follows,
    "origin": _origin,
    "due": _due,
    "month_end": _moved,
    "less_a_day": _moved,
    "ahead": _ahead,
    "shifted": _moved,
    "paused": _paused,
    "bound": _bound,
    "not_before": _not_before,
    "closed_day": _closed_day,
}
