"""Spreadsheets, sound and damaged: cells and files that cannot be read are told."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from weibao.portfolio import Portfolio

openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
from openpyxl.chart import BarChart  # noqa: E402 - needs the extra asked for above

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]

HEADING = ["设备编号", "设备类型", "安装日期", "位置"]
ROW = ["P-01", "pump", "2018-05-10", "B01"]
PAGE = "xl/worksheets/sheet1.xml"
AT = "p.yaml:7:20: registers[0].file: "
UNSOUND = (
    f"{AT}not a sound XLSX file (save it as .xlsx or .csv from a spreadsheet program)"
)


def saved(book: Any) -> bytes:  # noqa: ANN401 - openpyxl is optional
    """Give a workbook's bytes."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def sheet(*rows: list[Any]) -> bytes:
    """Make a spreadsheet of rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def changed(
    content: bytes, part: str, change: Callable[[bytes], bytes | None]
) -> bytes:
    """Change one part of a spreadsheet, or leave it out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            kept = change(data) if name == part else data
            if kept is not None:
                new.writestr(name, kept)
    return made.getvalue()


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Make a change of some bytes into others."""

    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new)

    return change


def without_ids(data: bytes) -> bytes:
    """Take the number of each sheet away."""
    return re.sub(rb' sheetId="\d+"', b"", data)


def damaged(content: bytes) -> bytes:
    """Turn over bytes in the middle of a packed sheet."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
        at = new.getinfo(PAGE).header_offset + 30 + len(PAGE)
    made = bytearray(packed.getvalue())
    for n in range(at + 2, at + 60):
        made[n] ^= 0xFF
    return bytes(made)


@pytest.fixture
def top(small: Small) -> str:
    """Give a portfolio whose assets come from a spreadsheet."""
    return small(assets="registers: [{file: r.xlsx}]\n")


