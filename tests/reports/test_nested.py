"""What larger work contains is told apart from what was missed or left out."""

from portfolios import estate, inclusion, task
from staffing import crew, person, roster_of
from weibao.reports.overview import overview
from weibao.reports.summary import summarise
from weibao.verifier import verify


def test_turns_that_larger_work_contains_are_counted_apart() -> None:
    """They are neither missed nor left out by a season, and no order is lacking."""
    world = estate(
        task("month", "every 1 month, from 2026-03-10, -5/+5 days"),
        task(
            "quarter",
            "every 3 months, from 2026-03-12, -5/+5 days",
            includes=(inclusion("month", within=5),),
        ),
    )
    roster = roster_of(world, crew("c", person("li")))
    found = summarise(roster, verify(roster, world, world.history), world)
    assert found.aside.nested
    assert (found.aside.left_out, found.missed) == (0, ())
    rows = {name.to("en"): text.to("en") for name, text in overview(found)}
    assert any(
        f"part of larger work {found.aside.nested}" in text for text in rows.values()
    )
