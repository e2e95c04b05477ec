"""Plain data to documents: each entry of a list by itself, so that one that is wrong
hides no other.
"""

from typing import Any

from attrs import define, field

from weibao.config.documents import FileDocument
from weibao.config.forms import (
    MISSING,
    NOT_A_LIST,
    Form,
    WrongShapeError,
    fields_of,
    shown,
    unknown_key,
)
from weibao.config.origins import Complaints, Entry, Origin
from weibao.errors import InvalidValue

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
        complaints.add(whole, (), MISSING(key="schema"))
    return entries


def structure_entry(
    form: Form, value: Any, entry: Entry, complaints: Complaints
) -> Any:
    """Read one value at an entry's place; None when something in it is wrong."""
    try:
        return form.read(value)
    except InvalidValue as error:
        complaints.add(entry, (), error.text)
    except WrongShapeError as error:
        for wrong in error.wrongs:
            complaints.add(entry, wrong.path, wrong.text, on_key=wrong.on_key)
    return None


def _single(
    key: str, value: Any, whole: Entry, complaints: Complaints, entries: FileEntries
) -> None:
    place = Entry(None, whole.origin, (key,))
    found = structure_entry(FIELDS[key][1].form, value, place, complaints)
    if found is not None:
        entries.single[key] = found


def _entries(
    key: str,
    item: Form,
    value: Any,
    whole: Entry,
    complaints: Complaints,
    entries: FileEntries,
) -> list[Entry]:
    origin = whole.origin
    if type(value) is not list:
        complaints.add(whole, (key,), NOT_A_LIST(value=shown(value)))
        return []
    found = []
    read = item.read
    for number, one in enumerate(value):
        try:
            found.append(Entry(read(one), origin, (key, number)))
        except (InvalidValue, WrongShapeError):
            place = Entry(None, origin, (key, number))
            structure_entry(item, one, place, complaints)
            entries.broken |= ids_in(one)
    return found


def ids_in(value: Any) -> set[str]:
    """Give the ids that an entry which cannot be read would have had."""
    if not isinstance(value, dict):
        return set()
    own = {value[key] for key in ("id", "code") if isinstance(value.get(key), str)}
    inner = [value.get(key) for key in ("task", "completion", "finding", "reading")]
    lists = [value.get(key) for key in ("tasks", "add")]
    inner += [one for items in lists if isinstance(items, list) for one in items]
    return own.union(*(ids_in(one) for one in inner))
