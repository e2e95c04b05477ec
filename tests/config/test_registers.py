"""Registers: assets from tables as people keep them."""

import io
import sys
from collections.abc import Callable
from datetime import date, datetime

import pytest

from weibao.portfolio import Portfolio

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]

HEADING = "设备编号,名称,设备类型,型号,安装日期,位置,标签,功率\n"
ROWS = "P-01,一号泵,水泵,KQL,2012/6/18,B01-R,大修;备用,7.5\n,,,,,,,\n"
MORE = "P-02,,水泵,,2012年6月18日,B01,,\n"
REGISTER = (
    "registers:\n  - file: r.csv\n    columns: {attributes: {power: 功率}}\n"
    "    values: {type: {水泵: pump}}\n"
)


@pytest.fixture
def top(small: Small) -> str:
    """Give a portfolio whose assets come from a register."""
    return small(assets=REGISTER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_register_is_read_in_its_encoding(
    encoding: str, top: str, loaded: Loaded
) -> None:
    """UTF-8 with or without its mark, else GBK; words and dates become ours."""
    content = (HEADING + ROWS + MORE).encode(encoding)
    assets = loaded(top, r__csv=content).inventory.assets
    assert list(assets) == ["P-01", "P-02"]
    first = assets["P-01"]
    assert first.title.zh == "一号泵"
    assert first.type.code == "pump"
    assert first.model == "KQL"
    assert first.installed == assets["P-02"].installed == date(2012, 6, 18)
    assert first.location.id == "B01-R"
    assert first.tags == {"大修", "备用"}
    assert first.attributes["power"] == 7.5
    assert assets["P-02"].attributes["power"] == 5.5, "the type's default"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_seen_from_the_heading(
    delimiter: str, small: Small, loaded: Loaded
) -> None:
    """Spreadsheets write semicolons or tabs in some countries."""
    rows = "id,type,location\nP-01,pump,B01\n".replace(",", delimiter)
    top = small(assets="registers: [{file: r.csv}]\n")
    assert list(loaded(top, r__csv=rows).inventory.assets) == ["P-01"]


def test_each_wrong_cell_is_told_by_line_and_column(top: str, lines: Lines) -> None:
    """File, line, column and heading lead to the cell."""
    rows = (
        'P-01,"a\nb",水泵,,2012-06-31,B01,,\n'
        "P-02,,水磅,,,B9,,much\n"
        "P-02,,水泵,,,B01,,\n"
        "P 03,,水泵,,,B01,,\n"
        "P-04,,水泵,,,B01,,1,2\n"
    )
    assert lines(top, r__csv=HEADING + rows) == [
        "r.csv:2:5: 安装日期: '2012-06-31' is not a date "
        "(write 2026-03-01, for example)",
        "r.csv:4:3: 设备类型: unknown equipment type '水磅' of 'P-02' "
        "(its plugin may be missing: install it, or declare the type under "
        "equipment_types)",
        "r.csv:4:6: 位置: unknown location 'B9' (known: B01, B01-R)",
        "r.csv:5:1: 设备编号: the id 'P-02' is already used (choose another) "
        "(the other is at r.csv:4)",
        "r.csv:6:1: 设备编号: 'P 03' is not an id of letters, digits, '_', '.' "
        "and '-', 1 to 64 characters (write DT-0101, for example)",
        "r.csv:7: this row has 9 cells but there are 8 headings "
        "(put quotes around text with commas)",
    ]


def test_an_asset_without_a_place_is_asked_for_it_by_column(
    top: str, lines: Lines
) -> None:
    """The cell to fill is named by its heading."""
    assert lines(top, r__csv=HEADING + "P-01,,水泵,,,,,\n") == [
        "r.csv:2:6: 位置: there is nothing under '位置' in this row (fill it in)"
    ]


def test_a_row_without_a_type_is_asked_for_its_place_too(
    top: str, lines: Lines
) -> None:
    """One mistake in a row does not put off the next."""
    assert [
        one.partition(" (")[0] for one in lines(top, r__csv=HEADING + "P-01\n")
    ] == [
        "r.csv:2:3: 设备类型: there is nothing under '设备类型' in this row",
        "r.csv:2:6: 位置: there is nothing under '位置' in this row",
    ]
    rows = "P-01,,水泵,,yesterday,,,\nP-02,,,,,B01,,\n"
    assert [one.partition(" (")[0] for one in lines(top, r__csv=HEADING + rows)] == [
        "r.csv:2:5: 安装日期: 'yesterday' is not a date",
        "r.csv:2:6: 位置: there is nothing under '位置' in this row",
        "r.csv:3:3: 设备类型: there is nothing under '设备类型' in this row",
    ]


def test_a_broken_file_hides_no_row(small: Small, lines: Lines) -> None:
    """Of rows all is told but names, which the broken file may hold."""
    top = small(assets=REGISTER, more="include: [more.yaml]\n")
    rows = (
        "P-01,,水泵,,1066-10-14,B01,,\nP-02,,水磅,,,B9,,\nP-03,,水泵,,,B9,,much\n"
        "P-03,,水泵,,,B01,,\nP-04,,patrol,,,B01,,\n"
    )
    found = lines(top, r__csv=HEADING + rows, more__yaml="assets: [\n")
    assert [one.partition(" (")[0] for one in found] == [
        "more.yaml:2:1: not valid YAML: did not find expected node content",
        "r.csv:2:5: 安装日期: the date 1066-10-14 cannot be meant",
        "r.csv:4:8: 功率: 'much' is not a number",
        "r.csv:5:1: 设备编号: the id 'P-03' is already used",
        "r.csv:6:3: 设备类型: equipment type 'patrol' is not for subjects of kind "
        "asset",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "",
            "p.yaml:8:11: registers[0].file: the table is empty "
            "(its first row holds the headings)",
        ),
        (
            "编号,设备类型\nP-01,pump\n",
            "p.yaml:9:14: registers[0].columns: the table has no column 'id' "
            "(add it, or write id: and its heading under columns; "
            "the headings are: 编号, 设备类型)",
        ),
        (
            'id,type\nP-01,"pump\n',
            "r.csv:2: not valid CSV: unexpected end of data "
            "(check that quotes come in pairs)",
        ),
        (
            b"id,type\n\xff\xff,pump\n",
            "r.csv:2: encoded neither as UTF-8 nor as GBK (save it as UTF-8)",
        ),
        (
            "id,type\nP-01,pump\n".encode("utf-16-le"),
            "r.csv:1: encoded neither as UTF-8 nor as GBK (save it as UTF-8)",
        ),
        (
            "id,type,type\n",
            "p.yaml:8:5: registers[0]: the heading 'type' appears more than once "
            "(keep one, or name one in columns)",
        ),
    ],
    ids=["empty", "no id", "quotes", "bytes", "utf-16", "twice"],
)
def test_a_table_that_cannot_be_read_is_told(
    content: str | bytes, problem: str, small: Small, lines: Lines
) -> None:
    """Nothing in a table makes the reader fail."""
    register = "registers:\n  - file: r.csv\n    columns: {}\n"
    assert problem in lines(small(assets=register), r__csv=content)


