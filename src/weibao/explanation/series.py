"""What a date counts from in a series that completions move."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import define, field, frozen

from weibao.cycles.anchor import FROM_COMPLETION, Reference
from weibao.cycles.cycle import Cycle
from weibao.cycles.pause import Pause
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import Move, Share
from weibao.due_work.beginnings import beginning
from weibao.due_work.changing import ChangingProgress, interval_progress
from weibao.due_work.intervals import IntervalProgress
from weibao.due_work.naming import SeriesNames
from weibao.explanation.cause import Cause
from weibao.explanation.changing import change_causes
from weibao.explanation.events import for_events
from weibao.explanation.pausing import held_after
from weibao.explanation.planned_turn import BY_GRID, planned_causes
from weibao.explanation.putting_off import put_off, put_off_causes
from weibao.explanation.sums import NOTHING, reached, sum_causes
from weibao.orders import Demand, WorkOrder
from weibao.phrases.percentages import percent_text
from weibao.phrases.reference_clauses import MARKS
from weibao.records import Completion, History
from weibao.texts.text import Message


@frozen(kw_only=True)
class Shifted:
    """A completion that moved later dates by a share of its lateness.

    ``due`` is the date that it was for, and ``nominal`` the next before the move.
    """

    completion: Completion
    due: date
    nominal: date
    percent: str
    days: int


@define
class Past:
    """The completions of a series replayed, up to the turn of one order.

    ``origin`` is the completion that the series counts from, if any; ``early`` are
    those that came too early for a turn, with the number of turns before it.
    """

    number: int
    progress: IntervalProgress | None = None
    origin: Completion | Shifted | None = None
    early: list[tuple[int, Completion, date]] = field(factory=list)
    reference: Reference = FROM_COMPLETION

    @classmethod
    def of(
        cls, order: WorkOrder, cycle: Cycle, demand: Demand, history: History | None
    ) -> "Past":
        """Replay what was done before an order, its own completion left out."""
        _, sign, number = order.id.rpartition("#")
        past = cls(int(number) if sign and number.isdigit() else 0)
        if history is None or not past.number:
            return past
        planned = order.planned
        assert isinstance(cycle.rhythm, Interval)
        past.reference = cycle.rhythm.reference
        past.progress = interval_progress(cycle, beginning(planned, demand.plan))
        names = SeriesNames.of(planned, demand.plan.portfolio)
        spent, restart = for_events(planned, cycle, demand, history)
        for one in history.completions_of(planned.subject.id, planned.task.code):
            if one.done > demand.as_of:
                continue
            if order.completion is not None and one.id == order.completion.id:
                break
            if one.id not in spent:
                named = names.turn(one)
                past.take(past.progress, one, named[1] if named else None)
            elif restart:
                past.progress.restart(one.done)
                past.origin = one
        if isinstance(past.progress, ChangingProgress):
            past.progress.reach(demand.as_of)
        return past

    def take(
        self, progress: IntervalProgress, one: Completion, number: int | None
    ) -> None:
        """Take note of one completion, which may name its turn."""
        track, reference = progress.track, self.reference
        while not progress.waits and (
            progress.is_superseded(one.done)
            if number is None
            else progress.number + 1 < number and progress.due <= one.done
        ):
            progress.skip()  # a turn that was left behind
        if not progress.open_for(one.done, number):
            before = track.anchor
            if not reference.from_plan:
                counted = reference.counted(one.done, one.started, one.done)
                progress.take_again(counted)
            self.origin = one if track.anchor != before else self.origin
            return
        does, due = track.does(one.done), progress.due
        if does is Move.IGNORE:
            self.early.append((progress.number, one, track.window.opens))
            return
        if isinstance(does, Share) and (days := does.days((one.done - due).days)):
            self.origin = Shifted(
                completion=one,
                due=due,
                nominal=track.following,
                percent=percent_text(does.percent),
                days=days,
            )
        elif does is Move.RESET:
            self.origin = one
        progress.take(reference.counted(due, one.started, one.done))

    def change_causes(self, order: WorkOrder) -> Iterator[Cause]:
        """Say what the turn counts from, where its interval changed meanwhile."""
        if not isinstance(self.progress, ChangingProgress):
            return
        changes = [*change_causes(self.progress, self.number, order.subject)]
        if not changes or self.progress.number >= self.number:
            return
        if isinstance(self.origin, Shifted):
            yield from _shifted(self.origin)
        elif self.origin is not None:
            yield completed(self.origin)
        yield from changes

    def causes(
        self, order: WorkOrder, cycle: Cycle, pauses: tuple[Pause, ...] = ()
    ) -> Iterator[Cause]:
        """Count from the completion that moved the series last, if that gives it.

        Days of ``pauses`` that do not count may lie between.
        """
        progress, rhythm = self.progress, cycle.rhythm
        assert isinstance(rhythm, Interval)
        if progress is None or self.origin is None or progress.number >= self.number:
            return
        track = progress.track
        times = track.step + self.number - progress.number - 1
        less = rhythm.less_a_day and track.from_completion
        ahead = rhythm.reference.ahead if track.from_completion else NOTHING
        day = reached(cycle, rhythm, track.anchor, times, less=less, ahead=ahead)
        if day is None:
            return
        held, planned = held_after(pauses, track.anchor), order.planned
        counted = day + held
        if counted != order.due and (
            held or put_off(planned, cycle, counted) != order.due
        ):
            return
        if isinstance(self.origin, Shifted):
            yield from _shifted(self.origin)
            start = self.origin.nominal + timedelta(days=self.origin.days)
        elif rhythm.reference != FROM_COMPLETION:
            start = track.anchor
            yield _measured(rhythm.reference, self.origin, start)
        else:
            start = self.origin.done
            yield completed(self.origin)
        if times:
            yield from sum_causes(cycle, rhythm, start, times, less=less, ahead=ahead)
        if not held:
            yield from put_off_causes(planned, cycle, counted, order.due)

    def ignored_causes(self) -> Iterator[Cause]:
        """Name the completions that came too early to count for the order's turn."""
        for before, one, opens in self.early:
            if before == self.number - 1:
                text = IGNORED(day=one.done, record=one.id, opens=opens)
                facts = {
                    "record": one.id,
                    "day": one.done.isoformat(),
                    "opens": opens.isoformat(),
                }
                yield Cause("ignored", text, facts)


