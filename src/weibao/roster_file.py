"""A roster as JSON: how a build writes it down, and how it is read again.

The form is documented in docs/reference/json.md. Reading takes the orders from the
portfolio anew, so that a file can say who and when, but not what is due.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from weibao.cycles import due
from weibao.errors import ConfigError, Problem
from weibao.inventory import Round, subject_kind
from weibao.orders import Demand, WorkOrder
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.roster import (
    Assignment,
    Lateness,
    NotNeeded,
    Reason,
    Roster,
    Segment,
    Unassigned,
)
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Message, Text

KIND = "weibao-roster"
VERSION = 1

Document = dict[str, Any]
Known = TypeVar("Known")

MOST_DAYS = 60 * 366
"""The longest horizon that is read."""
WRONG_KINDS = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What a value of the wrong kind or size raises where it is used."""


def roster_document(roster: Roster) -> Document:
    """Return the roster as plain data, ready for JSON."""
    demand = roster.demand
    return {
        "kind": KIND,
        "version": VERSION,
        "portfolio": demand.portfolio,
        "horizon": {
            "from": demand.horizon.first.isoformat(),
            "to": demand.horizon.last.isoformat(),
        },
        "as_of": demand.as_of.isoformat(),
        "seed": roster.seed,
        "engine": roster.engine,
        "iterations": roster.iterations,
        "score": list(roster.score),
        "assignments": [_assignment(roster, one) for one in roster.assignments],
        "unassigned": [
            {
                **_order(lost.order),
                "window": _window(lost.order.window),
                "reasons": [
                    {"code": reason.value, "count": count, "text": _text(reason.text)}
                    for reason, count in _by_count(lost.reasons)
                ],
            }
            for lost in roster.unassigned
        ],
        "not_needed": [
            {
                **_order(one.order),
                "window": _window(one.order.window),
                "reason": _text(one.reason),
            }
            for one in roster.not_needed
        ],
        "done": [
            {**_order(order), "done": _done(order), "window": _window(order.window)}
            for order in roster.done
        ],
    }


def roster_json(roster: Roster) -> str:
    """Return the roster as JSON text; the same roster gives the same text."""
    return json.dumps(roster_document(roster), ensure_ascii=False, indent=1) + "\n"


def demand_document(demand: Demand) -> Document:
    """Return the orders of a demand as plain data, ready for JSON."""
    return {
        "portfolio": demand.portfolio,
        "horizon": {
            "from": demand.horizon.first.isoformat(),
            "to": demand.horizon.last.isoformat(),
        },
        "as_of": demand.as_of.isoformat(),
        "orders": [
            {
                **_order(order),
                "due": order.due.isoformat(),
                "window": _window(order.window),
                "preferred": _window(order.preferred),
                "origin": order.origin.value,
                "status": order.status.value,
                "provisional": order.occurrence.provisional,
            }
            for order in demand.orders
        ],
        "missed": [
            {
                "asset": one.subject,
                "task": one.task,
                "key": one.key,
                "due": one.due.isoformat(),
                "reason": _text(one.reason),
            }
            for one in demand.dropped
        ],
    }


def _assignment(roster: Roster, one: Assignment) -> Document:
    document = {
        **_order(one.order),
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "crew": one.crew.id,
        "technicians": [person.id for person in one.technicians],
        "window": _window(roster.lawful_window(one.order)),
    }
    if one.late is not None:
        document["late"] = {
            "days": one.late.days,
            "reason": one.late.reason.value,
            "limit": one.late.limit.isoformat(),
            "task": one.late.task,
        }
    if len(one.segments) > 1:
        document["segments"] = [
            {
                "start": segment.window.opens.isoformat(),
                "end": segment.window.closes.isoformat(),
            }
            for segment in one.segments
        ]
    return document


def _order(order: WorkOrder) -> Document:
    subject = order.subject
    document: Document = {
        "order": order.id,
        "asset": subject.id,
        "subject_kind": subject_kind(subject),
        "task": order.planned.task.code,
    }
    if isinstance(subject, Round):
        document["assets"] = [one.id for one in subject.subjects]
    return document


def _window(window: Window[date]) -> Document:
    return {"opens": window.opens.isoformat(), "closes": window.closes.isoformat()}


def _text(text: Text) -> Document:
    return {"zh": text.to("zh"), "en": text.to("en")}


def _done(order: WorkOrder) -> str | None:
    return order.completion.done.isoformat() if order.completion else None


def _by_count(reasons: Mapping[Reason, int]) -> list[tuple[Reason, int]]:
    return sorted(reasons.items(), key=lambda item: (-item[1], item[0].value))


NOT_JSON = Message(
    zh="不是 JSON：{error}（应为 weibao build 写出的 roster.json）",
    en="not JSON: {error} (expected a roster.json that weibao build wrote)",
)
NOT_A_ROSTER = Message(
    zh="不是排班表文件（kind 应为 {kind!r}，version 应为 {version}）",
    en="not a roster (kind must be {kind!r} and version {version})",
)
OTHER_PORTFOLIO = Message(
    zh="这是 {found!r} 的排班表，不是 {wanted!r} 的",
    en="this is a roster of {found!r}, not of {wanted!r}",
)
UNKNOWN = Message(
    zh="{what} {value!r} 不存在（资料已改动？请重新运行 weibao build）",
    en="there is no {what} {value!r} (has the portfolio changed? build again)",
)
WRONG_SHAPE = Message(zh="缺失或格式不对：{error}", en="missing or malformed: {error}")


