"""The inspector's statement: how far apart visits lie, against what is allowed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from weibao.inventory import Subject, subject_kind
from weibao.orders import Chain, Rung
from weibao.reports.named import named
from weibao.roster import Assignment, Reason, Roster
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

Visit = tuple[date, Assignment]


@frozen
class Gap:
    """From one visit to the next; ``until`` is None where none comes in time.

    ``inherited`` says that the past left no lawful day for the next visit.
    """

    subject: Text
    since: date
    until: date | None
    limit: date
    inherited: bool = False

    @property
    def days(self) -> int | None:
        """Its length, where it has an end."""
        return None if self.until is None else (self.until - self.since).days

    @property
    def over(self) -> bool:
        """Whether it is longer than allowed."""
        return self.until is None or self.until > self.limit


@frozen(kw_only=True)
class GapStatement:
    """One task with a longest gap, over all the subjects that have it.

    ``largest`` is the longest gap that this roster answers for: those that the past
    brought are in ``inherited``, those too long for other reasons in ``over``.
    ``assumed`` names subjects of which no record says when it was last done: it, or
    a task that contains it.
    """

    title: Text
    task: Text
    kind: str
    subjects: int
    visits: int
    allowed: Every
    largest: Gap | None
    inherited: tuple[Gap, ...]
    over: tuple[Gap, ...]
    assumed: tuple[Text, ...]


def gap_statements(roster: Roster) -> tuple[GapStatement, ...]:
    """Return a statement for each type, task and longest gap of the chains.

    The types with the most subjects come first, and of each the shortest gap.
    """
    found: dict[tuple[str, int, str, Every], list[tuple[Chain, Rung]]]
    found = defaultdict(list)
    for chain in roster.demand.chains:
        for rung in chain.rungs:
            task = rung.planned.task.code
            every = rung.gap.every
            key = (_type(chain.subject), every.about_days, task, every)
            found[key].append((chain, rung))
    visits = _visits(roster)
    parts = [found[key] for key in sorted(found, key=lambda key: key[:3])]
    statements = (_statement(roster, some, visits) for some in parts)
    return tuple(sorted(statements, key=lambda one: -one.subjects))


def _type(subject: Subject) -> str:
    return subject.type.code if subject.type is not None else ""


def _visits(roster: Roster) -> dict[str, list[Visit]]:
    """Return the visits of each chain, extra ones among them, by day."""
    chain_of = {
        order.id: chain.id for chain in roster.demand.chains for order in chain.orders
    }
    visits: dict[str, list[Visit]] = defaultdict(list)
    for assignment in roster.assignments:
        id = assignment.order.id
        chain = chain_of.get(id) or chain_of.get(id.rpartition("+")[0])
        if chain is not None:
            visits[chain].append((assignment.day, assignment))
    for some in visits.values():
        some.sort(key=lambda visit: (visit[0], visit[1].order.id))
    return visits


def _statement(
    roster: Roster,
    parts: list[tuple[Chain, Rung]],
    visits: dict[str, list[Visit]],
) -> GapStatement:
    gaps: list[Gap] = []
    made = 0
    for chain, rung in parts:
        level = rung.planned.level
        own = [v for v in visits[chain.id] if v[1].order.planned.level >= level]
        made += len(own)
        gaps.extend(_gaps(roster, chain, rung, own))
    kept = [gap for gap in gaps if not gap.inherited and gap.days is not None]
    chain, rung = parts[0]
    type_ = chain.subject.type
    title = rung.planned.resolved.title
    return GapStatement(
        title=TASK_OF(type=type_.title, task=title) if type_ is not None else title,
        task=title,
        kind=subject_kind(chain.subject),
        subjects=len({chain.subject.id for chain, _ in parts}),
        visits=made,
        allowed=rung.gap.every,
        largest=max(kept, key=lambda gap: gap.days or 0, default=None),
        inherited=tuple(gap for gap in gaps if gap.inherited),
        over=tuple(gap for gap in gaps if gap.over and not gap.inherited),
        assumed=tuple(
            dict.fromkeys(named(chain.subject) for chain, rung in parts if rung.assumed)
        ),
    )


def _gaps(
    roster: Roster, chain: Chain, rung: Rung, visits: list[Visit]
) -> Iterator[Gap]:
    since, subject = rung.last, named(chain.subject)
    begins = max(roster.horizon.first, roster.demand.as_of)
    limit, past = rung.limit, rung.past
    for number, (day, assignment) in enumerate(visits):
        late = assignment.late
        inherited = day > limit and (
            (number == 0 and limit < begins)
            or (late is not None and late.reason is Reason.INHERITED)
        )
        yield Gap(subject, since, day, limit, inherited)
        past = rung.gap.taken(past, day)
        since, limit = day, rung.gap.limit(past)
    last = _owed_until(chain, rung)
    if limit < last or (limit == last and rung.gap.short(past, last)):
        yield Gap(subject, since, None, limit)


def _owed_until(chain: Chain, rung: Rung) -> date:
    """Return the last day up to which visits are owed."""
    resolved = rung.planned.resolved
    until = resolved.cycle.until if resolved.cycle is not None else None
    ends = (until, resolved.valid_to, resolved.task.valid_to, chain.horizon.last)
    return min(day for day in ends if day is not None)


TASK_OF = Message(zh="{type} {task}", en="{type}: {task}")
