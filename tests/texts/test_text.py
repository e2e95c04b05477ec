"""Putting texts together."""

import pytest

from weibao.texts.text import Message, Text, unrepeated

WORK = Message(zh="{subject} {task}", en="{task} of {subject}")
PATROL = Text("每日防火巡查", "daily fire patrol")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (
            Text("一期每日防火巡查", "daily fire patrol, phase 1"),
            Text("一期每日防火巡查", "daily fire patrol, phase 1"),
        ),
        (
            Text("一期路线", "daily fire patrol, phase 1"),
            Text("一期路线 每日防火巡查", "daily fire patrol, phase 1"),
        ),
        (
            Text("一期路线", "phase 1"),
            Text("一期路线 每日防火巡查", "daily fire patrol of phase 1"),
        ),
    ],
)
def test_a_title_is_not_said_twice(subject: Text, expected: Text) -> None:
    """A round that is called after its task is named once, in each language."""
    assert unrepeated(WORK, subject=subject, task=PATROL) == expected
