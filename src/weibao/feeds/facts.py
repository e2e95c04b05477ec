"""What is known of one event, whoever reads it and in whatever language."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from weibao.equipment import Category, SubjectKind
from weibao.feeds.plain import clean, clean_text
from weibao.inventory import Site, Subject, subject_kind
from weibao.orders import WorkOrder
from weibao.roster import Assignment
from weibao.rotations import Item
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message, Text
from weibao.workforce import Crew, Technician

NO_TEXT = Text()


class Standing(Enum):
    """How the work of an event stands."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


@frozen
class Named:
    """A thing or person of which an event needs only the id and the name."""

    id: str
    title: Text


@frozen(kw_only=True)
class Facts:
    """Everything that some audience may be told of one event.

    Times are in UTC; ``zone`` names the time zone of the site, in which they are
    shown. Whatever has a default can be kept from an audience by going back to it.
    ``escorts`` are those who are there beside the people, of the crew ``escort``.
    ``segments`` are the stretches of work that pauses in between. All texts are
    clean.
    """

    start: datetime
    end: datetime
    zone: str
    standing: Standing = Standing.PLANNED
    order: str = ""
    title: Text = NO_TEXT
    subject: Named | None = None
    subject_kind: SubjectKind = "asset"
    site: Named | None = None
    place: Text = NO_TEXT
    crew: Named | None = None
    people: tuple[Named, ...] = ()
    escort: Named | None = None
    escorts: tuple[Named, ...] = ()
    category: Category | None = None
    window: Window[date] | None = None
    done_on: date | None = None
    provisional: bool = False
    late: Text = NO_TEXT
    outage: bool = False
    segments: tuple[Window[datetime], ...] = ()
    sources: tuple[Text, ...] = ()
    precautions: tuple[Text, ...] = ()
    procedures: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()
    checklist: tuple[Text, ...] = ()
    tools: tuple[Text, ...] = ()
    parts: tuple[Text, ...] = ()

    @property
    def day(self) -> date:
        """The local day on which it begins."""
        return self.start.astimezone(ZoneInfo(self.zone)).date()

    @property
    def last_day(self) -> date:
        """The local day on which it ends."""
        return self.end.astimezone(ZoneInfo(self.zone)).date()


def planned_facts(
    assignment: Assignment,
    window: Window[date],
    *,
    name_site: bool = True,
    items: Sequence[Item] = (),
) -> Facts:
    """Collect the facts of work that is given to people at a time.

    Args:
        assignment: the work.
        window: its lawful days, as the roster leaves them.
        name_site: whether its place begins with the site, which goes without saying
            where there is but one.
        items: what it takes this time, where it takes its items in turn.
    """
    order, escort = assignment.order, assignment.escort
    task, job_plan = order.planned.task, order.planned.task.job_plan
    written = order.planned.resolved.procedures
    return Facts(
        start=assignment.start.astimezone(UTC),
        end=assignment.end.astimezone(UTC),
        zone=zone_of(order.subject.site),
        order=clean(order.id),
        title=clean_text(order.planned.resolved.title),
        subject=_named(order.subject),
        subject_kind=subject_kind(order.subject),
        site=_named(order.subject.site),
        place=place_of(order.subject, name_site=name_site),
        crew=_named(assignment.crew),
        people=_people(assignment.technicians),
        escort=_named(escort.crew) if escort is not None else None,
        escorts=_people(escort.technicians) if escort is not None else (),
        category=task.category,
        window=window,
        provisional=order.occurrence.provisional,
        late=_lateness(assignment),
        outage=task.outage,
        segments=_segments(assignment),
        sources=tuple(clean_text(source.text()) for source in task.ranked_sources),
        precautions=tuple(map(clean_text, job_plan.precautions)),
        procedures=tuple(clean_text(one.text()) for one in written),
        checklist=tuple(clean_text(line) for one in written for line in one.checklist),
        steps=tuple(
            map(clean_text, (*(ITEM(item=one.title) for one in items), *job_plan.steps))
        ),
        tools=tuple(map(clean_text, job_plan.tools)),
        parts=tuple(map(clean_text, job_plan.parts)),
    )


def done_facts(known: Facts, order: WorkOrder) -> Facts:
    """Return the facts of an event whose work a record says is done."""
    done_on = order.completion.done if order.completion else None
    return evolve(kept(known), standing=Standing.DONE, done_on=done_on, late=NO_TEXT)


def cancelled_facts(known: Facts) -> Facts:
    """Return the facts of an event that will not take place."""
    return evolve(kept(known), standing=Standing.CANCELLED, done_on=None, late=NO_TEXT)


def kept(facts: Facts) -> Facts:
    """Leave out how the work is done, which only work to come needs."""
    return evolve(
        facts,
        segments=(),
        sources=(),
        precautions=(),
        procedures=(),
        steps=(),
        checklist=(),
        tools=(),
        parts=(),
    )


def place_of(subject: Subject, *, name_site: bool = True) -> Text:
    """Say where a subject is: the site and the places it lies in, outermost first."""
    titles = [place.title for place in subject.location.chain()]
    if name_site:
        titles.append(subject.location.site.title)
    return clean_text(
        Text(
            " / ".join(title.to("zh") for title in reversed(titles)),
            " / ".join(title.to("en") for title in reversed(titles)),
        )
    )


def zone_of(site: Site) -> str:
    """Name the time zone of a site."""
    return site.time_zone.key or "UTC"


def _named(thing: Subject | Site | Crew | Technician) -> Named:
    return Named(thing.id, clean_text(thing.title))


def _people(some: Iterable[Technician]) -> tuple[Named, ...]:
    return tuple(map(_named, some))


def _segments(assignment: Assignment) -> tuple[Window[datetime], ...]:
    """Return the stretches of work that is not done in one go."""
    windows = [segment.window for segment in assignment.segments]
    if len(windows) == 1:
        return ()
    return tuple(
        Window(one.opens.astimezone(UTC), one.closes.astimezone(UTC)) for one in windows
    )


def _lateness(assignment: Assignment) -> Text:
    late, level = assignment.late, assignment.late_level
    if late is None:
        return NO_TEXT
    text = (LATE if level is None else LATE_LEVEL)(
        days=Every(days=late.days).text(),
        limit=late.limit,
        reason=late.reason.text,
        level=level,
    )
    return clean_text(text)


ITEM = Message(zh="本次：{item}", en="This time: {item}")
LATE = Message(
    zh="超期{days}（最迟应为 {limit}）：{reason}",
    en="{days} late (the last day was {limit}): {reason}",
)
LATE_LEVEL = Message(
    zh="其中{level}超期{days}（最迟应为 {limit}）：{reason}",
    en="The {level} in it is {days} late (the last day was {limit}): {reason}",
)
