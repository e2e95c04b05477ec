"""Putting feeds into a folder."""

import os
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve

from feeds.builder import Job, World, parsed
from weibao.errors import InvalidValue
from weibao.feeds import FeedState, holds_feeds, write_feeds
from weibao.texts.text import Language

PATHS = (
    "assets/DT-0101.ics",
    "crews/lift.ics",
    "crews/night.ics",
    "sites/qinghe.ics",
    "technicians/li.ics",
    "technicians/wang.ics",
    "technicians/zhang.ics",
)


def on_disk(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their relative paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_feeds_are_put_where_they_belong(tmp_path: Path) -> None:
    """A folder for each audience, a file for each of its feeds, nothing beside."""
    written = write_feeds(World().roster(Job()), tmp_path, state=None)
    assert written.files == PATHS
    assert written.unchanged == ()
    assert written.events == 1
    assert tuple(sorted(on_disk(tmp_path))) == PATHS


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    """A second build leaves files alone, one edit touches the feeds that hold it."""
    world, job = World(), Job()
    first = write_feeds(world.roster(job), tmp_path, state=None)
    times = {path: (tmp_path / path).stat().st_mtime_ns for path in PATHS}
    second = write_feeds(
        world.roster(job, as_of=date(2026, 3, 2)), tmp_path, state=first.state
    )
    assert (second.files, second.unchanged) == ((), PATHS)
    assert times == {path: (tmp_path / path).stat().st_mtime_ns for path in PATHS}
    third = write_feeds(
        world.roster(evolve(job, minutes=30)), tmp_path, state=second.state
    )
    assert third.files == (PATHS[0], PATHS[1], PATHS[3], PATHS[6])


def test_a_feed_that_the_state_does_not_know_is_emptied(tmp_path: Path) -> None:
    """A file of a build since an old state is not left to tell what is not so."""
    world = World()
    old = write_feeds(world.roster(), tmp_path, state=None).state
    now = write_feeds(world.roster(Job()), tmp_path, state=old)
    assert "assets/DT-0101.ics" in now.files
    written = write_feeds(world.roster(Job(subject="DT-0102")), tmp_path, state=old)
    assert "assets/DT-0101.ics" in written.files
    read = parsed((tmp_path / "assets/DT-0101.ics").read_bytes())
    assert read["NAME"] == "DT-0101"
    assert not read.walk("VEVENT")
    assert read.walk("VTIMEZONE")


@pytest.mark.parametrize("language", get_args(Language))
def test_feeds_of_an_earlier_build_are_not_overwritten_without_its_state(
    tmp_path: Path, language: Language
) -> None:
    """Whoever builds into a folder in use is told so, and nothing is emptied."""
    world = World()
    write_feeds(world.roster(Job()), tmp_path, state=None, language=language)
    before = on_disk(tmp_path)
    assert holds_feeds(tmp_path)
    with pytest.raises(InvalidValue, match="holds feeds of an earlier build") as raised:
        write_feeds(world.roster(), tmp_path, state=None)
    assert "已有以前生成的日历" in raised.value.text.zh
    assert on_disk(tmp_path) == before


def test_a_feed_names_its_language(tmp_path: Path) -> None:
    """The product that wrote a feed ends in the language of its words."""
    for language in get_args(Language):
        folder = tmp_path / language
        write_feeds(World().roster(Job()), folder, state=None, language=language)
        read = parsed((folder / "crews/lift.ics").read_bytes())
        assert str(read["PRODID"]).endswith(f"//{language.upper()}")


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """Only calendars that weibao wrote are emptied."""
    other = tmp_path / "sites" / "other.ics"
    other.parent.mkdir()
    other.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert not holds_feeds(tmp_path)
    write_feeds(World().roster(Job()), tmp_path, state=None)
    assert other.read_bytes() == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("broken_at", range(5))
def test_a_build_that_breaks_off_is_made_good_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: int
) -> None:
    """Wherever it breaks off each file is whole, old or new, and a rerun ends alike."""
    world, job = World(), Job()
    straight, broken = tmp_path / "straight", tmp_path / "broken"
    edited = world.roster(evolve(job, minutes=30), as_of=date(2026, 3, 2))
    for folder in (straight, broken):
        state_file = folder / "state.json"
        write_feeds(world.roster(job), folder, state=None, state_file=state_file)
    old = on_disk(broken)
    state = FeedState.from_json(old["state.json"].decode())
    state_file = straight / "state.json"
    write_feeds(edited, straight, state=state, state_file=state_file)
    calls = 0
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls > broken_at:
            raise OSError("power cut")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="power cut"):
            write_feeds(edited, broken, state=state, state_file=broken / "state.json")
    new = on_disk(straight)
    left = on_disk(broken)
    assert left.keys() == old.keys()
    assert sum(left[path] != old[path] for path in left) == broken_at
    assert all(left[path] in (old[path], new[path]) for path in left)
    state = FeedState.from_json((broken / "state.json").read_text(encoding="utf-8"))
    write_feeds(edited, broken, state=state, state_file=broken / "state.json")
    assert on_disk(broken) == new


def test_what_a_killed_build_left_is_gone_after_the_next(tmp_path: Path) -> None:
    """No half-written file stays in a folder that a web server shows."""
    folder, state_file = tmp_path / "feeds", tmp_path / "state.json"
    world = World()
    first = write_feeds(world.roster(Job()), folder, state=None, state_file=state_file)
    left = [
        place / ".x.00000000.1.tmp"
        for place in (tmp_path, folder / "crews", folder / "assets")
    ]
    for file in left:
        file.write_bytes(b"half")
        os.utime(file, (0, 0))
    write_feeds(world.roster(Job()), folder, state=first.state, state_file=state_file)
    assert not any(file.exists() for file in left)


def test_feeds_that_a_disk_takes_for_one_are_one(tmp_path: Path) -> None:
    """An asset renamed in capitals alone takes the old feed over, whatever the disk."""
    folder = tmp_path / "feeds"
    world = World()
    first = write_feeds(world.roster(Job()), folder, state=None).state
    old = FeedState.from_json(
        first.to_json().replace('"assets/DT-0101"', '"assets/dt-0101"')
    )
    here = folder / "assets"
    (here / "DT-0101.ics").rename(here / "dt-0101.ics")
    written = write_feeds(world.roster(Job()), folder, state=old)
    assert "assets/dt-0101" not in written.state.feeds
    assert parsed((here / "DT-0101.ics").read_bytes()).walk("VEVENT")


def test_a_file_under_another_name_is_not_emptied(tmp_path: Path) -> None:
    """On a disk that does not heed capitals the old name leads to the new feed."""
    world = World()
    first = write_feeds(world.roster(Job()), tmp_path, state=None)
    here = tmp_path / "assets"
    try:
        (here / "dt-0101.ics").hardlink_to(here / "DT-0101.ics")
    except FileExistsError:
        pytest.skip("this disk does not heed capitals itself")
    again = write_feeds(world.roster(Job()), tmp_path, state=first.state)
    assert not [path for path in again.files if path.startswith("assets/")]
    assert parsed((here / "DT-0101.ics").read_bytes()).walk("VEVENT")
