"""The count of requirement rows tells only what was shown."""

import pytest

from requirement_rows import Row, Tally, gaps, narrowed, read_rows, spans, table

ONE = "S001"
ROWS_PROVEN = 115


def tally(*tests: tuple[str, bool, bool]) -> Tally:
    """Make a tally of one row from (test, partial, passed)."""
    made = Tally()
    for test, partial, passed in tests:
        made.mark(test, [ONE], partial=partial)
        if passed:
            made.passed.add(test)
    return made


def test_the_list_is_whole() -> None:
    """There are 260 rows, numbered without a gap."""
    assert [row.id for row in read_rows()] == [f"S{n:03}" for n in range(1, 261)]


def test_no_fewer_rows_are_proven_than_before(request: pytest.FixtureRequest) -> None:
    """A proof that gets lost is missed: the whole suite carries this many rows."""
    if narrowed(request.config):
        pytest.skip("some of the tests were not collected")
    carried = {
        row
        for item in request.session.items
        for mark in item.iter_markers("row")
        if not mark.kwargs.get("partial", False)
        for row in mark.args
    }
    assert len(carried) >= ROWS_PROVEN


def test_a_row_is_met_when_all_its_tests_pass() -> None:
    """One failing test is enough to leave a row unmet."""
    assert tally(("a", False, True), ("b", False, True)).met(ONE)
    assert not tally(("a", False, True), ("b", False, False)).met(ONE)


def test_a_partial_proof_does_not_count() -> None:
    """Half a proof is none; failing, it is still a failure."""
    assert not tally(("a", True, True)).met(ONE)
    assert tally(("a", True, True), ("b", False, True)).met(ONE)
    assert not tally(("a", True, False), ("b", False, True)).met(ONE)


def test_a_row_without_test_is_not_met() -> None:
    """What nobody tried is named as a gap."""
    rows = [Row(ONE, "cycle", "record")]
    assert not tally().met(ONE)
    assert gaps(rows, tally())[0] == "rows without a test (1): S001"


def test_the_table_counts_by_area_and_kind() -> None:
    """Areas go down, kinds across, and the last line and column add up."""
    rows = [Row(ONE, "cycle", "record"), Row("S002", "feeds", "role")]
    assert table(rows, tally(("a", False, True))) == [
        "rows met/tested/all",
        "          record   role  together",
        "cycle      1/1/1      -     1/1/1",
        "feeds          -  0/0/1     0/0/1",
        "together   1/1/1  0/0/1     1/1/2",
    ]


def test_neighbouring_ids_are_written_as_a_span() -> None:
    """A long list of gaps stays readable."""
    known = ["F001", "F002", "F003", "F004", "F005", "N01", "N02"]
    ids = ["N02", "F005", "F001", "N01", "F002", "F003"]
    assert spans(ids, known) == "F001..F003 F005 N01..N02"
