"""A roster and a demand as plain data, and a roster as JSON text."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from weibao.cycles.joint import Conflict
from weibao.due_work.releases import Release, releases
from weibao.inventory import Round, subject_kind
from weibao.orders import Deferred, Demand, WorkOrder
from weibao.phrases import cycle_text
from weibao.phrases.regimes import regime_text
from weibao.records import Edit
from weibao.roster import Assignment, Reason, Roster
from weibao.rotations import Item
from weibao.spans.starts import StartTime
from weibao.spans.window import Window
from weibao.texts.text import Text

KIND = "weibao-roster"
VERSION = 1

Document = dict[str, Any]


def roster_document(roster: Roster) -> Document:
    """Return the roster as plain data, ready for JSON."""
    demand = roster.demand
    return {
        "kind": KIND,
        "version": VERSION,
        "portfolio": demand.portfolio,
        "horizon": {
            "from": demand.horizon.first.isoformat(),
            "to": demand.horizon.last.isoformat(),
        },
        "as_of": demand.as_of.isoformat(),
        "seed": roster.seed,
        "engine": roster.engine,
        "iterations": roster.iterations,
        "score": list(roster.score),
        "assignments": [_assignment(roster, one) for one in roster.assignments],
        "unassigned": [
            {
                **order_facts(lost.order),
                **item_facts(lost.order, demand.items),
                "window": window_data(lost.order.window),
                "reasons": [
                    {"code": reason.value, "count": count, "text": _text(reason.text)}
                    for reason, count in _by_count(lost.reasons)
                ],
            }
            for lost in roster.unassigned
        ],
        "not_needed": [
            {
                **order_facts(one.order),
                **item_facts(one.order, demand.items),
                "window": window_data(one.order.window),
                "reason": _text(one.reason),
            }
            for one in roster.not_needed
        ],
        **_outsourced(roster),
        "done": [
            {
                **order_facts(order),
                **item_facts(order, demand.items),
                "done": _done(order),
                "window": window_data(order.window),
            }
            for order in roster.done
        ],
    }


def _outsourced(roster: Roster) -> Document:
    """Return what is given away, where anything is."""
    demand = roster.demand
    given = [
        {
            **order_facts(one.order),
            **item_facts(one.order, demand.items),
            "window": window_data(one.order.window),
            "price": one.price,
        }
        for one in roster.outsourced
    ]
    return {"outsourced": given} if given else {}


def roster_json(roster: Roster) -> str:
    """Return the roster as JSON text; the same roster gives the same text."""
    return json.dumps(roster_document(roster), ensure_ascii=False, indent=1) + "\n"


def demand_document(demand: Demand) -> Document:
    """Return the orders of a demand as plain data, ready for JSON."""
    released, holds = releases(demand), held_by(demand)
    return {
        "portfolio": demand.portfolio,
        "horizon": {
            "from": demand.horizon.first.isoformat(),
            "to": demand.horizon.last.isoformat(),
        },
        "as_of": demand.as_of.isoformat(),
        "orders": [
            {
                **order_facts(order),
                "due": order.due.isoformat(),
                "window": window_data(order.window),
                "preferred": window_data(order.preferred),
                "origin": order.origin.value,
                "status": order.status.value,
                "provisional": order.occurrence.provisional,
                "projected": order.occurrence.projected,
                **_conflict(order.occurrence.conflict),
                **item_facts(order, demand.items),
                **release_facts(released.get(order.id)),
                **_procedures(order),
                **_credit(order),
                **({"holds": holds[order.id]} if order.id in holds else {}),
            }
            for order in demand.orders
        ],
        "missed": [
            {
                "asset": one.subject,
                "task": one.task,
                "key": one.key,
                "due": one.due.isoformat(),
                "reason": _text(one.reason),
                **({"into": one.into} if one.into else {}),
                **_deferral(one.deferred),
                **_edit(one.edit),
            }
            for one in demand.dropped
        ],
        "refused_deferrals": [
            {
                "record": one.record.id,
                "order": one.record.order,
                "until": one.record.until.isoformat(),
                "reason": _text(one.reason),
            }
            for one in demand.refused
        ],
        "refused_edits": [
            {
                "record": one.record.id,
                "order": one.record.order,
                "reason": _text(one.reason),
            }
            for one in demand.refused_edits
        ],
    }


def held_by(demand: Demand) -> dict[str, list[Document]]:
    """Return the smaller turns that orders hold, as plain data by the orders' ids."""
    found: dict[str, list[Document]] = {}
    for one in demand.dropped:
        order = demand.by_id.get(one.into) if one.into else None
        if order is not None and one.task != order.planned.task.code:
            turn = {"task": one.task, "key": one.key, "due": one.due.isoformat()}
            found.setdefault(order.id, []).append(turn)
    return found


def _conflict(conflict: Conflict | None) -> Document:
    """Say which two regimes leave an order no day, and the nearest days of both."""
    if conflict is None:
        return {}
    closing, opening = (
        _text(regime_text(one, cycle_text))
        for one in (conflict.closing, conflict.opening)
    )
    return {
        "conflict": {
            "closing": {"regime": closing, "last": conflict.last.isoformat()},
            "opening": {"regime": opening, "first": conflict.first.isoformat()},
        }
    }


