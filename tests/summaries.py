"""The compound's summary, and what else tests of reports look at."""

from datetime import date

from attrs import evolve

from rosters import Compound, compound
from weibao.records import Completion
from weibao.reports import Summary, summarise
from weibao.texts import Text
from weibao.verifier import Verification, verify

TITLE = Text("清河家园 <一期> & “二期”", 'Qinghe <b>Gardens</b> & "more"')


def told(world: Compound | None = None, feeds: int = 0) -> Summary:
    """Summarise the compound's roster, with the verifier's verdict on it."""
    world = world or compound()
    verdict = verify(world.roster, world.portfolio, world.history)
    return summarise(world.roster, verdict, world.portfolio, feeds)


def troubled() -> Compound:
    """Give the compound a title to escape, a subject out of reach and idle people."""
    world = compound()
    pump = world.portfolio.inventory.assets["P1"]
    lost = evolve(pump, id="P9", title=Text("9号 <泵>", "pump <9>"))
    plan = evolve(world.plan, unreached=(lost,))
    demand = evolve(world.demand, plan=plan)
    return evolve(
        world,
        portfolio=evolve(world.portfolio, title=TITLE),
        plan=plan,
        demand=demand,
        roster=evolve(world.roster, demand=demand),
    )


def quiet() -> Summary:
    """Return a summary of which nothing bad is to be told."""
    summary = told()
    return evolve(
        summary,
        late=(),
        unplaced=(),
        idle=(),
        certificates=(),
        gaps=(),
        verification=Verification(),
        feeds=3,
    )


def done(subject: str, task: str, day: date) -> Completion:
    """Make a completion."""
    return Completion(id=f"{subject}-{day}", subject=subject, task=task, done=day)
