"""What only shows once the policy is applied to the inventory.

A duration may need an attribute that an asset lacks, a cycle a season that its site
does not have. Both are found here, with their place, before anything is reckoned.
"""

from weibao.config.origins import Entry
from weibao.config.resolving import Resolving
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.texts.text import Message, Text, listed

NO_SEASON = Message(
    zh="缺少季节 {name!r}，{tasks} 要用（写成 {name}: 04-01..10-31）",
    en="there is no season {name!r}, which {tasks} needs (add {name}: 04-01..10-31)",
)


def check_applied(resolving: Resolving, portfolio: Portfolio) -> None:
    """Note what is wrong with a portfolio that is right in every single entry."""
    try:
        plan = make_plan(portfolio)
    except Unplannable as error:
        _note(resolving, error)
        return
    missing: dict[tuple[str, str], list[Text]] = {}
    for planned in plan.tasks:
        site = planned.subject.site
        for name in planned.cycle.seasons if planned.cycle else ():
            if isinstance(name, str) and name not in site.seasons:
                needs = missing.setdefault((site.id, name), [])
                needs.append(Text.same(planned.id))
    entries = {entry.document.id: entry for entry in resolving.book.entries("sites")}
    for (id_, name), needs in sorted(missing.items()):
        text = NO_SEASON(name=name, tasks=listed(needs, most=3))
        resolving.complaints.add(entries[id_], ("seasons",), text)


def _note(resolving: Resolving, error: Unplannable) -> None:
    """Note each fault at its rule, those of no rule together at the top."""
    rules = {one.document.id: one for one in resolving.book.entries("policies")}
    placed = [fault for fault in error.faults if fault.rule in rules]
    for fault in placed:
        resolving.complaints.add(rules[fault.rule], ("valid",), fault.text)
    others = [fault.text for fault in error.faults if fault.rule not in rules]
    if others:
        top = resolving.book.single["schema"]
        resolving.complaints.add(Entry(None, top.origin, ()), (), listed(others))
