"""From what was read to a portfolio: names become objects, once."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from weibao.calendars.working import WorkingCalendar
from weibao.catalogue import Catalogue
from weibao.config.applied import check_applied
from weibao.config.attribute_values import STOPS, Types
from weibao.config.cycle_names import check_own_types
from weibao.config.document_places import AssetDocument, LocationDocument, RoundDocument
from weibao.config.goals_resolved import goals
from weibao.config.happening_words import HappeningWords
from weibao.config.mapped_values import check_mapped_values
from weibao.config.open_words import check_open_words
from weibao.config.origins import Complaints, Entry
from weibao.config.people_resolved import workforce
from weibao.config.pins_resolved import check_pinned_tasks, pins
from weibao.config.places_resolved import calendars, locations, sites
from weibao.config.reading import Book
from weibao.config.record_names import names_of
from weibao.config.record_orders import NamedOrders
from weibao.config.records_resolved import records
from weibao.config.resolving import Resolving
from weibao.config.rotations_resolved import listed_items
from weibao.config.rules_resolved import Rules
from weibao.config.selecting import Selectors
from weibao.config.subjects_resolved import assets, rounds
from weibao.config.types_resolved import with_own_types
from weibao.equipment import EquipmentType, SubjectKind
from weibao.inventory import Inventory, Site
from weibao.portfolio import Portfolio
from weibao.texts.text import Message, Text

TOGETHER: tuple[tuple[str, ...], ...] = (
    *(("calendars",), ("sites",), ("shifts",), ("policies",), ("records",)),
    ("technicians", "crews"),
)
"""Lists among which an id may stand once, beside those of subjects."""
KINDS: Mapping[type, SubjectKind] = {
    LocationDocument: "location",
    AssetDocument: "asset",
    RoundDocument: "round",
}


def resolve(book: Book, complaints: Complaints, catalogue: Catalogue) -> Portfolio:
    """Make the portfolio; what is wrong goes to the complaints.

    With complaints the portfolio is what is left without the wrong entries.
    """
    resolving = Resolving(book, complaints)
    id_ = _portfolio_id(resolving)
    types = Types(resolving, _by_name(with_own_types(resolving, catalogue, id_)))
    subjects = resolving.distinct(
        (
            entry
            for key in ("locations", "assets", "rounds")
            for entry in book.entries(key)
        ),
        with_feeds=True,
    )
    resolving.refuse_reused(subjects)
    known = calendars(resolving)
    known_sites = sites(resolving, known)
    inventory, selectors = _inventory(resolving, types, subjects, known, known_sites)
    people = workforce(resolving, inventory.locations, known_sites, known)
    pinned = pins(resolving, id_, subjects, people.crews, people.technicians)
    names = _single(book, "names") or {}
    words = HappeningWords.of(types.by_name.values(), names)
    rules = Rules(resolving, selectors, people.crews, people.technicians, words)
    policy = rules.policy()
    aims, unpleasant = goals(
        resolving, selectors.in_use.values(), rules.added.values(), inventory
    )
    people = evolve(people, pins=pinned, unpleasant=unpleasant)
    check_own_types(resolving, rules.added, words, people.crews)
    check_open_words(resolving, catalogue.types.values(), selectors.in_use.values())
    items = listed_items(selectors.in_use.values(), rules.added.values(), policy)
    entries = resolving.distinct(book.entries("records"))
    orders = NamedOrders(resolving, id_, entries)
    spoken = names_of(resolving, inventory, rules.added, people, words, items, orders)
    check_pinned_tasks(spoken, id_, entries)
    portfolio = Portfolio(
        id=id_,
        title=_single(book, "title") or Text.same(id_),
        inventory=inventory,
        policy=policy,
        workforce=people,
        goals=aims,
        records=records(spoken, entries),
        records_from=_single(book, "records_from"),
        language=_single(book, "language") or "zh",
        names=names,
        files=tuple(book.files),
    )
    if not complaints.found:
        check_applied(resolving, portfolio)
    return portfolio


def _inventory(
    resolving: Resolving,
    types: Types,
    subjects: dict[str, Entry],
    known: Mapping[str, WorkingCalendar],
    known_sites: Mapping[str, Site],
) -> tuple[Inventory, Selectors]:
    """Make what there is to be looked after, and what selects among it."""
    place_entries = _only(subjects, LocationDocument)
    places = locations(resolving, place_entries, known_sites, types, known)
    asset_entries = _only(subjects, AssetDocument)
    check_mapped_values(resolving, types, places, asset_entries)
    known_assets = assets(resolving, asset_entries, places, types)
    selectors = Selectors(resolving, types, known_sites, places, subjects)
    round_entries = _only(subjects, RoundDocument)
    known_rounds = rounds(
        resolving, round_entries, places, known_assets, types, selectors
    )
    inventory = Inventory(
        sites=known_sites, locations=places, assets=known_assets, rounds=known_rounds
    )
    selectors.in_use = {
        subject.type.code: subject.type
        for subject in inventory.subjects()
        if subject.type is not None
    }
    return inventory, selectors


def check_entries(book: Book, complaints: Complaints, catalogue: Catalogue) -> None:
    """Note what is wrong with entries although a file of theirs cannot be read.

    No name is called unknown: the missing file may hold what it means.
    """
    resolving = Resolving(book, complaints)
    own = with_own_types(resolving, catalogue, _portfolio_id(resolving))
    types = Types(resolving, _by_name(own))
    for keys in TOGETHER:
        resolving.distinct(entry for key in keys for entry in book.entries(key))
    subjects = resolving.distinct(
        entry for key in KINDS.values() for entry in book.entries(f"{key}s")
    )
    resolving.refuse_reused(subjects)
    for entry in subjects.values():
        document = entry.document
        resolving.plausible(document.installed, entry)
        if document.type in types.by_name:
            type_ = types.find(document.type, KINDS[type(document)], entry)
            raw = {key: w for key, w in document.attributes.items() if key != STOPS}
            types.attributes(type_, raw, entry)


def resolve_types(
    book: Book, complaints: Complaints, catalogue: Catalogue
) -> Catalogue:
    """Return the catalogue with the portfolio's own types, whatever else is wrong."""
    resolving = Resolving(book, complaints)
    return with_own_types(resolving, catalogue, _portfolio_id(resolving))


def _portfolio_id(resolving: Resolving) -> str:
    entry = resolving.book.single.get("portfolio")
    if entry is not None:
        return str(entry.document)
    schema = resolving.book.single.get("schema")
    if schema is not None and not resolving.complaints.found:
        top = Entry(None, schema.origin, ())
        resolving.complaints.add(top, (), NO_ID())
    return "portfolio"


def _single(book: Book, key: str) -> Any:  # noqa: ANN401 - each key has its own type
    entry = book.single.get(key)
    return None if entry is None else entry.document


def _by_name(catalogue: Catalogue) -> dict[str, EquipmentType]:
    aliases = {
        alias: type_ for type_ in catalogue.types.values() for alias in type_.aliases
    }
    return {**aliases, **catalogue.types}


def _only(entries: dict[str, Entry], cls: type) -> dict[str, Entry]:
    return {id_: one for id_, one in entries.items() if type(one.document) is cls}


NO_ID = Message(
    zh="缺少 'portfolio'（在顶层文件写 portfolio: 编号）",
    en="'portfolio' is missing (add portfolio: and an id to the top file)",
)
