"""What is offered in the place of a name that nothing answers to."""

from weibao.config.names import nearest, unknown
from weibao.texts import Text


def test_names_that_hold_the_word_are_offered() -> None:
    """A word for several types leads to all of them, not to the nearest by spelling."""
    known = ("曳引电梯", "液压电梯", "水泵", "电视")
    said = unknown(Text("设备类型", "type"), "电梯", known)
    assert said.zh.endswith("（是不是 '曳引电梯'、'液压电梯'？）")
    assert said.en.endswith("(did you mean '曳引电梯', '液压电梯'?)")


def test_names_with_letters_in_common_come_first() -> None:
    """Of names none of which is near, the likeliest stands where it is seen."""
    said = unknown(Text("技术员", "technician"), "李那", ["张伟", "wang", "李娜", "an"])
    assert said.zh.endswith("（已有：李娜、an、wang、张伟）")


def test_of_names_that_are_alike_the_one_in_its_place_is_offered() -> None:
    """A letter typed for a digit leads to the name that differs at that letter only."""
    assert nearest("B0l", ["B10", "B01", "B20", "B02"]) == "B01"
