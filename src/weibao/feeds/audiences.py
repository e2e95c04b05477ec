"""Who reads a feed, and what they are told: lists of what is allowed."""

from collections.abc import Mapping
from typing import Any

from attrs import NOTHING, evolve, field, fields, frozen

from weibao.feeds.facts import Facts
from weibao.texts.text import Message


@frozen
class Audience:
    """One kind of reader: the folder of its feeds and the facts it may see.

    Beside the times and whether the event still stands, an audience sees the facts
    in ``sees`` and no others: a fact that is added to `Facts` one day reaches nobody
    until it is listed.
    """

    name: str
    folder: str
    calendar: Message
    sees: frozenset[str]
    _blanks: Mapping[str, Any] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        blanks = {
            one.name: one.default
            for one in fields(Facts)
            if one.name not in self.sees and one.default is not NOTHING
        }
        del blanks["standing"]
        object.__setattr__(self, "_blanks", blanks)

    def view(self, facts: Facts) -> Facts:
        """Return the facts with all that this audience is not told left out."""
        return evolve(facts, **self._blanks)


TITLE = Message(zh="{title} 维保", en="{title} maintenance")

WHAT = frozenset(
    {"order", "title", "subject", "subject_kind", "place", "category", "window"}
    | {"done_on", "provisional", "late", "outage", "sources", "segments"}
)
HOW_TO = frozenset(
    {"precautions", "procedures", "steps", "checklist", "tools", "parts"}
)
WHO = frozenset({"crew", "people", "escort", "escorts"})

CREW = Audience("crew", "crews", TITLE, WHAT | HOW_TO | WHO)
TECHNICIAN = Audience("technician", "technicians", TITLE, WHAT | HOW_TO | WHO)
SITE = Audience("site", "sites", TITLE, WHAT | WHO)
ASSET = Audience("asset", "assets", TITLE, WHAT | {"crew"})
AUDIENCES = (CREW, TECHNICIAN, SITE, ASSET)
BY_FOLDER = {audience.folder: audience for audience in AUDIENCES}
