# ruff: noqa: ANN401 - fields are handed on to values that check them
"""Ways to spoil the compound's roster, each breaking one rule and no other."""

from collections.abc import Callable, Collection
from datetime import UTC, date, timedelta
from typing import Any

from attrs import evolve, frozen

from rosters import Compound, segments
from weibao.equipment import Divisible, Escort, JobPlan, Need, Position
from weibao.inventory import Location, VisitCap
from weibao.orders import Chain, Demand, WorkOrder
from weibao.pins import Pin
from weibao.plan import Plan, ResolvedTask
from weibao.roster import (
    Assignment,
    Lateness,
    NotNeeded,
    Party,
    Reason,
    Segment,
    Unassigned,
)
from weibao.spans import Hours, Window
from weibao.texts import Text
from weibao.verifier import Rule
from weibao.workforce import (
    Absence,
    Certificate,
    Limits,
    Overtime,
    Reserve,
    Technician,
    Tool,
)

Spoil = Callable[[Compound], Compound]


@frozen
class Mutation:
    """A change by name, and the one rule that the roster then breaks."""

    name: str
    rule: Rule
    spoil: Spoil


# Making changes


def with_assignments(world: Compound, *assignments: Assignment) -> Compound:
    """Put assignments in place of those of the same orders, or beside the others."""
    ids = {one.order.id for one in assignments}
    kept = (one for one in world.roster.assignments if one.order.id not in ids)
    roster = evolve(world.roster, assignments=(*kept, *assignments))
    return evolve(world, roster=roster)


def assigned(world: Compound, name: str) -> Assignment:
    """Return an assignment by its order's short name; ``+`` is the extra visit."""
    if name != "+":
        return world.roster.by_order[world.order(name).id]
    return next(a for a in world.roster.assignments if a.order.id.endswith("+1"))


def without(name: str) -> Spoil:
    """Drop an assignment."""

    def spoil(world: Compound) -> Compound:
        gone = assigned(world, name)
        kept = tuple(one for one in world.roster.assignments if one is not gone)
        return evolve(world, roster=evolve(world.roster, assignments=kept))

    return spoil


def moved(name: str, when: str) -> Spoil:
    """Move an assignment to another time, its other facts as they were."""
    return changed(name, lambda _, one: evolve(one, segments=segments(when)))


def changed(name: str, change: Callable[[Compound, Assignment], Assignment]) -> Spoil:
    """Change an assignment."""
    return lambda world: with_assignments(world, change(world, assigned(world, name)))


def declared(name: str, late: Lateness | None) -> Spoil:
    """Declare an assignment late, or no longer."""
    return changed(name, lambda _, one: evolve(one, late=late))


def sent(name: str, people: str, crew: str = "", when: str = "") -> Spoil:
    """Send others, of another crew and at another time where these are given."""

    def change(world: Compound, one: Assignment) -> Assignment:
        return evolve(
            one,
            technicians=tuple(world.person(id) for id in people.split()),
            crew=world.crew(crew) if crew else one.crew,
            segments=segments(when) if when else one.segments,
        )

    return changed(name, change)


def clocks(
    name: str, *, seconds: int = 0, minutes: int = 0, utc: bool = False
) -> Spoil:
    """Move an assignment's clock, make it longer, or write it in UTC."""

    def change(_: Compound, one: Assignment) -> Assignment:
        shift, longer = timedelta(seconds=seconds), timedelta(minutes=minutes)
        opens, closes = one.start + shift, one.end + shift + longer
        if utc:
            opens, closes = opens.astimezone(UTC), closes.astimezone(UTC)
        return evolve(one, segments=(Segment(Window(opens, closes)),))

    return changed(name, change)


def added(make: Callable[[Compound], WorkOrder], who: str, when: str) -> Spoil:
    """Place one more order."""

    def spoil(world: Compound) -> Compound:
        crew, _, people = who.partition(": ")
        return with_assignments(world, world.given(make(world), crew, people, when))

    return spoil


def spared(name: str) -> Spoil:
    """Call an order not needed, wherever it was."""

    def spoil(world: Compound) -> Compound:
        order, roster = world.order(name), world.roster
        roster = evolve(
            roster,
            assignments=tuple(a for a in roster.assignments if a.order is not order),
            unassigned=tuple(u for u in roster.unassigned if u.order is not order),
            not_needed=(*roster.not_needed, NotNeeded(order, Text.same("spare"))),
        )
        return evolve(world, roster=roster)

    return spoil


