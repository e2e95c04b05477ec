"""A portfolio: everything that one configuration describes."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from attrs import field, frozen

from weibao.goals import DEFAULT_GOALS, Goals
from weibao.inventory import Inventory
from weibao.policy import Policy
from weibao.records import History, Record
from weibao.texts.text import Language, Text
from weibao.workforce import Workforce

NO_NAMES: Mapping[str, Text] = MappingProxyType({})


@frozen(kw_only=True, eq=False)
class Portfolio:
    """Sites, what is on them, who looks after it, under which policy, and the past.

    ``records_from`` is the day from which the records are complete: a task of which
    no record speaks counts from there at the earliest. ``names`` says what people call
    the skills and certificates that files know by a code. ``goals`` say what makes one
    roster better than another.
    """

    id: str
    title: Text
    inventory: Inventory
    policy: Policy
    workforce: Workforce
    goals: Goals = DEFAULT_GOALS
    records: tuple[Record, ...] = ()
    records_from: date | None = None
    language: Language = "zh"
    names: Mapping[str, Text] = NO_NAMES
    files: tuple[str, ...] = ()
    history: History = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "history", History.of(self.records))
