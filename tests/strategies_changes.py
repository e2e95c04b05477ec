"""What happens to a published roster: people fall ill, work is done, days close.

Each happening changes a portfolio the way its owner would: by what is entered next.
"""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import assume
from hypothesis import strategies as st

from strategies_rosters import Case
from weibao.inventory import Asset, Inventory
from weibao.portfolio import Portfolio
from weibao.records import Completion, Finding
from weibao.roster import Roster
from weibao.spans.window import Window
from weibao.texts import Text
from weibao.workforce import Absence, Limits, Workforce

HAPPENINGS = ("ill", "done", "urgent", "closed", "cancelled", "nothing")


def ill(workforce: Workforce, id: str, first: date, days: int) -> Workforce:
    """Return the workforce with somebody away for some days."""
    window = Window(first, first + timedelta(days=days))
    person = workforce.technicians[id]
    absent = evolve(person, absences=(*person.absences, Absence(window=window)))
    people = {**workforce.technicians, id: absent}
    crews = {
        key: evolve(crew, members=tuple(people[one.id] for one in crew.members))
        if any(one.id == id for one in crew.members)
        else crew
        for key, crew in workforce.crews.items()
    }
    changed: Workforce = evolve(workforce, technicians=people, crews=crews)
    return changed


@st.composite
def happenings(
    draw: st.DrawFn, portfolio: Portfolio, roster: Roster, today: date
) -> Portfolio:
    """What the portfolio is after one thing has happened."""
    what = draw(st.sampled_from(HAPPENINGS))
    workforce, number = portfolio.workforce, len(portfolio.records)
    if what == "ill":
        id = draw(st.sampled_from(sorted(workforce.technicians)))
        first = today + timedelta(days=draw(st.integers(0, 10)))
        away = ill(workforce, id, first, draw(st.integers(0, 9)))
        return evolve(portfolio, workforce=away)
    if what == "done" and roster.assignments:
        one = draw(st.sampled_from(roster.assignments))
        early = draw(st.integers(-4, 4))
        day = min(one.day + timedelta(days=early), today)
        done = Completion(
            id=f"H{number}",
            subject=one.subject.id,
            task=one.order.planned.task.code,
            done=day,
            order=draw(st.sampled_from([None, one.order.id])),
        )
        return evolve(portfolio, records=(*portfolio.records, done))
    lifts = [one for one in portfolio.inventory.assets.values() if one.type.ladders]
    if what == "urgent" and lifts:
        found = Finding(
            id=f"U{number}",
            subject=draw(st.sampled_from(lifts)).id,
            condition="leak",
            found=today,
            task="repair",
        )
        return evolve(portfolio, records=(*portfolio.records, found))
    if what == "closed":
        site = draw(st.sampled_from(list(portfolio.inventory.sites.values())))
        day = today + timedelta(days=draw(st.integers(0, 20)))
        for calendar in site.calendar.calendars:
            assert isinstance(calendar.closed, dict)
            calendar.closed[day] = Text.same("flooded")
    if what == "cancelled" and len(portfolio.inventory.assets) > 1:
        gone = draw(st.sampled_from(sorted(portfolio.inventory.assets)))
        return evolve(portfolio, inventory=without(portfolio.inventory, gone))
    return portfolio


def simple(case: Case) -> Case:
    """Return the case without visits in chains, and with people at rest by night."""
    assets = case.portfolio.inventory.assets
    pumps = {id: one for id, one in assets.items() if one.type.code == "pump"}
    assume(pumps)
    inventory = evolve(
        case.portfolio.inventory,
        assets={id: evolve(one, parent=None) for id, one in pumps.items()},
        rounds={},
    )
    workforce = evolve(
        case.portfolio.workforce, limits=Limits(rest=timedelta(0), days_in_a_row=None)
    )
    portfolio = evolve(
        case.portfolio, inventory=inventory, workforce=workforce, records=()
    )
    return evolve(case, portfolio=portfolio)


def without(inventory: Inventory, gone: str) -> Inventory:
    """Return an inventory without an asset and its parts."""
    assets = {
        id: one for id, one in inventory.assets.items() if not _part_of(one, gone)
    }
    rounds = {
        id: evolve(
            one, subjects=tuple(each for each in one.subjects if each.id in assets)
        )
        for id, one in inventory.rounds.items()
    }
    changed: Inventory = evolve(inventory, assets=assets, rounds=rounds)
    return changed


def _part_of(asset: Asset, id: str) -> bool:
    above: Asset | None = asset
    while above is not None and above.id != id:
        above = above.parent
    return above is not None
