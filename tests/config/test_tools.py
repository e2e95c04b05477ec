"""Tools of which there are only so many, as the YAML lists them."""

from collections.abc import Callable

from weibao.portfolio import Portfolio
from weibao.texts import Text
from weibao.workforce import Tool

Lines = Callable[..., list[str]]
Small = Callable[..., str]
POLICIES = (
    "policies:\n  - id: pumps\n    select: {types: [pump]}\n    crew: water\n"
    "    add: [{task: {code: t, title: t, cycle: every 3 months, duration: 1 h,"
    " tools: [{zh: 升降平台, en: scissor lift}]}, because: x}]\n"
)


def test_tools_are_read(small: Small, loaded: Callable[..., Portfolio]) -> None:
    """There is one of it where no number is said."""
    tools = "tools:\n  - {id: lift-2, title: scissor lift, number: 2}\n" + (
        "  - {id: other, title: 升降平台}\n"
    )
    force = loaded(small(policies=POLICIES, tools=tools)).workforce
    assert force.tools == (
        Tool(id="lift-2", title=Text.same("scissor lift"), number=2),
        Tool(id="other", title=Text.same("升降平台"), number=1),
    )


def test_a_tool_that_no_work_takes_is_a_slip(small: Small, lines: Lines) -> None:
    """Its limit would go unnoticed; the name nearest to it is offered."""
    tools = "tools:\n  - {id: lift-2, title: scisor lift}\n  - {id: q}\n"
    found = [
        one.split(": ", 2)[2] for one in lines(small(policies=POLICIES, tools=tools))
    ]
    assert found == [
        "no work takes the tool 'lift-2' (did you mean 'scissor lift'? call it as the"
        " tools of tasks do)",
        "no work takes the tool 'q' (call it as the tools of tasks do, or leave it"
        " out)",
    ]
