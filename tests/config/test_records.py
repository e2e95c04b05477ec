"""Records: inline, in YAML files and in tables."""

from collections.abc import Callable
from datetime import date, time

import pytest

from weibao.cycles.deferral import NextFrom
from weibao.portfolio import Portfolio
from weibao.records import (
    AttributeChange,
    Completion,
    Deferral,
    Edit,
    EditAction,
    Event,
    Finding,
    Reading,
    StateChange,
    Void,
)
from weibao.texts import Text

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]

DAY = date(2025, 12, 20)
INLINE = """
  - completion: {id: R1, subject: P-01, task: grease, done: 2025-12-20,
                 entered: 2025-12-21, order: park/P-01/grease/x, people: [li], note: 好}
  - finding: {id: F1, subject: P-01, condition: leak, found: 2025-12-20, task: 修理,
              rectify_by: 2026-01-05, note: 密封}
  - reading: {id: M1, subject: P-01, meter: hours, value: 1234.5, taken: 2025-12-20}
  - deferral: {id: D1, order: park/P-01/grease/x, until: 2026-01-10, by: 孙工,
               approved: 2025-12-20, because: 汛期, risk: 轴承发热, next_from: 延期日}
  - edit: {id: M2, order: park/P-01/grease/x, action: 改期, to: 2026-01-12,
           follow: true, made: 2025-12-20, by: 孙工, because: 停电}
  - state: {id: S1, subject: P-01, state: 停用, from: 2025-12-20, note: 封存}
  - event: {id: E1, subject: P-01, event: overload, happened: 2025-12-20, note: 满载}
  - change: {id: A1, subject: P-01, attribute: power, value: 7.5, from: 2025-12-20,
             note: 换叶轮}
  - void: {id: V1, record: R1, entered: 2025-12-22, reason: 记错}
"""
EXPECTED = (
    Completion(
        id="R1",
        subject="P-01",
        task="grease",
        done=DAY,
        entered=date(2025, 12, 21),
        order="park/P-01/grease/x",
        people=("li",),
        note="好",
    ),
    Finding(
        id="F1",
        subject="P-01",
        condition="leak",
        found=DAY,
        task="repair",
        rectify_by=date(2026, 1, 5),
        note=Text.same("密封"),
    ),
    Reading(id="M1", subject="P-01", meter="hours", value=1234.5, taken=DAY),
    Deferral(
        id="D1",
        order="park/P-01/grease/x",
        until=date(2026, 1, 10),
        approved_on=DAY,
        by="孙工",
        because="汛期",
        risk="轴承发热",
        next_from=NextFrom.DEFERRED,
    ),
    Edit(
        id="M2",
        order="park/P-01/grease/x",
        action=EditAction.MOVE,
        made=DAY,
        to=date(2026, 1, 12),
        follow=True,
        by="孙工",
        because="停电",
    ),
    StateChange(
        id="S1", subject="P-01", state="out_of_service", since=DAY, note="封存"
    ),
    Event(id="E1", subject="P-01", event="overload", happened=DAY, note="满载"),
    AttributeChange(
        id="A1", subject="P-01", attribute="power", value=7.5, since=DAY, note="换叶轮"
    ),
    Void(id="V1", record="R1", entered=date(2025, 12, 22), reason="记错"),
)
HEADING = (
    "类别,记录号,设备编号,任务,日期,录入日期,工单号,人员,"
    "情况,整改期限,表计,数值,原记录号,备注,延期至,批准人,理由,风险,下次起算,状态,事件,动作,改到,后续跟改,属性\n"
)
ROWS = (
    ",R1,P-01,加油,2025-12-20,2025/12/21,park/P-01/grease/x,李工,,,,,,好,,,,,\n"
    "缺陷,F1,P-01,repair,2025-12-20,,,,leak,2026-01-05,,,,密封,,,,,\n"
    "读数,M1,P-01,,2025-12-20,,,,,,hours,1234.5,,,,,,,\n"
    "延期,D1,,,2025-12-20,,park/P-01/grease/x,,,,,,,,2026/1/10,孙工,汛期,轴承发热,"
    "deferred\n"
    "改期,M2,,,2025-12-20,,park/P-01/grease/x,,,,,,,,,孙工,停电,,,,,move,"
    "2026/1/12,true\n"
    "状态,S1,P-01,,2025-12-20,,,,,,,,,封存,,,,,,out of service,\n"
    "事件,E1,P-01,,2025-12-20,,,,,,,,,满载,,,,,,,超载\n"
    "属性变更,A1,P-01,,2025-12-20,,,,,,,7.5,,换叶轮,,,,,,,,,,,power\n"
    "作废,V1,,,,2025-12-22,,,,,,,R1,记错,,,,,\n"
)


