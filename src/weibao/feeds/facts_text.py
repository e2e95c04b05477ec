"""Facts as plain data, for the state between two builds."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from weibao.equipment import Category, SubjectKind
from weibao.feeds.facts import Facts, Named, Standing
from weibao.spans.window import Window
from weibao.texts.text import Text

INSTANT = "%Y%m%dT%H%M%SZ"
KINDS = get_args(SubjectKind)


def facts_to_data(facts: Facts) -> dict[str, Any]:
    """Return the facts that outlive a build; how the work is done is not among them."""
    data: dict[str, Any] = {
        "start": f"{facts.start:{INSTANT}}",
        "end": f"{facts.end:{INSTANT}}",
        "zone": facts.zone,
        "standing": facts.standing.value,
        "order": facts.order,
        "title": _text(facts.title),
        "subject": _pair(facts.subject),
        "kind": facts.subject_kind,
        "site": _pair(facts.site),
        "place": _text(facts.place),
        "crew": _pair(facts.crew),
        "people": [_pair(person) for person in facts.people],
        "escort": _pair(facts.escort),
        "escorts": [_pair(person) for person in facts.escorts],
        "category": facts.category and facts.category.value,
        "window": facts.window
        and [facts.window.opens.isoformat(), facts.window.closes.isoformat()],
        "done_on": facts.done_on and facts.done_on.isoformat(),
        "provisional": facts.provisional,
        "late": _text(facts.late),
        "outage": facts.outage,
    }
    return {key: value for key, value in data.items() if value not in EMPTY}


def facts_from_data(data: dict[str, Any]) -> Facts:
    """Read what `facts_to_data` gave.

    Raises:
        KeyError: something is missing, or the time zone is not known.
        ValueError, TypeError: something is not what it should be.
    """
    return Facts(
        start=_instant(data["start"]),
        end=_instant(data["end"]),
        zone=ZoneInfo(data["zone"]).key,
        standing=Standing(data["standing"]),
        order=_string(data.get("order", "")),
        title=_read_text(data.get("title", "")),
        subject=_read_pair(data.get("subject")),
        subject_kind=KINDS[KINDS.index(data["kind"])],
        site=_read_pair(data.get("site")),
        place=_read_text(data.get("place", "")),
        crew=_read_pair(data.get("crew")),
        people=tuple(_named(person) for person in data.get("people", ())),
        escort=_read_pair(data.get("escort")),
        escorts=tuple(_named(person) for person in data.get("escorts", ())),
        category=Category(data["category"]) if "category" in data else None,
        window=_read_window(data.get("window")),
        done_on=date.fromisoformat(data["done_on"]) if "done_on" in data else None,
        provisional=_flag(data.get("provisional", False)),
        late=_read_text(data.get("late", "")),
        outage=_flag(data.get("outage", False)),
    )


EMPTY: tuple[object, ...] = (None, False, "", [])


def _text(text: Text) -> str | list[str]:
    return text.zh if text.zh == text.en else [text.zh, text.en]


def _read_text(data: str | Sequence[str]) -> Text:
    if isinstance(data, str):
        return Text.same(data)
    zh, en = data
    return Text(_string(zh), _string(en))


def _pair(thing: Named | None) -> list[Any] | None:
    return None if thing is None else [thing.id, _text(thing.title)]


def _read_pair(data: Sequence[Any] | None) -> Named | None:
    return None if data is None else _named(data)


def _named(data: Sequence[Any]) -> Named:
    if not isinstance(data, list):
        raise TypeError(f"not a pair: {data!r}")
    id_, title = data
    return Named(_string(id_), _read_text(title))


def _read_window(data: Sequence[str] | None) -> Window[date] | None:
    if data is None:
        return None
    opens, closes = map(date.fromisoformat, data)
    return Window(opens, closes)


def _instant(text: str) -> datetime:
    return datetime.strptime(text, INSTANT).replace(tzinfo=UTC)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"neither true nor false: {value!r}")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not text: {value!r}")
    return value
