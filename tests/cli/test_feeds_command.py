"""The feeds of a build, written anew."""

import shutil
from pathlib import Path

from command_line import Call


def test_nothing_changes_where_nothing_changed(built: Path, call: Call) -> None:
    """The feeds of the build that is there are left alone."""
    ended = call("feeds", "portfolio.yaml", built, "--format", "json")
    assert ended.code == 0
    assert (ended.document["kind"], ended.document["version"]) == ("weibao-feeds", 1)
    assert ended.document["files"] == []
    assert len(ended.document["unchanged"]) == len(list(built.rglob("*.ics")))


def test_lost_feeds_come_back_as_they_were(
    built: Path, tmp_path: Path, call: Call
) -> None:
    """A folder of feeds that was deleted is written again, byte for byte."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    shutil.rmtree(copy / "feeds")
    ended = call("feeds", "portfolio.yaml", copy)
    assert ended.code == 0
    assert "未变 0 个" in ended.out
    for path in built.rglob("*.ics"):
        assert (copy / path.relative_to(built)).read_bytes() == path.read_bytes()
