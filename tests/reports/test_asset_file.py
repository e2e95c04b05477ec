"""The file of one asset."""

from datetime import timedelta

import pytest

from portfolios import demand, done, estate, found, task, void
from weibao.records import Record
from weibao.reports import AssetFile, asset_file

LOOK = task("look", "once each month", action="inspect")
MEND = task("mend", action="repair")
GREASE = task("grease", "once each quarter", action="service")
VISIT = "demo/A1/look/2026-01"
RECORDS = (
    done("01-12", "look", id="R1", order=VISIT),
    done("01-20", "mend", id="R2"),
    done("02-01", "grease", id="R3"),
    done("02-02", "unheard_of", id="R4"),
    done("02-03", "look", "A2", id="R5"),
    done("02-04", "look", id="R6"),
    found("01-12", "leak", id="F1", order=VISIT),
    found("02-05", "leak", id="F2"),
    found("02-06", "noise", id="F3"),
    found("02-07", "leak", "A2", id="F4"),
)


def file(within: int = 30) -> AssetFile:
    """Make the file of the first asset."""
    world = estate(
        LOOK, MEND, GREASE, assets=2, records=[*RECORDS, void(RECORDS[5], "02-05")]
    )
    there = demand(world, as_of="02-10")
    a1 = world.inventory.assets["A1"]
    return asset_file(a1, there, world.history, within=timedelta(days=within))


def test_records_are_sorted_by_the_kind_of_work() -> None:
    """Repairs, inspections and the rest; nothing void, and nothing of another asset."""
    found_here = file()
    kinds = (found_here.repairs, found_here.inspections, found_here.others)
    assert [[one.id for one in some] for some in kinds] == [
        ["R2"],
        ["R1"],
        ["R3", "R4"],
    ]


def test_a_fault_is_joined_with_its_inspection_and_its_repair() -> None:
    """What found it and what put it right stand beside it, where there is either."""
    linked = {
        fault.finding.id: (
            fault.found_at.id if fault.found_at else None,
            fault.put_right.id if fault.put_right else None,
        )
        for fault in file().faults
    }
    assert linked == {"F1": ("R1", "R2"), "F2": (None, None), "F3": (None, None)}


@pytest.mark.parametrize(("within", "repeated"), [(23, ()), (24, ("leak",))])
def test_what_comes_back_soon_is_named(within: int, repeated: tuple[str, ...]) -> None:
    """The same condition twice within so many days, the last of them included."""
    assert file(within).repeated == repeated


@pytest.mark.parametrize(
    ("number", "closed"), [(1, False), (2, False), (3, True)], ids=["", "done", "seen"]
)
def test_a_fault_is_closed_by_its_re_check(number: int, closed: bool) -> None:
    """Put right is not closed where somebody must see to it again."""
    records: list[Record] = [
        found("01-12", "leak"),
        done("01-20", "mend", id="M"),
        done("01-22", "check", id="C"),
    ]
    mend = task("mend", action="repair", recheck="check")
    world = estate(LOOK, mend, task("check"), records=records[:number])
    a1 = world.inventory.assets["A1"]
    there = demand(world, as_of="02-10")
    [fault] = asset_file(a1, there, world.history, within=timedelta(days=9)).faults
    assert fault.closed is closed
    assert (fault.put_right is not None, fault.checked is not None) == (
        number > 1,
        number > 2,
    )


@pytest.mark.parametrize("mended", [True, False])
def test_a_fault_without_a_re_check_is_closed_by_its_repair(mended: bool) -> None:
    """Nothing more is asked for."""
    records: list[Record] = [found("01-12", "leak")]
    records += [done("01-20", "mend")] if mended else []
    world = estate(LOOK, MEND, records=records)
    a1 = world.inventory.assets["A1"]
    there = demand(world, as_of="02-10")
    [fault] = asset_file(a1, there, world.history, within=timedelta(days=9)).faults
    assert fault.closed is mended
