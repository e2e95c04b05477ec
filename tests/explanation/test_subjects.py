"""What comes next for a subject."""

from attrs import evolve

from explained import Explained
from weibao.explanation import upcoming


def test_one_planned_task_shows_its_next_orders(explained: Explained) -> None:
    """The next orders stand in order of their dates, done ones left out."""
    (found,) = upcoming("DT-0201/half_monthly", explained.demand, most=3)
    days = [order.due for order in found.orders]
    assert len(days) == 3
    assert days == sorted(days)
    assert all(order.completion is None for order in found.orders)
    assert found.planned.id in found.paragraph.to("zh")


def test_a_deeper_level_shows_its_own_visits(explained: Explained) -> None:
    """Visits of a ladder share their ids, yet each level is told its own."""
    (yearly,) = upcoming("DT-0201/yearly", explained.demand)
    assert yearly.orders
    assert {one.planned.task.code for one in yearly.orders} == {"yearly"}
    assert all("/half_monthly/" in one.id for one in yearly.orders)


def test_the_lightest_level_shows_the_whole_chain(explained: Explained) -> None:
    """A yearly visit is a half-monthly one too: left out, a gap would seem too long."""
    (found,) = upcoming("DT-0201/half_monthly", explained.demand, most=99)
    (chain,) = (c for c in explained.demand.chains if c.subject.id == "DT-0201")
    assert {one.id for one in found.orders} == {one.id for one in chain.orders}
    levels = {one.planned.task.code for one in found.orders}
    assert levels >= {"half_monthly", "quarterly", "yearly"}
    for order in found.orders:
        line = found.line(order)
        assert order.planned.resolved.title.zh in line.zh
        assert order.planned.resolved.title.en in line.en


def test_an_extra_visit_is_in_its_chain(explained: Explained) -> None:
    """What the roster added is listed after the visit that it follows."""
    roster = explained.roster
    first = next(a for a in roster.assignments if "DT-0201/half_monthly" in a.order.id)
    (chain,) = (c for c in explained.demand.chains if c.subject.id == "DT-0201")
    added = evolve(first, order=chain.extra(first.order))
    roster = evolve(roster, assignments=(*roster.assignments, added))
    (found,) = upcoming("DT-0201/half_monthly", explained.demand, roster, most=99)
    ids = [one.id for one in found.orders]
    assert ids[ids.index(first.order.id) + 1] == added.order.id


def test_a_subject_shows_all_its_tasks(explained: Explained) -> None:
    """Cyclic tasks and work on demand, each once."""
    found = [one.planned.task.code for one in upcoming("SB-01", explained.demand)]
    assert len(found) == len(set(found))
    assert {"grid", "floating", "monthly_inspect", "repair"} <= set(found)


def test_nothing_is_known_of_a_stranger(explained: Explained) -> None:
    """An unknown name gives nothing, and no error."""
    assert upcoming("NOBODY", explained.demand) == ()
    assert upcoming("NOBODY/task", explained.demand) == ()


def test_the_roster_says_on_which_days_orders_are_placed(explained: Explained) -> None:
    """Due dates stand beside the days given; what has none says so."""
    for name in ("DT-0201/half_monthly", "SB-01/lost"):
        (bare,) = upcoming(name, explained.demand)
        (found,) = upcoming(name, explained.demand, explained.roster)
        assert bare.orders
        for order in found.orders:
            placed = explained.roster.by_order.get(order.id)
            said = found.line(order)
            assert f"{order.due}" in said.en
            assert f"{order.due}" in bare.line(order).zh
            assert ("not placed" in said.en) == (placed is None)
            assert placed is None or f"placed on {placed.day}" in said.en
    assert {"order", "task", "due", "placed"} == set(found.document()["orders"][0])
    assert found.document()["orders"][0]["placed"] is None
