"""What a declaration says of itself."""

import pytest

from weibao.equipment import Basis, Source
from weibao.texts.text import Text

LAW = Text("消防法", "Fire Protection Law")
ARTICLE = Text("第28条", "art. 28")


@pytest.mark.parametrize(
    ("title", "clause", "said"),
    [
        (LAW, ARTICLE, Text("消防法 第28条", "Fire Protection Law art. 28")),
        (LAW, "", LAW),
        ("GB 25201-2010", "6.1", Text.same("GB 25201-2010 6.1")),
        ("TSG T5002-2017", Text("附件A"), Text.same("TSG T5002-2017 附件A")),
    ],
)
def test_a_source_is_said_in_each_language(
    title: str | Text, clause: str | Text, said: Text
) -> None:
    """Title and clause go together by language; a bare string belongs to both."""
    assert Source(Basis.STATUTE, title, clause).text() == said