def test_inline_records_are_read(small: Small, loaded: Loaded) -> None:
    """Each kind of record becomes the record it says."""
    assert loaded(small(more="records:" + INLINE)).records == EXPECTED


def test_a_yaml_file_of_records_is_read(small: Small, loaded: Loaded) -> None:
    """A file may hold records alone."""
    portfolio = loaded(
        small(more="records: [{file: r.yaml}]\n"),
        r__yaml="schema: 1\nrecords:" + INLINE,
    )
    assert portfolio.records == EXPECTED
    assert portfolio.files == ("p.yaml", "r.yaml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_table_of_records_is_read(
    encoding: str, small: Small, loaded: Loaded
) -> None:
    """A table gives the same records; tasks and people may go by title."""
    portfolio = loaded(
        small(more="records: [{file: r.csv}]\n"),
        r__csv=(HEADING + ROWS).encode(encoding),
    )
    assert portfolio.records == EXPECTED


@pytest.mark.parametrize(
    "written",
    [
        'done: 2025-12-20, at: "08:10"',
        "done: 2025-12-20T08:10",
        "done: 2025-12-20 8:10",
        'done: "2025-12-20 08:10:59"',
    ],
)
def test_a_completion_may_state_its_time(
    written: str, small: Small, loaded: Loaded
) -> None:
    """Beside its day or in it; seconds are of no account."""
    row = f"{{id: R1, subject: P-01, task: grease, {written}}}"
    portfolio = loaded(small(more=f"records: [{{completion: {row}}}]\n"))
    (record,) = portfolio.records
    assert record == Completion(
        id="R1", subject="P-01", task="grease", done=DAY, at=time(8, 10)
    )


@pytest.mark.parametrize(
    "rows",
    [
        "记录号,对象,任务,日期\nR1,P-01,grease,2025-12-20 08:10\n",
        "记录号,对象,任务,日期,时刻\nR1,P-01,grease,2025-12-20,08:10\n",
        "id,subject,task,day,at\nR1,P-01,grease,2025-12-20,8:10\n",
    ],
)
def test_a_row_may_state_its_time(rows: str, small: Small, loaded: Loaded) -> None:
    """With the day in one cell, or in a column of its own."""
    portfolio = loaded(small(more="records: [{file: r.csv}]\n"), r__csv=rows)
    (record,) = portfolio.records
    assert record == Completion(
        id="R1", subject="P-01", task="grease", done=DAY, at=time(8, 10)
    )


def test_a_completion_may_say_when_it_began(small: Small, loaded: Loaded) -> None:
    """In a column of its own, or as a key."""
    expected = Completion(
        id="R1", subject="P-01", task="grease", done=DAY, started=date(2025, 12, 17)
    )
    row = "{id: R1, subject: P-01, task: grease, done: 2025-12-20, started: 2025-12-17}"
    inline = loaded(small(more=f"records: [{{completion: {row}}}]\n"))
    assert inline.records == (expected,)
    rows = "记录号,对象,任务,日期,开始日期\nR1,P-01,grease,2025-12-20,2025-12-17\n"
    listed = loaded(small(more="records: [{file: r.csv}]\n"), r__csv=rows)
    assert listed.records == (expected,)


