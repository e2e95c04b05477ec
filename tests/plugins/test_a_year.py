"""A year of the built-in plugins: how often each task falls due, and for how long.

One subject of every type, with the attributes its type gives by default.
"""

from collections import Counter, defaultdict
from datetime import date
from zoneinfo import ZoneInfo

import weibao_fire
import weibao_greenery
import weibao_lifts
import weibao_pumps
from golden_files import Golden
from weibao import (
    Asset,
    EquipmentType,
    Horizon,
    Inventory,
    Location,
    Policy,
    Portfolio,
    Round,
    Rule,
    Season,
    Selector,
    Site,
    Stack,
    Text,
    Workforce,
    due,
    load_catalogue,
    make_plan,
)

PLUGINS = (weibao_fire, weibao_greenery, weibao_lifts, weibao_pumps)
TYPES = load_catalogue(*PLUGINS, entry_points=False).types.values()
BUILT = date(2020, 1, 1)
SITE = Site(
    id="site",
    title=Text("项目", "site"),
    time_zone=ZoneInfo("Asia/Shanghai"),
    calendar=Stack(),
    seasons={
        "flood": Season((6, 1), (9, 15)),
        "growing": Season((4, 1), (10, 31)),
        "heating": Season((11, 15), (3, 15)),
    },
)
BUILDING = Location(id="B01", title=Text("楼", "building"), site=SITE, kind="building")


def defaults(type_: EquipmentType) -> dict[str, object]:
    """Give the attributes as the type states them."""
    return {a.name: a.default for a in type_.attributes if a.default is not None}


def inventory() -> Inventory:
    """Put one subject of every type into one building."""
    assets, rounds, places = {}, {}, {"B01": BUILDING}
    for type_ in TYPES:
        given = defaults(type_)
        code, title = type_.code, type_.title
        if "asset" in type_.subject_kinds:
            assets[code] = Asset(
                id=code,
                title=title,
                type=type_,
                location=BUILDING,
                installed=BUILT,
                attributes=given,
            )
        elif "round" in type_.subject_kinds:
            rounds[code] = Round(
                id=code,
                title=title,
                type=type_,
                location=BUILDING,
                subjects=(BUILDING,),
                installed=BUILT,
                attributes=given,
            )
        else:
            places[code] = Location(
                id=code,
                title=title,
                site=SITE,
                parent=BUILDING,
                type=type_,
                installed=BUILT,
                attributes=given,
            )
    return Inventory(
        sites={"site": SITE}, locations=places, assets=assets, rounds=rounds
    )


def test_a_year_of_every_type(golden: Golden) -> None:
    """Numbers of orders and hours of visits change only on purpose."""
    rule = Rule(id="all", title=Text("全部", "all"), select=Selector())
    portfolio = Portfolio(
        id="year",
        title=Text("一年", "a year"),
        inventory=inventory(),
        policy=Policy(rules=(rule,)),
        workforce=Workforce(),
        records_from=date(2026, 1, 1),
    )
    plan = make_plan(portfolio)
    horizon = Horizon(date(2026, 1, 1), date(2026, 12, 31))
    demand = due(plan, portfolio.history, horizon)
    counts: Counter[str] = Counter()
    hours: defaultdict[str, float] = defaultdict(float)
    for order in demand.orders:
        name = f"{order.planned.subject.id}.{order.planned.resolved.task.code}"
        counts[name] += 1
        hours[name] += order.planned.resolved.duration.total_seconds() / 3600
    lines = [
        f"{name:55}{counts[name]:5}{hours[name]:9.1f} h\n" for name in sorted(counts)
    ]
    golden("plugins_year.txt", "".join(lines))
