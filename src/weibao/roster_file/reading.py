"""Reading a roster again: who and when from the file, what is due from the portfolio.

What a file says of an order is held against the order of that id, made anew from the
portfolio; where the two differ the file is refused with the place. The window of a
visit in a chain counts from the visits before it, so that it also differs where
somebody moved one of those by hand: such a visit is read with the window that the file
states, and the verifier names it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from attrs import evolve

from weibao.due_work import due
from weibao.errors import ConfigError, InvalidValue, Problem
from weibao.orders import Demand, WorkOrder
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.roster import (
    Assignment,
    Lateness,
    NotNeeded,
    Outsourced,
    Party,
    Reason,
    Roster,
    Segment,
    Unassigned,
)
from weibao.roster_file.values import Misread, Value, parsed, shown
from weibao.roster_file.writing import (
    KIND,
    VERSION,
    item_facts,
    order_facts,
    window_data,
)
from weibao.rotations import Item
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Message, Text

Known = TypeVar("Known")
Read = TypeVar("Read")

EARLIEST, LATEST = date(1950, 1, 1), date(2150, 12, 31)
"""The days that a horizon may lie in, as on the command line."""
MOST_DAYS = 60 * 366
"""The longest horizon that is read."""
AROUND = timedelta(days=366)
"""How far outside of its horizon a roster may speak of work."""


def read_roster(text: str, portfolio: Portfolio, *, file: str = "") -> Roster:
    """Read a roster that was written for this portfolio.

    Raises:
        ConfigError: the text is no roster, names what the portfolio does not know, or
            says of an order what is not so.
    """
    try:
        document = parsed(text)
    except (ValueError, RecursionError) as error:
        why = getattr(error, "text", error)
        raise ConfigError([_problem(file, "", NOT_JSON(error=why))]) from error
    raw = document.raw
    if not isinstance(raw, dict) or (raw.get("kind"), raw.get("version")) != (
        KIND,
        VERSION,
    ):
        wrong = NOT_A_ROSTER(kind=KIND, version=VERSION)
        raise ConfigError([_problem(file, "", wrong)])
    if raw.get("portfolio") != portfolio.id:
        found = shown(raw.get("portfolio"))
        other = OTHER_PORTFOLIO(found=found, wanted=portfolio.id)
        raise ConfigError([_problem(file, "portfolio", other)])
    return _Reader(document, portfolio, file).roster()


class _Reader:
    """Reads one document, collecting what is wrong with it."""

    def __init__(self, document: Value, portfolio: Portfolio, file: str) -> None:
        self.document, self.portfolio, self.file = document, portfolio, file
        self.problems: list[Problem] = []
        self.orders: dict[str, WorkOrder] = {}
        self.items: dict[str, tuple[Item, ...]] = {}
        self.chained: set[str] = set()
        self.least, self.most = EARLIEST, LATEST

    def roster(self) -> Roster:
        demand = self._attempt(self._demand)
        if demand is None:
            raise ConfigError(self.problems)
        self._know(demand)
        stated = [
            (one, read)
            for one in self._each("assignments")
            if (read := self._attempt(self._assignment, one)) is not None
        ]
        unassigned = list(self._read("unassigned", self._unassigned))
        not_needed = list(self._read("not_needed", self._not_needed))
        outsourced = []
        if "outsourced" in self.document:
            outsourced = list(self._read("outsourced", self._outsourced))
        done = list(self._read("done", self._done))
        self._attempt(
            lambda: _once(self.document["done"], [order.id for order in done])
        )
        roster = self._attempt(
            lambda: Roster(
                demand=demand,
                workforce=self.portfolio.workforce,
                assignments=tuple(read for _, read in stated),
                unassigned=tuple(unassigned),
                not_needed=tuple(not_needed),
                outsourced=tuple(outsourced),
                done=tuple(done),
                seed=self.document["seed"].number(least=0),
                engine=self.document["engine"].text(),
                iterations=self.document["iterations"].number(least=0),
                score=tuple(part.number() for part in self.document["score"]),
            )
        )
        if roster is not None:
            assignments = tuple(
                self._attempt(self._with_window, one, read, roster) or read
                for one, read in stated
            )
            roster = evolve(roster, assignments=assignments)
        if roster is None or self.problems:
            raise ConfigError(self.problems)
        return roster

    def _attempt(self, read: Callable[..., Read], *values: object) -> Read | None:
        """Read something; what is wrong with it is kept, and the rest goes on."""
        try:
            return read(*values)
        except Misread as error:
            self.problems.append(_problem(self.file, error.path, error.text))
            return None

    def _demand(self) -> Demand:
        stated = self.document["horizon"]
        first = stated["from"].day(EARLIEST, LATEST)
        last = stated["to"].day(first, min(LATEST, first + timedelta(days=MOST_DAYS)))
        as_of = self.document["as_of"].day(EARLIEST, LATEST)
        self.least, self.most = first - AROUND, last + AROUND
        try:
            plan = make_plan(self.portfolio)
            return due(plan, self.portfolio.history, Horizon(first, last), as_of=as_of)
        except (InvalidValue, OverflowError) as error:
            stated.refuse(NO_DEMAND(error=getattr(error, "text", error)))

    def _know(self, demand: Demand) -> None:
        """Note the orders that may be named, extra visits among them."""
        self.orders.update(demand.by_id)
        self.items.update(demand.items)
        for chain in demand.chains:
            for visit in chain.orders:
                extra = chain.extra(visit)
                self.orders[extra.id] = extra
                self.chained |= {visit.id, extra.id}

    def _each(self, name: str) -> Iterator[Value]:
        try:
            yield from self.document[name]
        except Misread as error:
            self.problems.append(_problem(self.file, error.path, error.text))

    def _read(self, name: str, read: Callable[[Value], Read]) -> Iterator[Read]:
        for one in self._each(name):
            found = self._attempt(read, one)
            if found is not None:
                yield found

    def _order(self, one: Value) -> WorkOrder:
        """Find the order of an entry, which must say what the order says."""
        order = _known(self.orders, ORDER, one["order"])
        facts = {**order_facts(order), **item_facts(order, self.items)}
        for key in facts | {"assets": None, "items": None}:
            if key in facts:
                _same(one[key], facts[key])
            elif key in one:
                _same(one[key], None)
        return order

    def _assignment(self, one: Value) -> Assignment:
        order, party = self._order(one), self._party(one)
        return Assignment(
            order,
            party.crew,
            party.technicians,
            self._segments(one, order),
            self._late(one),
            self._party(one["escort"]) if "escort" in one else None,
            "kept" in one and one["kept"].flag(),
        )

    def _party(self, one: Value) -> Party:
        """Read who goes: the crew, and which of its people."""
        workforce = self.portfolio.workforce
        crew = _known(workforce.crews, CREW, one["crew"])
        people = [
            _known(workforce.technicians, TECHNICIAN, id) for id in one["technicians"]
        ]
        _once(one["technicians"], [person.id for person in people])
        return Party(crew, tuple(people))

    def _segments(self, one: Value, order: WorkOrder) -> tuple[Segment, ...]:
        whole = self._segment(one, order)
        if "segments" not in one:
            return (whole,)
        segments = tuple(self._segment(piece, order) for piece in one["segments"])
        if not segments:
            one["segments"].refuse(NO_SEGMENTS())
        opens, closes = segments[0].window.opens, segments[-1].window.closes
        if whole.window.opens != opens:
            one["start"].refuse(DIFFERS(found=shown(one["start"].raw), right=opens))
        if whole.window.closes != closes:
            one["end"].refuse(DIFFERS(found=shown(one["end"].raw), right=closes))
        return segments

    def _segment(self, one: Value, order: WorkOrder) -> Segment:
        zone = order.subject.site.time_zone
        opens = one["start"].instant(zone, self.least, self.most)
        closes = one["end"].instant(zone, self.least, self.most)
        try:
            return Segment(Window(opens, closes))
        except InvalidValue as error:
            one["end"].refuse(error.text)

    def _late(self, one: Value) -> Lateness | None:
        if "late" not in one or one["late"].raw is None:
            return None
        late = one["late"]
        return Lateness(
            late["days"].number(least=1, most=MOST_DAYS),
            _reason(late["reason"]),
            late["limit"].day(EARLIEST, LATEST),
            late["task"].text() if "task" in late else "",
        )

    def _with_window(self, one: Value, read: Assignment, roster: Roster) -> Assignment:
        """Return an assignment that says the window which the file states."""
        order, lawful = read.order, roster.lawful_window(read.order)
        if order.id not in self.chained:
            _same(one["window"], window_data(lawful))
            return read
        stated = one["window"].window(EARLIEST, LATEST)
        if stated == lawful:
            return read
        occurrence = evolve(order.occurrence, window=stated)
        return evolve(read, order=evolve(order, occurrence=occurrence))

    def _unassigned(self, one: Value) -> Unassigned:
        order = self._order(one)
        _same(one["window"], window_data(order.window))
        reasons: dict[Reason, int] = {}
        for stated in one["reasons"]:
            reason = _reason(stated["code"])
            if reason in reasons:
                stated["code"].refuse(TWICE(what=reason.value))
            reasons[reason] = stated["count"].number(least=1)
        if not reasons:
            one["reasons"].refuse(NO_REASONS())
        return Unassigned(order, reasons)

    def _not_needed(self, one: Value) -> NotNeeded:
        order = self._order(one)
        _same(one["window"], window_data(order.window))
        reason = one["reason"]
        return NotNeeded(order, Text(reason["zh"].text(), reason["en"].text()))

    def _outsourced(self, one: Value) -> Outsourced:
        order = self._order(one)
        _same(one["window"], window_data(order.window))
        return Outsourced(order, one["price"].number(least=0))

    def _done(self, one: Value) -> WorkOrder:
        order = self._order(one)
        _same(one["window"], window_data(order.window))
        if order.completion is not None:
            # Of one that no record closes, the verifier says so.
            _same(one["done"], order.completion.done.isoformat())
        return order


def _same(one: Value, right: object) -> None:
    """Refuse a value that is not the one which the portfolio gives."""
    if one.raw != right:
        if isinstance(right, str):
            one.refuse(DIFFERS(found=shown(one.raw), right=right))
        one.refuse(DIFFERS(found=shown(one.raw), right=shown(right)))


def _once(one: Value, ids: list[str]) -> None:
    """Refuse a list that names one thing twice."""
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            one.refuse(TWICE(what=id))
        seen.add(id)


def _known(known: Mapping[str, Known], what: Text, one: Value) -> Known:
    name = one.text()
    found = known.get(name)
    if found is None:
        one.refuse(UNKNOWN(what=what, value=shown(name)))
    return found


def _reason(one: Value) -> Reason:
    name = one.text()
    found = next((reason for reason in Reason if reason.value == name), None)
    if found is None:
        one.refuse(UNKNOWN(what=REASON, value=shown(name)))
    return found


def _problem(file: str, path: str, message: Text) -> Problem:
    return Problem(file, 0, 0, path, message)


ORDER = Text("工单", "order")
CREW = Text("班组", "crew")
TECHNICIAN = Text("人员", "technician")
REASON = Text("原因", "reason")
NOT_JSON = Message(
    zh="不是 JSON：{error}（应为 weibao build 写出的 roster.json）",
    en="not JSON: {error} (expected a roster.json that weibao build wrote)",
)
NOT_A_ROSTER = Message(
    zh="不是排班表文件（kind 应为 {kind!r}，version 应为 {version}）",
    en="not a roster (kind must be {kind!r} and version {version})",
)
OTHER_PORTFOLIO = Message(
    zh="这是 {found} 的排班表，不是 {wanted!r} 的",
    en="this is a roster of {found}, not of {wanted!r}",
)
UNKNOWN = Message(
    zh="没有{what} {value}（资料已改动？请重新运行 weibao build）",
    en="there is no {what} {value} (has the portfolio changed? build again)",
)
DIFFERS = Message(
    zh="文件写的是 {found}，按资料应为 {right}（资料已改动？请重新运行 weibao build）",
    en="the file says {found}, by the portfolio it is {right} (has that changed? "
    "build again)",
)
TWICE = Message(
    zh="{what!r} 写了两次（只写一次）", en="{what!r} is given twice (give it once)"
)
NO_REASONS = Message(zh="没有写原因", en="no reason is given")
NO_SEGMENTS = Message(zh="没有写工时段", en="no stretch of work is given")
NO_DEMAND = Message(
    zh="算不出这个计划期的工单：{error}",
    en="the orders of this horizon cannot be worked out: {error}",
)