def test_what_was_read_may_stand_with_a_completion(
    small: Small, loaded: Loaded
) -> None:
    """Inline by meter, in a row under the columns of readings."""
    inline = "{id: R1, subject: P-01, task: grease, done: 2025-12-20, people: [li], "
    inline += "readings: {hours: 12.5}}"
    rows = (
        "记录号,对象,任务,日期,人员,表计,数值\n"
        "R1,P-01,grease,2025-12-20,李工,hours,12.5\n"
    )
    portfolios = [
        loaded(small(more=f"records: [{{completion: {inline}}}]\n")),
        loaded(small(more="records: [{file: r.csv}]\n"), r__csv=rows),
    ]
    for portfolio in portfolios:
        [reading] = portfolio.history.readings
        assert (reading.meter, reading.value, reading.taken) == ("hours", 12.5, DAY)
        assert reading.people == ("li",)


def test_wrong_readings_of_completions_are_told(small: Small, lines: Lines) -> None:
    """At the meter or the value, inline and by cell; a counter never falls."""
    inline = "{id: R1, subject: P-01, task: grease, done: 2025-12-20, readings: %s}"
    rows = (
        "记录号,对象,任务,日期,表计,数值\n"
        "R2,P-01,grease,2025-12-21,hours,10\n"
        "R3,P-01,grease,2025-12-22,hours,\n"
    )
    found = lines(
        small(
            more="records:\n"
            f"  - completion: {inline % '{hours: 12}'}\n"
            f"  - completion: {(inline % '{hour: 1}').replace('R1', 'R0')}\n"
            "  - {file: r.csv}\n"
        ),
        r__csv=rows,
    )
    assert [one.partition(" (")[0] for one in found] == [
        "p.yaml:16:90: records[1].completion.readings.hour: unknown meter 'hour'",
        "r.csv:2:6: 数值: the reading of hours of P-01, 10, is below the one before, "
        "12",
        "r.csv:3:6: 数值: '' is not a number",
    ]


def test_columns_of_ones_own_are_matched(small: Small, loaded: Loaded) -> None:
    """Headings that are not the usual ones are named under columns."""
    columns = "columns: {id: 编号, subject: 电梯, day: 完成于}"
    portfolio = loaded(
        small(more=f"records: [{{file: r.csv, {columns}}}]\n"),
        r__csv="编号,电梯,任务,完成于\nR1,P-01,grease,2025-12-20\n",
    )
    (record,) = portfolio.records
    assert record == Completion(id="R1", subject="P-01", task="grease", done=DAY)


def test_wrong_cells_of_records_are_told(small: Small, lines: Lines) -> None:
    """Unknown subjects, tasks, people, kinds and days are told by cell."""
    rows = (
        "类别,记录号,设备编号,任务,日期,人员\n"
        ",R1,P-1,grease,2025-12-20,\n"
        ",R2,P-01,greese,2025-12-20,李工、王工\n"
        "完毕,R3,P-01,grease,2025-12-20,\n"
        ",R4,P-01,grease,2025-02-29,\n"
        ",R1,P-01,grease,,\n"
    )
    assert lines(small(more="records: [{file: r.csv}]\n"), r__csv=rows) == [
        "r.csv:2:3: 设备编号: unknown asset, location or round 'P-1' "
        "(did you mean 'P-01'?)",
        "r.csv:3:4: 任务: unknown task (pump) 'greese' (did you mean 'grease'?)",
        "r.csv:3:6: 人员: unknown technician '王工' (known: 李工, li)",
        "r.csv:4:1: 类别: unknown kind of record '完毕' (known: 完成, change, "
        "completion, deferral, edit, event, exchange, finding and 14 more)",
        "r.csv:5:5: 日期: '2025-02-29' is not a date (write 2026-03-01, for example)",
        "r.csv:6:2: 记录号: the id 'R1' is already used (choose another) "
        "(the other is at r.csv:2)",
        "r.csv:6:5: 日期: there is nothing under '日期' in this row (fill it in)",
    ]


