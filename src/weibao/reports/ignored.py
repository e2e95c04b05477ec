"""Rules that nobody acts on: turn after turn went by without a record.

Nothing is paused by it. `Ignored.text` says how to, for whoever decides so.
"""

import json
from collections import defaultdict
from datetime import date

from attrs import frozen

from weibao.orders import Demand
from weibao.plan import PlannedTask
from weibao.planning.resolved import is_gap
from weibao.texts.text import Message, Text

SO_MANY = 5
"""How many turns in a row without a record make a rule one that nobody acts on."""


@frozen(kw_only=True)
class Ignored:
    """A rule whose last turns were all left without a record, since a day.

    ``safe_tasks`` are those of its tasks that law or safety does not ask for and no
    longest gap holds; only they may be paused.
    """

    rule: str
    turns: int
    since: date
    as_of: date
    safe_tasks: tuple[str, ...]

    @property
    def because(self) -> Text:
        """The figures behind it."""
        return FIGURES(turns=self.turns, since=self.since, until=self.as_of)

    def text(self) -> str | None:
        """Write a pause as an entry of ``suspend:`` in the rule, on one line of YAML.

        There is none where nothing of what was ignored may be paused.
        """
        if not self.safe_tasks:
            return None
        why = ", ".join(
            f"{language}: {json.dumps(words, ensure_ascii=False)}"
            for language, words in (("zh", self.because.zh), ("en", self.because.en))
        )
        tasks = ", ".join(self.safe_tasks)
        return f"{{from: {self.as_of}, tasks: [{tasks}], because: {{{why}}}}}"


def ignored(demand: Demand, *, after: int = SO_MANY) -> tuple[Ignored, ...]:
    """Return the rules of which so many turns in a row have no record, by rule id.

    A turn counts when its last lawful day has gone by in the demand's horizon; what
    is missed for good and what is overdue alike. One that is done, in time or late,
    ends the row.
    """
    turns: dict[str, list[tuple[date, bool, PlannedTask]]] = defaultdict(list)
    for order in demand.orders:
        rule, planned = order.planned.resolved.rule, order.planned
        if order.completion is not None:
            turns[rule].append((order.completion.done, True, planned))
        elif order.overdue_since is not None:
            turns[rule].append((order.overdue_since, False, planned))
    for one in demand.dropped:
        if one.planned is not None and one.limit is not None and one.edit is None:
            turns[one.planned.resolved.rule].append((one.limit, False, one.planned))
    found = []
    for rule, some in sorted(turns.items()):
        some.sort(key=lambda turn: (turn[0], turn[1], turn[2].id))
        row: list[tuple[date, PlannedTask]] = []
        for day, done, planned in some:
            row = [] if done else [*row, (day, planned)]
        if rule and len(row) >= after:
            tasks = {one.task.code for _, one in row}
            held = {one.task.code for _, one in row if _is_held(one)}
            found.append(
                Ignored(
                    rule=rule,
                    turns=len(row),
                    since=row[0][0],
                    as_of=demand.as_of,
                    safe_tasks=tuple(sorted(tasks - held)),
                )
            )
    return tuple(found)


def _is_held(planned: PlannedTask) -> bool:
    """Tell whether a task may not be paused: by law, for safety, or for its gap."""
    return planned.criticality.by_law or is_gap(planned.cycle)


FIGURES = Message(
    zh="{since} 以来连续 {turns} 次没有记录（截至 {until}）",
    en="{turns} turns in a row since {since} have no record (as of {until})",
)