def _credit(order: WorkOrder) -> Document:
    """Say by which other work an order was done, where it was."""
    done = order.completion
    if done is None or done.task == order.planned.task.code:
        return {}
    day = done.done.isoformat()
    return {"done_with": {"record": done.id, "task": done.task, "done": day}}


def edit_data(record: Edit) -> Document:
    """Return what was done by hand to a date, as plain data."""
    return {
        "record": record.id,
        "action": record.action.value,
        "to": record.to.isoformat() if record.to else None,
        "follow": record.follow,
        "made": record.made.isoformat(),
        "by": record.by,
        "because": record.because,
    }


def _edit(record: Edit | None) -> Document:
    return {"edit": edit_data(record)} if record is not None else {}


def release_data(found: Release) -> Document:
    """Return whether an open order is handed out, as plain data."""
    return {
        "state": found.state.value,
        "day": found.day.isoformat() if found.day else None,
        "waits_for": found.waits_for,
    }


def release_facts(found: Release | None) -> Document:
    """Return the same as a part of an order's data; none where nothing is said."""
    return {"release": release_data(found)} if found is not None else {}


def _assignment(roster: Roster, one: Assignment) -> Document:
    document = {
        **order_facts(one.order),
        **item_facts(one.order, roster.demand.items),
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "crew": one.crew.id,
        "technicians": [person.id for person in one.technicians],
        **escort_data(one),
        "window": window_data(roster.lawful_window(one.order)),
        **_conflict(roster.conflicts.get(one.order.id)),
        **_procedures(one.order),
    }
    if one.late is not None:
        document["late"] = {
            "days": one.late.days,
            "reason": one.late.reason.value,
            "limit": one.late.limit.isoformat(),
            "task": one.late.task,
        }
    if one.kept:
        document["kept"] = True
    if len(one.segments) > 1:
        document["segments"] = [
            {
                "start": segment.window.opens.isoformat(),
                "end": segment.window.closes.isoformat(),
            }
            for segment in one.segments
        ]
    return document


def escort_data(one: Assignment) -> Document:
    """Return who is there beside those who do the work, where anybody is."""
    if one.escort is None:
        return {}
    people = [person.id for person in one.escort.technicians]
    return {"escort": {"crew": one.escort.crew.id, "technicians": people}}


def order_facts(order: WorkOrder) -> Document:
    """Return what a file says of every order, wherever it stands."""
    subject = order.subject
    document: Document = {
        "order": order.id,
        "asset": subject.id,
        "subject_kind": subject_kind(subject),
        "task": order.planned.task.code,
    }
    if isinstance(subject, Round):
        document["assets"] = [one.id for one in subject.subjects]
    return {**document, **_starts(order.starts), **_deferral(order.deferred)}


def _procedures(order: WorkOrder) -> Document:
    """Return the written ways of working of a job, and what is ticked off."""
    resolved = order.planned.resolved
    if not resolved.procedures:
        return {}
    steps = resolved.task.job_plan.steps
    return {
        "procedures": [
            {
                "title": _text(one.title),
                **({"manual": _text(one.manual)} if one.manual else {}),
                "checklist": [_text(line) for line in one.checklist or steps],
            }
            for one in resolved.procedures
        ]
    }


def item_facts(order: WorkOrder, items: Mapping[str, Iterable[Item]]) -> Document:
    """Return what an order takes in turn, as plain data; nothing for most."""
    if order.id not in items:
        return {}
    return {"items": [item.id for item in items[order.id]]}


def _starts(starts: StartTime | None) -> Document:
    if starts is None:
        return {}
    return {
        "starts": {
            "at": starts.at.isoformat(),
            "from": starts.earliest.isoformat(),
            "to": starts.latest.isoformat(),
        }
    }


def deferral_data(deferred: Deferred) -> Document:
    """Return by whose leave an order has its last day, until when and why."""
    record = deferred.record
    return {
        "record": record.id,
        "until": record.until.isoformat(),
        "instead_of": deferred.instead_of.isoformat(),
        "approved": record.approved_on.isoformat(),
        "by": record.by,
        "because": record.because,
        "risk": record.risk,
        "next_from": record.next_from.value,
        **({"discovered": record.discovered.isoformat()} if record.discovered else {}),
    }


def _deferral(deferred: Deferred | None) -> Document:
    return {"deferral": deferral_data(deferred)} if deferred is not None else {}


def window_data(window: Window[date]) -> Document:
    """Return a window of days as a file says it."""
    return {"opens": window.opens.isoformat(), "closes": window.closes.isoformat()}


def _text(text: Text) -> Document:
    return {"zh": text.to("zh"), "en": text.to("en")}


def _done(order: WorkOrder) -> str | None:
    return order.completion.done.isoformat() if order.completion else None


def _by_count(reasons: Mapping[Reason, int]) -> list[tuple[Reason, int]]:
    return sorted(reasons.items(), key=lambda item: (-item[1], item[0].value))
