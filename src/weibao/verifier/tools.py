"""Whether there are as many tools and vehicles as are in use at one time."""

from collections.abc import Iterator

from weibao.texts.text import Message, Text, listed
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation
from weibao.workforce import Tool


def check(case: Case) -> Iterator[Violation]:
    """Check each tool over all sites."""
    for tool in case.portfolio.workforce.tools:
        in_use: list[Visit] = []
        for visit in case.visits:
            if not any(_same(tool, name) for name in visit.planned.task.job_plan.tools):
                continue
            in_use = [one for one in in_use if one.ends > visit.begins]
            in_use.append(visit)
            if len(in_use) > tool.number:
                works = listed(sorted(one.order.id for one in in_use))
                text = TOO_FEW(tool=tool.title, number=tool.number, works=works)
                yield violation(Rule.TOOL, text, *in_use)


def _same(tool: Tool, name: Text) -> bool:
    """Tell whether a job plan names a tool, in either language or by its id."""
    return any(
        called and called in (name.zh, name.en)
        for called in (tool.id, tool.title.zh, tool.title.en)
    )


TOO_FEW = Message(
    zh="{tool}只有 {number} 件，同时使用它的有：{works}",
    en="there are {number} of {tool}, and at one time it is in use by {works}",
)
