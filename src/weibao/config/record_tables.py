"""Records in tables: rows to the same documents as inline records."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from weibao.config.document_records import (
    COMPLETION,
    AttributeChangeDocument,
    DeferralDocument,
    EditDocument,
    EventDocument,
    ExchangeDocument,
    FindingDocument,
    ReadingDocument,
    RecordDocument,
    StateDocument,
    VoidDocument,
)
from weibao.config.forms import Form, document
from weibao.config.names import unknown
from weibao.config.origins import Complaints, Entry, TableOrigin
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
from weibao.texts.text import Text, listed

HEADINGS: Mapping[Path, tuple[str, ...]] = {
    ("kind",): ("类别", "kind"),
    ("id",): ("记录号", "id"),
    ("subject",): ("设备编号", "对象", "subject"),
    ("task",): ("任务", "task"),
    ("day",): ("日期", "day"),
    ("at",): ("时刻", "at"),
    ("started",): ("开始日期", "started"),
    ("discovered",): ("发现日期", "discovered"),
    ("entered",): ("录入日期", "entered"),
    ("order",): ("工单号", "order"),
    ("people",): ("人员", "people"),
    ("except",): ("异常对象", "except"),
    ("covers",): ("同时完成", "covers"),
    ("items",): ("所做对象", "items"),
    ("condition",): ("情况", "condition"),
    ("rectify_by",): ("整改期限", "rectify_by"),
    ("meter",): ("表计", "meter"),
    ("value",): ("数值", "value"),
    ("old",): ("原表末值", "old"),
    ("new",): ("新表起值", "new"),
    ("until",): ("延期至", "until"),
    ("by",): ("批准人", "by"),
    ("because",): ("理由", "because"),
    ("risk",): ("风险", "risk"),
    ("next_from",): ("下次起算", "next_from"),
    ("action",): ("动作", "action"),
    ("to",): ("改到", "to"),
    ("follow",): ("后续跟改", "follow"),
    ("state",): ("状态", "state"),
    ("event",): ("事件", "event"),
    ("attribute",): ("属性", "attribute"),
    ("record",): ("原记录号", "record"),
    ("note",): ("备注", "note"),
}
KINDS = {
    "完成": "completion",
    "缺陷": "finding",
    "读数": "reading",
    "换表": "exchange",
    "归零": "exchange",
    "延期": "deferral",
    "改期": "edit",
    "状态": "state",
    "事件": "event",
    "属性变更": "change",
    "作废": "void",
    "completion": "completion",
    "finding": "finding",
    "reading": "reading",
    "exchange": "exchange",
    "reset": "exchange",
    "deferral": "deferral",
    "edit": "edit",
    "state": "state",
    "event": "event",
    "change": "change",
    "void": "void",
}
SHAPES: Mapping[str, tuple[Form, Mapping[str, str]]] = {
    "completion": (
        COMPLETION,
        {
            **{name: name for name in ("id", "subject", "task", "entered", "order")},
            **{name: name for name in ("at", "started", "people")},
            **{name: name for name in ("except", "covers", "items")},
            "note": "note",
            "day": "done",
        },
    ),
    "finding": (
        document(FindingDocument),
        {
            **{name: name for name in ("id", "subject", "condition", "task")},
            **{name: name for name in ("rectify_by", "entered", "order", "note")},
            "day": "found",
        },
    ),
    "reading": (
        document(ReadingDocument),
        {
            **{name: name for name in ("id", "subject", "meter", "value", "entered")},
            "day": "taken",
        },
    ),
    "exchange": (
        document(ExchangeDocument),
        {
            **{name: name for name in ("id", "subject", "meter", "old", "new")},
            "entered": "entered",
            "day": "exchanged",
        },
    ),
    "deferral": (
        document(DeferralDocument),
        {
            **{name: name for name in ("id", "order", "until", "by", "because")},
            **{name: name for name in ("risk", "next_from", "discovered", "entered")},
            "day": "approved",
        },
    ),
    "edit": (
        document(EditDocument),
        {
            **{name: name for name in ("id", "order", "action", "to", "follow")},
            **{name: name for name in ("by", "because", "entered")},
            "day": "made",
        },
    ),
    "state": (
        document(StateDocument),
        {
            **{name: name for name in ("id", "subject", "state", "entered", "note")},
            "day": "from",
        },
    ),
    "event": (
        document(EventDocument),
        {
            **{name: name for name in ("id", "subject", "event", "entered", "note")},
            "day": "happened",
        },
    ),
    "change": (
        document(AttributeChangeDocument),
        {
            **{name: name for name in ("id", "subject", "attribute", "value")},
            **{name: name for name in ("entered", "note")},
            "day": "from",
        },
    ),
    "void": (
        document(VoidDocument),
        {"id": "id", "record": "record", "entered": "entered", "note": "reason"},
    ),
}
SEVERAL = frozenset({"people", "except", "covers", "items"})
DATES = frozenset({"day", "entered", "rectify_by", "until", "to"})


def record_entries(
    table: Table, entry: Entry, shown: str, name: str, complaints: Complaints
) -> tuple[list[Entry], set[str]]:
    """Read all rows; also give the ids of rows that could not be read."""
    item: RecordDocument = entry.document
    given: dict[Path, str] = {}
    for field, heading in item.columns.items():
        if (field,) in HEADINGS:
            given[(field,)] = heading
        else:
            text = unknown(FIELD, field, [str(path[0]) for path in HEADINGS])
            complaints.add(entry, ("columns", field), text, on_key=True)
    columns = find_columns(table, HEADINGS, given, entry, complaints)
    if ("id",) not in columns.by_path:
        needed, known = usual_heading(HEADINGS[("id",)]), listed(table.headings)
        text = NO_COLUMN(field="id", heading=needed, known=known)
        complaints.add(entry, ("columns",), text)
        return [], set()
    origin = _by_field(origin_of(table, columns, HEADINGS, shown, name))
    check_widths(table, origin, complaints)
    entries: list[Entry] = []
    broken: set[str] = set()
    for number, row in enumerate(table.rows):
        place = Entry(None, origin, (number,))
        spoilt = tell_spoilt(table, number, columns, place, complaints)
        cells = {str(path[0]): cell for path, cell in columns.cells(row, spoilt)}
        if ("kind",) in spoilt:
            broken |= ids_in(cells)
            continue
        kind = KINDS.get(cells.get("kind", "completion"))
        if kind is None:
            text = unknown(KIND, cells["kind"], KINDS)
            complaints.add(place, ("kind",), text)
            broken |= ids_in(cells)
            continue
        form, names = SHAPES[kind]
        data = _record(cells, names)
        if kind == "completion" and "meter" in cells:
            data["readings"] = {cells["meter"]: cells.get("value", "")}
        told = {(names[str(path[0])],) for path in spoilt if path[0] in names}
        found = structure_entry(form, data, place, complaints, broken, told)
        if found is not None:
            entries.append(found)
    return entries, broken


def _by_field(origin: TableOrigin) -> TableOrigin:
    """Let the fields of each kind of record be found by the columns they come from."""
    places, usual = dict(origin.columns), dict(origin.usual)
    for _, names in SHAPES.values():
        for ours, field in names.items():
            usual[(field,)] = origin.usual[(ours,)]
            if (ours,) in places:
                places[(field,)] = places[(ours,)]
    usual[("readings",)] = origin.usual[("value",)]
    if ("value",) in places:
        places[("readings",)] = places[("value",)]
    return evolve(origin, columns=places, usual=usual)


def inline_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Unwrap inline records, keeping the path to each."""
    found = []
    for entry in entries:
        for kind in SHAPES:
            inner = getattr(entry.document, kind)
            if inner is not None:
                path = (*entry.path, kind)
                found.append(Entry(inner, entry.origin, path, entry.partial))
    return found


def _record(cells: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, field in names.items():
        if name not in cells:
            continue
        cell = cells[name]
        if name in SEVERAL:
            data[field] = split(cell)
        else:
            data[field] = iso_date(cell) if name in DATES else cell
    return data


FIELD = Text("字段", "field")
KIND = Text("记录类别", "kind of record")
