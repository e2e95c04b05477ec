# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Plain data to documents: each entry by itself, so that a wrong one hides no other."""

from collections.abc import Collection
from typing import Any

from attrs import define, field

from weibao.config.documents import FileDocument
from weibao.config.forms import (
    NOT_A_LIST,
    Form,
    WrongShapeError,
    fields_of,
    shown,
    unknown_key,
)
from weibao.config.origins import Complaints, Entry, Origin
from weibao.config.paths import Path
from weibao.errors import InvalidValue
from weibao.texts.text import Message

FIELDS = fields_of(FileDocument)


@define
class FileEntries:
    """What one file says: its single values, and the entries of its lists.

    ``broken`` holds the ids of entries that could not be read, so that a name that
    refers to one of them is not called unknown as well.
    """

    single: dict[str, Any] = field(factory=dict)
    lists: dict[str, list[Entry]] = field(factory=dict)
    broken: set[str] = field(factory=set)


def structure_file(
    data: dict[str, Any], origin: Origin, complaints: Complaints
) -> FileEntries:
    """Read all that a file says; what is wrong goes to the complaints."""
    entries = FileEntries()
    whole = Entry(None, origin, ())
    for key, value in data.items():
        if key not in FIELDS:
            text = unknown_key(key, FIELDS)
            complaints.add(whole, (key,), text, on_key=True)
        elif value is None:
            continue
        elif (item := FIELDS[key][1].form.item) is not None:
            entries.lists[key] = _entries(key, item, value, whole, complaints, entries)
        else:
            _single(key, value, whole, complaints, entries)
    if data.get("schema") is None:
        complaints.add(whole, (), NO_SCHEMA())
    return entries


def structure_entry(
    form: Form,
    value: Any,
    place: Entry,
    complaints: Complaints,
    broken: set[str],
    told: Collection[Path] = (),
) -> Entry | None:
    """Read one entry at its place.

    Where something in it is wrong, its ids go to the broken ones, and the entry is
    what is left, or None. Fields ``told`` to be wrong are not called missing.
    """
    rest = None
    try:
        read = form.read(value)
        if not told:
            return Entry(read, place.origin, place.path)
        rest = read
    except InvalidValue as error:
        complaints.add(place, (), error.text)
    except WrongShapeError as error:
        rest = error.rest
        for wrong in error.wrongs:
            text = wrong.text
            if wrong.missing and wrong.path in told:
                continue
            if wrong.missing:
                text = place.origin.asking(wrong.path) or text
            complaints.add(place, wrong.path, text, on_key=wrong.on_key)
    broken |= ids_in(value)
    return None if rest is None else Entry(rest, place.origin, place.path, partial=True)


def _single(
    key: str, value: Any, whole: Entry, complaints: Complaints, entries: FileEntries
) -> None:
    place = Entry(None, whole.origin, (key,))
    form = FIELDS[key][1].form
    found = structure_entry(form, value, place, complaints, entries.broken)
    if found is not None:
        entries.single[key] = found.document


def _entries(
    key: str,
    item: Form,
    value: Any,
    whole: Entry,
    complaints: Complaints,
    entries: FileEntries,
) -> list[Entry]:
    if type(value) is not list:
        complaints.add(whole, (key,), NOT_A_LIST(value=shown(value)))
        return []
    places = (Entry(None, whole.origin, (key, number)) for number in range(len(value)))
    read = (
        structure_entry(item, one, place, complaints, entries.broken)
        for one, place in zip(value, places, strict=True)
    )
    return [entry for entry in read if entry is not None]


def ids_in(value: Any) -> set[str]:
    """Give the names that an entry which cannot be read would have had.

    They are ids and codes, and the titles of tasks, by which records may call them.
    """
    if not isinstance(value, dict):
        return set()
    own = {value[key] for key in ("id", "code") if isinstance(value.get(key), str)}
    if "code" in value:
        title = value.get("title")
        words = title.values() if isinstance(title, dict) else [title]
        own |= {word for word in words if isinstance(word, str)}
    inner = [value.get(key) for key in ("task", "completion", "finding", "reading")]
    lists = [value.get(key) for key in ("tasks", "add")]
    inner += [one for items in lists if isinstance(items, list) for one in items]
    return own.union(*(ids_in(one) for one in inner))


NO_SCHEMA = Message(
    zh="缺少 'schema'（在文件开头写 schema: 1）",
    en="'schema' is missing (begin the file with schema: 1)",
)
