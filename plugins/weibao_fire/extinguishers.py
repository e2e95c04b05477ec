"""Extinguishers: service by age, and scrapping at the end of their life.

They are looked at on rounds. Nothing is serviced that is to be scrapped; what takes its
place begins with its own day of make, or with the day that it was put in.
"""

from weibao import (
    Attribute,
    Choose,
    Criticality,
    Cycle,
    EquipmentType,
    Every,
    JobPlan,
    Stage,
    Stages,
    Task,
    Text,
    Tolerance,
)
from weibao_fire.people import MINUTE, ONE, SAFETY
from weibao_fire.repairs import repair
from weibao_fire.sources import (
    EXTINGUISHER_LIFE,
    EXTINGUISHER_SERVICE,
    TIMES,
)

AGENT = Attribute(
    "agent",
    Text("灭火剂", "agent"),
    "text",
    default="powder",
    choices=("powder", "water", "clean_gas", "co2"),
)
MADE = Attribute("made", Text("出厂日期", "date of make"), "date")

# First service, then every so many, scrapped; all in years: of powder and clean gas,
# and of the agents that go by other years.
YEARS = (5, 2, 10)
BY_AGENT = {"water": (3, 1, 6), "co2": (5, 2, 12)}
REPLACEMENT = "replace"
# All of a floor or a building go together: a month early is custom.
EARLY = Tolerance(before=Every(months=1))


def years(number: int) -> Every:
    """Return so many years."""
    return Every(months=12 * number)


def serviced(first: int, then: int, life: int) -> Cycle:
    """Return the service of an extinguisher, as long as it lives."""
    return Cycle(
        Stages(
            first_at=years(first),
            stages=(Stage(Every(), years(then)),),
            life=years(life),
            since=MADE.name,
            anew_by=REPLACEMENT,
        ),
        tolerance=EARLY,
    )


def scrapped(life: int) -> Cycle:
    """Return the replacement of an extinguisher, once in its life."""
    return Cycle(
        Stages(first_at=years(life), stages=(), since=MADE.name, anew_by=REPLACEMENT),
        tolerance=EARLY,
    )


SERVICE = Task(
    code="service",
    title=Text("灭火器维修", "service of an extinguisher"),
    cycle=Choose(
        AGENT.name,
        tuple((agent, serviced(*ages)) for agent, ages in BY_AGENT.items()),
        serviced(*YEARS),
    ),
    sources=(EXTINGUISHER_SERVICE, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("放上同级别的替代灭火器", "put a substitute of equal rating in place"),
            Text("送厂家或有资质的维修单位", "take it to the maker or a licensed shop"),
            Text("取回，核对维修合格证", "fetch it, check the service label"),
            Text("放回原位并登记", "put it back, enter it in the register"),
        ),
        precautions=(
            Text(
                "同一单元一次送修不超过四分之一",
                "no more than a quarter of a unit's extinguishers away at once",
            ),
        ),
    ),
)

SCRAP = Task(
    code=REPLACEMENT,
    title=Text("灭火器到期报废更换", "replace an extinguisher at the end of its life"),
    cycle=Choose(
        AGENT.name,
        tuple((agent, scrapped(life)) for agent, (*_, life) in BY_AGENT.items()),
        scrapped(YEARS[-1]),
    ),
    sources=(EXTINGUISHER_LIFE, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    action="replace",
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("放上新灭火器", "put the new one in place"),
            Text("登记新的出厂日期", "enter its date of make in the register"),
            Text("旧灭火器交专业单位报废", "a licensed shop scraps the old one"),
        ),
        parts=(Text("同级别灭火器", "extinguisher of equal rating"),),
    ),
)

EXTINGUISHER_REPAIR = repair(
    Text("灭火器更换或送修", "replace an extinguisher or send it for service"),
    15 * MINUTE,
    ONE,
    by=EXTINGUISHER_SERVICE,
)

FIRE_EXTINGUISHER = EquipmentType(
    code="fire_extinguisher",
    title=Text("灭火器", "fire extinguisher"),
    family="fire",
    tasks=(SERVICE, SCRAP, EXTINGUISHER_REPAIR),
    attributes=(AGENT, MADE),
    aliases=("灭火器",),
    tags=SAFETY,
)