def left_over(name: str) -> Spoil:
    """List an order as unassigned as well."""

    def spoil(world: Compound) -> Compound:
        extra = Unassigned(world.order(name), {Reason.NO_TECHNICIAN_FREE: 1})
        unassigned = (*world.roster.unassigned, extra)
        return evolve(world, roster=evolve(world.roster, unassigned=unassigned))

    return spoil


def done(*names: str) -> Spoil:
    """List other orders as done."""

    def spoil(world: Compound) -> Compound:
        orders = tuple(world.order(name) for name in names)
        return evolve(world, roster=evolve(world.roster, done=orders))

    return spoil


def person(id: str, change: Callable[[Technician], Technician]) -> Spoil:
    """Change what the portfolio knows of a person; the roster keeps its own view."""

    def spoil(world: Compound) -> Compound:
        force = world.portfolio.workforce
        technicians = {**force.technicians, id: change(force.technicians[id])}
        crews = {
            crew.id: evolve(
                crew, members=tuple(technicians[m.id] for m in crew.members)
            )
            for crew in force.crews.values()
        }
        force = evolve(force, technicians=technicians, crews=crews)
        return evolve(world, portfolio=evolve(world.portfolio, workforce=force))

    return spoil


def absent(id: str, day: str, hours: str = "") -> Spoil:
    """Have a person absent on a day, or for hours of it."""
    when = date.fromisoformat(f"2026-{day}")
    during = Hours.between(*hours.split("-")) if hours else None
    absence = Absence(window=Window(when, when), hours=during)
    return person(id, lambda one: evolve(one, absences=(absence,)))


def limited(limits: Limits) -> Spoil:
    """Set other limits of working time."""

    def spoil(world: Compound) -> Compound:
        force = evolve(world.portfolio.workforce, limits=limits)
        return evolve(world, portfolio=evolve(world.portfolio, workforce=force))

    return spoil


def named(
    id: str, *, required: Collection[str] = (), barred: Collection[str] = ()
) -> Spoil:
    """Require and bar people of all the work on a subject."""

    def change(one: ResolvedTask) -> ResolvedTask:
        return evolve(one, need=one.need.naming(frozenset(required), frozenset(barred)))

    return lambda world: replanned(world, id, change)


def replanned(
    world: Compound, id: str, change: Callable[[ResolvedTask], ResolvedTask]
) -> Compound:
    """Change the tasks of one subject, in plan, demand and roster alike."""
    plan, demand, roster = world.plan, world.demand, world.roster
    mine = [one for one in plan.tasks if one.subject.id == id]
    resolved = {one.resolved: change(one.resolved) for one in mine}
    ladder = tuple(resolved[one] for one in mine[0].ladder)
    tasks = {one.id: one for one in plan.tasks}
    for one in mine:
        tasks[one.id] = evolve(one, resolved=resolved[one.resolved], ladder=ladder)

    def fresh(order: WorkOrder) -> WorkOrder:
        return evolve(order, planned=tasks[order.planned.id])

    plan = Plan(portfolio=plan.portfolio, tasks=tuple(tasks.values()))
    orders = tuple(fresh(order) for order in demand.orders)
    demand = evolve(demand, plan=plan, orders=orders)
    roster = evolve(
        roster,
        demand=demand,
        assignments=tuple(evolve(a, order=fresh(a.order)) for a in roster.assignments),
        unassigned=tuple(evolve(u, order=fresh(u.order)) for u in roster.unassigned),
        not_needed=tuple(evolve(n, order=fresh(n.order)) for n in roster.not_needed),
    )
    return evolve(world, plan=plan, demand=demand, roster=roster)


def retyped(id: str, **fields: Any) -> Spoil:
    """Change the type of an asset in the portfolio."""

    def spoil(world: Compound) -> Compound:
        inventory = world.portfolio.inventory
        one = inventory.assets[id]
        assets = {**inventory.assets, id: evolve(one, type=evolve(one.type, **fields))}
        inventory = evolve(inventory, assets=assets)
        return evolve(world, portfolio=evolve(world.portfolio, inventory=inventory))

    return spoil


