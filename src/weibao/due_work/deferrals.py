"""Deferrals: leave to do single orders by other days, and what has no effect.

A deferral holds where it was allowed by the last lawful day of its order, puts it off
no further and no oftener in a row than the cycle permits, and is the first that holds;
work that law or safety asks for needs to know who allowed it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain

from attrs import define, evolve, field, frozen

from weibao.cycles.cycle import Cycle
from weibao.due_work.naming import SeriesNames
from weibao.due_work.pauses import ALWAYS_ACTIVE, Activity
from weibao.due_work.span import ONE_DAY, Span
from weibao.due_work.windows import Turn, Turner
from weibao.orders import (
    Deferred,
    Dropped,
    Occurrence,
    OrderName,
    RefusedDeferral,
    Rung,
    WorkOrder,
)
from weibao.plan import PlannedTask
from weibao.records import Completion, Deferral, History
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

ByKey = Mapping[str, Sequence[Deferral]]


@define
class Deferrals:
    """All deferrals that a demand knows, and what became of them."""

    span: Span
    by_subject: Mapping[str, Sequence[Deferral]]
    beyond: list[Dropped] = field(factory=list)
    _refused: dict[str, RefusedDeferral] = field(factory=dict)
    _met: set[str] = field(factory=set)

    @classmethod
    def of(cls, history: History, span: Span) -> "Deferrals":
        """Collect those allowed by the as-of day, the first ones first."""
        found: dict[str, list[Deferral]] = {}
        for one in history.deferrals:
            name = OrderName.read(one.order)
            if one.approved_on <= span.as_of and name is not None:
                found.setdefault(name.subject, []).append(one)
        for some in found.values():
            some.sort(key=lambda one: (one.approved_on, one.id))
        return cls(span, found)

    def of_task(self, planned: PlannedTask) -> "TaskDeferrals | None":
        """Return those of one planned task's orders, if there are any."""
        subject = planned.subject
        known = [
            one
            for id in (subject.id, *subject.formerly)
            for one in self.by_subject.get(id, ())
        ]
        if not known:
            return None
        names = SeriesNames.of(planned, self.span.plan.portfolio)
        by_key: dict[str, list[Deferral]] = {}
        for one in known:
            key = names.key(one)
            if key is not None:
                by_key.setdefault(key, []).append(one)
        return TaskDeferrals(planned, by_key, self) if by_key else None

    def refuse(self, record: Deferral, reason: Text) -> None:
        """Put on record that a deferral has no effect."""
        self._met.add(record.id)
        self._refused.setdefault(record.id, RefusedDeferral(record, reason))

    def meet(self, record: Deferral) -> None:
        """Note that the order of a deferral was found."""
        self._met.add(record.id)

    def refused(self) -> tuple[RefusedDeferral, ...]:
        """Return those without effect, those among them that name no order at all.

        Of an order beyond the horizon nothing can be told yet.
        """
        for one in chain.from_iterable(self.by_subject.values()):
            inside = self.span.start <= one.until <= self.span.horizon.last
            if inside and one.id not in self._met:
                self.refuse(one, NO_ORDER(order=one.order))
        return tuple(self._refused[id] for id in sorted(self._refused))


