"""All meanings of a cycle, by vectors of figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from cycles.run_vectors import TRANSLATIONS, failures, main

FILE = Path(__file__).with_name("vectors.json")
VECTORS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["vectors"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_a_vector_gives_what_it_says(vector: dict[str, Any]) -> None:
    """The library's answer is that of the vector in every key."""
    assert list(failures([vector])) == []


def test_every_meaning_has_a_translation_and_a_vector() -> None:
    """All fifty-two are there, and each is tried."""
    meanings = {f"K{number:02}" for number in range(1, 53)}
    assert set(TRANSLATIONS) == meanings
    assert {vector["semantics"] for vector in VECTORS} == meanings


def test_a_wrong_answer_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A vector that does not hold is named, with what was expected and what came."""
    wrong = {
        "id": "X-1",
        "semantics": "K02",
        "given": {"cycle": "P1M", "last_done": "2026-01-31"},
        "expect": {"next_due": "2026-03-03"},
    }
    right = {**wrong, "id": "X-2", "expect": {"next_due": "2026-02-28"}}
    faulty = {**wrong, "id": "X-3", "given": {}}
    unknown = {**wrong, "id": "X-4", "semantics": "K99"}
    file = tmp_path / "v.json"
    vectors = [wrong, right, faulty, unknown]
    document = {"format": "weibao-cycle-vectors/1", "vectors": vectors}
    file.write_text(json.dumps(document), "utf-8")
    assert main(str(file)) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("next_due should be '2026-03-03', is '2026-02-28'")
    assert said[1].startswith("X-3 (K02): KeyError")
    assert said[2:] == ["X-4 (K99): no such semantics", "1 passed, 3 failed"]
