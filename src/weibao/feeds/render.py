"""The words of an event: what an audience sees of its facts, in one language."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import frozen

from weibao.equipment import Category
from weibao.feeds.facts import Facts, Standing
from weibao.feeds.plain import cut, one_line
from weibao.spans.window import Window
from weibao.texts.text import Language, Message, Text, listed, unrepeated

SUMMARY_MOST = 100
DESCRIPTION_MOST = 2000


@frozen(kw_only=True)
class EventText:
    """The text fields of one event."""

    summary: str
    description: str
    location: str
    categories: tuple[str, ...]


def render(seen: Facts, language: Language) -> EventText:
    """Put the facts that an audience sees into words."""
    return EventText(
        summary=_summary(seen, language),
        description=_description(seen, language),
        location=one_line(seen.place.to(language)),
        categories=(CATEGORIES[seen.category].to(language),) if seen.category else (),
    )


def _summary(seen: Facts, language: Language) -> str:
    what = seen.title
    if seen.subject:
        what = unrepeated(WORK, subject=seen.subject.title, task=seen.title)
    words = [MARKS[seen.standing].to(language), what.to(language)]
    return cut(one_line(" ".join(words)), SUMMARY_MOST)


def _description(seen: Facts, language: Language) -> str:
    """Say it line by line; the order number closes it, however much is cut before.

    What a cut takes first is what the work can best do without: its sources.
    """
    body = "\n".join(line.to(language) for line in _lines(seen))
    number = ORDER(order=seen.order).to(language) if seen.order else ""
    if not number:
        return cut(body, DESCRIPTION_MOST)
    number = cut(number, DESCRIPTION_MOST)
    room = DESCRIPTION_MOST - len(number) - 1
    return f"{cut(body, room)}\n{number}" if body and room > 1 else number


def _lines(seen: Facts) -> Iterator[Text]:
    if seen.done_on is not None:
        yield DONE_ON(day=seen.done_on)
    yield from _who(seen)
    if seen.segments:
        yield SEGMENTS(segments=_all(_stretch(one, seen.zone) for one in seen.segments))
    if seen.window is not None and seen.standing is Standing.PLANNED:
        yield WINDOW(window=seen.window.text())
    if seen.late:
        yield seen.late
    if seen.provisional and seen.standing is Standing.PLANNED:
        yield PROVISIONAL()
    if seen.outage and seen.standing is Standing.PLANNED:
        yield OUTAGE()
    yield from _numbered(PRECAUTIONS(), seen.precautions)
    if seen.procedures:
        yield PROCEDURE(procedures=_all(seen.procedures))
    yield from _numbered(STEPS(), seen.steps)
    yield from _numbered(CHECKLIST(), seen.checklist)
    if seen.tools:
        yield TOOLS(tools=_all(seen.tools))
    if seen.parts:
        yield PARTS(parts=_all(seen.parts))
    if seen.sources:
        yield SOURCES(sources=_all(seen.sources))


def _who(seen: Facts) -> Iterator[Text]:
    people = _all(person.title for person in seen.people)
    if seen.crew and people:
        yield CREW_AND_PEOPLE(crew=seen.crew.title, people=people)
    elif seen.crew:
        yield CREW(crew=seen.crew.title)
    elif people:
        yield PEOPLE(people=people)
    if seen.escort:
        people = _all(person.title for person in seen.escorts)
        yield ESCORT(crew=seen.escort.title, people=people)


def _stretch(segment: Window[datetime], zone: str) -> str:
    opens, closes = (
        moment.astimezone(ZoneInfo(zone)) for moment in (segment.opens, segment.closes)
    )
    same_day = opens.date() == closes.date()
    return f"{opens:%m-%d %H:%M}-{closes:{'' if same_day else '%m-%d '}%H:%M}"


def _numbered(heading: Text, items: tuple[Text, ...]) -> Iterator[Text]:
    if items:
        yield heading
    for number, item in enumerate(items, start=1):
        yield Text.same(f"{number}. ") + item


def _all(items: Iterable[object]) -> Text:
    things = list(items)
    return listed(things, most=len(things))


MARKS = {
    Standing.PLANNED: Text(),
    Standing.DONE: Text("[已完成]", "[Done]"),
    Standing.CANCELLED: Text("[已取消]", "[Cancelled]"),
}
CATEGORIES = {
    Category.EQUIPMENT_MAINTENANCE: Text("设备维护", "Equipment maintenance"),
    Category.FACILITY_UPKEEP: Text("设施保养", "Facility upkeep"),
    Category.SAFETY_INSPECTION: Text("安全检查", "Safety inspection"),
    Category.EMERGENCY_REPAIR: Text("应急维修", "Emergency repair"),
}
DONE_ON = Message(zh="完成日期：{day}", en="Done on {day}")
CREW_AND_PEOPLE = Message(zh="人员：{crew}（{people}）", en="By: {crew} ({people})")
CREW = Message(zh="班组：{crew}", en="By: {crew}")
PEOPLE = Message(zh="人员：{people}", en="By: {people}")
ESCORT = Message(zh="陪同：{crew}（{people}）", en="Beside them: {crew} ({people})")
SEGMENTS = Message(zh="分段作业：{segments}", en="In parts: {segments}")
WINDOW = Message(zh="应在此期间完成：{window}", en="To be done within {window}")
PROVISIONAL = Message(
    zh="日期待定：放假安排尚未公布",
    en="Provisional: the public holidays around that day are not announced yet",
)
OUTAGE = Message(zh="作业期间设备停用", en="Out of service during the work")
WORK = Message(zh="{subject} {task}", en="{subject} {task}")
SOURCES = Message(zh="依据：{sources}", en="Based on: {sources}")
PRECAUTIONS = Message(zh="安全措施：", en="Precautions:")
STEPS = Message(zh="作业步骤：", en="Steps:")
PROCEDURE = Message(zh="作业规程：{procedures}", en="Procedure: {procedures}")
CHECKLIST = Message(zh="检查表：", en="Checklist:")
TOOLS = Message(zh="工具：{tools}", en="Tools: {tools}")
PARTS = Message(zh="备件：{parts}", en="Parts: {parts}")
ORDER = Message(zh="工单号：{order}", en="Order: {order}")