def placed_with(id: str, **fields: Any) -> Spoil:
    """Change a place in the portfolio, for all that stands in it."""

    def spoil(world: Compound) -> Compound:
        inventory = world.portfolio.inventory
        changed = evolve(inventory.locations[id], **fields)

        def moved_to(place: Location) -> Location:
            if place.id == id:
                return changed
            parent = place.parent
            return place if parent is None else evolve(place, parent=moved_to(parent))

        locations = {one: moved_to(at) for one, at in inventory.locations.items()}
        inventory = evolve(
            inventory,
            locations=locations,
            assets={
                one: evolve(thing, location=locations[thing.location.id])
                for one, thing in inventory.assets.items()
            },
            rounds={
                one: evolve(walk, location=locations[walk.location.id])
                for one, walk in inventory.rounds.items()
            },
        )
        return evolve(world, portfolio=evolve(world.portfolio, inventory=inventory))

    return spoil


def one_crew_on_site(world: Compound) -> Compound:
    """Let the site of the portfolio take one crew at a time."""
    inventory = world.portfolio.inventory
    sites = {id: evolve(site, crews_at_once=1) for id, site in inventory.sites.items()}
    inventory = evolve(inventory, sites=sites)
    return evolve(world, portfolio=evolve(world.portfolio, inventory=inventory))


def part_of(id: str, whole: str) -> Spoil:
    """Make an asset part of another in the portfolio."""

    def spoil(world: Compound) -> Compound:
        inventory = world.portfolio.inventory
        one = evolve(inventory.assets[id], parent=inventory.assets[whole])
        inventory = evolve(inventory, assets={**inventory.assets, id: one})
        return evolve(world, portfolio=evolve(world.portfolio, inventory=inventory))

    return spoil


def with_ladder(id: str) -> Spoil:
    """Let the work on an asset take a ladder."""
    plan = JobPlan(tools=("ladder",))
    return lambda world: replanned(
        world, id, lambda one: evolve(one, task=evolve(one.task, job_plan=plan))
    )


def pinned(**fields: Any) -> Spoil:
    """Pin the order of P4, which fei of the power crew does on 9 March at 10:10."""

    def spoil(world: Compound) -> Compound:
        id = world.order("P4").id
        pins = {id: Pin(order=id, **fields)}
        force = evolve(world.portfolio.workforce, pins=pins)
        return evolve(world, portfolio=evolve(world.portfolio, workforce=force))

    return spoil


def beside(crew: str = "", people: str = "", *, asked: Escort | None = None) -> Spoil:
    """Have people beside P4's work, and ask for an escort there."""

    def spoil(world: Compound) -> Compound:
        def change(_: Compound, one: Assignment) -> Assignment:
            escorts = tuple(world.person(id) for id in people.split())
            return evolve(one, escort=Party(world.crew(crew), escorts))

        if crew:
            world = changed("P4", change)(world)
        return replanned(world, "P4", lambda one: evolve(one, escort=asked))

    return spoil


def divided(*when: str, smallest: int) -> Spoil:
    """Do P4's work in parts, of so many minutes at the least."""

    def spoil(world: Compound) -> Compound:
        def change(_: Compound, one: Assignment) -> Assignment:
            return evolve(one, segments=tuple(s for w in when for s in segments(w)))

        least = Divisible(timedelta(minutes=smallest))
        world = changed("P4", change)(world)
        return replanned(world, "P4", lambda one: evolve(one, divisible=least))

    return spoil


def one_ladder(world: Compound) -> Compound:
    """Let there be one ladder."""
    ladder = Tool(id="ladder", title=Text("梯子", "ladder"))
    force = evolve(world.portfolio.workforce, tools=(ladder,))
    return evolve(world, portfolio=evolve(world.portfolio, workforce=force))


def held_back(time: timedelta, **fields: Any) -> Spoil:
    """Hold time back for urgent work in the portfolio."""

    def spoil(world: Compound) -> Compound:
        reserve = Reserve(time=time, **fields)
        force = evolve(world.portfolio.workforce, reserves=(reserve,))
        return evolve(world, portfolio=evolve(world.portfolio, workforce=force))

    return spoil


# Changing what the roster was asked for


def demanded(world: Compound, demand: Demand) -> Compound:
    """Put another demand in place, which the roster answers."""
    return evolve(world, demand=demand, roster=evolve(world.roster, demand=demand))


