"""Which engine makes the roster, and for how long it searches."""

from pathlib import Path

import pytest

from command_line import Call

WEEK = ("--from", "2026-01-01", "--to", "2026-01-18", "--as-of", "2026-01-01")


def test_the_command_line_tells_the_rounds(starter: Path, call: Call) -> None:
    """On the error stream, in the language of the answer."""
    ended = call("roster", starter, *WEEK, "--rounds", "3", "--lang", "en")
    assert "Engine local: 3 rounds" in ended.err
    ended = call("roster", starter, *WEEK, "--rounds", "3", "--lang", "zh")
    assert "排班引擎 local：3 轮" in ended.err


def test_seconds_only_end_the_search(starter: Path, call: Call) -> None:
    """The roster says how many rounds it was, and so many give it again."""
    short = ("--seconds", "0.000001", "--format", "json")
    ended = call("roster", starter, *WEEK, *short)
    assert '"iterations": 0' in ended.out
    again = call("roster", starter, *WEEK, "--rounds", "0", "--format", "json")
    assert again.out == ended.out


@pytest.mark.parametrize("command", ["roster", "build"])
def test_the_command_line_refuses_an_unknown_engine(
    starter: Path, call: Call, command: str
) -> None:
    """In one line, and with the code for bad input."""
    ended = call(command, starter, *WEEK, "--engine", "locl", "--lang", "en")
    assert ended.code == 2
    assert "unknown engine 'locl' (there are: " in ended.err
    assert "Traceback" not in ended.err
