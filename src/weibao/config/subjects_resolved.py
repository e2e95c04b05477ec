"""Assets and rounds: from documents to the model."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from weibao.config.attribute_values import STOPS, Types
from weibao.config.document_places import AssetDocument, RoundDocument
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.places_resolved import LOCATION
from weibao.config.resolving import Resolving
from weibao.config.selecting import Selectors
from weibao.inventory import Asset, Location, Round
from weibao.policy import Selector
from weibao.texts.text import Message, Text


def assets(
    resolving: Resolving,
    entries: Mapping[str, Entry],
    places: Mapping[str, Location],
    types: Types,
) -> dict[str, Asset]:
    """Make the assets, parents first."""
    found: dict[str, Asset] = {}
    for id_ in resolving.parents_first(entries):
        made = _asset(resolving, entries[id_], found, places, types)
        if made is None:
            resolving.book.broken.add(id_)
        else:
            found[id_] = made
    for entry in resolving.again(AssetDocument):
        _asset(resolving, entry, found, places, types)
    return found


def _asset(
    resolving: Resolving,
    entry: Entry,
    found: Mapping[str, Asset],
    places: Mapping[str, Location],
    types: Types,
) -> Asset | None:
    document: AssetDocument = entry.document
    parent = None
    if document.parent is not None:
        parent = resolving.find(found, document.parent, ASSET, entry, ("parent",))
    location = _location(resolving, entry, parent, places)
    type_ = types.find(document.type, "asset", entry)
    resolving.plausible(document.installed, entry)
    attributes = types.attributes(type_, document.attributes, entry)
    lost = document.parent is not None and parent is None
    if location is None or type_ is None or lost:
        return None
    return Asset(
        id=document.id,
        title=document.title or Text.same(document.id),
        type=type_,
        location=location,
        installed=document.installed,
        model=document.model,
        attributes=attributes,
        tags=frozenset(document.tags),
        parent=parent,
        links=document.links,
        formerly=document.formerly,
    )


def _location(
    resolving: Resolving,
    entry: Entry,
    parent: Asset | None,
    places: Mapping[str, Location],
) -> Location | None:
    document: AssetDocument = entry.document
    if document.location is not None:
        path = ("location",)
        return resolving.find(places, document.location, LOCATION, entry, path)
    if parent is not None:
        return parent.location
    if document.parent is None and not entry.partial:
        where: Path = ("location",)
        text = entry.origin.asking(where)
        place = where if text else ()
        resolving.complaints.add(entry, place, text or NO_LOCATION())
    return None


def rounds(
    resolving: Resolving,
    entries: Mapping[str, Entry],
    places: Mapping[str, Location],
    known_assets: Mapping[str, Asset],
    types: Types,
    selectors: Selectors,
) -> dict[str, Round]:
    """Make the rounds, each with the subjects it visits."""
    found: dict[str, Round] = {}
    by_type: dict[str, list[Asset | Location]] = {}
    every: list[Asset | Location] = [*known_assets.values(), *places.values()]
    for subject in every:
        if subject.type is not None:
            by_type.setdefault(subject.type.code, []).append(subject)
    candidates = Candidates(by_type, known_assets, places)
    for id_, entry in entries.items():
        made = _round(resolving, entry, candidates, types, selectors)
        if made is None:
            resolving.book.broken.add(id_)
        else:
            found[id_] = made
    for entry in resolving.again(RoundDocument):
        _round(resolving, entry, candidates, types, selectors)
    return found


@frozen(eq=False)
class Candidates:
    """All that a round can go over, by the code of its type and by id."""

    by_type: Mapping[str, list[Asset | Location]]
    assets: Mapping[str, Asset]
    places: Mapping[str, Location]


def _round(
    resolving: Resolving,
    entry: Entry,
    candidates: Candidates,
    types: Types,
    selectors: Selectors,
) -> Round | None:
    document: RoundDocument = entry.document
    path: Path = ("location",)
    location = resolving.find(
        candidates.places, document.location, LOCATION, entry, path
    )
    type_ = types.find(document.type, "round", entry)
    resolving.plausible(document.installed, entry)
    raw = {key: word for key, word in document.attributes.items() if key != STOPS}
    attributes = types.attributes(type_, raw, entry)
    select = selectors.selector(document.over, entry, ("over",))
    if location is None or type_ is None or select is None:
        return None
    over = _over(select, candidates)
    if not over and not resolving.book.broken:
        resolving.complaints.add(entry, ("over",), NOTHING_TO_GO_OVER())
    return Round(
        id=document.id,
        title=document.title or Text.same(document.id),
        type=type_,
        location=location,
        subjects=over,
        attributes={**attributes, STOPS: len(over)},
        tags=frozenset(document.tags),
        installed=document.installed,
        formerly=document.formerly,
    )


def _over(select: Selector, candidates: Candidates) -> tuple[Asset | Location, ...]:
    if select.ids:
        named = (
            candidates.assets.get(id_) or candidates.places.get(id_)
            for id_ in select.ids
        )
        chosen: Iterable[Asset | Location] = [one for one in named if one is not None]
    else:
        by_type = candidates.by_type
        codes = select.types or by_type.keys()
        chosen = [one for code in codes for one in by_type.get(code, ())]
    taken = [subject for subject in chosen if select.takes(subject)]
    return tuple(sorted(taken, key=lambda subject: subject.id))


ASSET = Text("设备", "asset")
NO_LOCATION = Message(
    zh="没有说设备在哪里（写 location: 和位置编号）",
    en="it does not say where the asset stands (add location: and the id of a place)",
)
NOTHING_TO_GO_OVER = Message(
    zh="没有选到任何对象（放宽 over，或写 ids: [...]）",
    en="it selects nothing to visit (widen over, or write ids: [...])",
)
