"""Rules that nobody acts on: turn after turn went by without a record.

Nothing is paused by it. `Ignored.text` says how to, for whoever decides so; a rule
that says ``pause_when_ignored`` has decided beforehand.
"""

import json
from datetime import date

from attrs import frozen

from weibao.due_work.neglect import figures, may_pause, neglected
from weibao.orders import Demand
from weibao.texts.text import Text

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
        return figures(self.turns, self.since, self.as_of)

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
    found = []
    for rule, row in neglected(demand).items():
        if len(row) >= after:
            tasks = {one.task.code for _, one in row}
            held = {one.task.code for _, one in row if not may_pause(one)}
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
