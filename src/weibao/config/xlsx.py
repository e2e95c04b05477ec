# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Reading spreadsheets, which needs the extra ``weibao[xlsx]``."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text, listed

LARGEST = 512 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 500
LAST_ROW = 1_048_576
"""The last row that any spreadsheet program knows."""
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
CHUNK, OVERLAP = 1 << 20, 80

Rows = list[tuple[int, list[str]]]
Spoilt = dict[int, dict[int, Text]]


def read_sheet(content: bytes, sheet: str | None) -> tuple[Rows, Spoilt]:
    """Give the filled rows of a sheet as texts, each with its number.

    Beside them come the cells that hold no value of their own, by row number and by
    column from 0: errors, and formulas whose result was never stored.

    Raises:
        InvalidValue: it is no spreadsheet, has no such sheet, or is too large.
    """
    with warnings.catch_warnings():
        # What openpyxl warns of, such as a date of no year, is told by cell below.
        warnings.simplefilter("ignore")
        try:
            _refuse_swelling(content)
            formulas = _formulas(content, sheet) if _has_formulas(content) else set()
            return _read(content, sheet, formulas)
        except InvalidValue:
            raise
        except Exception as error:
            # A damaged file makes openpyxl stumble anywhere, with any kind of error.
            raise InvalidValue(NOT_XLSX()) from error


def _refuse_swelling(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST:
            raise InvalidValue(TOO_LARGE(most=LARGEST // 1024**2))


def _has_formulas(content: bytes) -> bool:
    """Tell whether any sheet holds a formula: only then is it read twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [one for one in parts.namelist() if one.startswith("xl/worksheets/")]
        for name in names:
            with parts.open(name) as part:
                before = b""
                while chunk := part.read(CHUNK):
                    if FORMULA.search(before + chunk):
                        return True
                    before = chunk[-OVERLAP:]
    return False


def _formulas(content: bytes, sheet: str | None) -> set[tuple[int, int]]:
    """Find the cells with formulas.

    A formula that cannot be taken apart matters only where its result is missing.
    """
    found: set[tuple[int, int]] = set()
    try:
        for number, row in _numbered(content, sheet, results=False):
            formulas = (n for n, cell in enumerate(row) if cell.data_type == "f")
            found.update((number, n) for n in formulas)
    except Exception:
        return found
    return found


def _numbered(
    content: bytes, sheet: str | None, *, results: bool
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Give all rows with their cells, the results of formulas or the formulas."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=results)
    try:
        # A sheet that holds a chart alone is no worksheet.
        pages = {page.title: page for page in book.worksheets}
        if sheet is not None and sheet not in pages:
            message = A_CHART if sheet in book.sheetnames else NO_SHEET
            raise InvalidValue(message(sheet=sheet, known=listed(pages)))
        if not pages:
            raise InvalidValue(NO_CELLS())
        page: Any = pages[sheet] if sheet is not None else next(iter(pages.values()))
        # What a sheet claims to span may be far too much, or too little.
        page.reset_dimensions()
        for number, row in enumerate(page.iter_rows(), start=1):
            if number > LAST_ROW:
                raise InvalidValue(NOT_XLSX())
            yield number, row
    finally:
        book.close()


def _read(
    content: bytes, sheet: str | None, formulas: set[tuple[int, int]]
) -> tuple[Rows, Spoilt]:
    rows: Rows = []
    spoilt: Spoilt = {}
    for number, row in _numbered(content, sheet, results=True):
        texts = [_text(cell.value) for cell in row]
        for column, cell in enumerate(row):
            wrong = None
            if cell.data_type == "e":
                wrong = AN_ERROR(error=texts[column])
            # A result that is an empty text has the type of a text.
            elif cell.value is None and cell.data_type == "n":
                wrong = NO_RESULT() if (number, column) in formulas else None
            if wrong is not None:
                texts[column] = texts[column] or "="
                spoilt.setdefault(number, {})[column] = wrong
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            _refuse_far(number, len(texts))
            rows.append((number, texts))
    return rows, spoilt


def _refuse_far(row: int, width: int) -> None:
    if row > MOST_ROWS or width > MOST_COLUMNS:
        place = f"{get_column_letter(width)}{row}"
        text = TOO_FAR(place=place, rows=MOST_ROWS, columns=MOST_COLUMNS)
        raise InvalidValue(text)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


NOT_XLSX = Message(
    zh="不是完好的 XLSX 文件（用表格软件另存为 .xlsx 或 .csv）",
    en="not a sound XLSX file (save it as .xlsx or .csv from a spreadsheet program)",
)
NO_SHEET = Message(
    zh="没有工作表 {sheet!r}（有：{known}）",
    en="there is no sheet {sheet!r} (there are: {known})",
)
A_CHART = Message(
    zh="{sheet!r} 是图表，没有单元格（有单元格的工作表：{known}）",
    en="the sheet {sheet!r} is a chart without cells (sheets with cells: {known})",
)
NO_CELLS = Message(
    zh="文件里没有可读的工作表（用表格软件另存为 .xlsx 或 .csv）",
    en="there is no sheet with cells in it "
    "(save it as .xlsx or .csv from a spreadsheet program)",
)
TOO_LARGE = Message(
    zh="展开后超过 {most} MB（分成几个文件）",
    en="larger than {most} MB unpacked (split it up)",
)
TOO_FAR = Message(
    zh="单元格 {place} 离表格太远（表格至多 {rows} 行 {columns} 列：清除它，"
    "或分成几个文件，或另存为 CSV）",
    en="the cell {place} lies too far out (a sheet may have {rows} rows and "
    "{columns} columns: clear it, split the sheet up, or save it as CSV)",
)
AN_ERROR = Message(
    zh="单元格是错误值 {error}（改正公式或日期，或直接填值）",
    en="the cell shows the error {error} (mend its formula or date, or write the "
    "value itself)",
)
NO_RESULT = Message(
    zh="公式没有存下结果（在表格软件里打开并保存一次，或选择性粘贴为值）",
    en="the formula has no stored result (open and save it once in a spreadsheet "
    "program, or paste it as values)",
)
