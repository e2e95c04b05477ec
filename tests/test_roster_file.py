"""A roster written down and read again."""

import json

import pytest

from command_line import make_starter
from explained import EXTRA, Explained
from weibao.config import load
from weibao.errors import ConfigError
from weibao.roster_file import demand_document, read_roster, roster_json


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Explained:
    """A starter with work that finds no place, planned and placed."""
    path = make_starter(tmp_path_factory.mktemp("roster"))
    text = path.read_text(encoding="utf-8")
    head, sign, tail = text.partition("# 记录：")
    path.write_text(head + EXTRA + sign + tail, encoding="utf-8")
    return Explained.made(load(path))


def test_a_roster_that_is_read_again_is_the_same(made: Explained) -> None:
    """Every part comes back, so that writing it again gives the same text."""
    text = roster_json(made.roster)
    again = read_roster(text, made.portfolio)
    assert roster_json(again) == text
    assert [one.order.id for one in again.unassigned] == [
        one.order.id for one in made.roster.unassigned
    ]
    assert again.unassigned
    assert again.not_needed


def test_every_order_has_one_place_in_the_document(made: Explained) -> None:
    """Assignments, unassigned, not needed and done share the demand's orders."""
    document = json.loads(roster_json(made.roster))
    parts = ("assignments", "unassigned", "not_needed", "done")
    listed = [one["order"] for part in parts for one in document[part]]
    assert len(listed) == len(set(listed))
    assert set(listed) >= {order.id for order in made.demand.orders}


def test_all_unknown_names_are_told_at_once(made: Explained) -> None:
    """Each assignment that cannot be read is a problem with its place in the file."""
    document = json.loads(roster_json(made.roster))
    document["assignments"][0]["order"] = "my-compound/A/b/1"
    document["assignments"][2]["technicians"] = ["nobody"]
    with pytest.raises(ConfigError) as raised:
        read_roster(json.dumps(document), made.portfolio, file="roster.json")
    places = [(problem.file, problem.path) for problem in raised.value.problems]
    assert places == [
        ("roster.json", "assignments[0].order"),
        ("roster.json", "assignments[2].technicians[0]"),
    ]


def test_a_demand_lists_orders_and_what_was_left_out(made: Explained) -> None:
    """The document holds every order with its dates, and what rules left out."""
    document = demand_document(made.demand)
    assert [one["order"] for one in document["orders"]] == sorted(made.demand.by_id)
    assert len(document["missed"]) == len(made.demand.dropped)
    assert json.loads(json.dumps(document)) == document
