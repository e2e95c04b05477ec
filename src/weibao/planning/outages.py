"""Which assets may not all be out at one time."""

from collections.abc import Iterable

from weibao.inventory import Asset
from weibao.plan import OutageGroup


def outage_groups(assets: Iterable[Asset]) -> dict[str, OutageGroup]:
    """Group the assets of which only so many may be out at one time."""
    members: dict[tuple[str, str], list[Asset]] = {}
    for asset in assets:
        if asset.type.outage_within is None:
            continue
        location = asset.location
        place = location.within(asset.type.outage_within) or location.stop
        members.setdefault((asset.type.outage_name, place.id), []).append(asset)
    groups: dict[str, OutageGroup] = {}
    for (name, place_id), found in sorted(members.items()):
        ids = frozenset(asset.id for asset in found)
        at_most = min(asset.type.outage_at_most for asset in found)
        group = OutageGroup(id=f"{place_id}/{name}", members=ids, at_most=at_most)
        groups.update(dict.fromkeys(sorted(ids), group))
    return groups
