"""Every form of every clause can be matched, and by its own clause."""

import re

import pytest

from weibao.phrases.clause import Clause
from weibao.phrases.clauses import CLAUSES
from weibao.phrases.forms import FORMS, Form
from weibao.phrases.holes import HOLES
from weibao.phrases.numerals import tidy

FILLED = {
    "every": "3 months",
    "length": "13 days",
    "band": "20 to 40 days",
    "once": "1次",
    "times": "twice",
    "period": "week",
    "adverb": "weekly",
    "zh_period": "周",
    "days": "2026-03-10, 2026-09-22",
    "years": "1, 4, 7",
    "then": "2 years",
    "rule": "FREQ=DAILY",
    "tolerance": "-1/+1 days",
    "percentage": "-1/+1%",
    "within": "within 2 months before",
    "extension": "25% up to 8 days",
    "number": "3",
    "factor": "3.25",
    "join": "07-10",
    "put_off": "10% up to 30 days",
    "lead": "5 working days",
    "share": "50%",
    "zones": "late",
    "day": "2026-01-15",
    "season": "04-01..10-31",
    "stretch": "2026-05-01..2026-05-10",
    "either": "250 h or 12 months",
    "cycles": "[every 250 h, from completion] [every 1 year, from completion]",
    "units": "250 h",
    "any_units": "5000 pallets",
    "amount": "4",
    "limit": "255",
    "turns": "5",
    "meter_room": "-5/+5 km",
    "working_days": "30 working days",
    "zh_working_days": "30个工作日",
    "nth": "last Friday",
    "zh_nth": "第1个工作日",
    "weekday": "Monday",
    "zh_weekday": "星期一",
    "week": "10",
    "places": "1, 3, 7",
    "name": "growing",
    "mark": "planned end",
    "seasons": "04-01..05-31, season autumn",
    "states": "in_use",
    "event": "overload",
    "task": "correct",
    "clock": "2 h",
    "times_of_day": "08:00, 14:00",
    "moment": "2026-03-28 08:00",
    "leeway": "-15/+15 min",
}


def spellings(template: str) -> list[str]:
    """Write a form out so that each word between angle brackets is chosen once."""
    groups = [group.split("|") for group in re.findall("<([^>]*)>", template)]
    texts = []
    for turn in range(max(map(len, groups), default=1)):
        text = template
        for group in groups:
            text = re.sub("<[^>]*>", group[turn % len(group)], text, count=1)
        texts.append(text)
    return texts


def test_every_hole_has_an_example() -> None:
    """The examples below fill all the holes that there are."""
    assert FILLED.keys() == HOLES.keys()


@pytest.mark.parametrize(
    ("clause", "template"),
    [
        (clause, spelling)
        for clause in CLAUSES
        for form in (*clause.en, *clause.zh)
        for spelling in spellings(form)
    ],
)
def test_every_form_is_recognised(clause: Clause, template: str) -> None:
    """A form with its holes filled is matched whole by its own clause and no other."""
    text = tidy(template.format_map(FILLED))
    found = [form for form in FORMS if form.pattern.fullmatch(text)]
    assert {form.clause for form in found} == {clause}
    assert all(clause.read(**values_of(form, text)) is not None for form in found)


def values_of(form: Form, text: str) -> dict[str, object]:
    """Read the holes of a form from a text that it matches."""
    match = form.pattern.fullmatch(text)
    assert match
    return form.values(match)


def test_words_do_not_run_together() -> None:
    """English words need a gap between them; numbers and signs do not."""
    assert not [form for form in FORMS if form.pattern.fullmatch("fromcompletion")]
    assert [form for form in FORMS if form.pattern.fullmatch("every3months")]