def series_causes(
    order: WorkOrder,
    cycle: Cycle,
    demand: Demand,
    past: Past,
    pauses: tuple[Pause, ...] = (),
) -> Iterator[Cause]:
    """Count from the turn before, planned or done, where the date comes from it.

    ``pauses`` are those that it met since.
    """
    changes = [*past.change_causes(order)]
    if changes:
        yield from changes
        return
    before = demand.by_id.get(_id_before(order, past)) or _larger(order, demand, past)
    if before is not None and before.completion is None:
        planned = [*planned_causes(order, cycle, before, demand, pauses)]
        if planned:
            yield from planned
            return
    yield from past.causes(order, cycle, pauses)


def _id_before(order: WorkOrder, past: Past) -> str:
    return f"{order.id.rpartition('#')[0]}#{past.number - 1}"


def _larger(order: WorkOrder, demand: Demand, past: Past) -> WorkOrder | None:
    """Return the order that the turn before was part of, if it was of any."""
    key = _id_before(order, past).rpartition("/")[2]
    for one in demand.dropped:
        if (
            one.key == key
            and one.planned
            and one.planned.id == order.planned.id
            and one.into
        ):
            return demand.by_id.get(one.into)
    return None


def completed(one: Completion) -> Cause:
    """Say that a date counts from a completion."""
    text = COMPLETED(day=one.done, record=one.id)
    facts = {"from": "completion", "record": one.id, "day": one.done.isoformat()}
    return Cause("origin", text, facts)


def _measured(reference: Reference, one: Completion, day: date) -> Cause:
    """Say which instant of the last work a date is measured from."""
    mark = reference.measure_from
    text = MEASURED(mark=MARKS[mark], day=day, record=one.id)
    facts = {"from": mark.value, "record": one.id, "day": day.isoformat()}
    return Cause("origin", text, facts)


def _shifted(shifted: Shifted) -> Iterator[Cause]:
    one, nominal = shifted.completion, shifted.nominal
    facts = {"from": "grid", "day": nominal.isoformat()}
    yield Cause("origin", BY_GRID(day=nominal), facts)
    day = nominal + timedelta(days=shifted.days)
    lateness = (one.done - shifted.due).days
    pattern = SHIFTED_LATE if lateness > 0 else SHIFTED_EARLY
    text = pattern(
        due=shifted.due,
        done=one.done,
        record=one.id,
        lateness=abs(lateness),
        percent=shifted.percent,
        days=abs(shifted.days),
        day=day,
    )
    moves: dict[str, str | int] = {
        "record": one.id,
        "due": shifted.due.isoformat(),
        "done": one.done.isoformat(),
        "percent": shifted.percent,
        "days": shifted.days,
        "day": day.isoformat(),
    }
    yield Cause("shifted", text, moves)


MEASURED = Message(
    zh="从上次的{mark} {day}（记录 {record}）算起。",
    en="It counts from the {mark} of the last work, {day} (record {record}).",
)
COMPLETED = Message(
    zh="从上次完成的 {day}（记录 {record}）算起。",
    en="It counts from the last completion, on {day} (record {record}).",
)
SHIFTED_LATE = Message(
    zh="上次应在 {due} 做，{done} 才做（记录 {record}），晚了 {lateness} 天；"
    "以后的日期移动其 {percent}，即推后 {days} 天，为 {day}。",
    en="The turn due on {due} was done on {done} (record {record}), {lateness} "
    "{lateness:day|days} late; later dates move by {percent} of that, {days} "
    "{days:day|days} on, to {day}.",
)
SHIFTED_EARLY = Message(
    zh="上次应在 {due} 做，{done} 就做了（记录 {record}），早了 {lateness} 天；"
    "以后的日期移动其 {percent}，即提前 {days} 天，为 {day}。",
    en="The turn due on {due} was done on {done} (record {record}), {lateness} "
    "{lateness:day|days} early; later dates move by {percent} of that, {days} "
    "{days:day|days} back, to {day}.",
)
IGNORED = Message(
    zh="{day} 的完成（记录 {record}）早于 {opens}，不算数。",
    en="Work on {day} (record {record}) came before {opens} and does not count.",
)
