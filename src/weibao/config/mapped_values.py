"""Words that a register puts in place of its own: each is right, or told once.

A wrong word under ``values`` would otherwise be told at every row that has it, in a
file in which it does not stand.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from attrs import define

from weibao.config.attribute_values import Types, attribute_value, undeclared
from weibao.config.document_places import AssetDocument, RegisterDocument
from weibao.config.names import unknown
from weibao.config.origins import Entry, Origin
from weibao.config.places_resolved import LOCATION
from weibao.config.resolving import Resolving
from weibao.config.selecting import TYPE
from weibao.config.subjects_resolved import ASSET
from weibao.equipment import Attribute, EquipmentType
from weibao.errors import InvalidValue
from weibao.inventory import Location
from weibao.texts.text import Text


def check_mapped_values(
    resolving: Resolving,
    types: Types,
    places: Mapping[str, Location],
    assets: Mapping[str, Entry],
) -> None:
    """Note wrong words of registers where they stand, and spare the rows."""
    rows: dict[Origin, list[AssetDocument]] = {}
    for one in resolving.book.entries("assets"):
        rows.setdefault(one.origin, []).append(one.document)
    for entry, origin in resolving.book.tables:
        mapped = _Mapped(resolving, entry, origin, rows.get(origin, []), types)
        mapped.names("type", types.by_name, TYPE)
        mapped.names("location", places, LOCATION)
        mapped.names("parent", assets, ASSET)
        mapped.attributes()
        mapped.words()


@define
class _Mapped:
    """One register, with the rows that came of it."""

    resolving: Resolving
    entry: Entry
    origin: Origin
    rows: list[AssetDocument]
    types: Types

    def names(self, field: str, known: Mapping[str, object], kind: Text) -> None:
        """Check the words of a field that names other entries."""
        used = {getattr(row, field) for row in self.rows}

        def fault(word: str) -> Text | None:
            right = word in known or word in self.resolving.book.broken
            return None if right else unknown(kind, word, known.keys())

        self.check(field, used, fault)

    def attributes(self) -> None:
        """Check the attributes that columns are read into."""
        document: RegisterDocument = self.entry.document
        for name in document.columns.get("attributes", {}):
            types = self.stating(name)
            if not types or any(type_.attribute(name) for type_ in types):
                continue
            path = ("columns", "attributes", name)
            text = undeclared(types[0], name)
            self.resolving.complaints.add(self.entry, path, text, on_key=True)
            self.resolving.blamed.add((self.origin, name))

    def words(self) -> None:
        """Check the words of attributes: some type of the register must take them."""
        document: RegisterDocument = self.entry.document
        for name in document.values:
            declared = [type_.attribute(name) for type_ in self.stating(name)]
            takers = [attribute for attribute in declared if attribute is not None]
            if takers:
                used = {row.attributes.get(name) for row in self.rows}
                self.check(name, used, partial(_refusal, takers))

    def check(
        self,
        field: str,
        used: Iterable[str | None],
        fault: Callable[[str], Text | None],
    ) -> None:
        """Note each word that is used and wrong where the register says it."""
        document: RegisterDocument = self.entry.document
        in_rows = set(used)
        for theirs, ours in document.values.get(field, {}).items():
            text = fault(ours) if ours in in_rows else None
            if text is not None:
                path = ("values", field, theirs)
                self.resolving.complaints.add(self.entry, path, text)
                self.resolving.blamed.add((self.origin, ours))

    def stating(self, name: str) -> list[EquipmentType]:
        """Give the types of rows that state an attribute; none if one is unknown."""
        words = dict.fromkeys(row.type for row in self.rows if name in row.attributes)
        if not words.keys() <= self.types.by_name.keys():
            return []
        return [self.types.by_name[word] for word in words]


def _refusal(takers: Iterable[Attribute], word: str) -> Text | None:
    """Say why no attribute takes a word, in the words of the first."""
    first = None
    for attribute in takers:
        try:
            attribute_value(attribute, word)
        except InvalidValue as error:
            first = first or error.text
        else:
            return None
    return first
