"""Rules that select nothing, and which of their words is to blame."""

from typing import Any

import pytest

from portfolios import asset, equipment, place, rule, site, task
from weibao.idle_rules import idle_rules
from weibao.policy import Comparison, Place, Selector

TYPE = equipment(task("service"), code="pump")
HERE = place("B1", site())
SUBJECTS = (
    asset("A1", TYPE, HERE, tags=frozenset({"aged"})),
    asset("A2", TYPE, HERE, attributes={"power": 5}),
)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"tags": frozenset({"zzz"})}, "no subject carries the tag zzz"),
        ({"ids": frozenset({"A9", "A8"})}, "no subject has the id A8, A9"),
        ({"types": frozenset({"lift"})}, "no subject is of the type lift"),
        ({"families": frozenset({"x"})}, "no subject is of the family x"),
        ({"locations": frozenset({"B2"})}, "no subject is in B2"),
        ({"sites": frozenset({"far"})}, "no subject is on the site far"),
        ({"kinds": frozenset({"round"})}, "no subject is of the kind round"),
        (
            {"where": (Comparison(attribute="power", at_least=9),)},
            "no subject's power is as the rule asks",
        ),
        (
            {"ids": frozenset({"A1"}), "tags": frozenset({"zzz"})},
            "no subject carries the tag zzz",
        ),
        (
            {"ids": frozenset({"A2"}), "tags": frozenset({"aged"})},
            "each condition is met by some subject, but none meets all of them",
        ),
    ],
)
def test_the_part_that_nothing_meets_is_named(parts: dict[str, Any], why: str) -> None:
    """What is met by something is not blamed; together they may still be too much."""
    where = Place("p.yaml", 7)
    idle = rule("idle", select=Selector(**parts), place=where)
    (found,) = idle_rules([rule(), idle], SUBJECTS)
    assert (found.rule, found.place, found.reason.en) == ("idle", where, why)
    assert found.reason.zh != why


def test_a_rule_that_selects_something_is_not_idle() -> None:
    """One subject will do, though another word of its selector finds none."""
    tags = frozenset({"aged", "zzz"})
    assert idle_rules([rule(select=Selector(tags=tags))], SUBJECTS) == ()
