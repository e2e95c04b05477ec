"""`weibao forecast PORTFOLIO`: money and hours of a horizon, before any roster."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from weibao.cli.exits import FINE
from weibao.cli.language import chosen
from weibao.cli.making import demand_of, tell_days
from weibao.cli.options import (
    format_option,
    horizon_of,
    horizon_options,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, print_table, say
from weibao.config import language_of, load
from weibao.equipment import Category
from weibao.forecast import (
    CostForecast,
    HoursForecast,
    Money,
    SkillLoad,
    forecast_costs,
    forecast_hours,
)
from weibao.forecast.costs import money_said
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.texts.text import Language, Message, Text

CATEGORIES = {
    Category.EQUIPMENT_MAINTENANCE: Text("设备维保", "equipment maintenance"),
    Category.FACILITY_UPKEEP: Text("设施养护", "facility upkeep"),
    Category.SAFETY_INSPECTION: Text("安全检查", "safety inspection"),
    Category.EMERGENCY_REPAIR: Text("应急维修", "emergency repair"),
}
COSTS = (Text("", ""), Text("材料", "material"), Text("外包", "contractors"))
HOURS = (
    Text("周", "week"),
    Text("工种", "skill"),
    Text("需要（小时）", "hours needed"),
    Text("可用（小时）", "hours there"),
    Text("缺（小时）", "hours short"),
)


@click.command("forecast")
@portfolio_argument
@horizon_options
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    lang: str | None,
    form: str,
) -> int:
    """Add up costs and hours of PORTFOLIO from --from to --to, before any roster.

    排班之前先看费用和工时。

    Costs are the estimates of the tasks. People with several skills are there for
    each of them; journeys are not counted.
    """
    loaded = load(portfolio)
    demand = demand_of(loaded, horizon_of(first, last), as_of)
    costs, hours = forecast_costs(demand), forecast_hours(demand, loaded.workforce)
    if form == "json":
        print_json("weibao-forecast", _document(demand, costs, hours))
        return FINE
    language = chosen(lang, language_of(portfolio))
    tell_days(demand, loaded, language)
    _show_costs(costs, loaded, language)
    _show_hours(hours, loaded, language)
    return FINE


def _show_costs(costs: CostForecast, portfolio: Portfolio, language: Language) -> None:
    total = costs.total
    say(TOTAL(amount=money_said(total.total)), language)
    if not total.total:
        return
    sites = portfolio.inventory.sites
    by_site = {sites[id].title.to(language): one for id, one in costs.by_site.items()}
    kinds = costs.by_category.items()
    by_kind = {CATEGORIES[kind].to(language): one for kind, one in kinds}
    for parts in (costs.by_month, by_site, by_kind):
        click.echo()
        print_table(COSTS, [_money(name, one) for name, one in parts.items()], language)


def _money(name: str, one: Money) -> list[str]:
    return [name, money_said(one.material), money_said(one.contractor)]


def _show_hours(hours: HoursForecast, portfolio: Portfolio, language: Language) -> None:
    click.echo()
    say(NEEDED(hours=_hours(hours.needed), weeks=len(hours.short)), language)
    rows = [
        [str(week), _skill(skill, portfolio, language), *_load(load)]
        for (week, skill), load in hours.cells.items()
        if load.needed
    ]
    print_table(HOURS, rows, language)


def _skill(skill: str, portfolio: Portfolio, language: Language) -> str:
    named = portfolio.names.get(skill, Text.same(skill)) if skill else ANY
    return named.to(language)


def _load(load: SkillLoad) -> list[str]:
    short = _hours(load.short) if load.short else ""
    return [_hours(load.needed), _hours(load.available), short]


def _hours(minutes: int) -> str:
    return f"{minutes / 60:,.1f}"


def _document(
    demand: Demand, costs: CostForecast, hours: HoursForecast
) -> dict[str, Any]:
    days = demand.horizon
    return {
        "portfolio": demand.portfolio,
        "horizon": {"from": days.first.isoformat(), "to": days.last.isoformat()},
        "as_of": demand.as_of.isoformat(),
        "costs": [
            {
                "month": month,
                "site": site,
                "category": category.value,
                "material": float(money.material),
                "contractor": float(money.contractor),
            }
            for (month, site, category), money in costs.cells.items()
        ],
        "hours": [
            {
                "week": week.isoformat(),
                "skill": skill,
                "needed_minutes": load.needed,
                "available_minutes": load.available,
            }
            for (week, skill), load in hours.cells.items()
        ],
    }


ANY = Text("（不限）", "(any)")
TOTAL = Message(
    zh="材料与外包费用共 {amount}。", en="Material and contractors: {amount} in all."
)
NEEDED = Message(
    zh="需要 {hours} 小时；有 {weeks} 处（周、工种）工时不够。",
    en="{hours} {hours:hour is|hours are} needed; in {weeks} "
    "{weeks:week and skill|weeks and skills} there are too few.",
)