def as_of(day: str) -> Spoil:
    """Let the demand be as of another day."""
    today = date.fromisoformat(day)
    return lambda world: demanded(world, evolve(world.demand, as_of=today))


def chain_start(subject: str, level: int, day: str) -> Spoil:
    """Let a level of a chain count from another day."""

    def start(chain: Chain) -> Chain:
        rungs = list(chain.rungs)
        rungs[level] = evolve(rungs[level], last=date.fromisoformat(day))
        return evolve(chain, rungs=tuple(rungs))

    def spoil(world: Compound) -> Compound:
        chains = tuple(
            start(one) if one.subject.id == subject else one
            for one in world.demand.chains
        )
        return demanded(world, evolve(world.demand, chains=chains))

    return spoil


def undemanded(name: str) -> Spoil:
    """Forget an order, in demand and roster alike."""

    def spoil(world: Compound) -> Compound:
        gone, roster = world.order(name), world.roster
        kept = tuple(one for one in world.demand.orders if one is not gone)
        roster = evolve(
            roster,
            assignments=tuple(a for a in roster.assignments if a.order is not gone),
            unassigned=tuple(u for u in roster.unassigned if u.order is not gone),
            done=tuple(one for one in roster.done if one is not gone),
        )
        demand = evolve(world.demand, orders=kept)
        return demanded(evolve(world, roster=roster), demand)

    return spoil


def redemanded(name: str, change: Callable[[WorkOrder], WorkOrder]) -> Spoil:
    """Change an order, in demand and roster alike."""

    def spoil(world: Compound) -> Compound:
        old, roster = world.order(name), world.roster
        new = change(old)

        def fresh(order: WorkOrder) -> WorkOrder:
            return new if order is old else order

        roster = evolve(
            roster,
            assignments=tuple(
                evolve(a, order=fresh(a.order)) for a in roster.assignments
            ),
            unassigned=tuple(
                evolve(u, order=fresh(u.order)) for u in roster.unassigned
            ),
            done=tuple(fresh(one) for one in roster.done),
        )
        orders = tuple(fresh(one) for one in world.demand.orders)
        demand = evolve(world.demand, orders=orders)
        return demanded(evolve(world, roster=roster), demand)

    return spoil


def opened(opens: str, closes: str) -> Callable[[WorkOrder], WorkOrder]:
    """Give an order another window."""
    window = Window(date.fromisoformat(opens), date.fromisoformat(closes))
    return lambda order: evolve(
        order, occurrence=evolve(order.occurrence, window=window)
    )


def particularly(order: WorkOrder, **changes: Any) -> WorkOrder:
    """Say something else of an order in particular."""
    return evolve(order, particulars=evolve(order.particulars, **changes))


def overdue(name: str, opens: str, closes: str) -> Spoil:
    """Let the rule of an order hold from one day to another, and so its window."""
    first, last = date.fromisoformat(opens), date.fromisoformat(closes)

    def spoil(world: Compound) -> Compound:
        def since(order: WorkOrder) -> WorkOrder:
            past = last if last < world.demand.as_of else None
            return particularly(opened(opens, closes)(order), overdue_since=past)

        world = redemanded(name, since)(world)
        return replanned(
            world, name, lambda one: evolve(one, valid_from=first, valid_to=last)
        )

    return spoil


def one_more(world: Compound) -> Compound:
    """Ask for an order that no cycle asks for, and place it."""
    orders = (*world.demand.orders, unknown_order(world))
    place = added(unknown_order, "power: fei", "03-11 09:00-10:00")
    return demanded(place(world), evolve(world.demand, orders=orders))


def closed_by_nothing(order: WorkOrder) -> WorkOrder:
    """Call an order done by a record that nobody entered."""
    assert order.completion is not None
    made_up = evolve(order.completion, id="made-up")
    return particularly(order, completion=made_up)


def stranger(world: Compound, one: Assignment) -> Assignment:
    """Send somebody whom the workforce does not have."""
    return evolve(one, technicians=(evolve(world.person("fei"), id="zed"),))


def strange_crew(world: Compound, one: Assignment) -> Assignment:
    """Send a crew that the workforce does not have."""
    return evolve(one, crew=evolve(world.crew("power"), id="zed"))


def wider_window(_: Compound, one: Assignment) -> Assignment:
    """Carry an order whose window was widened on the way."""
    window = Window(one.order.window.opens, date(2026, 3, 28))
    occurrence = evolve(one.order.occurrence, window=window)
    return evolve(one, order=evolve(one.order, occurrence=occurrence))


