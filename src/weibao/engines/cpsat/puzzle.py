"""A roster to be found, as numbers alone: what travels to the solver and back.

Minutes count from the horizon's start. Pieces of work, people, stops and paths are
numbered. A path is the day of a person, or of a crew that goes whole.
"""

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

Exclusion = tuple[int, int]
"""The number of something shared, and how many may be on it at one time."""
Placed = dict[int, tuple[int, int]]
"""By piece, the choice taken and the minute at which it begins."""


@frozen(kw_only=True)
class Piece:
    """One piece of work; one that is ``required`` may not be left out.

    While it goes on, of other work under each key that it excludes no more may go on
    than is said there, itself counted; ``marks`` are the keys under which it is put.
    """

    minutes: int
    stop: int
    marks: tuple[int, ...]
    exclusions: tuple[Exclusion, ...]
    required: bool = False


@frozen(kw_only=True)
class Choice:
    """Who may do a piece on which day, and from when to when it may begin.

    Those who set out from one ``base`` go on the same ``paths``. It begins on marks
    ``step`` minutes apart, counted from the start, unless the piece has a time.
    """

    piece: int
    day: int
    base: int
    people: tuple[int, ...]
    paths: tuple[int, ...]
    starts: tuple[tuple[int, int], ...]
    step: int


@frozen
class Path:
    """A day of people who go about as one, and the week in which hours count."""

    people: tuple[int, ...]
    day: int
    week: int


@frozen(kw_only=True)
class Figure:
    """One level of goals, to be kept small.

    What a choice costs, what a piece costs that is left out, what a minute on each path
    costs, what a trip costs, and what a minute costs between the most and the least
    loaded of each group of people.
    """

    choices: Mapping[int, int] = field(factory=dict)
    left_out: Mapping[int, int] = field(factory=dict)
    paths: Mapping[int, int] = field(factory=dict)
    trip: int = 0
    uneven: int = 0


class Wanted(Enum):
    """What is asked of the solver: the best answer, or why there is none."""

    BEST = "best"
    CLASH = "clash"


@frozen(kw_only=True)
class Puzzle:
    """Everything the solver needs.

    ``spent`` are minutes by person and week that are gone already. ``limit``
    bounds the search, in the solver's own measure of work.
    """

    pieces: tuple[Piece, ...]
    choices: tuple[Choice, ...]
    paths: tuple[Path, ...]
    travel: Mapping[tuple[int, int], int]
    per_day: int
    per_week: int
    figures: tuple[Figure, ...]
    seed: int
    limit: int
    spent: Mapping[tuple[int, int], int] = field(factory=dict)
    groups: tuple[tuple[int, ...], ...] = ()
    hint: Placed = field(factory=dict)
    wanted: Wanted = Wanted.BEST


@frozen(kw_only=True)
class Answer:
    """What the solver found: what is placed, and each figure with a bound on it.

    Figures from the first one that is not ``proven`` on may be better in another
    answer. ``rounds`` is the work done. ``clash`` are pieces that do not go together.
    """

    placed: Placed
    figures: tuple[int, ...]
    bounds: tuple[int, ...]
    rounds: int
    clash: tuple[int, ...] = ()
    finished: bool = True

    @property
    def proven(self) -> bool:
        """Whether nothing better is possible in any figure."""
        return self.finished and self.figures == self.bounds
