"""How dates come from years and ages: what they count from, and how many years on."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.cycles.cycle import Cycle
from weibao.cycles.stage import ListedYears, Stages
from weibao.due_work.beginnings import birth_of, known_birth, renewals, stated_birth
from weibao.explanation.cause import Cause, said
from weibao.orders import Demand, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.texts.text import Message, Text


def renewed(
    planned: PlannedTask,
    cycle: Cycle,
    due: date,
    demand: Demand,
    history: History | None,
) -> tuple[date, Cause] | None:
    """Return the day from which a date was counted anew, and say so."""
    if history is None or not isinstance(cycle.rhythm, ListedYears | Stages):
        return None
    found = renewals(planned, cycle, history, demand.as_of)
    start = max((day for day in found if day <= due), default=None)
    if start is None:
        return None
    task = cycle.rhythm.anew_by
    facts = {"from": "anew", "task": task, "day": start.isoformat()}
    return start, Cause("origin", ANEW(day=start, task=task), facts)


def year_cause(start: date, due: date) -> Cause:
    """Say how many years after its base month a date is."""
    number = due.year - start.year
    month = f"{start:%Y-%m}"
    facts = {"base_month": month, "year": number, "day": due.isoformat()}
    return Cause("due", YEAR(base=month, number=number, day=due), facts)


def age_causes(
    planned: PlannedTask,
    cycle: Cycle,
    due: date,
    demand: Demand,
    history: History | None,
    order: WorkOrder | None = None,
) -> Iterator[Cause]:
    """Say from when the age counts, what a date comes after, and which age decides.

    Args:
        planned: the task.
        cycle: its cycle, an interval by age.
        due: the date.
        demand: what else is due.
        history: the records.
        order: the order, where what was done before it moves its date.
    """
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Stages)
    anew = renewed(planned, cycle, due, demand, history)
    birth = anew[0] if anew else birth_of(planned, rhythm, demand.plan)
    yield anew[1] if anew else _born(planned, rhythm, birth)
    last = None
    for day, cause in _before(order, demand, history, rhythm, birth):
        if rhythm.next_due(birth, day) == due:
            yield cause
            last = day
            break
    else:
        for day in rhythm.dates(birth):
            if day >= due:
                break
            last = day
    if rhythm.next_due(birth, last) == due:
        yield _aged(rhythm, birth, last, due)
    retire = rhythm.retire(birth)
    if retire is not None and rhythm.life is not None:
        text = SCRAPPED(life=rhythm.life.text(), day=retire)
        yield Cause("end_of_life", text, {"day": retire.isoformat()})


def _born(planned: PlannedTask, rhythm: Stages, birth: date) -> Cause:
    stated = stated_birth(planned, rhythm)
    why = "installed" if birth == planned.subject.installed else "beginning"
    if stated is not None:
        type_ = planned.subject.type
        attribute = type_.attribute(rhythm.since or "") if type_ else None
        title = attribute.title if attribute else Text.same(rhythm.since or "")
        text, why = BORN(attribute=title, day=birth), "attribute"
    elif rhythm.since is not None:
        text = NOT_STATED(attribute=rhythm.since, day=birth)
    else:
        text = AGE_FROM(day=birth)
    facts = {"from": why, "attribute": rhythm.since, "day": birth.isoformat()}
    return Cause("origin", text, facts)


def _before(
    order: WorkOrder | None,
    demand: Demand,
    history: History | None,
    rhythm: Stages,
    birth: date,
) -> Iterator[tuple[date, Cause]]:
    """Go through the days from which an order's date may count: plans, then records."""
    if order is None or history is None:
        return
    series, _, number = order.id.rpartition("#")
    before = demand.by_id.get(f"{series}#{int(number) - 1}") if number else None
    if before is not None and before.completion is None:
        day = before.window.closes
        while day >= before.window.opens:
            facts = {"from": "previous_order", "order": before.id}
            text = PREVIOUS(order=before.id, day=day)
            yield day, Cause("origin", text, {**facts, "day": day.isoformat()})
            day -= timedelta(days=1)
    planned = order.planned
    since = max(birth, known_birth(planned, rhythm) or date.min)
    for one in reversed(history.completions_of(planned.subject.id, planned.task.code)):
        if since < one.done <= demand.as_of:
            facts = {"from": "completion", "record": one.id}
            text = COMPLETED(day=one.done, record=one.id)
            yield one.done, Cause("origin", text, {**facts, "day": str(one.done)})
            return


def _aged(rhythm: Stages, birth: date, last: date | None, due: date) -> Cause:
    """Say which age decides a date."""
    facts: dict[str, object] = {"day": due.isoformat()}
    if last is None:
        age = rhythm.first_at.text()
        return Cause("due", FIRST(age=age, day=due), {**facts, "age": said(age)})
    for stage in rhythm.stages[1:]:
        if stage.age.after(birth) == due and last < due:
            age = stage.age.text()
            return Cause("due", STAGE(age=age, day=due), {**facts, "age": said(age)})
    held = next(one for one in rhythm.stages if one.every.after(last) == due)
    if held is rhythm.stages[0]:
        text = AFTER(start=last, every=held.every.text(), day=due)
    else:
        text = AFTER_AGE(
            age=held.age.text(), start=last, every=held.every.text(), day=due
        )
    return Cause("due", text, {**facts, "every": said(held.every.text())})


BORN = Message(
    zh="年龄从{attribute} {day} 算起。",
    en="Its age counts from the {attribute}, {day}.",
)
NOT_STATED = Message(
    zh="没有写明 {attribute}，年龄从 {day} 算起。",
    en="It does not state {attribute}; its age counts from {day}.",
)
AGE_FROM = Message(zh="年龄从 {day} 算起。", en="Its age counts from {day}.")
PREVIOUS = Message(
    zh="从前一次（{order}，按计划在 {day}）算起。",
    en="It counts from the turn before ({order}, planned for {day}).",
)
COMPLETED = Message(
    zh="从上次完成的 {day}（记录 {record}）算起。",
    en="It counts from the last completion, on {day} (record {record}).",
)
FIRST = Message(
    zh="满{age}时首次，即 {day}。", en="It is first due at {age} of age, {day}."
)
STAGE = Message(
    zh="{day} 满{age}，从此另按一个周期，当天应做一次。",
    en="At {age} of age, on {day}, another interval begins, and work is due.",
)
AFTER = Message(zh="{start} 加{every}为 {day}。", en="{start} plus {every} is {day}.")
AFTER_AGE = Message(
    zh="满{age}后每{every}：{start} 加{every}为 {day}。",
    en="From {age} of age on it is every {every}: {start} plus {every} is {day}.",
)
SCRAPPED = Message(
    zh="满{life}报废：从 {day} 起不再到期。",
    en="It is scrapped at {life} of age: nothing is due from {day} on.",
)
ANEW = Message(
    zh="{day} 完成了 {task}，从那时重新起算。",
    en="It counts anew from {day}, when {task} was done.",
)
YEAR = Message(
    zh="起算月 {base} 之后第 {number} 年，期限为当月月末 {day}。",
    en="In year {number} after the base month {base} it is due by the end of that "
    "month, on {day}.",
)
