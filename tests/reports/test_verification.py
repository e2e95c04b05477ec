"""A verdict as data."""

import json
from datetime import date

from weibao.reports.verification import verification_document
from weibao.texts.text import Text
from weibao.verifier import Breach, Rule, Verification, Violation

DAY = date(2026, 3, 2)
VIOLATION = Violation(
    rule=Rule.SHIFT,
    text=Text("不当班", "off shift"),
    orders=("a/b/c/1",),
    people=("li-na",),
    subject="b",
    day=DAY,
)
BREACH = Breach(rule=Rule.INHERITED, text=Text("超期", "over"), subject="b", day=DAY)


def test_a_clean_verdict_is_ok() -> None:
    """Breaches that are owned up to leave a roster in order."""
    assert verification_document(Verification()) == {
        "ok": True,
        "violations": [],
        "breaches": [],
        "late": [],
        "unplaced": [],
    }
    assert verification_document(Verification(breaches=(BREACH,)))["ok"] is True


def test_a_remark_keeps_all_that_it_says() -> None:
    """Rule, what the rule demands, words in both languages, ids and day; as JSON."""
    document = verification_document(Verification((VIOLATION,), (BREACH,)))
    assert document["ok"] is False
    assert document["violations"] == [
        {
            "rule": "shift",
            "demands": {"zh": "人员当时当班", "en": "people are on shift"},
            "message": {"zh": "不当班", "en": "off shift"},
            "orders": ["a/b/c/1"],
            "people": ["li-na"],
            "subject": "b",
            "day": "2026-03-02",
        }
    ]
    assert document["breaches"][0]["rule"] == "inherited"
    assert json.loads(json.dumps(document)) == document
