"""Asking a build why, where else, and how good it is, on the command line."""

from pathlib import Path

import pytest

from command_line import Call, make_starter
from golden_files import Golden
from weibao.cli.main import run

MARCH = ("--from", "2026-03-01", "--to", "2026-03-31")
LOST = "DT-0101/half_monthly/2013-05-18#3"
LIMITS = "limits: {per_day: 8 h, per_week: 44 h}"
TIGHT = "limits: {per_day: 1 h, per_week: 3 h}"
CYCLE = "{times: 1, per: month}"
both_languages = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def tight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter whose people may work an hour a day, and a build of a month of it."""
    folder = tmp_path_factory.mktemp("tight")
    path = make_starter(folder)
    text = path.read_text(encoding="utf-8")
    assert LIMITS in text
    path.write_text(text.replace(LIMITS, TIGHT), encoding="utf-8")
    assert run(["build", str(path), *MARCH, "--out", str(folder / "build")]) == 1
    return folder


@pytest.fixture
def asked(tight: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The portfolio and the build, from the folder that the test runs in."""
    monkeypatch.chdir(tight)
    return "portfolio.yaml", "build"


@both_languages
def test_one_order_is_told_with_ways_out(
    language: str, asked: tuple[str, str], call: Call, golden: Golden
) -> None:
    """Reasons come with their counts, and below them what would help."""
    ended = call("why", *asked, LOST, "--lang", language)
    assert ended.code == 0
    golden(f"cli/why_tight.{language}.txt", ended.out)


def test_all_without_a_place_are_told(asked: tuple[str, str], call: Call) -> None:
    """Without an order each one that is lost or late has its line and its entry."""
    table = call("why", *asked, "--lang", "en").out.splitlines()
    document = call("why", *asked, "--format", "json").document
    assert len(table) == len(document["orders"]) > 1
    assert all(one["reasons"] or one["fits"] for one in document["orders"])
    assert {one["ways_out"] == [] for one in document["orders"]} == {True}


def test_a_way_out_is_data_too(asked: tuple[str, str], call: Call) -> None:
    """A program gets kind, people, place and effects of each way."""
    [one] = call("why", *asked, LOST, "--format", "json").document["orders"]
    assert one["order"] == f"my-compound/{LOST}"
    [way] = [way for way in one["ways_out"] if way["way"] == "overtime"]
    assert way["minutes"] > 0
    assert way["people"] == way["place"]["technicians"] == way["place"]["told"]


@both_languages
def test_work_in_time_is_told_to_be(
    language: str, built: Path, starter: Path, call: Call
) -> None:
    """Where nothing is lost or late, that is said."""
    order = "DT-0102/half_monthly/2013-05-18#5"
    whole = call("why", starter, built, "--lang", language)
    one = call("why", starter, built, order, "--lang", language)
    assert (whole.code, one.code) == (0, 0)
    assert order in one.out
    assert "2026" in one.out
    assert (
        call("why", starter, built, order, "--format", "json").document["orders"] == []
    )


@both_languages
def test_places_are_ranked(
    language: str, asked: tuple[str, str], built: Path, starter: Path, call: Call
) -> None:
    """Days, people and effects stand in a table, as many as are asked for."""
    order = "DT-0102/half_monthly/2013-05-18#5"
    ended = call("suggest", starter, built, order, "--lang", language, "--most", "2")
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 3
    document = call("suggest", starter, built, order, "--format", "json").document
    prices = [place["price"] for place in document["places"]]
    assert prices == sorted(prices)


@both_languages
def test_what_has_nowhere_to_go_says_so(
    language: str, asked: tuple[str, str], call: Call
) -> None:
    """Where there is no place the reader is sent to the reasons."""
    ended = call("suggest", *asked, LOST, "--lang", language)
    assert ended.code == 0
    assert "weibao why" in ended.out


@both_languages
def test_bounds_stand_beside_figures(
    language: str, asked: tuple[str, str], call: Call, golden: Golden
) -> None:
    """Each part has its bound and says whether it is proven; shortages follow."""
    ended = call("bounds", *asked, "--lang", language)
    assert ended.code == 0
    golden(f"cli/bounds_tight.{language}.txt", ended.out)
    document = call("bounds", *asked, "--format", "json").document
    assert all(one["least"] <= one["value"] for one in document["parts"])
    assert document["shortages"]