@pytest.mark.parametrize(
    ("rows", "language", "said"),
    [
        (
            "类别,记录号,原记录号\n作废,V1,R0\n",
            "zh",
            "r.csv:2: 这一行需要“录入日期”，表中没有这一列"
            "（请加上，或在 columns 里指明）",
        ),
        (
            "kind,id,record\nvoid,V1,R0\n",
            "en",
            "r.csv:2: this row needs the column 'entered', which the table lacks "
            "(add it, or name it in columns)",
        ),
        (
            "记录号,设备编号,任务,完成于\nR1,P-01,grease,\n",
            "zh",
            "r.csv:2:4: 完成于: 这一行没有填“完成于”（请填上）",
        ),
    ],
    ids=["no column", "no column in English", "no value"],
)
def test_what_is_missing_from_a_row_is_asked_for_by_its_column(
    rows: str, language: str, said: str, small: Small, lines: Lines
) -> None:
    """Who fills in a table sees its heading, or the usual one, and no key of ours."""
    day = ", columns: {day: 完成于}" if "完成于" in rows else ""
    record = "completion: {id: R0, subject: P-01, task: grease, done: 2025-12-20}"
    top = small(more=f"records: [{{{record}}}, {{file: r.csv{day}}}]\n")
    assert lines(top, language=language, r__csv=rows) == [said]


def test_a_former_id_still_finds_its_subject(small: Small, loaded: Loaded) -> None:
    """A record made under a former id speaks of the asset as it is called now."""
    assets = "assets:\n  - {id: P-01, type: pump, location: B01, formerly: [OLD]}\n"
    record = "{id: R1, subject: OLD, task: grease, done: 2025-12-20}"
    portfolio = loaded(
        small(assets=assets, more=f"records: [{{completion: {record}}}]\n")
    )
    assert portfolio.history.completions_of("P-01", "grease")


def test_a_file_of_records_holds_nothing_else(small: Small, lines: Lines) -> None:
    """Neither other lists nor further files belong in it."""
    text = "schema: 1\nassets: []\nrecords: [{file: x.csv}]\n"
    found = lines(small(more="records: [{file: r.yaml}]\n"), r__yaml=text)
    assert [one.partition(" (")[0] for one in found] == [
        "r.yaml:2:1: assets: a file of records holds schema and records only, "
        "not 'assets'",
        "r.yaml:3:18: records[0].file: a file of records names no further file",
    ]


def named(order: str, *more: str, task: str = "grease") -> str:
    """Write a completion that names an order, and further records."""
    record = (
        f"{{id: R1, subject: P-01, task: {task}, done: 2026-03-02, order: {order}}}"
    )
    return "records:\n" + "\n".join(
        f"  - {{{one}}}" for one in (f"completion: {record}", *more)
    )


LEAK = "finding: {id: F1, subject: P-01, condition: leak, found: 2026-03-%s}"
OLD_NAMES = "assets: [{id: P-01, type: pump, location: B01-R, formerly: [OLD]}]\n"


@pytest.mark.parametrize(
    ("order", "task", "more"),
    [
        ("park/P-01/grease/2026-03", "加油", ()),
        ("park/OLD/grease/2020-01-01#3+1", "grease", ()),
        ("park/P-01/repair/finding-F1", "repair", (LEAK % "02",)),
        (
            "park/P-01/repair/finding-R0:P-01",
            "repair",
            ("completion: {id: R0, subject: P-01, task: grease, done: 2026-03-01}",),
        ),
    ],
)
def test_an_order_of_the_same_subject_and_task_is_taken(
    order: str, task: str, more: tuple[str, ...], small: Small, loaded: Loaded
) -> None:
    """Under any former id too, and whatever the turn is called."""
    text = small(assets=OLD_NAMES, more=named(order, *more, task=task))
    assert loaded(text).records[0].id == "R1"


