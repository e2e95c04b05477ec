"""The figures of a summary as rows."""

from attrs import evolve

from rosters import compound
from summaries import quiet, told
from weibao.reports.outcomes import TurnsAside
from weibao.reports.overview import ORDERS, ROSTER, overview


def test_lost_findings_are_counted_only_where_there_are_any() -> None:
    """A finding that nothing follows up is news; none of them is not."""
    summaries = [evolve(quiet(), aside=TurnsAside(lost=lost)) for lost in (0, 2)]
    words = [
        {str(name): str(said) for name, said in overview(summary)}
        for summary in summaries
    ]
    assert "findings" not in words[0]["Besides"]
    assert words[1]["Besides"].endswith("findings that nothing follows up 2")


def test_the_figures_of_the_roster_add_up() -> None:
    """What was placed and what was added make the assignments of the roster."""
    world = compound()
    said = dict(overview(told(world)))
    orders, roster = said[ORDERS()].en, said[ROSTER()].en
    assert "placed 13" in orders
    assert roster == "14 (placed 13 · extra visits for gaps 1)"
    assert len(world.roster.assignments) == 14
    assert ROSTER() not in dict(overview(evolve(quiet(), extra_visits=0)))
