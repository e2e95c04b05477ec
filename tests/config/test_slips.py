"""When a word that anybody may make up is taken for a slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weibao.config.slips import slip_of

IN_USE = (
    *("lift", "pump", "fire", "patrol", "gardener", "head", "aged", "高压电工"),
    *("electrician_lv", "fire_operator_4", "special_equipment_T", "work_at_height"),
)
WORDS = st.text("abcdefgh_电工0123456789", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("lfit", "lift"),
        ("Lift", "lift"),
        ("lifts", "lift"),
        ("pomp", "pump"),
        ("agde", "aged"),
        ("garderner", "gardener"),
        ("special_equipement_T", "special_equipment_T"),
        ("special-equipment-t", "special_equipment_T"),
        ("work_at_hight", "work_at_height"),
        ("高电压工", "高压电工"),
    ],
)
def test_a_slip_leads_to_the_word_that_is_meant(word: str, meant: str) -> None:
    """Letters that are doubled, left out, exchanged or taken for others."""
    assert slip_of(word, IN_USE) == meant


@pytest.mark.parametrize(
    "word",
    [
        *("special_equipment_A", "electrician_hv", "fire_operator_5", "低压电工"),
        *("wire", "hire", "lead", "cleaner", "electrician", "height", "电工"),
    ],
)
def test_another_word_of_its_kind_is_no_slip(word: str) -> None:
    """Grades, classes and trades differ by little, and are meant as they stand."""
    assert slip_of(word, IN_USE) is None


@given(WORDS, st.sets(WORDS))
def test_only_a_word_in_use_is_ever_meant(word: str, known: set[str]) -> None:
    """No word is made up, and the order of the words does not matter."""
    found = slip_of(word, known)
    assert found is None or found in known
    assert found == slip_of(word, sorted(known))
