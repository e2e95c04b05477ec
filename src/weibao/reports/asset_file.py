"""All that is on record of one asset: repairs, inspections, what was found on it."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from attrs import frozen

from weibao.inventory import Asset
from weibao.orders import Demand
from weibao.plan import Plan
from weibao.records import Completion, Finding, History

REPAIR, INSPECT = "repair", "inspect"


@frozen(kw_only=True)
class Fault:
    """Something found, the inspection that found it, and the work that followed.

    It is closed when it was put right and, where its task asks for that, ``checked``.
    """

    finding: Finding
    found_at: Completion | None = None
    put_right: Completion | None = None
    checked: Completion | None = None
    closed: bool = False


@frozen(kw_only=True)
class AssetFile:
    """The file of one asset; records are sorted by day.

    ``repeated`` are the conditions found twice within the period asked for.
    """

    asset: Asset
    repairs: tuple[Completion, ...] = ()
    inspections: tuple[Completion, ...] = ()
    others: tuple[Completion, ...] = ()
    faults: tuple[Fault, ...] = ()
    repeated: tuple[str, ...] = ()


def asset_file(
    asset: Asset, demand: Demand, history: History, *, within: timedelta
) -> AssetFile:
    """Collect what is on record of an asset.

    Args:
        asset: the asset.
        demand: its orders, for what followed each finding.
        history: the records.
        within: how close two findings of one condition must lie to count as repeated.
    """
    records = history.about(subject=asset.id)
    done = [one for one in records if isinstance(one, Completion)]
    found = [one for one in records if isinstance(one, Finding)]
    by_action = {
        one.id: action for one in done if (action := _action(one, demand.plan))
    }
    kinds = (REPAIR, INSPECT)
    return AssetFile(
        asset=asset,
        repairs=tuple(one for one in done if by_action.get(one.id) == REPAIR),
        inspections=tuple(one for one in done if by_action.get(one.id) == INSPECT),
        others=tuple(one for one in done if by_action.get(one.id) not in kinds),
        faults=tuple(_fault(one, done, demand) for one in found),
        repeated=_repeated(found, within),
    )


def _action(completion: Completion, plan: Plan) -> str | None:
    planned = plan.of(completion.subject, completion.task)
    return planned.task.action if planned else None


def _fault(finding: Finding, done: Iterable[Completion], demand: Demand) -> Fault:
    followed = [
        order
        for order in demand.orders
        if order.finding is not None and order.finding.id == finding.id
    ]
    checks = {order.planned.task.recheck for order in followed}
    by = {order.planned.task.code in checks: order.completion for order in followed}
    found_at = next(
        (one for one in done if one.order is not None and one.order == finding.order),
        None,
    )
    return Fault(
        finding=finding,
        found_at=found_at,
        put_right=by.get(False),
        checked=by.get(True),
        closed=bool(by) and None not in by.values(),
    )


def _repeated(found: Iterable[Finding], within: timedelta) -> tuple[str, ...]:
    days: dict[str, list[date]] = {}
    for finding in found:
        days.setdefault(finding.condition, []).append(finding.found)
    return tuple(
        condition
        for condition, when in sorted(days.items())
        if any(later - earlier <= within for earlier, later in pairwise(sorted(when)))
    )
