# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Reading spreadsheets, which needs the extra ``weibao[xlsx]``."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from weibao.errors import InvalidValue
from weibao.texts.text import Message, listed

BROKEN = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, ParseError)
LARGEST = 512 * 1024 * 1024


def read_sheet(content: bytes, sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a sheet as texts, each with its number.

    Raises:
        InvalidValue: it is no spreadsheet, or has no such sheet.
    """
    try:
        _refuse_swelling(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (*BROKEN, OSError, EOFError) as error:
        if isinstance(error, InvalidValue):
            raise
        raise InvalidValue(NOT_XLSX()) from error
    try:
        names = book.sheetnames
        if sheet is not None and sheet not in names:
            raise InvalidValue(NO_SHEET(sheet=sheet, known=listed(names)))
        page = book[sheet] if sheet is not None else book.worksheets[0]
        for number, row in enumerate(page.iter_rows(values_only=True), start=1):
            yield number, [_text(value) for value in row]
    finally:
        book.close()


def _refuse_swelling(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST:
            raise InvalidValue(TOO_LARGE(most=LARGEST // 1024**2))


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
    zh="不是 XLSX 文件（用表格软件另存为 .xlsx 或 .csv）",
    en="not an XLSX file (save it as .xlsx or .csv from a spreadsheet program)",
)
NO_SHEET = Message(
    zh="没有工作表 {sheet!r}（有：{known}）",
    en="there is no sheet {sheet!r} (there are: {known})",
)
TOO_LARGE = Message(
    zh="展开后超过 {most} MB（分成几个文件）",
    en="larger than {most} MB unpacked (split it up)",
)
