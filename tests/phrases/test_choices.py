"""Choices in words."""

from datetime import timedelta
from typing import Any

import pytest

from weibao.amounts import Choose
from weibao.phrases import choice_text, duration_text
from weibao.texts import Text

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (5 * MINUTE, "5分钟", "5 min"),
        (
            Choose("size", (("l", 9 * MINUTE),), 5 * MINUTE),
            "随size而定：9分钟（l）；其他5分钟",
            "by size: 9 min (l); otherwise 5 min",
        ),
        (
            Choose("age", (((None, 3), MINUTE), ((3, 9), 2 * MINUTE)), 3 * MINUTE),
            "随age而定：1分钟（..3）；2分钟（3..9）；其他3分钟",
            "by age: 1 min (..3); 2 min (3..9); otherwise 3 min",
        ),
        (
            Choose("wet", ((True, MINUTE), (False, 2 * MINUTE)), 3 * MINUTE),
            "随wet而定：1分钟（true）；2分钟（false）；其他3分钟",
            "by wet: 1 min (true); 2 min (false); otherwise 3 min",
        ),
    ],
)
def test_each_case_is_said_as_a_file_writes_it(
    value: Any,  # noqa: ANN401  # a length or a choice of lengths
    zh: str,
    en: str,
) -> None:
    """All cases in order, ranges and truth values as in YAML, the default last."""
    assert choice_text(value, duration_text) == Text(zh, en)
