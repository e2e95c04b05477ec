"""The cycle phrases as a table, for the reference page and for examples."""

from attrs import frozen

from weibao.phrases.clauses import CLAUSES
from weibao.texts.text import Text


@frozen
class Phrase:
    """One row of the grammar: the same thing said twice, and what it means."""

    en: str
    zh: str
    meaning: Text


GRAMMAR = tuple(
    Phrase(clause.example.en, clause.example.zh, clause.meaning) for clause in CLAUSES
)