def test_a_named_column_must_be_there(small: Small, lines: Lines) -> None:
    """A heading that the table lacks, or a field that assets lack, is told."""
    register = (
        "registers:\n  - file: r.csv\n"
        "    columns: {model: 规格, colour: 颜色, attributes: {power: 功率}}\n"
    )
    rows = "id,type,location\nP-01,pump,B01\n"
    found = lines(small(assets=register), r__csv=rows)
    assert [one.partition(": unknown")[0] for one in found][1:2] == [
        "p.yaml:9:26: registers[0].columns.colour"
    ]
    assert "no column '规格' (its headings are: id, type, location)" in found[0]
    assert "no column '功率'" in found[2]


def spreadsheet() -> bytes:
    """Make a spreadsheet with a date, a number and a second sheet."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    book = openpyxl.Workbook()
    page = book.active
    page.append(["设备编号", "设备类型", "安装日期", "位置", "型号"])
    when = datetime(2012, 6, 18)  # noqa: DTZ001 - spreadsheets know no time zones
    page.append(["P-01", "pump", when, "B01", 150.0])
    page.append([None, None, None, None, None])
    page.append(["P-02", "pump", "2012-06-31", "B01", None])
    other = book.create_sheet("备用")
    other.append(["id", "type", "location"])
    other.append(["P-09", "pump", "B01"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_spreadsheet_is_read_like_a_table(small: Small, lines: Lines) -> None:
    """Cells with dates and numbers read as if written; problems name row and column."""
    top = small(assets="registers: [{file: r.xlsx}]\n")
    assert lines(top, r__xlsx=spreadsheet()) == [
        "r.xlsx:4:3: 安装日期: '2012-06-31' is not a date "
        "(write 2026-03-01, for example)"
    ]


def test_a_sheet_is_taken_by_name(small: Small, loaded: Loaded, lines: Lines) -> None:
    """Where a sheet is named it is that one; an unknown one is told."""
    content = spreadsheet()
    top = small(assets="registers: [{file: r.xlsx, sheet: 备用}]\n")
    assert list(loaded(top, r__xlsx=content).inventory.assets) == ["P-09"]
    top = small(assets="registers: [{file: r.xlsx, sheet: 其他}]\n")
    assert lines(top, r__xlsx=content)[0] == (
        "p.yaml:7:20: registers[0].file: there is no sheet '其他' "
        "(there are: Sheet, 备用)"
    )


def test_a_spreadsheet_without_the_extra_says_what_to_install(
    small: Small, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the extra and the way around it."""
    monkeypatch.delitem(sys.modules, "weibao.config.xlsx", raising=False)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    top = small(assets="registers: [{file: r.xlsx}]\n")
    assert lines(top, r__xlsx=b"x")[0] == (
        "p.yaml:7:20: registers[0].file: reading XLSX needs openpyxl "
        "(install weibao[xlsx], or save the sheet as CSV)"
    )