def unknown_order(world: Compound) -> WorkOrder:
    """Make an order that the demand does not have."""
    order = world.order("P4")
    return evolve(order, occurrence=evolve(order.occurrence, key="2027"))


def extra_pump(world: Compound) -> WorkOrder:
    """Make an extra visit where there is no chain."""
    order = world.order("P4")
    return evolve(order, occurrence=evolve(order.occurrence, key="2026+1"))


def deep_extra(world: Compound) -> WorkOrder:
    """Make an extra visit of a deeper level."""
    order = world.order("L1#2")
    return evolve(order, occurrence=evolve(order.occurrence, key="s#1+1"))


def expired(one: Technician) -> Technician:
    """Let a person's certificate end on 10 March."""
    return evolve(
        one, certificates=(Certificate(code="T", valid_to=date(2026, 3, 10)),)
    )


def barred(one: ResolvedTask) -> ResolvedTask:
    """Bar some days in the first week of March."""
    assert one.cycle is not None
    blackout = Window(date(2026, 3, 4), date(2026, 3, 6))
    return evolve(one, cycle=evolve(one.cycle, blackouts=(blackout,)))


def out_of_order(_: Compound, one: Assignment) -> Assignment:
    """Turn the segments round."""
    return evolve(one, segments=one.segments[::-1])


def both(*spoils: Spoil) -> Spoil:
    """Make several changes, one after another."""

    def spoil(world: Compound) -> Compound:
        for one in spoils:
            world = one(world)
        return world

    return spoil


INHERITED = Reason.INHERITED
SHORT_DAY = Limits(per_day=timedelta(minutes=130))
SHORT_MONTH = Limits(per_month=timedelta(minutes=190))
LITTLE_OVERTIME = Limits(
    per_day=timedelta(minutes=130), overtime=Overtime(per_month=timedelta(minutes=1))
)
LONG_REST = Limits(rest=timedelta(hours=24))
EVERY_OTHER_DAY = Limits(days_in_a_row=1)
SHORT_WEEK = Limits(per_week=timedelta(minutes=190))

PUMP_BESIDE_LIFT = both(
    moved("P1", "03-11 09:30-10:30"),
    declared("P1", Lateness(5, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 6))),
)

