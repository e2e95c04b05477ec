# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Registers of assets: rows of a table to the same documents as inline assets."""

from collections.abc import Collection, Mapping
from typing import Any

from attrs import evolve

from weibao.config.document_places import AssetDocument, RegisterDocument
from weibao.config.forms import document, fields_of
from weibao.config.names import unknown
from weibao.config.origins import Complaints, Entry
from weibao.config.paths import Path
from weibao.config.structure import ids_in, structure_entry
from weibao.config.tables import (
    NO_COLUMN,
    Table,
    check_widths,
    find_columns,
    iso_date,
    origin_of,
    split,
    tell_spoilt,
    usual_heading,
)
from weibao.errors import InvalidValue
from weibao.texts.text import Text, listed

ASSET = document(AssetDocument)
HEADINGS: Mapping[Path, tuple[str, ...]] = {
    ("id",): ("设备编号", "id"),
    ("title",): ("名称", "title"),
    ("type",): ("设备类型", "type"),
    ("model",): ("型号", "model"),
    ("installed",): ("安装日期", "installed"),
    ("location",): ("位置", "location"),
    ("parent",): ("所属设备", "parent"),
    ("tags",): ("标签", "tags"),
    ("formerly",): ("曾用编号", "formerly"),
}
NEEDED = ("id", "type")
FIELDS = fields_of(AssetDocument)
SEVERAL = frozenset({("tags",), ("formerly",)})


def register_entries(
    table: Table, entry: Entry, shown: str, name: str, complaints: Complaints
) -> tuple[list[Entry], set[str]]:
    """Read all rows; also give the ids of rows that could not be read."""
    register: RegisterDocument = entry.document
    given = _given(register.columns)
    for path in given:
        if path[0] != "attributes" and path not in HEADINGS:
            fields = [str(known[0]) for known in HEADINGS] + ["attributes"]
            text = unknown(FIELD, str(path[0]), fields)
            complaints.add(entry, ("columns", *path), text, on_key=True)
    known = {p: h for p, h in given.items() if p in HEADINGS or p[0] == "attributes"}
    columns = find_columns(table, HEADINGS, known, entry, complaints)
    wrong = _check_values(register, known, entry, complaints)
    origin = origin_of(table, columns, HEADINGS, shown, name)
    missing = [field for field in NEEDED if (field,) not in columns.by_path]
    if missing:
        for field in missing:
            needed = usual_heading(HEADINGS[(field,)])
            text = NO_COLUMN(field=field, heading=needed, known=listed(table.headings))
            complaints.add(entry, ("columns",), text)
        return [], set()
    check_widths(table, origin, complaints)
    entries: list[Entry] = []
    broken: set[str] = set()
    for number, row in enumerate(table.rows):
        place = Entry(None, origin, (number,))
        spoilt = tell_spoilt(table, number, columns, place, complaints)
        data = _asset(columns.cells(row, spoilt), register.values)
        told = [field for field, word in wrong if data.get(field) == word]
        if told:
            broken |= ids_in(data)
        for field in told:
            del data[field]
        if any(field in NEEDED for field in told):
            continue
        found = structure_entry(ASSET, data, place, complaints, broken, spoilt)
        if found is not None:
            entries.append(evolve(found, partial=True) if told else found)
        if found is None or found.partial:
            asked = {*spoilt, *((field,) for field in told)}
            _ask_for_place(data, asked, place, complaints)
    return entries, broken


def _ask_for_place(
    data: Mapping[str, Any],
    spoilt: Collection[Path],
    place: Entry,
    complaints: Complaints,
) -> None:
    """Ask a row that is wrong for its place too: later nobody will."""
    places: tuple[Path, ...] = (("location",), ("parent",))
    if not any(str(path[0]) in data or path in spoilt for path in places):
        text = place.origin.asking(("location",))
        if text is not None:
            complaints.add(place, ("location",), text)


def _given(columns: Mapping[str, Any]) -> dict[Path, str]:
    given: dict[Path, str] = {}
    for field, heading in columns.items():
        if field == "attributes":
            given.update({("attributes", name): one for name, one in heading.items()})
        else:
            given[(field,)] = heading
    return given


def _check_values(
    register: RegisterDocument,
    given: Mapping[Path, str],
    entry: Entry,
    complaints: Complaints,
) -> set[tuple[str, str]]:
    """Check what words are exchanged for; give the wrong ones, each with its field."""
    fields = {str(path[-1]) for path in (*HEADINGS, *given)}
    wrong: set[tuple[str, str]] = set()
    for field, words in register.values.items():
        if field not in fields:
            text = unknown(FIELD, field, sorted(fields))
            complaints.add(entry, ("values", field), text, on_key=True)
        if (field,) not in HEADINGS or (field,) in SEVERAL:
            continue
        form = FIELDS[field][1].form
        for theirs, ours in words.items():
            word = iso_date(ours) if field == "installed" else ours
            try:
                form.read(word)
            except InvalidValue as error:
                complaints.add(entry, ("values", field, theirs), error.text)
                wrong.add((field, word))
    return wrong


def _asset(cells: Any, values: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for path, cell in cells:
        words = values.get(path[-1])
        value: Any = words.get(cell, cell) if words else cell
        if path[0] == "attributes":
            data.setdefault("attributes", {})[path[1]] = value
        elif path in SEVERAL:
            data[path[0]] = split(value)
        else:
            data[path[0]] = iso_date(value) if path[0] == "installed" else value
    return data


FIELD = Text("字段", "field")
