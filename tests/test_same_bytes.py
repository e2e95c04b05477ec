"""A build is a function of its input: no clock, no hash order, no machine in it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PORTFOLIO = ROOT / "schedules" / "first-steps.yaml"


def build(folder: Path, seed: str, zone: str) -> dict[str, bytes]:
    """Build in a process of its own, and return every file that it wrote."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "weibao",
            *("build", str(PORTFOLIO)),
            *("--from", "2026-01-01", "--to", "2026-03-31"),
            *("--out", str(folder)),
        ],
        check=True,
        capture_output=True,
        env={
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": ":".join(sys.path),
            "PYTHONUTF8": "1",
        },
    )
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.row("S087", partial=True)
def test_builds_of_one_input_are_the_same_bytes(tmp_path: Path) -> None:
    """Neither the order of hashes nor the machine's time zone shows in a build."""
    one = build(tmp_path / "one", "1", "Asia/Shanghai")
    other = build(tmp_path / "other", "2", "America/New_York")
    assert {"roster.json", "state.json", "summary.html"} <= set(one)
    assert one == other