@pytest.mark.parametrize(
    ("order", "task", "said"),
    [
        (
            "other/P-01/grease/2026-03",
            "grease",
            "order 'other/P-01/grease/2026-03' is of another portfolio than this "
            "record (write 'park/P-01/grease/2026-03', or leave it out)",
        ),
        (
            "park/ZZZ/nothing/2026-03",
            "grease",
            "order 'park/ZZZ/nothing/2026-03' is of another subject than this record "
            "(write 'park/P-01/grease/2026-03', or leave it out)",
        ),
        (
            "park/P-01/repair/2026-03",
            "grease",
            "order 'park/P-01/repair/2026-03' is of another task than this record "
            "(write 'park/P-01/grease/2026-03', or leave it out)",
        ),
        (
            "2026-03",
            "grease",
            "'2026-03' is not the id of an order (those of this record begin with "
            "park/P-01/grease/; or leave it out)",
        ),
        (
            "park/P-01/repair/finding-F2",
            "repair",
            "no record is the finding 'F2' that this order is named after (correct "
            "the id, or leave the order out)",
        ),
        (
            "park/P-01/repair/finding-F1",
            "repair",
            "the finding 'F1' was found on 2026-03-03, after this was done on "
            "2026-03-02 (correct a date, or leave the order out)",
        ),
    ],
)
def test_an_order_that_cannot_be_the_records_own_is_told(
    order: str, task: str, said: str, small: Small, lines: Lines
) -> None:
    """The place is told, and the order that was meant or that none need be named."""
    text = small(more=named(order, LEAK % "03", task=task))
    place = "completion.order: "
    [line] = lines(text)
    assert line.startswith("p.yaml:")
    assert line.partition(place)[2] == said


def test_an_order_in_a_table_is_told_by_its_cell(small: Small, lines: Lines) -> None:
    """A table's wrong order has the row and the column that the reader sees."""
    rows = (
        "记录号,设备编号,任务,日期,工单号\nR1,P-01,加油,2026-03-02,park/P-02/grease/x\n"
    )
    [line] = lines(small(more="records: [{file: r.csv}]\n"), r__csv=rows)
    assert line.startswith(
        "r.csv:2:5: 工单号: order 'park/P-02/grease/x' is of another"
    )


def test_a_wrong_day_hides_no_other_mistake_of_its_record(
    small: Small, lines: Lines
) -> None:
    """Subject, task and people are looked up though the day cannot be read."""
    rows = (
        "类别,记录号,设备编号,任务,日期,人员,表计,数值,情况\n"
        ",R1,P-1,grease,2025-02-29,王工,,,\n"
        ",R2,P-01,greese,2025-02-29,,,,\n"
        "缺陷,R3,P-2,,2025-13-01,,,,漏水\n"
        "读数,R4,P-3,,2025-13-01,,hours,much,\n"
    )
    told = lines(small(more="records: [{file: r.csv}]\n"), r__csv=rows)
    assert [line.partition(": ")[0] for line in told] == [
        "r.csv:2:3",
        "r.csv:2:5",
        "r.csv:2:6",
        "r.csv:3:4",
        "r.csv:3:5",
        "r.csv:4:3",
        "r.csv:4:5",
        "r.csv:5:3",
        "r.csv:5:5",
        "r.csv:5:8",
    ]


ADDING = """policies:
  - {id: pumps, select: {types: [pump]}, crew: water}
  - id: more
    select: {types: [pump], tags: [agd]}
    apply: [greese]
    add:
      - because: x
        task: {code: rope, title: 查绳, cycle: CYCLE, duration: 5 min, accountable: x}
"""


