"""Which language the command line answers in."""

from pathlib import Path

import pytest

from command_line import Call
from weibao.cli.language import chosen
from weibao.texts.text import Language

FEBRUARY = ("--from", "2026-02-01", "--to", "2026-02-28")
MACHINES = {"zh": "zh_CN", "en": "en_US"}
TEXTS = {
    "wrong names": "schema: 1\n{language}shifts: [{{id: a b}}, {{id: c d}}]\n",
    "no yaml": "{language}schema: [1\n",
}


@pytest.fixture
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the machine speak a language."""
    monkeypatch.setattr("locale.getlocale", lambda: (MACHINES[request.param], "UTF-8"))
    return str(request.param)


both_machines = pytest.mark.parametrize("machine", ["zh", "en"], indirect=True)


@both_machines
@pytest.mark.parametrize("asked", [None, "zh", "en"])
@pytest.mark.parametrize("own", [None, "zh", "en"])
def test_the_nearest_wish_counts(
    own: Language | None, asked: str | None, machine: str
) -> None:
    """What is asked for, else what the portfolio speaks, else what the machine does."""
    assert chosen(asked, own) == (asked or own or machine)


@both_machines
@pytest.mark.parametrize("command", ["check", "due", "verify"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("own", ["", "zh", "en"])
def test_problems_are_told_in_the_language_of_the_portfolio(
    own: str, text: str, command: str, machine: str, tmp_path: Path, call: Call
) -> None:
    """As far as it can be read: a file that is no YAML at all says it too."""
    path = tmp_path / "p.yaml"
    said = f"language: {own}\n" if own else ""
    path.write_text(TEXTS[text].format(language=said), encoding="utf-8")
    days = {"due": FEBRUARY, "verify": (str(tmp_path),)}
    more: tuple[str, ...] = days.get(command, ())
    ended = call(command, path, *more)
    assert ended.code == 2
    chinese = any("\u4e00" <= one <= "\u9fff" for one in ended.out + ended.err)
    assert chinese == ((own or machine) == "zh")


@both_machines
def test_a_missing_build_is_told_in_the_language_of_the_portfolio(
    machine: str, starter: Path, tmp_path: Path, call: Call
) -> None:
    """The starter is Chinese, whatever the machine speaks."""
    ended = call("verify", starter, tmp_path / "none")
    assert ended.code == 2
    assert "没有这个文件" in ended.err


@both_machines
@pytest.mark.parametrize("asked", [(), ("--lang", "zh"), ("--lang", "en")])
@pytest.mark.parametrize("written", ["zh", "en"])
def test_every_step_is_told_in_one_language(
    written: str, asked: tuple[str, ...], machine: str, own: Path, call: Call
) -> None:
    """The first step too, though the portfolio is not read by then."""
    name_language(own, written)
    ended = call("build", own, *FEBRUARY, *asked)
    language = asked[-1] if asked else written
    first, second, *_ = ended.err.splitlines()
    assert first.startswith("读取" if language == "zh" else "Reading")
    assert second.startswith("计算" if language == "zh" else "Working out")


def name_language(portfolio: Path, language: str | None) -> None:
    """Let a starter name a language, or none."""
    text = portfolio.read_text(encoding="utf-8")
    assert "\nlanguage: zh " in text
    line = "\n# " if language is None else f"\nlanguage: {language} "
    portfolio.write_text(text.replace("\nlanguage: zh ", line), encoding="utf-8")


@both_machines
@pytest.mark.parametrize(
    "words",
    [
        ("check", "portfolio.yaml"),
        ("due", "portfolio.yaml", *FEBRUARY),
        ("roster", "portfolio.yaml", *FEBRUARY),
        ("build", "portfolio.yaml", *FEBRUARY, "--out", "new"),
        ("explain", "portfolio.yaml", "XJ-MHQ", *FEBRUARY),
        ("types", "fire_extinguisher", "--portfolio", "portfolio.yaml"),
        ("verify", "portfolio.yaml", "nowhere"),
        ("build", "portfolio.yaml", *FEBRUARY, "--out", "portfolio.yaml"),
        ("due", "portfolio.yaml", "--from", "2026-02-01", "--to", "2026-01-01"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("written", [None, "zh", "en"])
def test_one_rule_holds_for_every_answer(
    written: str | None, words: tuple[str, ...], machine: str, own: Path, call: Call
) -> None:
    """The portfolio's language, and the machine's where it names none: no third one."""
    name_language(own, written)
    ended = call(*words)
    language = written or machine
    in_english = {"en"} if language == "en" else set()
    said = ended.err + ended.out
    for title in ("读取", "计划期 ", "没有问题", "依据", "请先运行", "检查", "早于"):
        assert title not in said or language == "zh", title
    for title in ("Reading", "Planned from", "No problems", "sources", " is before "):
        assert title not in said or language in in_english, title
