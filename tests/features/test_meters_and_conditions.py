"""Features of group E: dates and values by what meters say."""

from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve

from portfolios import (
    HOURS,
    day,
    demand,
    done,
    dues,
    estate,
    horizon,
    orders,
    read,
    task,
)
from verifier.test_metered import complaints
from weibao.catalogue import load_catalogue
from weibao.config import load
from weibao.due_work import due
from weibao.equipment import Meter
from weibao.errors import ConfigError
from weibao.explanation import explain
from weibao.orders import WorkOrder
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.records import Reading as Taken
from weibao.records import Record
from weibao.texts import Text

OVER = horizon("2026-01-01", "2026-12-31")


def waiting(
    cycle: str, *records: Record, as_of: str, meters: tuple[Meter, ...] = (HOURS,)
) -> list[WorkOrder]:
    """Return the open orders of a task that counts by a meter."""
    world = estate(task("service", cycle), meters=meters, records=records)
    return [
        one for one in orders(demand(world, OVER, as_of=as_of)) if not one.completion
    ]


def told(cycle: str, *records: Record, as_of: str) -> dict[str, dict[str, object]]:
    """Explain the next order; facts by the kind of the cause."""
    world = estate(task("service", cycle), meters=[HOURS], records=records)
    of = demand(world, OVER, as_of=as_of)
    first = next(one for one in orders(of) if not one.completion)
    causes = explain(first, of, history=world.history).causes
    return {cause.kind: dict(cause.facts) for cause in causes}


@pytest.mark.feature("F051")
def test_an_interval_on_a_meter() -> None:
    """Last done at 10,000 hours, due at 10,500; a reading of 10,380 leaves 120."""
    records: list[Record] = [
        read("06-01", 10_000),
        done("06-01"),
        read("07-01", 10_380),
    ]
    for cycle in ("every 500 h", "every 500 h, from completion"):
        facts = told(cycle, *records, as_of="2026-07-02")
        assert facts["due"]["value"] == 10_500
        assert facts["forecast"]["to_go"] == 120


@pytest.mark.feature("F054")
def test_the_date_from_the_rate_of_use() -> None:
    """100 hours to go at 8 a day are 12.5 days after the reading, and both are told."""
    records = [read("05-20", 804), read("06-01", 900)]
    facts = told("every 1000 h", *records, as_of="2026-06-02")["forecast"]
    assert (facts["to_go"], facts["per_day"], facts["days"]) == (100, 8, 12.5)
    assert facts["day"] == "2026-06-13"


