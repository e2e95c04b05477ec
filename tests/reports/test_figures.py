"""How figures are written."""

import pytest
from attrs import evolve

from summaries import told
from weibao.equipment import Criticality, Tier
from weibao.reports import figures
from weibao.reports.load import Minutes


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (0, "0.0"),
        (3, "0.1"),
        (90, "1.5"),
        (5997, "100.0"),
        (6000, "100"),
        (6030, "101"),
        (90_000, "1,500"),
    ],
)
def test_hours_have_tenths_while_they_are_few(minutes: int, written: str) -> None:
    """Nobody reads tenths of thousands."""
    assert figures.hours(minutes) == written


def test_no_share_is_written_where_nobody_is_there() -> None:
    """A share of nothing is not zero."""
    assert figures.share(Minutes(0, 0, 0)) == "–"
    assert figures.share(Minutes(30, 0, 120)) == "25%"


def test_gaps_kept_are_said_to_be_kept() -> None:
    """What the past brought is told beside it."""
    light, deep = told().gaps
    assert figures.kept(light).en == "kept (plus inherited: 1)"
    assert figures.kept(deep).zh == "符合"
    assert figures.kept(evolve(deep, visits=0)).en == "none due"
    unkept = evolve(deep, visits=0, over=light.inherited)
    assert figures.kept(unkept).en == "too long: 1"
    assert figures.largest(light).zh == "14天"


def test_every_group_has_a_name() -> None:
    """Tiers and criticalities are said in words."""
    assert set(figures.TIERS) == set(Tier)
    assert set(figures.RANKS) == set(Criticality)
