"""What varies in a type's tasks, in words."""

from datetime import timedelta

from attrs import evolve

from portfolios import equipment, quota, task
from weibao.amounts import Amount, Choose
from weibao.cli.type_facts import (
    cycle_said,
    duration_said,
    people_said,
    sources_said,
    type_document,
)
from weibao.cycles.period import Period
from weibao.equipment import Attribute, Need, Position
from weibao.texts import Text

HOUR = timedelta(hours=1)
MONTHLY, QUARTERLY = quota(1, Period.MONTH), quota(1, Period.QUARTER)
BY_USE = task("look", Choose("use", (("high", MONTHLY),), QUARTERLY))
TYPE = equipment(BY_USE)
SAID = Text(
    "随use而定：每月一次（high）；其他每季度一次",
    "by use: once each month (high); otherwise once each quarter",
)


def test_a_cycle_is_said_with_its_cases() -> None:
    """A plain cycle is one phrase, a choice all its cases, none at all is on demand."""
    assert cycle_said(task("look", MONTHLY), TYPE).en == "once each month"
    assert cycle_said(BY_USE, TYPE) == SAID
    assert cycle_said(task("mend"), TYPE).en == "on demand"


def test_a_type_as_data_has_the_same_words() -> None:
    """A program reads the cases in both languages, and null for work on demand."""
    look, mend = type_document(equipment(BY_USE, task("mend")))["tasks"]
    assert look["cycle"] == {"zh": SAID.zh, "en": SAID.en}
    assert mend["cycle"] is None


def test_durations_and_people_name_what_they_depend_on() -> None:
    """An amount says its fixed part, a choice the attribute."""
    pair = Choose("use", (("high", Need((Position(2),))),), Need())
    varied = task("look", MONTHLY, need=pair, duration=Amount(HOUR, {"doors": HOUR}))
    assert duration_said(varied, TYPE).en == "1 h and more by doors"
    assert people_said(varied, TYPE).en == "by use"
    chosen = task("look", MONTHLY, duration=Choose("use", (), HOUR))
    assert duration_said(chosen, TYPE).en == "by use"


def test_what_varies_is_named_by_title() -> None:
    """People read what an attribute is called, not its name in files.

    The subjects of a round are counted for it, so that its type need not declare them.
    """
    use = Attribute("use", Text("用途", "purpose"), "text")
    type_ = equipment(BY_USE, attributes=(use,))
    length = Amount(HOUR, {"use": HOUR, "stops": HOUR})
    look = task("look", MONTHLY, duration=length)
    assert cycle_said(BY_USE, type_).zh.startswith("随用途而定：")
    assert duration_said(look, type_).zh == "1小时起，随点位数、用途增加"
    assert duration_said(look, type_).en == "1 h and more by stops, purpose"


def test_a_task_without_a_source_says_so() -> None:
    """Nothing stands in for a text that was not named."""
    assert sources_said(evolve(BY_USE, sources=())) == Text("无", "none")
