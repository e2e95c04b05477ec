"""A verdict as plain data, ready for JSON."""

from collections.abc import Iterable
from typing import Any

from weibao.reports.faults import Fault
from weibao.verifier.remarks import Remark, Verification


def verification_document(
    verification: Verification, faults: Iterable[Fault] = ()
) -> dict[str, Any]:
    """Return a verdict with all its remarks, and the faults, as plain data."""
    told = tuple(faults)
    return {
        "ok": verification.ok,
        "violations": [_remark(one) for one in verification.violations],
        "breaches": [_remark(one) for one in verification.breaches],
        "late": [_fault(one) for one in told if one.days],
        "unplaced": [_fault(one) for one in told if not one.days],
    }


def _fault(fault: Fault) -> dict[str, Any]:
    document: dict[str, Any] = {
        "order": fault.order,
        "limit": fault.limit.isoformat(),
        "reasons": [reason.value for reason in fault.reasons],
        "message": {"zh": fault.text.to("zh"), "en": fault.text.to("en")},
    }
    return {**document, "days": fault.days} if fault.days else document


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "rule": remark.rule.value,
        "demands": {
            "zh": remark.rule.text.to("zh"),
            "en": remark.rule.text.to("en"),
        },
        "message": {"zh": remark.text.to("zh"), "en": remark.text.to("en")},
        "orders": list(remark.orders),
        "people": list(remark.people),
        "subject": remark.subject,
        "day": remark.day.isoformat(),
    }
