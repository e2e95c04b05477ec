"""The same answers as plain data, ready for JSON."""

from collections.abc import Mapping
from typing import Any

from weibao.orders import WorkOrder
from weibao.portfolio import NO_NAMES
from weibao.roster import Assignment
from weibao.roster_file import escort_data
from weibao.texts.text import Text
from weibao.why_not.answers import Suggestion, WayOut, WhyNot
from weibao.why_not.not_sought import not_sought
from weibao.why_not.telling import effects_text, place_text, way_text, why_text
from weibao.workforce import Workforce


def why_document(
    found: WhyNot, workforce: Workforce, names: Mapping[str, Text] = NO_NAMES
) -> dict[str, Any]:
    """Return why an order has no place in time."""
    late = found.late
    ranked = sorted(found.reasons.items(), key=lambda one: (-one[1], one[0].value))
    return {
        "order": found.order.id,
        "text": _said(why_text(found, workforce, names)),
        "late_days": late.late.days if late is not None and late.late else 0,
        "reasons": {reason.value: count for reason, count in ranked},
        "fits": place_document(found.fits) if found.fits is not None else None,
        "ways_out": [way_document(way, names) for way in found.ways],
        **not_sought_data(found.order),
    }


def not_sought_data(order: WorkOrder) -> dict[str, Any]:
    """Return what is not looked for, for orders of which something is not."""
    note = not_sought(order)
    return {} if note is None else {"not_sought": _said(note)}


def way_document(way: WayOut, names: Mapping[str, Text] = NO_NAMES) -> dict[str, Any]:
    """Return a way out."""
    to = way.other_to
    return {
        "way": way.way.value,
        "text": _said(way_text(way, names)),
        "place": place_document(way.place),
        "days": way.days,
        "minutes": way.minutes,
        "people": [person.id for person in way.people],
        "certificates": list(way.certificates),
        "skills": [{"skill": s, "level": n} for s, n in way.skills.items()],
        "other": way.other.order.id if way.other is not None else None,
        "other_to": place_document(to) if to is not None else None,
    }


def place_document(place: Suggestion) -> dict[str, Any]:
    """Return a place for an order, its cost and its effects."""
    return {
        **_assigned(place.assignment),
        "text": _said(place_text(place)),
        "effects": _said(effects_text(place)),
        "cost": [
            {"goal": goal.value, "by": number}
            for goal, number in place.cost.items()
            if number
        ],
        "price": place.price,
        "pushed": [
            {
                "order": one.assignment.order.id,
                "from": one.assignment.start.isoformat(),
                "to": one.start.isoformat(),
            }
            for one in place.pushed
        ],
        "told": [person.id for person in place.told],
    }


def _assigned(one: Assignment) -> dict[str, Any]:
    return {
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "crew": one.crew.id,
        "technicians": [person.id for person in one.technicians],
        **escort_data(one),
    }


def _said(text: Text) -> dict[str, str]:
    return {"zh": text.to("zh"), "en": text.to("en")}
