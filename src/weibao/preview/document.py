"""A preview as plain data, ready for JSON."""

from datetime import date
from typing import Any

from weibao.explanation.cause import said
from weibao.explanation.rules import origin_facts, provenance_facts, source_facts
from weibao.inventory import Subject, subject_kind
from weibao.orders import WorkOrder
from weibao.phrases import cycle_text
from weibao.plan import PlannedTask
from weibao.preview.diff import PolicyDiff
from weibao.preview.gaps import UnlawfulGap
from weibao.preview.hours import HoursByWeek, Load
from weibao.preview.tasks import ChangedTask, FieldChange, validity_text
from weibao.preview.visits import SameVisit
from weibao.roster_file.writing import order_facts, window_data

Document = dict[str, Any]


def diff_document(diff: PolicyDiff) -> Document:
    """Return a preview as plain data; nothing is left out of its lists."""
    days, tasks, visits = diff.horizon, diff.tasks, diff.visits
    old, new = (float(one.total.total) for one in diff.costs)
    late_before, late_after = diff.late
    return {
        "portfolio": diff.new.portfolio,
        "horizon": {"from": days.first.isoformat(), "to": days.last.isoformat()},
        "as_of": diff.as_of.isoformat(),
        "empty": diff.empty,
        "counts": {
            "visits_before": visits.before,
            "visits_after": visits.after,
            "visits_added": len(visits.added),
            "visits_moved": len(visits.moved),
            "visits_moved_in_place": len(visits.in_place),
            "visits_removed": len(visits.removed),
            "tasks_added": len(tasks.added),
            "tasks_changed": len(tasks.changed),
            "tasks_removed": len(tasks.removed),
            "unlawful": len(diff.unlawful),
            "overdue": len(diff.overdue),
            "late_before": late_before,
            "late_after": late_after,
        },
        "cost": {"before": old, "after": new, "difference": new - old},
        "subjects": [subject.id for subject in diff.subjects],
        "tasks": {
            "added": [_planned(one) for one in tasks.added],
            "changed": [_changed(one) for one in tasks.changed],
            "removed": [_planned(one) for one in tasks.removed],
        },
        "visits": {
            "added": [_order(one) for one in visits.added],
            "moved": [_moved(one) for one in visits.moved],
            "removed": [_order(one) for one in visits.removed],
        },
        "hours": _hours(diff.hours),
        "unlawful": [_unlawful(one) for one in diff.unlawful],
        "overdue": [_overdue(one) for one in diff.overdue],
    }


def _about(subject: Subject, task: str) -> Document:
    return {"asset": subject.id, "subject_kind": subject_kind(subject), "task": task}


def _planned(planned: PlannedTask) -> Document:
    resolved = planned.resolved
    return {
        **_about(planned.subject, planned.task.code),
        "rule": resolved.rule,
        "place": str(resolved.place),
        "valid": said(validity_text(resolved)),
        "sources": [source_facts(source) for source in planned.task.sources],
        "fields": provenance_facts(planned),
    }


def _changed(changed: ChangedTask) -> Document:
    return {
        **_about(changed.new.subject, changed.new.task.code),
        "changes": [_field(one) for one in changed.fields],
    }


def _field(change: FieldChange) -> Document:
    return {
        "field": change.name,
        "old": {"value": said(change.old), **origin_facts(change.was)},
        "new": {"value": said(change.new), **origin_facts(change.now)},
    }


def _order(order: WorkOrder) -> Document:
    return {
        **order_facts(order),
        "due": order.due.isoformat(),
        "window": window_data(order.window),
    }


def _moved(visit: SameVisit) -> Document:
    return {
        "days": visit.days,
        "old": _order(visit.old),
        "new": _order(visit.new),
    }


def _overdue(order: WorkOrder) -> Document:
    since = order.overdue_since
    return {**_order(order), "since": since.isoformat() if since else None}


def _hours(hours: HoursByWeek) -> Document:
    return {
        "total": _load(hours.total),
        "fullest_week": {
            "old": _week(hours.fullest_old),
            "new": _week(hours.fullest_new),
        },
        "by_week": [
            {"week": week.isoformat(), **_load(load)}
            for week, load in hours.by_week.items()
        ],
        "by_skill": [
            {"skill": skill or None, **_load(load)}
            for skill, load in hours.by_skill.items()
        ],
        "by_week_and_skill": [
            {"week": week.isoformat(), "skill": skill or None, **_load(load)}
            for (week, skill), load in hours.cells.items()
        ],
    }


def _week(found: tuple[date, int] | None) -> Document | None:
    if found is None:
        return None
    week, minutes = found
    return {"week": week.isoformat(), "hours": _decimal(minutes)}


def _load(load: Load) -> Document:
    return {
        "old": _decimal(load.old),
        "new": _decimal(load.new),
        "difference": _decimal(load.difference),
    }


def _decimal(minutes: int) -> float:
    return round(minutes / 60, 2)


def _unlawful(gap: UnlawfulGap) -> Document:
    norm = gap.norm
    return {
        **_about(gap.subject, gap.planned.task.code),
        "by": norm.by,
        "allowed": said(cycle_text(norm.cycle)),
        "source": source_facts(norm.source) if norm.source is not None else None,
        "since": gap.since.isoformat(),
        "begins": gap.begins,
        "limit": gap.limit.isoformat(),
        "until": gap.until.isoformat() if gap.until is not None else None,
        "days": gap.days,
        "number": gap.number,
    }
