"""Reading what was published from a roster's file, whatever has become of it since."""

from datetime import datetime

from weibao.errors import ConfigError, Problem
from weibao.portfolio import Portfolio
from weibao.published import Promise, Published
from weibao.roster_file.reading import (
    AROUND,
    EARLIEST,
    LATEST,
    NOT_A_ROSTER,
    NOT_JSON,
    OTHER_PORTFOLIO,
    TWICE,
)
from weibao.roster_file.values import Misread, Value, parsed, shown
from weibao.roster_file.writing import KIND, VERSION
from weibao.spans.window import Horizon
from weibao.texts.text import Message


def read_published(
    text: str, portfolio: Portfolio, *, file: str = ""
) -> tuple[Published, Horizon]:
    """Read the promises of a roster of this portfolio, and the days it was made for.

    Raises:
        ConfigError: the text is no roster of this portfolio, or damaged.
    """
    try:
        document = parsed(text)
    except (ValueError, RecursionError) as error:
        why = getattr(error, "text", error)
        raise ConfigError([Problem(file, 0, 0, "", NOT_JSON(error=why))]) from error
    try:
        return _read(document, portfolio)
    except Misread as error:
        raise ConfigError([Problem(file, 0, 0, error.path, error.text)]) from error


def _read(document: Value, portfolio: Portfolio) -> tuple[Published, Horizon]:
    raw = document.raw
    known = isinstance(raw, dict) and (raw.get("kind"), raw.get("version"))
    if known != (KIND, VERSION):
        document.refuse(NOT_A_ROSTER(kind=KIND, version=VERSION))
    if raw.get("portfolio") != portfolio.id:
        found = shown(raw.get("portfolio"))
        document["portfolio"].refuse(OTHER_PORTFOLIO(found=found, wanted=portfolio.id))
    stated = document["horizon"]
    first = stated["from"].day(EARLIEST, LATEST)
    last = stated["to"].day(first, LATEST)
    zones = {
        one.id: one.base.site.time_zone for one in portfolio.workforce.crews.values()
    }
    usual = next(iter(zones.values()), None)
    promises: dict[str, Promise] = {}
    for one in document["assignments"]:
        id, crew = one["order"].text(), one["crew"].text()
        if id in promises:
            one["order"].refuse(TWICE(what=id))
        zone = zones.get(crew, usual)
        if zone is None:
            one["crew"].refuse(NO_CREWS())
        least, most = first - AROUND, last + AROUND
        start = one["start"].instant(zone, least, most)
        end = one["end"].instant(zone, least, most)
        if end <= start:
            one["end"].refuse(BACKWARDS())
        people = _people(one["technicians"])
        parts: tuple[tuple[datetime, datetime], ...] = ()
        if "segments" in one:
            parts = tuple(
                (
                    part["start"].instant(zone, least, most),
                    part["end"].instant(zone, least, most),
                )
                for part in one["segments"]
            )
        promises[id] = Promise(id, crew, people, start, end, *_escort(one), parts)
    needless = frozenset(one["order"].text() for one in document["not_needed"])
    unplaced = frozenset(one["order"].text() for one in document["unassigned"])
    away: frozenset[str] = frozenset()
    if "outsourced" in document:
        away = frozenset(one["order"].text() for one in document["outsourced"])
    published = Published(promises, needless, unplaced, outsourced=away)
    return published, Horizon(first, last)


def _escort(one: Value) -> tuple[str, tuple[str, ...]]:
    """Read who is there beside those who do the work: the crew, and its people."""
    if "escort" not in one:
        return "", ()
    said = one["escort"]
    return said["crew"].text(), _people(said["technicians"])


def _people(said: Value) -> tuple[str, ...]:
    """Read who is sent: a person named twice would be counted for two."""
    people: set[str] = set()
    for one in said:
        id = one.text()
        if id in people:
            one.refuse(TWICE(what=id))
        people.add(id)
    return tuple(sorted(people))


BACKWARDS = Message(
    zh="结束不晚于开始（应晚于开始）",
    en="it ends no later than it begins (end it later)",
)
NO_CREWS = Message(
    zh="资料里没有班组（在 crews 里写明）",
    en="the portfolio has no crews (declare them under crews)",
)
