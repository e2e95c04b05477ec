"""The items that tasks take in turn, found among what stands at a place."""

from collections.abc import Iterable, Iterator, Sequence

from weibao.inventory import Asset, Inventory, Location, Round, Subject
from weibao.rotations import Item, ItemChoice, Rotation


def items_of(
    rotation: Rotation, subject: Subject, inventory: Inventory
) -> tuple[Item, ...]:
    """Return the items of a rotation on a subject.

    Listed ones keep their order. Chosen ones are the stops of a round, the things at a
    place or the parts of a thing, sorted by id (a round's as it is walked).
    """
    choice = rotation.items
    if not isinstance(choice, ItemChoice):
        return choice
    return tuple(
        Item(one.id, one.title, one.installed)
        for one in _parts(subject, inventory)
        if _chosen(choice, one)
    )


def _parts(subject: Subject, inventory: Inventory) -> Sequence[Asset | Location]:
    if isinstance(subject, Round):
        return subject.subjects
    found = inventory.assets.values()
    if isinstance(subject, Location):
        inside: Iterable[Asset] = (a for a in found if subject in a.location.chain())
    else:
        inside = (a for a in found if subject in _above(a))
    return sorted(inside, key=lambda one: one.id)


def _above(asset: Asset) -> Iterator[Asset]:
    while asset.parent is not None:
        asset = asset.parent
        yield asset


def _chosen(choice: ItemChoice, one: Asset | Location) -> bool:
    type_, tags = one.type, one.tags
    if type_ is not None:
        tags |= type_.tags
    return (
        (not choice.types or (type_ is not None and type_.code in choice.types))
        and (
            not choice.families
            or (type_ is not None and type_.family in choice.families)
        )
        and (not choice.tags or bool(choice.tags & tags))
    )