@pytest.mark.parametrize(
    ("cycle", "told"),
    [
        ("every 1 month", ["policies[1].select.tags[0]", "policies[1].apply[0]"]),
        (
            "sometimes",
            [
                "policies[1].select.tags[0]",
                "policies[1].apply[0]",
                "policies[1].add[0].task.cycle",
            ],
        ),
    ],
)
@pytest.mark.parametrize("word", ["rope", "查绳"])
def test_a_mistake_in_a_rule_makes_none_in_the_records(
    cycle: str, told: list[str], word: str, small: Small, lines: Lines
) -> None:
    """The tasks of a wrong rule are known to records, by code and by title."""
    aged = "assets:\n  - {id: P-01, type: pump, location: B01-R, tags: [aged]}\n"
    record = f"{{id: R1, subject: P-01, task: {word}, done: 2025-12-01}}"
    more = f"records: [{{completion: {record}}}]\n"
    rules = ADDING.replace("CYCLE", cycle)
    found = lines(small(policies=rules, assets=aged, more=more))
    assert [line.split(": ")[1] for line in found] == told


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (
            "reading: {id: M1, subject: P-01, meter: hous, value: 1, "
            "taken: 2025-12-20}",
            "reading.meter: unknown meter 'hous' (did you mean 'hours'?)",
        ),
        (
            "reading: {id: M1, subject: HALL, meter: hours, value: 1, "
            "taken: 2025-12-20}",
            "reading.meter: the equipment type 'lobby' of 'HALL' has no meters "
            "(declare the meter under meters: of the type, or leave the reading out)",
        ),
        (
            "reading: {id: M1, subject: B01, meter: hours, value: 1, "
            "taken: 2025-12-20}",
            "reading.meter: 'B01' has no equipment type, and so no meters (give it a "
            "type that declares the meter, or leave the reading out)",
        ),
        (
            "reading: {id: M1, subject: P-01, meter: hours, value: 1, "
            "taken: 2025-12-20, entered: 2025-12-19}",
            "reading.entered: it was entered on 2025-12-19, before its day 2025-12-20 "
            "(correct one of them)",
        ),
        (
            "completion: {id: R1, subject: P-01, task: grease, done: 2025-12-20, "
            "entered: 2025-12-01}",
            "completion.entered: it was entered on 2025-12-01, before its day "
            "2025-12-20 (correct one of them)",
        ),
        (
            "completion: {id: R1, subject: P-01, task: grease, done: 2025-12-20, "
            "started: 2025-12-21}",
            "completion.started: 2025-12-20 ends before 2025-12-21 begins (from must "
            "not be after to)",
        ),
        (
            "finding: {id: F1, subject: P-01, condition: leak, found: 2025-12-20, "
            "entered: 2024-12-20}",
            "finding.entered: it was entered on 2024-12-20, before its day 2025-12-20 "
            "(correct one of them)",
        ),
    ],
    ids=["meter", "none", "no type", "reading", "completion", "started", "finding"],
)
def test_a_record_that_cannot_be_true_is_told(
    record: str, told: str, small: Small, lines: Lines
) -> None:
    """A value needs its meter, and nothing is written down before it happens."""
    places = (
        "locations:\n  - {id: B01, kind: building}\n  - {id: B01-R, parent: B01}\n"
        "  - {id: HALL, parent: B01, type: lobby}\n"
    )
    (found,) = lines(small(locations=places, more=f"records: [{{{record}}}]\n"))
    assert found.partition("records[0].")[2] == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "order: park-P-01",
            "order: 'park-P-01' is not the id of an order (they begin",
        ),
        ("order: park/P-9/grease/x", "order: unknown asset, location or round 'P-9'"),
        ("order: park/P-01/greese/x", "order: unknown task (pump) 'greese'"),
        ("order: other/P-01/grease/x", "order: order 'other/P-01/grease/x' is of an"),
        ("until: 2025-12-01", "until: "),
        ("because: ' '", "because: ' ' is not a text"),
        ("next_from: today", "next_from: 'today' cannot stand here"),
        ("entered: 2025-12-01", "entered: it was entered on 2025-12-01, before"),
        ("order: park/P-01/repair/finding-F9", "order: no record is the finding 'F9'"),
        ("order: park/P-01/repair/finding-F1", "order: the finding 'F1' was found on"),
    ],
)
def test_what_a_deferral_cannot_mean_is_told(
    said: str, told: str, small: Small, lines: Lines
) -> None:
    """No such order, days the wrong way round, no reason, or found only later."""
    given = {
        "id": "D1",
        "order": "park/P-01/grease/x",
        "until": "2026-01-10",
        "approved": "2025-12-20",
        "by": "Sun",
        "because": "flood",
    }
    name, _, value = said.partition(": ")
    fields = ", ".join(f"{key}: {it}" for key, it in {**given, name: value}.items())
    leak = "finding: {id: F1, subject: P-01, condition: leak, found: 2025-12-22}"
    (line,) = lines(small(more=f"records:\n  - {leak}\n  - deferral: {{{fields}}}\n"))
    assert f"records[1].deferral.{told}" in line


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("order: park-P-01", "order: 'park-P-01' is not the id of an order"),
        ("order: park/P-01/greese/x", "order: unknown task (pump) 'greese'"),
        ("order: park/P-01/repair/finding-F1", "order: the order of a finding has no"),
        ("action: shift", "action: 'shift' cannot stand here"),
        ("action: skip", "a move and a lock need the day (to), and a skip has none"),
        ("to: 2025-13-01", "to: '2025-13-01' is not a date"),
        ("entered: 2025-12-01", "entered: it was entered on 2025-12-01, before"),
    ],
)
def test_what_an_edit_cannot_mean_is_told(
    said: str, told: str, small: Small, lines: Lines
) -> None:
    """No such order, no such action, or no day where one is needed."""
    given = {
        "id": "M2",
        "order": "park/P-01/grease/x",
        "action": "move",
        "to": "2026-01-12",
        "made": "2025-12-20",
    }
    name, _, value = said.partition(": ")
    fields = ", ".join(f"{key}: {it}" for key, it in {**given, name: value}.items())
    (line,) = lines(small(more=f"records:\n  - edit: {{{fields}}}\n"))
    assert told in line
    assert line.startswith("p.yaml:")


