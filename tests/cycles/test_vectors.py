"""All meanings of a cycle, by vectors of figures.

The first file is that of the reference. The second is our own, of the edges: optional
keys, ties, empty lists, first and last days. Where the specification leaves room, the
note of a vector says which reading it takes.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from cycles.run_vectors import TRANSLATIONS, failures, main

FILES = [
    Path(__file__).with_name(name) for name in ("vectors.json", "more_vectors.json")
]
DOCUMENTS: list[dict[str, Any]] = [json.loads(f.read_text("utf-8")) for f in FILES]
VECTORS: list[dict[str, Any]] = [v for one in DOCUMENTS for v in one["vectors"]]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_a_vector_gives_what_it_says(vector: dict[str, Any]) -> None:
    """The library's answer is that of the vector in every key."""
    assert list(failures([vector])) == []


def test_every_meaning_has_a_translation_and_a_vector() -> None:
    """All fifty-two are there, and each is tried."""
    meanings = {f"K{number:02}" for number in range(1, 53)}
    assert set(TRANSLATIONS) == meanings
    for document in DOCUMENTS:
        found = {vector["semantics"] for vector in document["vectors"]}
        assert found == meanings


def test_the_files_count_their_vectors_and_name_each_once() -> None:
    """The count is that of the vectors, and no two have one id."""
    assert [one["count"] for one in DOCUMENTS] == [
        len(one["vectors"]) for one in DOCUMENTS
    ]
    assert len({vector["id"] for vector in VECTORS}) == len(VECTORS)


@pytest.mark.parametrize("key", ["entries", "include", "exclude", "used", "missed"])
def test_the_order_of_what_is_a_set_is_irrelevant(key: str) -> None:
    """Lists without an order give the same answer when they are read from behind."""
    turned = [
        {**one, "given": {**one["given"], key: one["given"][key][::-1]}}
        for one in VECTORS
        if isinstance(one["given"].get(key), list)
    ]
    assert turned
    assert list(failures(turned)) == []


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