SOUND = sheet(HEADING, ROW)
BROKEN = {
    "a sheet cut off": changed(SOUND, PAGE, lambda data: data[: len(data) // 2]),
    "no such cell": changed(SOUND, PAGE, replaced(b'r="A2"', b'r="A0B"')),
    "no such column": changed(SOUND, PAGE, replaced(b'r="A2"', b'r="ZZZZ2"')),
    "no row number": changed(SOUND, PAGE, replaced(b'<row r="2"', b'<row r="x"')),
    "a row beyond all": changed(
        SOUND, PAGE, replaced(b'<row r="2"', b'<row r="99999999999"')
    ),
    "no number": changed(
        sheet(HEADING, ["P-01", 5]), PAGE, replaced(b"<v>5</v>", b"<v>five</v>")
    ),
    "no such text": changed(
        SOUND,
        PAGE,
        replaced(b't="inlineStr"><is><t>pump</t></is>', b't="s"><v>400</v>'),
    ),
    "sheets without numbers": changed(SOUND, "xl/workbook.xml", without_ids),
    "no workbook": changed(SOUND, "xl/workbook.xml", lambda _: None),
    "damaged while packed": damaged(SOUND),
    "cut short": SOUND[:-40],
    "nothing": b"",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_damaged_spreadsheet_is_one_problem(
    content: bytes, top: str, lines: Lines
) -> None:
    """However it is damaged, the entry that names the file is told, and no more."""
    assert lines(top, r__xlsx=content) == [UNSOUND]


def test_a_spreadsheet_without_its_sheets_is_told(top: str, lines: Lines) -> None:
    """A part that is missing leaves nothing to read."""
    assert lines(top, r__xlsx=changed(SOUND, PAGE, lambda _: None)) == [
        f"{AT}there is no sheet with cells in it "
        "(save it as .xlsx or .csv from a spreadsheet program)"
    ]


def with_chart() -> bytes:
    """Make a spreadsheet whose first sheet is a chart."""
    book = openpyxl.Workbook()
    page = book.active
    for row in (HEADING, ROW):
        page.append(row)
    chart_sheet = book.create_chartsheet("图", 0)
    chart_sheet.add_chart(BarChart())
    return saved(book)


def test_a_sheet_of_a_chart_has_no_cells(
    small: Small, top: str, lines: Lines, loaded: Loaded
) -> None:
    """The first sheet with cells is taken; a chart that is named is told."""
    assert list(loaded(top, r__xlsx=with_chart()).inventory.assets) == ["P-01"]
    named = small(assets="registers: [{file: r.xlsx, sheet: 图}]\n")
    assert lines(named, r__xlsx=with_chart()) == [
        f"{AT}the sheet '图' is a chart without cells (sheets with cells: Sheet)"
    ]


@pytest.mark.parametrize("place", ["XFD1048576", "SG3", "A200001"])
def test_a_cell_far_out_is_told(place: str, top: str, lines: Lines) -> None:
    """One stray value must not make a sheet of milliards of cells."""
    book = openpyxl.Workbook()
    for row in (HEADING, ROW):
        book.active.append(row)
    book.active[place] = "x"
    assert lines(top, r__xlsx=saved(book)) == [
        f"{AT}the cell {place} lies too far out (a sheet may have 200000 rows and "
        "500 columns: clear it, split the sheet up, or save it as CSV)"
    ]


def test_empty_cells_far_out_do_not_matter(top: str, loaded: Loaded) -> None:
    """A cell that was only formatted, and what a sheet claims to span, say nothing."""
    book = openpyxl.Workbook()
    for row in (HEADING, ROW):
        book.active.append(row)
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    content = saved(book)
    assert list(loaded(top, r__xlsx=content).inventory.assets) == ["P-01"]
    small_claim = changed(SOUND, PAGE, replaced(b'ref="A1:D2"', b'ref="A1"'))
    assert list(loaded(top, r__xlsx=small_claim).inventory.assets) == ["P-01"]


def test_a_formula_without_its_result_is_told(top: str, lines: Lines) -> None:
    """A cell that shows a date in one program is not read as blank in ours."""
    content = sheet(HEADING, ["P-01", "pump", "=DATE(2018,5,10)", "B01"])
    assert lines(top, r__xlsx=content) == [
        "r.xlsx:2:3: 安装日期: the formula has no stored result (open and save it once "
        "in a spreadsheet program, or paste it as values)"
    ]
    (zh,) = lines(top, language="zh", r__xlsx=content)
    assert "公式没有存下结果" in zh


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (b'<c r="C2"><f>DATE(2018,5,10)</f><v>43230</v></c>', "安装日期"),
        (b'<c r="C2" t="str"><f>IF(1,"","x")</f><v></v></c>', None),
        (b'<c r="C2" t="str"><f>TEXT(1,1)</f><v>2018-05-10</v></c>', None),
    ],
    ids=["a number", "an empty text", "a text"],
)
def test_the_stored_result_of_a_formula_is_its_value(
    cell: bytes, told: str | None, top: str, lines: Lines
) -> None:
    """A formula that gives an empty text is as good as an empty cell."""
    content = sheet(HEADING, ["P-01", "pump", "=A1", "B01"])
    written = re.compile(rb'<c r="C2"[^>]*><f>.*?</c>')

    def change(data: bytes) -> bytes:
        made, count = written.subn(cell, data)
        assert count == 1
        return made

    found = lines(top, r__xlsx=changed(content, PAGE, change))
    assert [one.split(": ")[1] for one in found] == ([told] if told else [])


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!"])
def test_an_error_in_a_cell_that_is_read_is_told(
    error: str, top: str, lines: Lines
) -> None:
    """It is told once, with no word on what is missing because of it."""
    content = sheet(HEADING, ["P-01", error, "2018-05-10", "B01"])
    assert lines(top, r__xlsx=content) == [
        f"r.xlsx:2:2: 设备类型: the cell shows the error {error} (mend its formula or "
        "date, or write the value itself)"
    ]


def test_an_error_in_another_column_does_not_matter(top: str, loaded: Loaded) -> None:
    """Columns that nobody reads may hold anything."""
    content = sheet([*HEADING, "净值"], [*ROW, "#N/A"])
    assert list(loaded(top, r__xlsx=content).inventory.assets) == ["P-01"]


def test_a_date_of_no_year_is_told_at_its_cell(
    top: str, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing but the problem is heard of it."""
    when = datetime(2018, 5, 10)  # noqa: DTZ001 - spreadsheets know no time zones
    content = sheet(HEADING, ["P-01", "pump", when, "B01"])
    beyond = changed(
        content, PAGE, lambda data: re.sub(rb"<v>43230</v>", b"<v>99999999</v>", data)
    )
    assert [one.partition(" (")[0] for one in lines(top, r__xlsx=beyond)] == [
        "r.xlsx:2:3: 安装日期: the cell shows the error #VALUE!"
    ]
    assert capsys.readouterr().err == ""


def test_spoilt_cells_of_records_are_told(small: Small, lines: Lines) -> None:
    """Records are read from spreadsheets in the same way."""
    content = sheet(
        ["类别", "记录号", "设备编号", "任务", "日期"],
        [None, "R1", "P-01", "grease", "=TODAY()"],
        ["#N/A", "R2", "P-01", "grease", "2025-12-20"],
    )
    found = lines(small(more="records: [{file: r.xlsx}]\n"), r__xlsx=content)
    assert [one.partition(" (")[0] for one in found] == [
        "r.xlsx:2:5: 日期: the formula has no stored result",
        "r.xlsx:3:1: 类别: the cell shows the error #N/A",
    ]


def test_a_cell_with_a_time_states_when_work_began(
    small: Small, loaded: Loaded
) -> None:
    """A completion's day may have a time in its cell, or in one beside it."""
    when = datetime(2025, 12, 20, 8, 10)  # noqa: DTZ001 - a cell has no zone
    content = sheet(
        ["记录号", "对象", "任务", "日期", "时刻"],
        ["R1", "P-01", "grease", when, None],
        ["R2", "P-01", "grease", when.date(), when.time()],
    )
    portfolio = loaded(small(more="records: [{file: r.xlsx}]\n"), r__xlsx=content)
    assert [(one.done, one.at) for one in portfolio.history.completions] == [
        (when.date(), when.time())
    ] * 2


def test_midnight_is_a_mere_day(top: str, loaded: Loaded) -> None:
    """Programs write a day as its first moment."""
    content = sheet(HEADING, ["P-01", "pump", "2018-05-10 00:00:00", "B01"])
    (asset,) = loaded(top, r__xlsx=content).inventory.assets.values()
    assert asset.installed == date(2018, 5, 10)