def test_new_work_is_placed_from_a_day_on(
    own: Path, tmp_path: Path, call: Call
) -> None:
    """A finding entered after the build gets places from today on."""
    assert run(["build", str(own), *MARCH, "--out", "build"]) == 0
    text = own.read_text(encoding="utf-8")
    head, sign, tail = text.partition("\nrecords:")
    assert sign
    finding = (
        "\n  - finding: {id: F-9, subject: DT-0101, task: half_monthly,"
        " condition: noise, found: 2026-03-16}"
    )
    own.write_text(head + sign + finding + tail, encoding="utf-8")
    due = call("due", own, *MARCH, "--as-of", "2026-03-16", "--format", "json")
    [order] = [one["order"] for one in due.document["orders"] if "F-9" in one["order"]]
    ended = call(
        "suggest", own, "build", order, "--as-of", "2026-03-16", "--format", "json"
    )
    assert ended.code == 0
    days = [place["start"][:10] for place in ended.document["places"]]
    assert days
    assert min(days) >= "2026-03-16"
    undated = call("suggest", own, "build", order, "--lang", "en")
    assert undated.code == 2
    assert "as of 2026-03-01; for what was entered since say today's" in undated.err


@pytest.mark.parametrize("command", ["why", "suggest"])
def test_an_order_that_is_not_there(
    command: str, starter: Path, built: Path, call: Call
) -> None:
    """A mistyped id is refused with the nearest right one."""
    id = "DT-0102/half_monthly/2013-05-18#55"
    ended = call(command, starter, built, id, "--lang", "en")
    assert ended.code == 2
    assert "did you mean 'DT-0102/half_monthly/2013-05-18#" in ended.err


def test_a_day_outside_the_build(starter: Path, built: Path, call: Call) -> None:
    """Places are sought on days of the build only."""
    id = "DT-0102/half_monthly/2013-05-18#5"
    asked = ("suggest", starter, built, id, "--as-of", "2031-01-01", "--lang", "en")
    ended = call(*asked)
    assert ended.code == 2
    assert "2026-12-31" in ended.err


@both_languages
@pytest.mark.parametrize(
    ("how", "said", "other"),
    [
        ("duration: 200 h, divisible: true", "divisible", "可分段"),
        (
            "duration: 1 h, escort: {people: [{skill: gardener, level: 3}]}",
            "escorted",
            "陪同",
        ),
    ],
)
def test_what_is_not_looked_for_is_said(
    how: str, said: str, other: str, language: str, tmp_path: Path, call: Call
) -> None:
    """No answer for work in parts or with an escort is not taken for no way out."""
    path = make_starter(tmp_path)
    text = path.read_text(encoding="utf-8")
    rule = "    select: {families: [pumps]}\n    crew: general\n"
    task = f"{{code: long, title: long, cycle: {CYCLE}, {how}}}"
    added = f"{rule}    add: [{{task: {task}, because: asked for}}]\n"
    assert text.count(rule) == 1
    path.write_text(text.replace(rule, added), encoding="utf-8")
    folder = tmp_path / "made"
    run(["build", str(path), *MARCH, "--out", str(folder)])
    lost = call("why", path, folder, "--format", "json").document["orders"]
    [order] = {one["order"] for one in lost if "/long/" in one["order"]}
    [known] = [one for one in lost if one["order"] == order]
    assert said in known["not_sought"]["en"]
    word = {"en": said, "zh": other}[language]
    assert word in call("why", path, folder, order, "--lang", language).out
    if said == "divisible":
        ended = call("suggest", path, folder, order, "--lang", language)
        assert word in ended.out
        answer = call("suggest", path, folder, order, "--format", "json").document
        assert answer["places"] == []
        assert said in answer["not_sought"]["en"]


PAINT = """\
  - id: paint
    select: {ids: [DT-0101]}
    apply: none
    add:
      - because: contract
        task:
          code: paint
          title: paint
          cycle: once each month
          duration: 1 h
          people: [{skill: painter}]
          cost: {outsourced: 5}
# 记录："""


@pytest.mark.parametrize(
    ("language", "told"), [("en", "given to another firm"), ("zh", "已外包")]
)
def test_work_of_another_firm_is_told_to_be(
    language: str, told: str, tmp_path: Path, call: Call
) -> None:
    """What is given away is neither done nor left out."""
    path = make_starter(tmp_path)
    text = path.read_text(encoding="utf-8").replace("# 记录：", PAINT, 1)
    text += "outsourcing: 5\n"
    path.write_text(text, encoding="utf-8")
    call("build", str(path), *MARCH, "--out", str(tmp_path / "build"))
    order = "DT-0101/paint/2026-03"
    ended = call("why", str(path), str(tmp_path / "build"), order, "--lang", language)
    assert told in ended.out
