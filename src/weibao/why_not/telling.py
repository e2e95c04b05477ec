"""Saying in both languages why an order has no place, where it could go, what helps."""

from collections.abc import Iterable, Iterator, Mapping

from weibao.goals import Goal
from weibao.portfolio import NO_NAMES
from weibao.reports.lacking import because, lacking
from weibao.reports.named import named
from weibao.spans.every import Every
from weibao.texts.text import Message, Text, listed
from weibao.why_not.answers import Pushed, Suggestion, Way, WayOut, WhyNot
from weibao.workforce import Technician, Workforce

MOST_REASONS = 6


def why_text(
    found: WhyNot, workforce: Workforce, names: Mapping[str, Text] = NO_NAMES
) -> Text:
    """Say why an order has no place in time.

    Args:
        found: the answer.
        workforce: who there is, to name what nobody holds.
        names: what skills and certificates are called, by their codes.
    """
    order = found.order
    if found.fits is not None:
        return FITS(order=order.id, place=place_text(found.fits))
    ranked = sorted(found.reasons.items(), key=lambda one: (-one[1], one[0].value))
    lacks = lacking(order, found.reasons, workforce, names)
    reasons = listed(
        COUNTED(reason=because(reason, lacks.get(reason)), count=count)
        for reason, count in ranked[:MOST_REASONS]
    )
    if found.late is not None and found.late.late is not None:
        late = found.late.late
        return LATE(
            order=order.id,
            limit=late.limit,
            days=Every(days=late.days).text(),
            reasons=reasons,
        )
    return UNPLACED(order=order.id, reasons=reasons)


def place_text(place: Suggestion) -> Text:
    """Say when and who."""
    one = place.assignment
    return PLACE(
        day=one.day,
        start=f"{one.start:%H:%M}",
        end=one.until,
        crew=one.crew.title,
        people=_people(one.everybody),
    )


def effects_text(place: Suggestion) -> Text:
    """Say what a place costs, whom it pushes, and who must be told."""
    parts = [
        COSTS[goal](number=number, days=Every(days=max(number, 0)).text())
        for goal, number in place.cost.items()
        if number and goal in COSTS
    ]
    parts += [_pushed(one) for one in place.pushed]
    parts.append(TOLD(people=_people(place.told)))
    return Text(
        "；".join(part.to("zh") for part in parts),
        "; ".join(part.to("en") for part in parts),
    )


def way_text(way: WayOut, names: Mapping[str, Text] = NO_NAMES) -> Text:
    """Say one way out, and the place that it makes."""
    lacked = [
        *(names.get(code, Text.same(code)) for code in way.certificates),
        *(_skill(skill, level, names) for skill, level in way.skills.items()),
    ]
    other = way.other
    return WAYS[way.way](
        days=Every(days=way.days).text(),
        minutes=way.minutes,
        people=_people(way.people),
        crew=way.place.assignment.crew.title,
        day=way.place.assignment.day,
        lacked=listed(lacked),
        order=other.order.id if other is not None else "",
        what=named(other.subject) if other is not None else "",
        elsewhere=place_text(way.other_to) if way.other_to is not None else "",
        place=place_text(way.place),
    )


def _skill(skill: str, level: int, names: Mapping[str, Text]) -> Text:
    called = names.get(skill, Text.same(skill))
    return LEVEL(skill=called, level=level) if level > 1 else called


def _people(people: Iterable[Technician]) -> Text:
    return listed(person.title or Text.same(person.id) for person in people)


def _pushed(one: Pushed) -> Text:
    was = one.assignment
    return PUSHED(
        order=was.order.id, was=f"{was.start:%H:%M}", now=f"{one.start:%H:%M}"
    )


def ways_texts(
    found: WhyNot, names: Mapping[str, Text] = NO_NAMES
) -> Iterator[tuple[Text, Text]]:
    """Go through the ways out, each with its effects."""
    for way in found.ways:
        yield way_text(way, names), effects_text(way.place)


COUNTED = Message(zh="{reason}（{count} 次）", en="{reason} ({count}×)")
FITS = Message(
    zh="工单 {order} 其实排得下：{place}。",
    en="There is a place for order {order} after all: {place}.",
)
UNPLACED = Message(
    zh="工单 {order} 未排入：{reasons}。", en="Order {order} has no place: {reasons}."
)
LATE = Message(
    zh="工单 {order} 比期限 {limit} 晚{days}；期限之内：{reasons}。",
    en="Order {order} is {days} after its limit of {limit}. Within it: {reasons}.",
)
PLACE = Message(
    zh="{day} {start}–{end}，{crew}：{people}",
    en="{day} {start}–{end}, {crew}: {people}",
)
PUSHED = Message(
    zh="{order} 由 {was} 推迟到 {now}", en="{order} begins at {now}, not {was}"
)
TOLD = Message(zh="须通知 {people}", en="to be told: {people}")
LEVEL = Message(zh="{skill} {level} 级", en="{skill} of level {level}")
COSTS = {
    Goal.TRAVEL: Message(zh="路程 {number:+} 分钟", en="{number:+} min on the way"),
    Goal.TRIPS: Message(zh="出行 {number:+} 趟", en="trips {number:+}"),
    Goal.OFF_PREFERRED: Message(
        zh="偏离优选时间窗{days}", en="{days} off the days aimed at"
    ),
    Goal.PASSED_OVER: Message(
        zh="未派优先人员 {number} 人", en="preferred people passed over: {number}"
    ),
    Goal.LATE: Message(zh="超期{days}", en="{days} late"),
    Goal.LATE_BY_LAW: Message(zh="超期{days}", en="{days} late"),
}
WAYS = {
    Way.MOVE_OTHER: Message(
        zh="把 {order}（{what}）改到 {elsewhere}，即可排在 {place}",
        en="move {order} ({what}) to {elsewhere}; then it goes on {place}",
    ),
    Way.OVERTIME: Message(
        zh="{people} 在 {day} 加班 {minutes} 分钟，即可排在 {place}",
        en="{minutes} min of overtime on {day} for {people}; then it goes on {place}",
    ),
    Way.LATER: Message(
        zh="超期{days}，可排在 {place}",
        en="{days} after its limit it goes on {place}",
    ),
    Way.RELEASE: Message(
        zh="{day} 少预留 {minutes} 分钟，即可排在 {place}",
        en="hold {minutes} min less back on {day}; then it goes on {place}",
    ),
    Way.CALL_IN: Message(
        zh="{people} 在 {day} 加一班，即可排在 {place}",
        en="call {people} in on {day}; then it goes on {place}",
    ),
    Way.FURTHER_CREW: Message(
        zh="{day} 再有一组人，与{crew}的 {people} 相同，即可排在 {place}",
        en="people like {people} of {crew} once more on {day}; then it goes on {place}",
    ),
    Way.QUALIFY: Message(
        zh="{people} 若具备{lacked}，即可排在 {place}",
        en="if {people} had {lacked}, it would go on {place}",
    ),
    Way.GIVE_UP: Message(
        zh="放弃 {order}（{what}），即可排在 {place}",
        en="give up {order} ({what}); then it goes on {place}",
    ),
}
