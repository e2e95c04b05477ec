"""The orders due in a horizon, as a table and as data."""

from pathlib import Path

import pytest

from command_line import Call
from golden_files import Golden

MONTH = ("--from", "2026-02-01", "--to", "2026-02-28", "--as-of", "2026-01-05")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_month_is_listed(
    language: str, starter: Path, call: Call, golden: Golden
) -> None:
    """Each order with its dates, its window and the id that `explain` takes."""
    ended = call("due", starter, *MONTH, "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    golden(f"cli/due_february.{language}.txt", ended.out)


def test_table_and_json_hold_the_same_orders(starter: Path, call: Call) -> None:
    """What people read and what programs read does not differ."""
    table = call("due", starter, *MONTH).out.splitlines()[1:]
    document = call("due", starter, *MONTH, "--format", "json").document
    assert (document["kind"], document["version"]) == ("weibao-demand", 1)
    ids = sorted(order["order"] for order in document["orders"])
    assert ids == sorted(line.split()[-1] for line in table)


def test_done_orders_are_marked(starter: Path, call: Call) -> None:
    """Looking back, what records close is listed as done."""
    days = ("--from", "2025-12-01", "--to", "2025-12-31", "--as-of", "2026-01-01")
    ended = call("due", starter, *days, "--lang", "en")
    assert ended.code == 0
    done = [line for line in ended.out.splitlines() if " done " in line]
    assert any("my-compound/DT-0101/" in line for line in done)
