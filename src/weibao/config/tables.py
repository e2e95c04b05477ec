# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Tables: the cells of a CSV or XLSX file, with the line of each row."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from attrs import evolve, field, frozen

from weibao.config.origins import Complaints, Entry, TableOrigin
from weibao.config.paths import Path, Spot
from weibao.config.slips import slip_of
from weibao.config.text_files import UnreadableError, decoded
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text, listed

DELIMITERS = ",;\t"
SPLIT = re.compile(r"[、;；，,]")
ANY_DATE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?",  # midnight, as databases write a mere day
    re.ASCII,
)
LIMIT = 131_072


@frozen(eq=False)
class Table:
    """A heading line and rows of cells, all text; blank rows are left out.

    ``spoilt`` says what is wrong with cells that hold no value, by line and column.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    spoilt: Mapping[int, Mapping[int, Text]] = field(factory=dict)


@frozen(eq=False)
class Columns:
    """Which column holds which field: path in the document -> column, from 0."""

    by_path: Mapping[Path, int]

    def cells(
        self, row: Sequence[str], spoilt: Collection[Path] = ()
    ) -> Iterator[tuple[Path, str]]:
        """Give the filled cells of a row by their field, without the spoilt ones."""
        for path, number in self.by_path.items():
            cell = row[number].strip() if number < len(row) else ""
            if cell and path not in spoilt:
                yield path, cell


def read_table(content: bytes, name: str, *, encoding: str, sheet: str | None) -> Table:
    """Read a table by the look of its name.

    Raises:
        InvalidValue: it is no table, or an extra is missing.
    """
    if name.lower().endswith((".xlsx", ".xlsm")):
        rows, spoilt = _spreadsheet()(content, sheet)
        return evolve(_numbered(rows), spoilt=spoilt)
    return _numbered(_csv_rows(decoded(content, encoding)))


def find_columns(
    table: Table,
    wanted: Mapping[Path, Sequence[str]],
    given: Mapping[Path, str],
    entry: Entry,
    complaints: Complaints,
) -> Columns:
    """Match fields with headings: those given by name, else the usual ones."""
    found: dict[Path, int] = {}
    for path, names in {
        **wanted,
        **{path: [name] for path, name in given.items()},
    }.items():
        matches = [n for n, heading in enumerate(table.headings) if heading in names]
        if len(matches) > 1:
            words = list(dict.fromkeys(table.headings[n] for n in matches))
            twice = HEADING_TWICE(heading=words[0])
            same = SAME_MEANING(headings=listed(map(repr, words)))
            complaints.add(entry, (), twice if len(words) == 1 else same)
        if matches:
            found[path] = matches[0]
        elif path in given:
            known = listed((h for h in table.headings if h), most=30)
            place = ("columns", *path)
            complaints.add(entry, place, NO_HEADING(heading=given[path], known=known))
    _tell_slips(table, found, {**wanted, **dict.fromkeys(given, ())}, entry, complaints)
    return Columns(found)


def _tell_slips(
    table: Table,
    found: Mapping[Path, int],
    wanted: Mapping[Path, Sequence[str]],
    entry: Entry,
    complaints: Complaints,
) -> None:
    """Tell headings that are nearly those of fields which have no column.

    Any other heading is the user's own business: a table may hold more than we read.
    """
    absent = {
        name: path
        for path, names in wanted.items()
        if path not in found
        for name in names
    }
    for number, heading in enumerate(table.headings):
        near = None if number in found.values() else slip_of(heading, absent)
        if near is not None:
            field_ = str(absent[near][-1])
            text = HEADING_SLIP(heading=heading, near=near, field=field_)
            complaints.add(entry, ("columns",), text)


def tell_spoilt(
    table: Table, number: int, columns: Columns, place: Entry, complaints: Complaints
) -> frozenset[Path]:
    """Tell which cells of a row hold no value; give their fields."""
    spoilt = table.spoilt.get(table.lines[number])
    if not spoilt:
        return frozenset()
    paths = {path: n for path, n in columns.by_path.items() if n in spoilt}
    for path, n in paths.items():
        complaints.add(place, path, spoilt[n])
    return frozenset(paths)


def origin_of(
    table: Table,
    columns: Columns,
    headings: Mapping[Path, Sequence[str]],
    shown: str,
    name: str,
) -> TableOrigin:
    """Make the origin that knows where each field of each row stands."""
    places = {
        path: (number + 1, table.headings[number])
        for path, number in columns.by_path.items()
    }
    usual = {path: usual_heading(names) for path, names in headings.items()}
    return TableOrigin(shown, name, list(table.lines), places, usual)


def usual_heading(names: Sequence[str]) -> Text:
    """Give the heading that a column has as a rule, in each language."""
    return Text(names[0], names[-1])


def check_widths(table: Table, origin: TableOrigin, complaints: Complaints) -> None:
    """Refuse rows with more cells than headings: a comma too many, as a rule."""
    width = len(table.headings)
    for number, row in enumerate(table.rows):
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            text = TOO_WIDE(cells=len(row), headings=width)
            complaints.add(Entry(None, origin, (number,)), (), text)


def split(cell: str) -> list[str]:
    """Split a cell that holds several words."""
    return [word.strip() for word in SPLIT.split(cell) if word.strip()]


def iso_date(cell: str) -> str:
    """Write the ways in which spreadsheets show a date as an ISO date."""
    found = ANY_DATE.fullmatch(cell)
    if not found:
        return cell
    year, month, day = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            text_ = NOT_CSV(why=str(error))
            raise UnreadableError(text_, Spot(reader.line_num, 0)) from error
        if row is None:
            return
        yield line, row
        line = reader.line_num + 1


def _numbered(rows: Iterable[tuple[int, list[str]]]) -> Table:
    filled = ((n, row) for n, row in rows if any(cell.strip() for cell in row))
    _, headings = next(filled, (0, list[str]()))
    if not headings:
        raise InvalidValue(EMPTY_TABLE())
    kept = list(filled)
    while headings and not headings[-1].strip():
        headings.pop()
    names = [heading.strip() for heading in headings]
    return Table(names, [row for _, row in kept], [n for n, _ in kept])


def _spreadsheet() -> Any:
    """Load the reader of spreadsheets, which needs an extra and takes its time."""
    try:
        return import_module("weibao.config.xlsx").read_sheet
    except ImportError as error:
        raise InvalidValue(NO_EXTRA()) from error


EMPTY_TABLE = Message(
    zh="表格是空的（第一行应为表头）",
    en="the table is empty (its first row holds the headings)",
)
NOT_CSV = Message(
    zh="不是正确的 CSV：{why}（检查引号是否成对）",
    en="not valid CSV: {why} (check that quotes come in pairs)",
)
NO_EXTRA = Message(
    zh="读 XLSX 需要 openpyxl（安装 weibao[xlsx]，或另存为 CSV）",
    en="reading XLSX needs openpyxl (install weibao[xlsx], or save the sheet as CSV)",
)
NO_HEADING = Message(
    zh="表中没有列 {heading!r}（表头有：{known}）",
    en="the table has no column {heading!r} (its headings are: {known})",
)
HEADING_TWICE = Message(
    zh="表头 {heading!r} 出现不止一次（保留一列，或在 columns 里指明）",
    en="the heading {heading!r} appears more than once "
    "(keep one, or name one in columns)",
)
SAME_MEANING = Message(
    zh="列 {headings} 含义相同（保留一列，或在 columns 里指明）",
    en="the columns {headings} mean the same (keep one, or name one in columns)",
)
HEADING_SLIP = Message(
    zh="没有读取列 {heading!r}（是不是 {near!r}？改表头，"
    "或在 columns 里写 {field}: {heading}）",
    en="the column {heading!r} is not read (did you mean {near!r}? rename it, "
    "or write {field}: {heading} under columns)",
)
TOO_WIDE = Message(
    zh="这一行有 {cells} 格，表头只有 {headings} 列（含逗号的内容应加引号）",
    en="this row has {cells} cells but there are {headings} headings "
    "(put quotes around text with commas)",
)
NO_COLUMN = Message(
    zh="表中没有“{heading}”这一列"
    "（请加上，或在 columns 里写 {field}: 表头；现有表头：{known}）",
    en="the table has no column '{heading}' "
    "(add it, or write {field}: and its heading under columns; "
    "the headings are: {known})",
)