def test_a_file_that_only_claims_to_be_a_spreadsheet_is_told(
    small: Small, lines: Lines
) -> None:
    """Its name does not make it one."""
    pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
    top = small(assets="registers: [{file: r.xlsx}]\n")
    assert lines(top, r__xlsx=b"id,type\n") == [
        "p.yaml:7:20: registers[0].file: not a sound XLSX file "
        "(save it as .xlsx or .csv from a spreadsheet program)"
    ]


MAPPED = (
    "registers:\n"
    "  - file: r.csv\n"
    "    columns: {attributes: {ATTRIBUTE: 用途}}\n"
    "    values:\n"
    "      type: {水泵: TYPE}\n"
    "      location: {一号楼: PLACE}\n"
    "      use: {消防: USE}\n"
)
RIGHT = {"ATTRIBUTE": "use", "TYPE": "pump", "PLACE": "B01", "USE": "fire"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            {"TYPE": "pum"},
            "values.type.水泵: unknown equipment type 'pum' (did you mean 'pump'?)",
        ),
        (
            {"PLACE": "B0l"},
            "values.location.一号楼: unknown location 'B0l' (did you mean 'B01'?)",
        ),
        (
            {"PLACE": "'B 01'"},
            "values.location.一号楼: 'B 01' is not an id of letters, digits, '_', '.' "
            "and '-', 1 to 64 characters (write DT-0101, for example)",
        ),
        (
            {"TYPE": "'pu mp'"},
            "values.type.水泵: 'pu mp' is not an id of letters, digits, '_', '.' "
            "and '-', 1 to 64 characters (write DT-0101, for example)",
        ),
        (
            {"USE": "fyre"},
            "values.use.消防: 'fyre' cannot stand here (did you mean 'fire'?)",
        ),
        (
            {"ATTRIBUTE": "usee"},
            "columns.attributes.usee: equipment type 'pump': unknown attribute 'usee' "
            "(did you mean 'use'?)",
        ),
    ],
)
def test_a_wrong_word_of_a_register_is_told_once_where_it_stands(
    wrong: dict[str, str], told: str, small: Small, lines: Lines
) -> None:
    """A hundred rows that use it, and records of them, add nothing."""
    register = MAPPED
    for key, word in {**RIGHT, **wrong}.items():
        register = register.replace(key, word)
    if "ATTRIBUTE" in wrong:
        register = register.replace("      use: {消防: fire}\n", "")
    rows = "设备编号,设备类型,位置,用途\n" + "".join(
        f"P-{number},水泵,一号楼,消防\n" for number in range(100)
    )
    done = "{id: R1, subject: P-7, task: grease, done: 2025-12-01}"
    top = small(assets=register, more=f"records: [{{completion: {done}}}]\n")
    (line,) = lines(top, r__csv=rows)
    assert line.endswith(f": registers[0].{told}")