def read_roster(text: str, portfolio: Portfolio, *, file: str = "") -> Roster:
    """Read a roster that was written for this portfolio.

    Raises:
        ConfigError: the text is no roster, or names what the portfolio does not know.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError([_problem(file, "", NOT_JSON(error=error))]) from error
    if not isinstance(document, dict) or (
        document.get("kind"),
        document.get("version"),
    ) != (KIND, VERSION):
        wrong = NOT_A_ROSTER(kind=KIND, version=VERSION)
        raise ConfigError([_problem(file, "", wrong)])
    if document.get("portfolio") != portfolio.id:
        other = OTHER_PORTFOLIO(found=document.get("portfolio"), wanted=portfolio.id)
        raise ConfigError([_problem(file, "portfolio", other)])
    return _Reader(document, portfolio, file).roster()


class _Reader:
    """Reads one document, collecting what is wrong with it."""

    def __init__(self, document: Document, portfolio: Portfolio, file: str) -> None:
        self.document, self.portfolio, self.file = document, portfolio, file
        self.problems: list[Problem] = []
        self.path = ""

    def roster(self) -> Roster:
        try:
            demand = self._demand()
            return self._roster(demand)
        except ConfigError:
            raise
        except WRONG_KINDS as error:
            wrong = WRONG_SHAPE(error=f"{type(error).__name__}: {error}")
            raise ConfigError([_problem(self.file, self.path, wrong)]) from error

    def _demand(self) -> Demand:
        horizon = Horizon(
            date.fromisoformat(self.document["horizon"]["from"]),
            date.fromisoformat(self.document["horizon"]["to"]),
        )
        if len(horizon) > MOST_DAYS:
            raise ValueError(f"{len(horizon)} days")
        as_of = date.fromisoformat(self.document["as_of"])
        plan = make_plan(self.portfolio)
        return due(plan, self.portfolio.history, horizon, as_of=as_of)

    def _roster(self, demand: Demand) -> Roster:
        orders = dict(demand.by_id)
        for chain in demand.chains:
            for visit in chain.orders:
                extra = chain.extra(visit)
                orders[extra.id] = extra
        assignments, unassigned, not_needed = [], [], []
        for one in self._each("assignments"):
            order = self._known(orders, "order", one["order"])
            if order is not None:
                assignments.append(self._assignment(one, order))
        for one in self._each("unassigned"):
            order = self._known(orders, "order", one["order"])
            if order is not None:
                unassigned.append(Unassigned(order, _reasons(one["reasons"])))
        for one in self._each("not_needed"):
            order = self._known(orders, "order", one["order"])
            if order is not None:
                reason = Text(str(one["reason"]["zh"]), str(one["reason"]["en"]))
                not_needed.append(NotNeeded(order, reason))
        if self.problems:
            raise ConfigError(self.problems)
        return Roster(
            demand=demand,
            workforce=self.portfolio.workforce,
            assignments=tuple(assignments),
            unassigned=tuple(unassigned),
            not_needed=tuple(not_needed),
            done=tuple(order for order in demand.orders if order.completion),
            seed=int(self.document["seed"]),
            engine=str(self.document["engine"]),
            iterations=int(self.document["iterations"]),
            score=tuple(int(part) for part in self.document["score"]),
        )

    def _each(self, name: str) -> Iterator[Document]:
        for index, one in enumerate(self.document[name]):
            self.path = f"{name}[{index}]"
            yield one

    def _assignment(self, one: Document, order: WorkOrder) -> Assignment:
        workforce = self.portfolio.workforce
        crew = self._known(workforce.crews, "crew", one["crew"])
        people = [
            self._known(workforce.technicians, "technician", id)
            for id in one["technicians"]
        ]
        pieces = one.get("segments") or [{"start": one["start"], "end": one["end"]}]
        zone = order.subject.site.time_zone
        segments = tuple(
            Segment(
                Window(_instant(piece["start"], zone), _instant(piece["end"], zone))
            )
            for piece in pieces
        )
        late = one.get("late")
        lateness = None
        if late is not None:
            limit = date.fromisoformat(late["limit"])
            task = str(late.get("task", ""))
            lateness = Lateness(int(late["days"]), Reason(late["reason"]), limit, task)
        technicians = tuple(person for person in people if person is not None)
        if crew is None:
            raise ConfigError(self.problems)
        return Assignment(order, crew, technicians, segments, lateness)

    def _known(self, known: Mapping[str, Known], what: str, value: str) -> Known | None:
        found = known.get(value)
        if found is None:
            message = UNKNOWN(what=what, value=value)
            self.problems.append(_problem(self.file, self.path, message))
        return found


def _instant(text: str, zone: ZoneInfo) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset")
    return moment.astimezone(zone)


def _reasons(listed: Sequence[Document]) -> dict[Reason, int]:
    reasons = {Reason(one["code"]): int(one["count"]) for one in listed}
    if not reasons:
        raise ValueError("no reasons")
    return reasons


def _problem(file: str, path: str, message: Text) -> Problem:
    return Problem(file, 0, 0, path, message)
