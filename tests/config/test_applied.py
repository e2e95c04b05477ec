"""What only shows once the policy is applied to the inventory."""

from collections.abc import Callable

Lines = Callable[..., list[str]]
Small = Callable[..., str]

HALVES = """policies:
  - {id: pumps, select: {types: [pump]}, crew: water}
  - id: june
    select: {types: [pump]}
    apply: none
    valid: {from: 2026-06-01, to: 2026-06-30}
    switch_off: [{task: grease, because: 有理}]
"""


def test_a_rule_of_some_days_is_told_at_its_place(small: Small, lines: Lines) -> None:
    """What its days do not bear out is one problem, however many assets it is for."""
    more = "assets:\n" + "".join(
        f"  - {{id: P-0{n}, type: pump, location: B01-R}}\n" for n in (1, 2, 3)
    )
    (line,) = lines(small(policies=HALVES, assets=more))
    assert line.startswith("p.yaml:19:12: policies[1].valid: rule june holds on some ")
    assert "leave valid out" in line
