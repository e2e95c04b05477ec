"""The builder reads YAML as the parser does, and leaves meaning to the fields."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from weibao.config.paths import Path, Spot
from weibao.config.yaml_events import LOADER, NULLS, ON_KEY, locate, parse

LOADERS = [LOADER, yaml.SafeLoader]
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12
).filter(str.isprintable)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
    ),
    max_leaves=20,
)


def as_text(value: Any, *, quoted: bool) -> Any:  # noqa: ANN401 - any JSON value
    """Give what the builder makes of a value: texts, lists, mappings, None."""
    if isinstance(value, dict):
        return {key: as_text(one, quoted=quoted) for key, one in value.items()}
    if isinstance(value, list):
        return [as_text(one, quoted=quoted) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


@given(VALUES)
def test_json_is_read_as_json(value: object) -> None:
    """A JSON document is YAML: its structure comes through, its numbers as text."""
    text = json.dumps(value, ensure_ascii=False)
    assert parse(text).data == as_text(value, quoted=True)


@given(VALUES)
@pytest.mark.parametrize("loader", LOADERS)
def test_the_builder_agrees_with_the_library(loader: Any, value: object) -> None:  # noqa: ANN401 - the loader classes share no type
    """In block style too, it gives what PyYAML gives when it guesses no types."""
    text = yaml.safe_dump(value, allow_unicode=True)
    parsed = parse(text, loader=loader)
    plain = yaml.load(text, yaml.BaseLoader)
    assert without_nulls(parsed.data) == without_nulls(plain)
    assert parsed.faults == ()


def without_nulls(value: Any) -> Any:  # noqa: ANN401 - any plain data
    """Write None the way it was spelt, as the library's text loader does."""
    if isinstance(value, dict):
        return {key: without_nulls(one) for key, one in value.items()}
    if isinstance(value, list):
        return [without_nulls(one) for one in value]
    return None if value is None or value in NULLS else value


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "word", ["19:30", "no", "012", "2024-02-30", "1e5", "0x1F", "0101", ".5", "=", "<<"]
)
def test_plain_scalars_stay_as_written(word: str, loader: Any) -> None:  # noqa: ANN401 - as above
    """No time becomes a number, no country a truth value, no id loses its zeros."""
    assert parse(f"a: {word}\n", loader=loader).data == {"a": word}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_none_but_a_quoted_one_is_text(word: str) -> None:
    """Only a plain empty word means that nothing is given."""
    assert parse(f"a: {word}\nb: '{word}'\n").data == {"a": None, "b": word}


@pytest.mark.parametrize("loader", LOADERS)
def test_places_are_found_for_values_and_keys(loader: Any) -> None:  # noqa: ANN401 - as above
    """Lines and columns count from 1, of a value and of its key."""
    text = "a:\n  - b: 1\n    c: [x, y]\n"
    wanted: list[Path] = [("a", 0, "c", 1), ("a", 0, "c", ON_KEY), ("a", 1)]
    assert locate(text, wanted, loader=loader) == {
        ("a", 0, "c", 1): Spot(3, 12),
        ("a", 0, "c", ON_KEY): Spot(3, 5),
    }


def test_places_below_a_kept_key_need_no_second_reading() -> None:
    """What provenance will ask for is kept while reading."""
    parsed = parse("a: [x]\nb: [y]\n", placed=["b"])
    assert parsed.spots == {("b",): Spot(2, 4), ("b", 0): Spot(2, 5)}


def test_aliases_stand_for_their_anchor() -> None:
    """An alias repeats a value, within bounds."""
    assert parse("a: &x [1, 2]\nb: *x\n").data == {"a": ["1", "2"], "b": ["1", "2"]}


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "spot", "word"),
    [
        ("a: 1\nb: 2\na: 3\n", Spot(3, 1), "twice"),
        ("a: *x\n", Spot(1, 4), "no anchor"),
        ("a: !!int 3\n", Spot(1, 4), "tag"),
        ("a: 1\n---\nb: 2\n", Spot(2, 1), "second document"),
        ("? [a, b]\n: 1\n", Spot(1, 3), "key"),
        ("a:\n\t- b\n", Spot(2, 1), "tab"),
        ("a: [" + "[" * 64 + "]" * 64 + "]\n", Spot(1, 67), "deeply"),
        ("a: {b: 1\n", None, "not valid YAML"),
        ("a: 1\nb: x\x07\n", Spot(2, 5), "U+0007"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isalpha() else "",
)
def test_what_is_wrong_is_told_with_its_place(
    text: str,
    spot: Spot | None,
    word: str,
    loader: Any,  # noqa: ANN401 - as above
) -> None:
    """Each kind of fault has a message and a place, with either parser."""
    (fault,) = parse(text, loader=loader).faults
    assert word in fault.text.en
    assert spot is None or fault.spot == spot


def test_all_faults_are_told_at_once() -> None:
    """Reading goes on after a fault that leaves the structure clear."""
    faults = parse("a: 1\na: 2\nb: !t x\nc: *y\n").faults
    assert [fault.spot.line for fault in faults] == [2, 3, 4]


@pytest.mark.parametrize("loader", LOADERS)
def test_aliases_cannot_swell(loader: Any) -> None:  # noqa: ANN401 - as above
    """A few lines that would expand to millions of values are refused."""
    lines = ["a0: &a0 [" + ", ".join("x" * 10) + "]"]
    for n in range(1, 9):
        aliases = ", ".join([f"*a{n - 1}"] * 10)
        lines.append(f"a{n}: &a{n} [{aliases}]")
    parsed = parse("\n".join(lines) + "\n", loader=loader)
    assert not parsed.complete
    assert "repeat" in parsed.faults[0].text.en


@given(st.text(max_size=60))
def test_any_text_gives_data_or_faults(text: str) -> None:
    """Nothing that can be written makes the reader fail."""
    parsed = parse(text)
    assert parsed.complete or parsed.faults
