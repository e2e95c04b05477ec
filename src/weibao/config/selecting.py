"""Selectors: which subjects a round or a rule is for, with every name looked up."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from weibao.config.attribute_values import ATTRIBUTE, STOPS, Types, attribute_value
from weibao.config.document_places import ComparisonDocument, SelectorDocument
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.places_resolved import LOCATION, SITE
from weibao.config.resolving import Resolving
from weibao.config.slips import slip_of
from weibao.equipment import Attribute, EquipmentType
from weibao.errors import InvalidValue
from weibao.inventory import Location, Site
from weibao.policy import Comparison, Selector
from weibao.texts.text import Message, Text

SUBJECT_KINDS = ("asset", "location", "round")


@define
class Selectors:
    """All names that a selector may use."""

    resolving: Resolving
    types: Types
    sites: Mapping[str, Site]
    places: Mapping[str, Location]
    subjects: Mapping[str, Entry]
    in_use: dict[str, EquipmentType] = field(factory=dict)
    tags: set[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        own = (entry.document.tags for entry in self.subjects.values())
        types = (type_.tags for type_ in self.types.by_name.values())
        self.tags = set().union(*own, *types)

    def candidates(self, document: SelectorDocument) -> dict[str, EquipmentType]:
        """Give the types that the selected subjects can be of, by code."""
        by_name = self.types.by_name
        if document.types:
            named = [by_name[word] for word in document.types if word in by_name]
            return {type_.code: type_ for type_ in named}
        if document.families:
            return {
                type_.code: type_
                for type_ in by_name.values()
                if type_.family in document.families
            }
        if document.ids:
            entries = [
                self.subjects[id_] for id_ in document.ids if id_ in self.subjects
            ]
            words = [entry.document.type for entry in entries]
            named = [by_name[word] for word in words if word in by_name]
            return {type_.code: type_ for type_ in named}
        return self.in_use or {type_.code: type_ for type_ in by_name.values()}

    def sure_of_types(self, document: SelectorDocument) -> bool:
        """Tell whether the types, families and ids that a selector names are known."""
        families = {type_.family for type_ in self.types.by_name.values()}
        return (
            families.issuperset(document.families)
            and self.types.by_name.keys() >= set(document.types)
            and self.subjects.keys() >= set(document.ids)
        )

    def declared(self, types: Iterable[EquipmentType]) -> dict[str, Attribute]:
        """Give the attributes that any of the types declares."""
        return {a.name: a for type_ in types for a in type_.attributes}

    def selector(
        self, document: SelectorDocument, entry: Entry, path: Path
    ) -> Selector | None:
        """Make a selector; None when a name in it is not known."""
        before = len(self.resolving.complaints.found)
        families = {type_.family: type_ for type_ in self.types.by_name.values()}
        kinds = dict.fromkeys(SUBJECT_KINDS, True)
        kinds |= {place.kind: True for place in self.places.values()}
        looks: tuple[tuple[str, Mapping[str, Any], Text], ...] = (
            ("ids", self.subjects, SUBJECT),
            ("types", self.types.by_name, TYPE),
            ("families", families, FAMILY),
            ("locations", self.places, LOCATION),
            ("sites", self.sites, SITE),
            ("kinds", kinds, KIND),
        )
        for key, known, kind in looks:
            words = getattr(document, key)
            self.resolving.found(known, words, kind, entry, (*path, key))
        self._slips_in_tags(document, entry, (*path, "tags"))
        declared = self.declared(self.candidates(document).values())
        where = [
            self._comparison(one, declared, entry, (*path, "where", number))
            for number, one in enumerate(document.where)
        ]
        if len(self.resolving.complaints.found) > before:
            return None
        by_name = self.types.by_name
        codes = (by_name[word].code for word in document.types if word in by_name)
        return Selector(
            ids=frozenset(document.ids),
            types=frozenset(codes),
            families=frozenset(document.families),
            tags=frozenset(document.tags),
            locations=frozenset(document.locations),
            sites=frozenset(document.sites),
            kinds=frozenset(document.kinds),
            where=tuple(one for one in where if one is not None),
        )

    def _slips_in_tags(
        self, document: SelectorDocument, entry: Entry, path: Path
    ) -> None:
        """Note tags that nothing has, but that are nearly one that something has."""
        for number, tag in enumerate(document.tags):
            near = None if tag in self.tags else slip_of(tag, self.tags)
            if near is not None:
                text = NO_TAG(tag=tag, near=near)
                self.resolving.complaints.add(entry, (*path, number), text)

    def _comparison(
        self,
        document: ComparisonDocument,
        declared: Mapping[str, Attribute],
        entry: Entry,
        path: Path,
    ) -> Comparison | None:
        name = document.attribute
        if name == STOPS and name not in declared:
            attribute: Attribute | None = Attribute(STOPS, Text.same(STOPS))
        else:
            place = (*path, "attribute")
            attribute = self.resolving.find(declared, name, ATTRIBUTE, entry, place)
        if attribute is None:
            return None
        equals, among = None, []
        try:
            if document.equals is not None:
                equals = attribute_value(attribute, document.equals)
            among = [attribute_value(attribute, raw) for raw in document.among]
        except InvalidValue as error:
            key = "equals" if document.equals is not None else "among"
            self.resolving.complaints.add(entry, (*path, key), error.text)
        return Comparison(
            attribute=name,
            equals=equals,
            at_least=document.at_least,
            below=document.below,
            among=tuple(among),
        )


TYPE = Text("设备类型", "equipment type")
FAMILY = Text("设备族", "family")
KIND = Text("对象种类", "kind of subject")
SUBJECT = Text("设备、位置或巡检路线", "asset, location or round")
NO_TAG = Message(
    zh="没有设备类型或对象带标签 {tag!r}（是不是 {near!r}？）",
    en="no equipment type and no subject has the tag {tag!r} (did you mean {near!r}?)",
)
