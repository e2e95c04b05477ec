"""Where entries come from, and where exactly something in them stands.

A place is looked up only when a problem is to be told; reading keeps none.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from attrs import define, field, frozen

from weibao.config.paths import Path, Spot, said
from weibao.config.yaml_events import ON_KEY, locate
from weibao.errors import Problem
from weibao.texts.text import Message, Text


class Origin(Protocol):
    """A file that entries were read from."""

    @property
    def shown(self) -> str:
        """The file's name in problems."""

    @property
    def name(self) -> str:
        """The file's name inside the portfolio's folder."""

    def spots(self, paths: Iterable[Path]) -> Mapping[Path, Spot]:
        """Find the places of paths; of what is not there, the place around it."""

    def said(self, path: Path) -> str:
        """Say a path as people read it."""

    def asking(self, path: Path) -> Text | None:
        """Ask for a field that must be given; None where its key is what to write."""


@frozen(eq=False)
class YamlOrigin:
    """A YAML file, with its text kept for looking up places."""

    shown: str
    name: str
    text: str = field(repr=False)
    kept: Mapping[Path, Spot] = field(factory=dict, repr=False)

    def spots(self, paths: Iterable[Path]) -> Mapping[Path, Spot]:
        """Read the text again for the places of these paths."""
        wanted = set(paths)
        if wanted <= self.kept.keys():
            return {path: self.kept[path] for path in wanted}
        around = {path[:n] for path in wanted for n in range(len(path) + 1)}
        found = locate(self.text, around)
        return {path: _nearest(path, found) for path in wanted}

    def said(self, path: Path) -> str:
        """Say ``assets[3].type``."""
        return said(path)

    def asking(self, path: Path) -> Text | None:
        """Leave it to the key."""
        return None


@frozen(eq=False)
class TableOrigin:
    """A CSV or XLSX file: the line of each row, the column of each field.

    ``usual`` are the headings that columns which are not there would have.
    """

    shown: str
    name: str
    lines: list[int] = field(repr=False)
    columns: Mapping[Path, tuple[int, str]] = field(repr=False)
    usual: Mapping[Path, Text] = field(factory=dict, repr=False)

    def spots(self, paths: Iterable[Path]) -> Mapping[Path, Spot]:
        """Give line and column; the row as a whole where no column is meant."""
        return {path: self._spot(path) for path in paths}

    def said(self, path: Path) -> str:
        """Say the heading of the column."""
        found = self._column(path[1:])
        return found[1] if found else ""

    def asking(self, path: Path) -> Text | None:
        """Ask for the cell of a field that must be given, by its column."""
        if path in self.columns:
            return EMPTY_CELL(heading=self.columns[path][1])
        heading = self.usual.get(path)
        return None if heading is None else ABSENT(heading=heading)

    def _spot(self, path: Path) -> Spot:
        if not path or not isinstance(path[0], int):
            return Spot()
        found = self._column(path[1:])
        return Spot(self.lines[path[0]], found[0] if found else 0)

    def _column(self, path: Path) -> tuple[int, str] | None:
        key = path[:-1] if path and path[-1] == ON_KEY else path
        while key:
            if key in self.columns:
                return self.columns[key]
            key = key[:-1]
        return None


@frozen(eq=False)
class Entry:
    """One entry of a list that was read: its document and where it stands.

    ``partial`` says that wrong fields were left out of the document, so that nothing
    may be called missing.
    """

    document: Any
    origin: Origin
    path: Path
    partial: bool = False


@frozen(eq=False)
class Complaint:
    """Something wrong at a path of a file; ``other`` is a place it speaks of."""

    origin: Origin
    path: Path
    text: Text
    on_key: bool = False
    other: tuple[Origin, Path] | None = None


@define
class Complaints:
    """All that is wrong, in the order it was found."""

    found: list[Complaint] = field(factory=list)
    ready: list[Problem] = field(factory=list)

    def add(
        self,
        entry: Entry,
        path: Path,
        text: Text,
        *,
        on_key: bool = False,
        other: Entry | None = None,
    ) -> None:
        """Note what is wrong inside an entry."""
        place = (other.origin, other.path) if other else None
        whole = (*entry.path, *path)
        self.found.append(Complaint(entry.origin, whole, text, on_key, place))

    def problems(self) -> tuple[Problem, ...]:
        """Look up all places at once."""
        wanted: dict[int, tuple[Origin, set[Path]]] = {}
        for one in self.found:
            _want(wanted, one.origin, _looked_up(one))
            if one.other is not None:
                _want(wanted, *one.other)
        spots = {key: origin.spots(paths) for key, (origin, paths) in wanted.items()}
        told = {_problem(one, spots): None for one in self.found}
        return (*self.ready, *told)


def _want(
    wanted: dict[int, tuple[Origin, set[Path]]], origin: Origin, path: Path
) -> None:
    wanted.setdefault(id(origin), (origin, set()))[1].add(path)


def _looked_up(one: Complaint) -> Path:
    return (*one.path, ON_KEY) if one.on_key else one.path


def _problem(one: Complaint, spots: Mapping[int, Mapping[Path, Spot]]) -> Problem:
    spot = spots[id(one.origin)][_looked_up(one)]
    text = one.text
    if one.other is not None:
        origin, path = one.other
        line = spots[id(origin)][path].line
        text += ALSO(place=f"{origin.shown}:{line}" if line else origin.shown)
    said_path = one.origin.said(one.path)
    return Problem(one.origin.shown, spot.line, spot.column, said_path, text)


def _nearest(path: Path, found: Mapping[Path, Spot]) -> Spot:
    while path and path not in found:
        path = path[:-1]
    return found.get(path, Spot())


EMPTY_CELL = Message(
    zh="这一行没有填“{heading}”（请填上）",
    en="there is nothing under '{heading}' in this row (fill it in)",
)
ABSENT = Message(
    zh="这一行需要“{heading}”，表中没有这一列（请加上，或在 columns 里指明）",
    en="this row needs the column '{heading}', which the table lacks "
    "(add it, or name it in columns)",
)
ALSO = Message(zh="（另一处在 {place}）", en=" (the other is at {place})")