@pytest.mark.feature("F055")
def test_a_rolling_average_within_bounds() -> None:
    """The last readings count, and one absurd one moves the date to the bound only."""
    cycle = "every 1000 h, average of the last 3 readings, between 4 and 12 h a day"
    steady = [read("04-01", 0), read("05-12", 40), read("05-22", 120)]
    usual = waiting(cycle, *steady, read("06-01", 200), as_of="2026-06-02")
    assert usual[0].due == day("06-01") + timedelta(days=100)  # 8 a day over the last
    slip = waiting(cycle, *steady, read("06-01", 988), as_of="2026-06-02")
    assert slip[0].due == day("06-02")  # 12 to go, at 12 a day and not at 47
    for value in range(200, 989, 4):
        [first, *_] = waiting(cycle, *steady, read("06-01", value), as_of="2026-06-02")
        ends = [day("06-01") + timedelta((1000 - value) // use) for use in (12, 4)]
        assert ends[0] <= first.due <= ends[1]


TOP = """
schema: 1
portfolio: demo
title: demo
language: en
sites: [{{id: S, title: site, time_zone: Asia/Shanghai}}]
locations: [{{id: B, title: house, kind: building, site: S}}]
equipment_types:
  - code: engine
    family: power
    tasks: [{{code: oil, title: oil, duration: 1 h, cycle: "{cycle}"}}]
    meters: [{{name: hours, title: hours run, unit: h{meter}}}]
assets: [{{id: E1, title: engine, type: engine, location: B}}]
policies: [{{id: all, select: {{types: [engine]}}, apply: all}}]
records:
{records}
"""
STEADY = "every 100 h, from completion, between 1 and 1 h a day"


def loaded(tmp_path: Path, *records: str, meter: str = "") -> Portfolio:
    """Load a portfolio of one engine with these records."""
    path = tmp_path / "portfolio.yaml"
    lines = "\n".join(f"  - {record}" for record in records)
    path.write_text(TOP.format(records=lines, meter=meter, cycle=STEADY), "utf-8")
    return load(path, load_catalogue(entry_points=False))


FIRST = "reading: {id: R1, subject: E1, meter: hours, value: 99950, taken: 2026-03-01}"
SECOND = "reading: {id: R2, subject: E1, meter: hours, value: 40, taken: 2026-03-31}"


@pytest.mark.feature("F056")
def test_a_rule_for_stale_readings() -> None:
    """After thirty days: no use, or on as before, or an order to read the meter."""
    records = [read("04-02", 0), read("05-01", 232)]
    rules = {
        "": day("05-09"),
        ", no use after 30 days without a reading": day("06-01") + timedelta(days=8),
        ", ask after 30 days without a reading": day("05-09"),
    }
    for rule, expected in rules.items():
        for today in ("2026-05-31", "2026-06-01"):
            stale = today == "2026-06-01"
            cycle = f"every 300 h{rule}"
            [first, *_] = waiting(cycle, *records, as_of=today)
            assert first.due == (expected if stale else day("05-09"))
            asked = to_read(cycle, *records, as_of=today)
            assert len(asked) == (stale and "ask" in rule)
    cycle = "every 300 h, ask after 30 days without a reading"
    [order] = to_read(cycle, *records, as_of="2026-06-02")
    assert order.id == "demo/A1/read_hours/reading-R-A1-hours-2026-05-01"
    assert (order.window.opens, order.due) == (day("06-01"), day("06-08"))
    assert to_read(cycle, *records, read("06-02", 500), as_of="2026-06-02") == []
    [never] = to_read(cycle, as_of="2026-06-02")
    assert never.id.endswith("reading-none")


def to_read(cycle: str, *records: Record, as_of: str) -> list[WorkOrder]:
    """Return the orders to read the meter, told and found right by the verifier."""
    world = estate(
        task("service", cycle),
        meters=[HOURS],
        records=records,
        installed="2026-04-01",
    )
    of = demand(world, OVER, as_of=as_of)
    found = orders(of, "read_hours")
    for one in found:
        assert explain(one, of, history=world.history).of("silence")
    assert complaints(of, world) == []
    others = evolve(of, orders=tuple(one for one in of.orders if one not in found))
    assert bool(complaints(others, world)) == bool(found)
    return found


@pytest.mark.feature("F057")
@pytest.mark.parametrize(
    ("change", "meter", "used"),
    [
        ("", ", rolls_over_at: 99999", 89),
        ("{id: X, subject: E1, meter: hours, exchanged: 2026-03-20}", "", 40),
        (
            "{id: X, subject: E1, meter: hours, exchanged: 2026-03-20, old: 99999}",
            "",
            89,
        ),
        (
            "{id: X, subject: E1, meter: hours, exchanged: 2026-03-20, old: 99960, "
            "new: 30}",
            "",
            20,
        ),
    ],
    ids=["roll-over", "reset", "exchange", "exchange by a used one"],
)
def test_counters_that_begin_anew(
    tmp_path: Path, change: str, meter: str, used: int
) -> None:
    """Each keeps total use right: the first 100 hours are due as many hours later."""
    more = [f"exchange: {change}"] if change else []
    world = loaded(tmp_path, FIRST, SECOND, *more, meter=meter)
    of = due(make_plan(world), world.history, OVER, as_of=day("03-31"))
    assert dues(of, "oil", "E1")[0] == day("03-31") + timedelta(days=100 - used)


@pytest.mark.feature("F057")
def test_a_falling_counter_is_refused(tmp_path: Path) -> None:
    """Without a word of why, with its file, its line and the remedy."""
    with pytest.raises(ConfigError) as refusal:
        loaded(tmp_path, FIRST, SECOND)
    [problem] = refusal.value.problems
    assert problem.file.endswith("portfolio.yaml")
    assert problem.line == TOP.splitlines().index("{records}") + 2
    assert problem.path == "records[1].reading.value"
    assert "exchange:" in problem.message.en
    assert "rolls_over_at:" in problem.message.en


@pytest.mark.feature("F058")
@pytest.mark.parametrize("records", [(), (read("05-22", 0), read("06-01", 80))])
def test_a_meter_derived_by_a_ratio(records: tuple[Record, ...]) -> None:
    """Half the use of its source, read or stated, gives the due date."""
    source = Meter("hours", Text.same("hours"), "h", per_day=8)
    half = Meter("fan", Text.same("fan"), "h", derived_from="hours", ratio=0.5)
    counts = [
        waiting(
            f"every {every} h of meter {name}",
            *records,
            as_of="2026-06-02",
            meters=(source, half),
        )[0].due
        for every, name in ((200, "fan"), (400, "hours"))
    ]
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        pytest.param("first", "04-20", marks=pytest.mark.feature("F052")),
        pytest.param("last", "05-02", marks=pytest.mark.feature("F053")),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "every 5000 h or 90 days, whichever comes {which}, between 8 and 8 h a day",
        "{which} of [every 5000 h, from completion, between 8 and 8 h a day] "
        "[every 90 days, from completion]",
    ],
)
def test_time_and_meter_together(form: str, which: str, expected: str) -> None:
    """4,600 hours on 1 March, due at 5,000 at 8 a day, and 90 days from 1 February."""
    records: list[Record] = [read("02-01", 0), done("02-01"), read("03-01", 4600)]
    [first, *_] = waiting(form.format(which=which), *records, as_of="2026-03-02")
    assert first.due == day(expected)


