# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Shifts, technicians, crews and travel: from documents to the model."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from weibao.calendars import WorkingCalendar
from weibao.config.document_people import (
    CrewDocument,
    LimitsDocument,
    TechnicianDocument,
    ToolDocument,
    TravelDocument,
)
from weibao.config.origins import Entry
from weibao.config.places_resolved import CALENDAR, LOCATION
from weibao.config.reserves_resolved import reserves
from weibao.config.resolving import Resolving
from weibao.config.shifts_resolved import shifts
from weibao.inventory import Location, Site
from weibao.spans.window import Window
from weibao.texts.text import Message, Text
from weibao.workforce import (
    Absence,
    Certificate,
    Crew,
    Limits,
    Shift,
    Technician,
    Tool,
    TravelTimes,
    Workforce,
)


def workforce(
    resolving: Resolving,
    places: Mapping[str, Location],
    sites: Mapping[str, Site],
    calendars: Mapping[str, WorkingCalendar],
) -> Workforce:
    """Make everybody who can be given work."""
    book = resolving.book
    people = resolving.distinct(
        [*book.entries("technicians"), *book.entries("crews")], with_feeds=True
    )
    resolving.refuse_reused(people)
    known_shifts = shifts(resolving)
    technicians = {
        id_: _technician(resolving, entry, known_shifts)
        for id_, entry in people.items()
        if isinstance(entry.document, TechnicianDocument)
    }
    crews = {}
    for id_, entry in people.items():
        if isinstance(entry.document, CrewDocument):
            crew = _crew(resolving, entry, technicians, places, calendars)
            if crew is None:
                book.broken.add(id_)
            else:
                crews[id_] = crew
    for entry in resolving.again(TechnicianDocument):
        _technician(resolving, entry, known_shifts)
    for entry in resolving.again(CrewDocument):
        _crew(resolving, entry, technicians, places, calendars)
    budget = book.single.get("outsourcing")
    return Workforce(
        outsourcing=budget.document if budget is not None else 0,
        technicians=technicians,
        crews=crews,
        travel=_travel(resolving, {**sites, **places}),
        limits=_limits(resolving),
        tools=_tools(resolving),
        reserves=tuple(reserves(resolving, technicians, crews)),
    )


def _tools(resolving: Resolving) -> tuple[Tool, ...]:
    found = []
    for id_, entry in resolving.distinct(resolving.book.entries("tools")).items():
        document: ToolDocument = entry.document
        title = document.title or Text.same(id_)
        found.append(Tool(id=id_, title=title, number=document.number))
    return tuple(found)


def _technician(
    resolving: Resolving, entry: Entry, known: Mapping[str, Shift]
) -> Technician:
    document: TechnicianDocument = entry.document
    own = resolving.found(known, document.shifts, SHIFT, entry, ("shifts",))
    resolving.in_order(
        document.employed_from, document.employed_to, entry, ("employed_to",)
    )
    return Technician(
        id=document.id,
        title=document.title or Text.same(document.id),
        shifts=tuple(own),
        skills=document.skills,
        certificates=_certificates(resolving, entry),
        absences=_absences(resolving, entry),
        phone=document.phone,
        employed_from=document.employed_from,
        employed_to=document.employed_to,
        formerly=document.formerly,
    )


def _certificates(resolving: Resolving, entry: Entry) -> tuple[Certificate, ...]:
    found = []
    document: TechnicianDocument = entry.document
    for number, one in enumerate(document.certificates):
        resolving.in_order(one.from_, one.to, entry, ("certificates", number, "to"))
        found.append(
            Certificate(
                code=one.code, valid_from=one.from_, valid_to=one.to, number=one.number
            )
        )
    return tuple(found)


def _absences(resolving: Resolving, entry: Entry) -> tuple[Absence, ...]:
    found = []
    document: TechnicianDocument = entry.document
    for number, one in enumerate(document.absences):
        if resolving.in_order(one.from_, one.to, entry, ("absences", number, "to")):
            window = Window(one.from_, one.to)
            reason = one.reason or Text()
            found.append(Absence(window=window, hours=one.hours, reason=reason))
    return tuple(found)


def _crew(
    resolving: Resolving,
    entry: Entry,
    technicians: Mapping[str, Technician],
    places: Mapping[str, Location],
    calendars: Mapping[str, WorkingCalendar],
) -> Crew | None:
    document: CrewDocument = entry.document
    members = resolving.found(
        technicians, document.members, TECHNICIAN, entry, ("members",)
    )
    if len(set(document.members)) < len(document.members):
        resolving.complaints.add(entry, ("members",), MEMBER_TWICE())
    if not document.members:
        resolving.complaints.add(entry, ("members",), NO_MEMBERS())
    own = resolving.found(
        calendars, document.calendars, CALENDAR, entry, ("calendars",)
    )
    base = resolving.find(places, document.base, LOCATION, entry, ("base",))
    if base is None:
        return None
    return Crew(
        id=document.id,
        title=document.title or Text.same(document.id),
        members=tuple(members),
        base=base,
        may_split=document.may_split,
        daily_teams=document.daily_teams,
        formerly=document.formerly,
        calendars=tuple(own),
    )


def _travel(resolving: Resolving, ends: Mapping[str, Site | Location]) -> TravelTimes:
    entry = resolving.book.single.get("travel")
    if entry is None:
        return TravelTimes()
    document: TravelDocument = entry.document
    pairs = {}
    for number, pair in enumerate(document.pairs):
        path = ("pairs", number, "between")
        resolving.found(ends, pair.between, PLACE_OR_SITE, entry, path)
        one, other = pair.between
        if (one, other) in pairs or (other, one) in pairs:
            resolving.complaints.add(entry, path, WAY_TWICE(one=one, other=other))
        pairs[one, other] = pair.take
    return evolve(
        TravelTimes(pairs=pairs), **_given(document, "within_site", "between_sites")
    )


def _limits(resolving: Resolving) -> Limits:
    entry = resolving.book.single.get("limits")
    if entry is None:
        return Limits()
    document: LimitsDocument = entry.document
    return Limits(
        **_given(document, "per_day", "per_week", "rest"),
        per_month=document.per_month,
        overtime=document.overtime,
        days_in_a_row=document.days_in_a_row,
    )


def _given(document: Any, *names: str) -> dict[str, Any]:
    values = {name: getattr(document, name) for name in names}
    return {name: value for name, value in values.items() if value is not None}


SHIFT = Text("班次", "shift")
TECHNICIAN = Text("技术员", "technician")
PLACE_OR_SITE = Text("位置或项目", "location or site")
WAY_TWICE = Message(
    zh="{one!r} 与 {other!r} 之间的路程写了两次（来回用时相同，只写一次）",
    en="the way between {one!r} and {other!r} is given twice (give it once: it takes "
    "the same both ways)",
)
MEMBER_TWICE = Message(
    zh="有成员写了两次（每人写一次）",
    en="a member is listed twice (list each person once)",
)
NO_MEMBERS = Message(
    zh="班组没有成员（至少写一名技术员）",
    en="the crew has no members (list one technician at least)",
)
