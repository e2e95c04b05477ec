"""The judge shares values with those it judges, and none of their reckoning."""

from source_tree import Import, imports, modules

SHARED = {
    "weibao.calendars",
    "weibao.equipment",
    "weibao.inventory",
    "weibao.meters",
    "weibao.orders",
    "weibao.plan",
    "weibao.portfolio",
    "weibao.records",
    "weibao.roster",
    "weibao.rotations",
    "weibao.spans",
    "weibao.texts",
    "weibao.workforce",
    "weibao.verifier",
}
VALUES = ("weibao.cycles.", "weibao.pins", "weibao.precedence")
"""Of cycles, pins and precedence the verifier knows the values, and no function."""


def is_shared(taken: Import) -> bool:
    """Tell whether the verifier may know what an import takes."""
    if taken.module.startswith(VALUES):
        return (taken.name or "")[:1].isupper()
    return ".".join(taken.module.split(".")[:2]) in SHARED


def test_the_verifier_knows_values_spans_and_calendars_only() -> None:
    """No code of the due side or of an engine is the verifier's too.

    What it does share can still be wrong for both: the plan as it was resolved, which
    meter a cycle counts by, the
    arithmetic of intervals, windows, seasons and calendars, and the records as read.
    """
    ours = [one for one in modules() if one.name.startswith("weibao.verifier")]
    wrong = [
        f"{module.at(taken.node)}: {taken.module}"
        for module in ours
        for taken in imports(module)
        if taken.package == "weibao" and not is_shared(taken)
    ]
    assert ours
    assert not wrong, "\n".join(wrong)