@pytest.mark.feature("F061")
@pytest.mark.parametrize(
    ("cycle", "records", "value"),
    [
        ("every 500 h", [read("06-01", 700)], 1000),
        ("every 500 h, from completion", [read("06-01", 700)], 1200),
        (
            "every 500 h, from completion",
            [read("01-01", 0), read("05-30", 700), read("06-01", 740), done("06-01")],
            1240,
        ),
        (
            "every 500 h, from completion, counted from the opening reading",
            [read("01-01", 0), read("05-30", 700), read("06-01", 740), done("06-01")],
            1200,
        ),
        (
            "every 500 h",
            [read("01-01", 0), read("05-30", 700), read("06-01", 740), done("06-01")],
            1000,
        ),
    ],
    ids=["fixed", "floating", "closing", "opening", "fixed and closed"],
)
def test_what_the_next_value_counts_from(
    cycle: str, records: list[Record], value: int
) -> None:
    """Every 500: on the grid, from the first reading, from that at closing."""
    [first, *_] = waiting(
        f"{cycle}, between 20 and 20 h a day, at 20 h a day",
        *records,
        as_of="2026-06-02",
    )
    last = max(one.value for one in records if isinstance(one, Taken))
    assert first.due == day("06-01") + timedelta(days=(value - int(last)) // 20)


HEAT = Meter("temperature", Text.same("temperature"), "°C", "gauge")
HOT = "when temperature above 255, again below 200, within 7 days"


def heat(on: str, value: float, number: int = 1) -> Taken:
    """Read a temperature; of one day in the order of their numbers."""
    return read(on, value, "temperature", id=f"T{on}-{number}")


def hot(*records: Record, as_of: str) -> list[WorkOrder]:
    """Return the open orders that readings of the temperature called for."""
    return waiting(HOT, *records, as_of=as_of, meters=(HEAT,))


@pytest.mark.feature("F059")
def test_a_reading_beyond_its_threshold() -> None:
    """It opens one order, which links to the record; one within limits opens none."""
    assert hot(heat("06-01", 254), as_of="2026-06-01") == []
    [order] = hot(heat("06-01", 254), heat("06-02", 256), as_of="2026-06-02")
    assert order.reading is not None
    assert (order.reading.id, order.id) == (
        "T06-02-1",
        "demo/A1/service/reading-T06-02-1",
    )
    assert (order.window.opens, order.due) == (day("06-02"), day("06-09"))


@pytest.mark.feature("F060")
def test_a_threshold_does_not_call_twice() -> None:
    """Two readings of one day leave one open order, and the next comes after it."""
    twice = [heat("06-01", 255), heat("06-01", 262, 2)]
    [first] = hot(*twice, as_of="2026-06-02")
    assert first.id.endswith("T06-01-1")
    again = [heat("06-03", 190), heat("06-04", 260)]
    assert [one.id for one in hot(*twice, *again, as_of="2026-06-05")] == [first.id]
    closed: list[Record] = [*twice, done("06-05")]
    assert (
        hot(*closed, heat("06-06", 230), heat("06-07", 260), as_of="2026-06-08") == []
    )
    [second] = hot(*closed, heat("06-06", 199), heat("06-07", 260), as_of="2026-06-08")
    assert second.id.endswith("T06-07-1")
