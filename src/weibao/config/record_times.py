# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""The time of day of a completion, which may stand beside its date or in it."""

import re
from typing import Any

from weibao.config.forms import Form
from weibao.config.scalars import DATE

# Seconds, as spreadsheets write them, are of no account.
MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T]((?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?",
    re.ASCII,
)
DONE = Form(
    DATE.read,
    {
        "anyOf": [
            DATE.form.schema,
            {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d[ T]\d"},
        ]
    },
)


def with_time_apart(form: Form) -> Form:
    """Let the form of completions take a time of day out of their date.

    Where a time is given beside the date as well, the date is left as it is, and is
    refused.
    """

    def read(value: Any) -> Any:
        return form.read(_apart(value) if type(value) is dict else value)

    return Form(read, form.schema, form.documents)


def _apart(value: dict[str, Any]) -> dict[str, Any]:
    done = value.get("done")
    found = MOMENT.fullmatch(done) if type(done) is str else None
    if found is None or value.get("at") is not None:
        return value
    return {**value, "done": found[1], "at": found[2]}
