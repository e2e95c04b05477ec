"""A verdict as plain data, ready for JSON."""

from typing import Any

from weibao.verifier.remarks import Remark, Verification


def verification_document(verification: Verification) -> dict[str, Any]:
    """Return a verdict with all its remarks as plain data."""
    return {
        "ok": verification.ok,
        "violations": [_remark(one) for one in verification.violations],
        "breaches": [_remark(one) for one in verification.breaches],
    }


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