@frozen
class TaskDeferrals:
    """The deferrals of one planned task's orders, by the keys of these."""

    planned: PlannedTask
    by_key: ByKey
    all: Deferrals
    _before: dict[str, int] = field(factory=dict)
    _put_off: dict[str, int] = field(factory=dict)

    def granted(self, key: str, limit: date) -> Deferred | None:
        """Return the leave that holds for an order, by its last lawful day.

        Orders of a series are asked for in its order, as those before count.
        """
        held: Deferral | None = None
        for one in self.by_key.get(key, ()):
            self.all.meet(one)
            reason = self._why_not(one, key, limit, held)
            if reason is None:
                held = one
            else:
                self.all.refuse(one, reason)
        self._note(key, limit, held)
        return Deferred(held, limit) if held is not None else None

    def pass_by(self, key: str, limit: date) -> None:
        """Take note of a turn of the past: it may be one of several put off."""
        known = (one for one in self.by_key.get(key, ()))
        holds = (one for one in known if self._why_not(one, key, limit) is None)
        self._note(key, limit, next(holds, None))

    def _why_not(
        self, one: Deferral, key: str, limit: date, held: Deferral | None = None
    ) -> Text | None:
        """Tell why leave has no effect, if it has none.

        Args:
            one: the leave.
            key: the key of the order.
            limit: the last day that is lawful without it.
            held: leave that holds for the same order.
        """
        if held is not None:
            return NOT_FIRST(first=held.id)
        if one.discovered is None and not one.is_valid(limit):
            return TOO_LATE(approved=one.approved_on, limit=limit)
        if self.planned.criticality.by_law and not one.by.strip():
            return NOBODY()
        if one.discovered is not None:
            return self._why_no_grace(one, one.discovered, limit)
        if one.until <= limit:
            return None
        cycles = self._cycles
        last = min((cycle.deferred_to(limit) for cycle in cycles), default=date.max)
        if one.until > last:
            return TOO_FAR(until=one.until, last=last)
        before = self._in_a_row(key)
        for cycle in cycles:
            if not cycle.deferral.is_once_more(before):
                return TOO_OFTEN(before=before) if before else NEVER()
        return None

    def _why_no_grace(
        self, one: Deferral, discovered: date, limit: date
    ) -> Text | None:
        """Tell why a grace for a turn found to be missed has no effect, if so."""
        if discovered <= limit:
            return NOT_MISSED(discovered=discovered, limit=limit)
        given = [cycle.graced_to(discovered) for cycle in self._cycles]
        last = min((day for day in given if day is not None), default=None)
        if last is None or None in given:
            return NO_GRACE()
        if one.until > last:
            return TOO_FAR(until=one.until, last=last)
        beyond_a_day = one.until > discovered + ONE_DAY
        return NO_RISK() if beyond_a_day and not one.risk.strip() else None

    @property
    def _cycles(self) -> list[Cycle]:
        """The cycles of all that a visit may do: the strictest limit holds."""
        levels = self.planned.ladder or (self.planned.resolved,)
        return [one.cycle for one in levels if one.cycle is not None]

    def _in_a_row(self, key: str) -> int:
        """Return how many turns right before this one were put off."""
        if key not in self._before:
            last = next(reversed(self._put_off.values()), 0)
            self._before[key] = last
        return self._before[key]

    def _note(self, key: str, limit: date, held: Deferral | None) -> None:
        """Remember whether a turn is put off, for the one after it."""
        before = self._in_a_row(key)
        later = held is not None and held.until > limit and held.discovered is None
        self._put_off[key] = before + 1 if later else 0

    def occurrence(
        self, one: Occurrence, activity: Activity = ALWAYS_ACTIVE
    ) -> Occurrence:
        """Return an occurrence as its deferral leaves it, on days out of all pauses."""
        deferred = self.granted(one.key, one.window.closes)
        if deferred is None:
            return one
        until, window, aim = deferred.record.until, one.window, one.preferred
        if deferred.later:
            aim = Window(window.closes + (until - window.closes) // 2, until)
        else:
            aim = Window(min(aim.opens, until), min(aim.closes, until))
        left = activity.part(Window(min(window.opens, until), until))
        if left is None:
            self.all.refuse(deferred.record, PAUSED(until=until))
            return one
        aim = aim.overlap(left) or left
        return evolve(one, window=left, preferred=aim, deferred=deferred)

    def turn(self, turn: Turn, turner: Turner) -> Turn:
        """Return a turn as its deferral leaves it: best done on its new last day."""
        one = self.occurrence(turn.occurrence, turner.activity)
        deferred = one.deferred
        if deferred is None:
            return turn
        last = one.window.closes
        if not deferred.later and turn.day in one.window:
            return Turn(one, turn.day)
        return Turn(one, turner.days.before(last, one.window.opens) or last)

    def of_horizon(
        self, held: Sequence[Turn], done: Collection[str]
    ) -> tuple[Turn, ...]:
        """Return the turns that belong to the horizon or were done by leave.

        They are in the order of their dates, though the days that they belong to may
        not be. What is put off beyond the horizon goes on record.
        """
        last, kept = self.all.span.horizon.last, list[Turn]()
        for turn in held:
            one = turn.occurrence
            if turn.belongs <= last or (one.deferred and one.key in done):
                kept.append(turn)
            else:
                self.put_beyond(one)
        return tuple(kept)

    def put_beyond(self, one: Occurrence) -> bool:
        """Put on record what is deferred beyond the horizon; tell whether it is."""
        deferred = one.deferred
        if deferred is None or not deferred.later:
            return False
        if deferred.instead_of <= self.all.span.horizon.last:
            self.leave_out(one.key, one.due, deferred)
        return True

    def leave_out(self, key: str, due: date, deferred: Deferred) -> None:
        """Put on record that there is no order yet, because it is deferred."""
        record = deferred.record
        words = LATER if record.by else LATER_UNSAID
        reason = words(until=record.until, by=record.by, because=record.because)
        self.all.beyond.append(
            Dropped(self.planned, key, due, reason, deferred=deferred)
        )

    def refuse_early(self, number: int, done: Collection[str | None]) -> None:
        """Refuse, for the time being, deferrals of visits that are not the next one.

        Args:
            number: how many visits were made.
            done: the keys of those that records show.
        """
        for key, records in self.by_key.items():
            count = key.rpartition("#")[2]
            for record in records:
                if count.isdecimal() and int(count) > number + 1:
                    self.all.refuse(record, NOT_YET())
                elif key in done:
                    self.all.meet(record)

    def claims(
        self, held: Sequence[Turn], completions: Sequence[Completion]
    ) -> dict[str, Completion]:
        """Return the completions that close deferred orders, by the keys of these.

        One that names no order and lies in the time that was given closes the oldest of
        these: by its date alone it would be for a later turn.
        """
        names = SeriesNames.of(self.planned, self.all.span.plan.portfolio)
        named = {names.key(one) for one in completions}
        found: dict[str, Completion] = {}
        used: set[str] = set()
        for turn in held:
            deferred, key = turn.occurrence.deferred, turn.occurrence.key
            if deferred is None or not deferred.later or key in named:
                continue
            given = Window(deferred.instead_of, deferred.record.until)
            for one in completions:
                late = one.done in given and one.done > deferred.instead_of
                if late and one.id not in used and names.key(one) is None:
                    found[key] = one
                    used.add(one.id)
                    break
        return found

    def first_day(self, first: date) -> date:
        """Return the day from which turns are looked at, so that these are found."""
        days = (one.approved_on for some in self.by_key.values() for one in some)
        return min([first, *days])


def is_used(deferred: Deferred | None, done: date) -> bool:
    """Tell whether work was done in the time that a deferral gave, or after it."""
    return deferred is not None and deferred.later and done > deferred.instead_of


def deferred_rungs(
    rungs: tuple[Rung, ...], deferred: Deferred | None
) -> tuple[Rung, ...]:
    """Return rungs whose next visit has the limit that a deferral sets.

    Time is given for all that the visit does; an earlier day is for the visit as such,
    whatever it does.
    """
    if deferred is None:
        return rungs
    until = deferred.record.until
    if not deferred.later:
        return (evolve(rungs[0], until=min(until, rungs[0].limit)), *rungs[1:])
    return tuple(evolve(rung, until=max(until, rung.limit)) for rung in rungs)


def told(order: WorkOrder, deferred: Deferred) -> WorkOrder:
    """Return an order that says by what leave it has its last day."""
    return evolve(order, occurrence=evolve(order.occurrence, deferred=deferred))


TOO_LATE = Message(
    zh="{approved} 才批准，晚于该工单的最后一天 {limit}",
    en="it was allowed on {approved}, after the last day of its order, {limit}",
)
NOT_FIRST = Message(
    zh="该工单已由 {first} 延期；一张工单只能延期一次",
    en="{first} defers the same order before it, and an order is deferred only once",
)
TOO_FAR = Message(
    zh="延期到 {until} 太晚：按周期最多延期到 {last}",
    en="it is put off until {until}, and its cycle allows {last} at the latest",
)
TOO_OFTEN = Message(
    zh="此前已连续延期 {before} 次，按周期不能再延",
    en="as many turns before it as its cycle allows in a row are put off ({before})",
)
NEVER = Message(zh="按周期不得延期", en="its cycle says that it is never deferred")
NOT_MISSED = Message(
    zh="{discovered} 时期限 {limit} 还没有过，不是漏做",
    en="on {discovered} its last day, {limit}, had not passed, so that it was not "
    "missed",
)
NO_GRACE = Message(
    zh="周期没有写发现漏做后的宽限（在周期里写 漏做自发现起宽限，或补一次完成记录）",
    en="its cycle gives no grace from discovery (write with a grace from discovery in "
    "it, or record the work once it is done)",
)
NO_RISK = Message(
    zh="发现漏做后宽限超过一天，须写明风险（risk）",
    en="a grace of more than a day from discovery needs its risk judged (write risk)",
)
NOBODY = Message(
    zh="法定或安全工作的延期须写明批准人",
    en="work that law or safety asks for is deferred only by someone who is named",
)
NO_ORDER = Message(
    zh="没有到期的工单叫 {order}", en="no order that falls due is called {order}"
)
PAUSED = Message(
    zh="到 {until} 为止的日子都不应做：状态不符，或已暂停",
    en="on no day up to {until} is it owed: its state does not hold, or it is "
    "suspended",
)
NOT_YET = Message(
    zh="此前还有到访未做，期限尚不能定",
    en="visits before it are still to be made, so that its limit is not known yet",
)
LATER = Message(
    zh="经{by}批准延期至 {until}（理由：{because}）",
    en="deferred until {until} by {by} ({because})",
)
LATER_UNSAID = Message(
    zh="已批准延期至 {until}（理由：{because}）",
    en="deferred until {until} ({because})",
)
