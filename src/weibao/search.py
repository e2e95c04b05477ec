"""What an engine is, and what its search is told beside the work and the people."""

from collections.abc import Callable
from concurrent.futures import Executor
from datetime import date, datetime

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.fairness import Balance
from weibao.goals import Goals
from weibao.orders import Demand
from weibao.published import Promise, Published
from weibao.roster import Roster
from weibao.texts.text import Message, Text
from weibao.workforce import Workforce

GRID = 5
"""Work begins on the five-minute marks, unless it is told otherwise."""
LATE_REACH = 60
"""How many days after its window an order may still be placed late."""

Progress = Callable[[int, int], None]


def always() -> bool:
    """Go on."""
    return True


def no_progress(done: int, total: int) -> None:
    """Take no notice of progress."""


@frozen(kw_only=True)
class Scope:
    """What of a published roster may change, where not all of it.

    Work of other crews, and work outside the days, stays as it is. New work goes where
    there is room.

    Args:
        crews: the ids of the crews whose work may change; all, where it is None.
        first: the first day on which work may change.
        last: the last day on which it may.
    """

    crews: frozenset[str] | None = None
    first: date = date.min
    last: date = date.max

    def holds(self, promise: Promise) -> bool:
        """Tell whether published work may change."""
        return (
            self.crews is None or promise.crew in self.crews
        ) and self.first <= promise.day <= self.last


@frozen(kw_only=True, eq=False)
class SearchOptions:
    """What steers a search; none of it says what a good roster is.

    The same options give the same roster, unless ``go_on`` says no. What an engine
    counts as a round is its own; what it cannot use, it may leave aside, but never a
    ``published`` roster.

    Args:
        seed: varies the search.
        rounds: how long to search; by the work there is, where it is None.
        go_on: asked now and then; the search ends when it says no.
        published: what people know of.
        frozen: the day before which what was published stays as it is; the demand's
            as-of day, where it is None.
        now: the moment before which nothing new begins; what was published to begin
            before it stays as it is.
        only: what of the published roster may change; all, where it is None.
        budget: of how many published orders that could stay the people or the day may
            change for the sake of others; of any, where it is None.
        balance: what earlier rosters leave, for goals of fairness and the same people.
        executor: where parts of a large search go on side by side.
        parts: into how many parts the days are cut for it.
        grid: work begins on marks so many minutes apart.
        late_by: how many days after its window an order may still be placed late.
        progress: told how many orders of how many have been dealt with.
    """

    seed: int = 0
    rounds: int | None = None
    go_on: Callable[[], bool] = always
    published: Published | None = None
    frozen: date | None = None
    now: datetime | None = None
    only: Scope | None = None
    budget: int | None = None
    balance: Balance | None = None
    executor: Executor | None = None
    parts: int = 2
    grid: int = GRID
    late_by: int = LATE_REACH
    progress: Progress = no_progress


Solve = Callable[[Demand, Workforce, Goals, SearchOptions], Roster]


@frozen(eq=False)
class Engine:
    """Something that makes rosters, by the name under which one asks for it.

    ``solve`` puts every open order in exactly one place of the roster it returns:
    assigned, unassigned with reasons, or not needed. It fills in the roster's engine
    and ``iterations``, the rounds it went through.

    Raises:
        InvalidValue: the name is not of lower letters, digits and underscores.
    """

    name: str = field()
    title: Text
    solve: Solve

    @name.validator
    def _named(self, _: object, name: str) -> None:
        if not (name.isascii() and name.isidentifier() and name == name.lower()):
            raise InvalidValue(BAD_NAME(name=name))


class CannotSolve(InvalidValue):
    """Work that an engine does not take on: of a sort or a size that is not its own."""


BAD_NAME = Message(
    zh="引擎名称 {name!r} 不对（请用小写字母、数字和下划线）",
    en="{name!r} is no name of an engine (use lower letters, digits and underscores)",
)
