"""What is printed does not let data command the terminal, nor break lines."""

from pathlib import Path

import pytest

from command_line import Call
from weibao.cli.output import say, say_lines
from weibao.cli.streams import one_line
from weibao.texts.text import Text

DAYS = ("--from", "2026-01-01", "--to", "2026-02-28")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("每月 检查", "每月 检查"),
        ("a  b", "a  b"),
        ("bell \a here", "bell  here"),
        ("red \x1b[31m and \x9b31m", "red [31m and 31m"),
        ("two\r\nlines\tand\u2028more", "two  lines and more"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("name \udcff", "name \udcff"),
    ],
)
def test_a_line_is_one_line(text: str, shown: str) -> None:
    """Line ends become spaces, signs that a terminal obeys go, the rest stays."""
    assert one_line(text) == shown


def test_paragraphs_and_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """A paragraph is one line; several lines stay several, each made harmless."""
    say(Text.same("a\nb"), "en", indent="  ")
    say_lines(Text.same("a\a\n  b"), "en")
    assert capsys.readouterr().out == "  a b\na\n  b\n"


@pytest.mark.parametrize(
    "typed",
    [
        ("explain", "DT-0101", *DAYS),
        ("explain", "DT-0101/half_monthly", *DAYS),
        ("due", *DAYS),
        ("roster", *DAYS),
        ("build", *DAYS),
    ],
    ids=" ".join,
)
def test_titles_cannot_command_the_terminal(
    typed: tuple[str, ...], own: Path, call: Call
) -> None:
    """Whatever a title holds, the terminal is only ever given text."""
    register = own.with_name("register.csv")
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace(",1号楼1号", ",1号\a\x1b楼1号"), encoding="utf-8")
    command, *rest = typed
    ended = call(command, own, *rest, "--lang", "zh")
    assert ended.code in (0, 1, 2), ended
    assert "\a" not in ended.out + ended.err