@pytest.mark.feature("F117")
def test_a_deferral_without_order_reason_or_name_is_refused(
    small: Small, lines: Lines
) -> None:
    """Nobody defers what is not named, without saying why, or without a name."""
    bare = "{id: D1, until: 2026-01-10, approved: 2025-12-20}"
    found = lines(small(more=f"records: [deferral: {bare}]\n"))
    assert len(found) == 3
    assert all(name in "".join(found) for name in ("order", "by", "because"))


def test_words_that_nothing_asks_for_are_refused(small: Small, lines: Lines) -> None:
    """A state or event that is not known is told with the nearest word."""
    records = (
        "records:\n"
        "  - state: {id: S1, subject: P-01, state: in_usee, from: 2025-12-20}\n"
        "  - event: {id: E1, subject: P-01, event: overlaod, happened: 2025-12-20}\n"
    )
    said = "\n".join(lines(small(more=records)))
    assert "'in_use'" in said
    assert "'overload'" in said


@pytest.mark.parametrize(
    ("given", "at", "words"),
    [
        ("attribute: powr, value: 7", "attribute", "'power'"),
        ("attribute: power, value: much", "value", "'much'"),
        ("attribute: use, value: firee", "value", "did you mean 'fire'"),
        ("attribute: tested, value: 1850-01-01", "value", "1850-01-01"),
        ("attribute: power, value: 7, entered: 2025-12-01", "entered", "2025-12-20"),
        ("attribute: power", "value", "'value' is missing"),
    ],
)
def test_a_change_is_read_as_the_inventory_is(
    given: str, at: str, words: str, small: Small, lines: Lines
) -> None:
    """What an asset could not state no record can give it."""
    record = f"{{id: A1, subject: P-01, from: 2025-12-20, {given}}}"
    [said] = lines(small(more=f"records: [change: {record}]\n"))
    assert f"records[0].change.{at}: " in said
    assert words in said


def test_what_has_no_type_has_no_attribute_to_change(
    small: Small, lines: Lines
) -> None:
    """A location without a type declares none."""
    record = "{id: A1, subject: B01, attribute: power, value: 7, from: 2025-12-20}"
    [said] = lines(small(more=f"records: [change: {record}]\n"))
    assert "records[0].change.attribute: 'B01' has no equipment type" in said


def test_a_yes_or_no_may_change_to_no(small: Small, loaded: Loaded) -> None:
    """No is a value like any other."""
    record = "{id: A1, subject: P-01, attribute: standby, value: no, from: 2025-12-20}"
    [change] = loaded(small(more=f"records: [change: {record}]\n")).records
    assert isinstance(change, AttributeChange)
    assert change.value is False