def test_a_wrong_word_in_a_row_is_still_told_in_the_row(top: str, lines: Lines) -> None:
    """What a cell says by itself is no fault of the mapping."""
    rows = "P-01,,水泵,,,B01,,\nP-02,,pum,,,B01,,\n"
    (line,) = lines(top, r__csv=HEADING + rows)
    assert line.startswith("r.csv:3:3: 设备类型: unknown equipment type 'pum'")


def test_a_heading_nearly_ours_is_told(small: Small, lines: Lines) -> None:
    """A slip in a heading must not lose a column of dates without a word."""
    rows = "设备编号,设备类型,位置,安装日,保管人\nP-01,pump,B01,2018-05-10,李\n"
    top = small(assets="registers: [{file: r.csv}]\n")
    assert lines(top, r__csv=rows) == [
        "p.yaml:7:13: registers[0].columns: the column '安装日' is not read (did you "
        "mean '安装日期'? rename it, or write installed: 安装日 under columns)"
    ]
    (zh,) = lines(top, language="zh", r__csv=rows)
    assert "是不是 '安装日期'？" in zh


def test_a_heading_that_is_mapped_or_of_ones_own_is_no_slip(
    small: Small, loaded: Loaded
) -> None:
    """Columns beyond ours are the company's own; a mapped one is read."""
    top = small(
        assets="registers: [{file: r.csv, columns: {installed: 安装日}}]\n",
    )
    rows = "id,type,location,安装日,保管人\nP-01,pump,B01,2018-05-10,李\n"
    (asset,) = loaded(top, r__csv=rows).inventory.assets.values()
    assert asset.installed == date(2018, 5, 10)


def test_two_columns_of_one_meaning_are_told(small: Small, lines: Lines) -> None:
    """The Chinese and the English heading of one field do not stand side by side."""
    rows = "id,设备编号,type,location\nP-01,X,pump,B01\n"
    top = small(assets="registers: [{file: r.csv}]\n")
    assert lines(top, r__csv=rows) == [
        "p.yaml:7:13: registers[0]: the columns 'id', '设备编号' mean the same "
        "(keep one, or name one in columns)"
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2018-05-10 00:00:00", None),
        ("2018/5/10 0:00", None),
        ("2018-05-10T00:00:00.000", None),
        (
            "43230",
            "'43230' looks like a spreadsheet's number for a day "
            "(format the column as dates, or write 2018-05-10)",
        ),
        (
            "2018-05-10 08:30:00",
            "'2018-05-10 08:30:00' holds a time of day, but a date is wanted "
            "(write 2018-05-10)",
        ),
    ],
)
def test_dates_as_programs_write_them(
    written: str, told: str | None, top: str, lines: Lines
) -> None:
    """Midnight is the day itself; numbers of days and other times are explained."""
    found = lines(top, r__csv=f"{HEADING}P-01,,水泵,,{written},B01,,\n")
    assert found == ([f"r.csv:2:5: 安装日期: {told}"] if told else [])
