"""Loading a portfolio: every problem of every file at once, or the portfolio."""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from weibao.catalogue import Catalogue, load_catalogue
from weibao.collector import collector_paused
from weibao.config.reading import read_book
from weibao.config.resolve import check_entries, resolve, resolve_types
from weibao.config.spoken import language_of
from weibao.errors import ConfigError, Problem
from weibao.portfolio import Portfolio
from weibao.texts.text import Text


def load(path: str | PathLike[str], catalogue: Catalogue | None = None) -> Portfolio:
    """Load a portfolio from its top file.

    Without a catalogue the equipment types of all installed plugins are known.

    Raises:
        ConfigError: something is wrong; it carries every problem of every file, and
            the language of the portfolio.
    """
    top = Path(path)
    portfolio, problems = _loaded(top, catalogue)
    if portfolio is None or problems:
        raise ConfigError(problems, language=language_of(top))
    return portfolio


def load_types(
    path: str | PathLike[str], catalogue: Catalogue | None = None
) -> Catalogue:
    """Load the equipment types that a portfolio can name, its own among them.

    Raises:
        ConfigError: its files cannot be read, or one of its types is wrong.
    """
    top = Path(path)
    known = load_catalogue() if catalogue is None else catalogue
    book, complaints = read_book(top)
    types = resolve_types(book, complaints, known)
    if problems := complaints.problems():
        raise ConfigError(problems, language=language_of(top))
    return types


def check(
    path: str | PathLike[str], catalogue: Catalogue | None = None
) -> tuple[Problem, ...]:
    """Name everything that is wrong with a portfolio, sorted by place."""
    return ConfigError(_loaded(Path(path), catalogue)[1]).problems


def at_records(
    path: str | PathLike[str], told: Iterable[tuple[str, str, Text]]
) -> tuple[Problem, ...]:
    """Say things about records at their places, for a portfolio that can be loaded.

    Args:
        path: its top file.
        told: the record's id, the field that is meant, and what is to be said.
    """
    return _told(Path(path), "records", "id", told)


def at_pins(
    path: str | PathLike[str], told: Iterable[tuple[str, Text]]
) -> tuple[Problem, ...]:
    """Say things about pins at their places, for a portfolio that can be loaded.

    Args:
        path: its top file.
        told: the id of the pinned order, and what is to be said.
    """
    said = ((order, "order", text) for order, text in told)
    return _told(Path(path), "pins", "order", said)


def _told(
    path: Path, part: str, name: str, told: Iterable[tuple[str, str, Text]]
) -> tuple[Problem, ...]:
    book, complaints = read_book(path)
    entries = {getattr(entry.document, name): entry for entry in book.entries(part)}
    for id_, key, text in told:
        complaints.add(entries[id_], (key,), text)
    return complaints.problems()


def _loaded(
    path: Path, catalogue: Catalogue | None
) -> tuple[Portfolio | None, tuple[Problem, ...]]:
    known = load_catalogue() if catalogue is None else catalogue
    with collector_paused():
        book, complaints = read_book(path)
        if book.whole:
            portfolio = resolve(book, complaints, known)
            return portfolio, complaints.problems()
        check_entries(book, complaints, known)
        return None, complaints.problems()
