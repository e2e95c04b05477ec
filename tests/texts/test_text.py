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


@pytest.mark.parametrize("one", [1, "1", Text("一", "1")])
@pytest.mark.parametrize("many", [0, 2, 21, -1, "1.5", Text("两", "2")])
def test_english_words_go_with_their_number(one: object, many: object) -> None:
    """One day, several days; Chinese has one word for both."""
    message = Message(zh="晚 {days} 天", en="{days} {days:day is|days are} too many")
    assert message(days=one).en == "1 day is too many"
    assert message(days=many).en.endswith(" days are too many")
    assert "|" not in message(days=many).zh


def test_other_ways_to_write_a_number_stay() -> None:
    """A message that chooses words formats its other values as ever."""
    message = Message(zh="{n:,}", en="{n:,} {n:time|times}, {name!r}, {{x}}")
    assert message(n=12000, name="a").en == "12,000 times, 'a', {x}"