MUTATIONS = (
    Mutation("work never asked for", Rule.MISSING_WORK, undemanded("P4")),
    Mutation("a day's patrol never asked for", Rule.MISSING_WORK, undemanded("R1#2")),
    Mutation("done work never asked for", Rule.MISSING_WORK, undemanded("P2")),
    Mutation(
        "a window that closes too late",
        Rule.WRONG_WINDOW,
        redemanded("P4", opened("2026-03-05", "2026-03-28")),
    ),
    Mutation(
        "a window that closes too soon",
        Rule.WRONG_WINDOW,
        redemanded("G1", opened("2026-03-02", "2026-03-15")),
    ),
    Mutation(
        "overdue before it is due",
        Rule.WRONG_WINDOW,
        redemanded("P3", lambda one: particularly(one, overdue_since=date(2026, 2, 1))),
    ),
    Mutation("work that nothing asks for", Rule.NOT_DUE, one_more),
    Mutation(
        "done without a record", Rule.ORDER_DONE, redemanded("P2", closed_by_nothing)
    ),
    Mutation(
        "a chain that starts too late",
        Rule.CHAIN_START,
        chain_start("L1", 0, "2026-03-01"),
    ),
    Mutation(
        "a deeper level that starts too late",
        Rule.CHAIN_START,
        chain_start("L2", 1, "2026-02-25"),
    ),
    Mutation("before the as-of day", Rule.PAST, as_of("2026-03-03")),
    Mutation(
        "its own lateness called inherited",
        Rule.MISDECLARED,
        declared("P1", Lateness(3, INHERITED, date(2026, 3, 6))),
    ),
    Mutation(
        "a chain's lateness called inherited",
        Rule.MISDECLARED,
        both(
            moved("L1#1", "03-18 09:00-10:00"),
            declared("L1#1", Lateness(5, INHERITED, date(2026, 3, 13))),
        ),
    ),
    Mutation("an order left out", Rule.ORDER_MISSING, without("P4")),
    Mutation("assigned and unassigned", Rule.ORDER_TWICE, left_over("P4")),
    Mutation(
        "assigned and not needed",
        Rule.ORDER_TWICE,
        both(
            spared("L2#1"),
            added(lambda w: w.order("L2#1"), "lift: an bo", "03-10 09:00-10:00"),
        ),
    ),
    Mutation(
        "an order nobody asked for",
        Rule.ORDER_UNKNOWN,
        added(unknown_order, "power: fei", "03-11 09:00-10:00"),
    ),
    Mutation("a window widened", Rule.ORDER_ALTERED, changed("P4", wider_window)),
    Mutation(
        "a done order placed",
        Rule.ORDER_DONE,
        added(lambda w: w.order("P2"), "power: fei", "03-06 09:00-10:00"),
    ),
    Mutation("a done order unlisted", Rule.ORDER_DONE, done()),
    Mutation("an open order listed done", Rule.ORDER_DONE, done("P2", "P4")),
    Mutation(
        "an extra visit without chain",
        Rule.EXTRA_VISIT,
        added(extra_pump, "power: fei", "03-11 09:00-10:00"),
    ),
    Mutation(
        "an extra visit too deep",
        Rule.EXTRA_VISIT,
        added(deep_extra, "lift: an chen", "03-18 09:00-11:00"),
    ),
    Mutation("a pump not needed", Rule.NOT_NEEDED, spared("P3")),
    Mutation("after the horizon", Rule.HORIZON, moved("+", "03-30 09:00-10:00")),
    Mutation("before the window", Rule.EARLY, moved("P4", "03-04 09:00-10:00")),
    Mutation("late in silence", Rule.LATE, declared("P1", None)),
    Mutation(
        "too few days declared",
        Rule.MISDECLARED,
        declared("P1", Lateness(2, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 6))),
    ),
    Mutation(
        "another limit declared",
        Rule.MISDECLARED,
        declared("P1", Lateness(3, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 7))),
    ),
    Mutation(
        "declared late, yet in time",
        Rule.MISDECLARED,
        declared("P4", Lateness(1, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 8))),
    ),
    Mutation(
        "a chain declared late, yet in time",
        Rule.MISDECLARED,
        declared("L2#2", Lateness(1, Reason.CHAIN_GAP, date(2026, 3, 24))),
    ),
    Mutation(
        "a chain's days declared wrong",
        Rule.MISDECLARED,
        declared("L3#1", Lateness(4, INHERITED, date(2026, 2, 25))),
    ),
    Mutation(
        "another level declared late",
        Rule.MISDECLARED,
        declared("L3#1", Lateness(5, INHERITED, date(2026, 2, 25), "quarterly")),
    ),
    Mutation(
        "another task declared late",
        Rule.MISDECLARED,
        declared(
            "P1", Lateness(3, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 6), "lubricate")
        ),
    ),
    Mutation("a gap after history", Rule.CHAIN_GAP, moved("L1#1", "03-18 09:00-10:00")),
    Mutation("a gap to the horizon's end", Rule.CHAIN_GAP, spared("L1#2")),
    Mutation(
        "a gap of the deeper level", Rule.CHAIN_GAP, moved("L1#2", "03-26 13:00-15:00")
    ),
    Mutation(
        "a gap between visits",
        Rule.CHAIN_GAP,
        both(without("+"), moved("L2#1", "03-09 09:00-10:00")),
    ),
    Mutation("history's breach in silence", Rule.CHAIN_GAP, declared("L3#1", None)),
    Mutation("past midnight", Rule.ONE_DAY, moved("N1#1", "03-07 23:45-00:15")),
    Mutation(
        "segments overlap",
        Rule.SEGMENTS,
        moved("L1#2", "03-24 09:00-10:00, 09:30-10:30"),
    ),
    Mutation("segments turned round", Rule.SEGMENTS, changed("L1#2", out_of_order)),
    Mutation(
        "no segments",
        Rule.SEGMENTS,
        changed("P4", lambda _, one: evolve(one, segments=())),
    ),
    Mutation("half a minute", Rule.CLOCK, clocks("G1", seconds=30)),
    Mutation("another zone's clock", Rule.CLOCK, clocks("G1", utc=True)),
    Mutation("too short", Rule.DURATION, clocks("G1", minutes=-10)),
    Mutation("too long", Rule.DURATION, clocks("G1", minutes=10)),
    Mutation("a stranger", Rule.PERSON_UNKNOWN, changed("P4", stranger)),
    Mutation(
        "not yet employed",
        Rule.EMPLOYMENT,
        person("fei", lambda one: evolve(one, employed_from=date(2026, 3, 10))),
    ),
    Mutation(
        "no longer employed",
        Rule.EMPLOYMENT,
        person("fei", lambda one: evolve(one, employed_to=date(2026, 3, 8))),
    ),
    Mutation("after the shift", Rule.SHIFT, moved("P1", "03-09 17:00-18:00")),
    Mutation(
        "on a day off",
        Rule.SHIFT,
        person(
            "wu",
            lambda one: evolve(
                one, shifts=(evolve(one.shifts[0], weekdays=frozenset({5})),)
            ),
        ),
    ),
    Mutation("through lunch", Rule.BREAK, moved("L1#1", "03-11 11:30-12:30")),
    Mutation(
        "through the night's break", Rule.BREAK, moved("N1#2", "03-08 02:15-02:45")
    ),
    Mutation("on leave", Rule.ABSENCE, absent("an", "03-11")),
    Mutation(
        "away for some hours", Rule.ABSENCE, absent("fei", "03-09", "11:00-12:00")
    ),
    Mutation("away past midnight", Rule.ABSENCE, absent("xu", "03-07", "23:30-04:00")),
    Mutation("one too few", Rule.PEOPLE, sent("L1#1", "an")),
    Mutation("one too many", Rule.PEOPLE, sent("L1#1", "an bo chen")),
    Mutation("the same one twice", Rule.PEOPLE, sent("L1#1", "an an")),
    Mutation("the wrong trade", Rule.SKILL, sent("L1#1", "an ding")),
    Mutation(
        "too low a level",
        Rule.SKILL,
        both(
            sent("L1#2", "an lin"),
            person("an", lambda one: evolve(one, skills={"lift": 1})),
        ),
    ),
    Mutation("a certificate expired", Rule.CERTIFICATE, sent("L1#1", "bo chen")),
    Mutation("a certificate ends", Rule.CERTIFICATE, person("an", expired)),
    Mutation(
        "somebody barred",
        Rule.PEOPLE_NAMED,
        named("L1", barred={"an"}),
    ),
    Mutation(
        "without whom it requires",
        Rule.PEOPLE_NAMED,
        named("L1", required={"chen"}),
    ),
    Mutation("the wrong crew", Rule.CREW, sent("P4", "fei", "relief")),
    Mutation("a crew unknown", Rule.CREW, changed("P4", strange_crew)),
    Mutation("of another crew", Rule.CREW_MEMBER, sent("P4", "kai")),
    Mutation("half a crew", Rule.CREW_WHOLE, sent("G1", "gao")),
    Mutation("in two places", Rule.DOUBLE_BOOKING, moved("+", "03-16 09:30-10:30")),
    Mutation("no time for the way", Rule.TRAVEL, moved("P4", "03-09 10:03-11:03")),
    Mutation("no time from base", Rule.BASE, moved("P1", "03-09 08:02-09:02")),
    Mutation("no time to base", Rule.BASE, moved("P1", "03-09 15:58-16:58")),
    Mutation("too long a day", Rule.DAY_LIMIT, limited(SHORT_DAY)),
    Mutation("too long a week", Rule.WEEK_LIMIT, limited(SHORT_WEEK)),
    Mutation("too long a month", Rule.MONTH_LIMIT, limited(SHORT_MONTH)),
    Mutation("too much overtime", Rule.OVERTIME, limited(LITTLE_OVERTIME)),
    Mutation("too short a night", Rule.REST, limited(LONG_REST)),
    Mutation("no day without work", Rule.DAYS_IN_A_ROW, limited(EVERY_OTHER_DAY)),
    Mutation("on a closed day", Rule.SITE_CLOSED, moved("G1", "03-07 09:00-10:00")),
    Mutation(
        "in a blackout",
        Rule.BLACKOUT,
        lambda world: replanned(world, "G1", barred),
    ),
    Mutation(
        "outside the task's hours", Rule.WORKING_HOURS, moved("G1", "03-05 14:00-15:00")
    ),
    Mutation(
        "outside the site's hours",
        Rule.WORKING_HOURS,
        both(
            person(
                "wu",
                lambda one: evolve(
                    one,
                    shifts=(
                        evolve(one.shifts[0], hours=Hours.between("06:00", "14:00")),
                    ),
                ),
            ),
            moved("R1#1", "03-07 07:40-08:10"),
        ),
    ),
    Mutation("when the roof is locked", Rule.ACCESS, moved("P4", "03-09 15:00-16:00")),
    Mutation("noise at noon", Rule.QUIET_HOURS, moved("P1", "03-09 13:30-14:30")),
    Mutation(
        "two crews at one lift",
        Rule.SUBJECT_BUSY,
        sent("+", "lin chen", when="03-10 09:30-10:30"),
    ),
    Mutation(
        "both lifts of a building",
        Rule.OUTAGE_GROUP,
        sent("+", "lin bo", when="03-11 09:30-10:30"),
    ),
    Mutation(
        "two crews in a building that takes one",
        Rule.PLACE_FULL,
        both(placed_with("B01", crews_at_once=1), PUMP_BESIDE_LIFT),
    ),
    Mutation(
        "two crews on an estate that takes one",
        Rule.PLACE_FULL,
        both(placed_with("EST", crews_at_once=1), PUMP_BESIDE_LIFT),
    ),
    Mutation(
        "two crews on a site that takes one",
        Rule.PLACE_FULL,
        both(one_crew_on_site, PUMP_BESIDE_LIFT),
    ),
    Mutation(
        "work on a part of a lift that is out",
        Rule.ISOLATION,
        both(part_of("P1", "L1"), PUMP_BESIDE_LIFT),
    ),
    Mutation(
        "work on what a lift that is out is part of",
        Rule.ISOLATION,
        both(part_of("L1", "P1"), PUMP_BESIDE_LIFT),
    ),
    Mutation(
        "one ladder in two places",
        Rule.TOOL,
        both(one_ladder, with_ladder("P1"), with_ladder("L1"), PUMP_BESIDE_LIFT),
    ),
    Mutation(
        "a part too short",
        Rule.PARTS,
        divided("03-09 10:10-10:50", "03-10 10:10-10:30", smallest=30),
    ),
    Mutation(
        "a day passed over between two parts",
        Rule.PARTS,
        divided("03-09 10:10-10:40", "03-11 10:10-10:40", smallest=30),
    ),
    Mutation(
        "more visits in a week than may be made",
        Rule.VISITS,
        placed_with("B01", visits=VisitCap(at_most=1, must=True)),
    ),
    Mutation(
        "planned work in the time held back",
        Rule.RESERVE,
        held_back(timedelta(hours=500)),
    ),
    Mutation("nobody beside the work", Rule.ESCORT, beside(asked=Escort())),
    Mutation("somebody beside it unasked", Rule.ESCORT, beside("relief", "kai")),
    Mutation(
        "an escort of another crew",
        Rule.CREW,
        beside("relief", "kai", asked=Escort(crew="lift")),
    ),
    Mutation(
        "one escort of two",
        Rule.PEOPLE,
        beside("relief", "kai", asked=Escort(Need((Position(2),)))),
    ),
    Mutation(
        "an escort of the wrong trade",
        Rule.SKILL,
        beside("relief", "kai", asked=Escort(Need((Position(skill="relation"),)))),
    ),
    Mutation(
        "an escort on leave",
        Rule.ABSENCE,
        both(beside("relief", "kai", asked=Escort()), absent("kai", "03-09")),
    ),
    Mutation(
        "one who does the work and stands beside it",
        Rule.DOUBLE_BOOKING,
        beside("power", "fei", asked=Escort()),
    ),
    Mutation("pinned to another day", Rule.PIN, pinned(day=date(2026, 3, 10))),
    Mutation(
        "pinned to another time",
        Rule.PIN,
        pinned(day=date(2026, 3, 9), start=10 * 60),
    ),
    Mutation("pinned to other people", Rule.PIN, pinned(people=frozenset({"kai"}))),
    Mutation("pinned to another crew", Rule.PIN, pinned(crew="relief")),
    Mutation(
        "lifts of two types",
        Rule.OUTAGE_GROUP,
        both(
            retyped("L1", code="traction", outage_group="lift", outage_at_most=2),
            sent("+", "lin bo", when="03-11 09:30-10:30"),
        ),
    ),
)
