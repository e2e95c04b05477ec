"""`weibao check PORTFOLIO`: everything that needs correcting, at once."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from weibao.cli.complaints import COUNT
from weibao.cli.exits import BAD_INPUT, FINE
from weibao.cli.language import chosen
from weibao.cli.options import format_option, language_option, portfolio_argument
from weibao.cli.output import both, print_json
from weibao.cli.streams import one_line
from weibao.config import at_pins, at_records, language_of, load
from weibao.due_work.age_warnings import age_warnings
from weibao.due_work.coverage import Uncovered, uncovered
from weibao.due_work.doubtful_cycles import Doubtful, doubtful_cycles
from weibao.due_work.doubtful_pins import doubtful_pins
from weibao.due_work.doubtful_records import DoubtfulRecord, doubtful_records
from weibao.due_work.laid import Unlaid, unlaid_tasks
from weibao.errors import ConfigError, Problem
from weibao.idle_rules import IdleRule
from weibao.plan import Plan
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.reports.procedures import Unwritten, procedures
from weibao.rival_cycles import RivalCycles
from weibao.rotations import NEW_YEAR
from weibao.texts.text import Language, Message

CLEAN = Message(
    zh="没有问题：设备 {assets} 台，位置 {locations} 处，巡检路线 {rounds} 条，"
    "人员 {technicians} 名，班组 {crews} 个，规则 {rules} 条，记录 {records} 条。",
    en="No problems found. Assets: {assets}, locations: {locations}, rounds: {rounds},"
    " technicians: {technicians}, crews: {crews}, rules: {rules}, records: {records}.",
)

WARNINGS = Message(
    zh="提醒 {count} 处，请看是否有意如此：",
    en="Warnings: {count}; see whether each is meant.",
)


@click.command("check")
@portfolio_argument
@click.option(
    "--procedures",
    "listing",
    is_flag=True,
    help="List the tasks that name no procedure. 列出没有作业规程的任务",
)
@language_option
@format_option
def command(portfolio: Path, listing: bool, lang: str | None, form: str) -> int:
    """List everything in PORTFOLIO that needs correcting.

    检查资料，列出全部问题。

    Exits with 2 where there is anything to correct. Rules that select nothing, tasks
    that two rules do at different cycles, ages that are not stated, lives that end
    with nothing to follow, meters of unknown use, releases before the turn before,
    cycles that never begin, records and pins that name orders which never fall due
    and dates locked on closed days are told as warnings: they may be meant.
    """
    try:
        loaded = load(portfolio)
    except ConfigError as error:
        return _complain(error.problems, chosen(lang, error.language), form)
    plan, counts = make_plan(loaded), _counts(loaded)
    warnings, written = _warnings(loaded, plan, portfolio), procedures(plan)
    unwritten = tuple(_placed(one, portfolio) for one in written.without)
    if form == "json":
        told = {
            "problems": [],
            "warnings": _facts(warnings),
            "without_procedure": _facts(unwritten),
            "counts": counts,
        }
        print_json("weibao-problems", told)
        return FINE
    language = chosen(lang, language_of(portfolio))
    click.echo(CLEAN(**counts).to(language))
    if warnings:
        click.echo(WARNINGS(count=len(warnings)).to(language))
    for warning in warnings:
        click.echo(warning.to(language))
    if listing or written.begun:
        click.echo(written.text.to(language))
    for one in unwritten if listing else ():
        click.echo(one.to(language))
    return FINE


def _warnings(loaded: Portfolio, plan: Plan, file: Path) -> tuple[Problem, ...]:
    """Return what may be meant, but is more often a slip."""
    doubtful: tuple[IdleRule | RivalCycles | Uncovered | Unlaid | Doubtful, ...] = (
        *plan.idle_rules,
        *plan.rival_cycles,
        *uncovered(plan, _latest(loaded)),
        *unlaid_tasks(plan, _latest(loaded)),
        *doubtful_cycles(plan, loaded.history, _latest(loaded)),
    )
    placed = (_placed(one, file) for one in doubtful)
    ages = age_warnings(plan, loaded.history)
    records = doubtful_records(plan, loaded.history, _latest(loaded))
    return (
        *placed,
        *(Problem(str(file), 0, 0, "", text) for text in ages),
        *_at_records(file, records),
        *_at_pins(loaded, plan, file),
    )


def _at_pins(loaded: Portfolio, plan: Plan, file: Path) -> tuple[Problem, ...]:
    """Say what is doubtful of pins where they stand; no file is read for none."""
    pins = loaded.workforce.pins.values()
    found = doubtful_pins(plan, loaded.history, pins, _latest(loaded)) if pins else ()
    return at_pins(file, [(one.order, one.text) for one in found]) if found else ()


def _at_records(file: Path, records: tuple[DoubtfulRecord, ...]) -> tuple[Problem, ...]:
    """Say what is doubtful of records where they stand; no file is read for none."""
    told = [(one.record, one.field, one.text) for one in records]
    return at_records(file, told) if told else ()


def _placed(
    one: IdleRule | RivalCycles | Uncovered | Unlaid | Doubtful | Unwritten, file: Path
) -> Problem:
    """Return a remark with the file and line of what it is about."""
    place = one.place
    return Problem(str(file.parent / place.file), place.line, 0, place.path, one.text)


def _latest(loaded: Portfolio) -> date:
    """Return the last day that is on record, so that a check asks no clock."""
    done = [one.done for one in loaded.history.completions]
    return max([*done, loaded.records_from or NEW_YEAR])


def _facts(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "path": problem.path,
            "message": both(problem.message),
        }
        for problem in problems
    ]


def _complain(problems: tuple[Problem, ...], language: Language, form: str) -> int:
    if form == "json":
        print_json("weibao-problems", {"problems": _facts(problems), "warnings": []})
        return BAD_INPUT
    for problem in problems:
        click.echo(one_line(problem.to(language)))
    click.echo(COUNT(count=len(problems)).to(language))
    return BAD_INPUT


def _counts(portfolio: Portfolio) -> dict[str, int]:
    inventory = portfolio.inventory
    return {
        "assets": len(inventory.assets),
        "locations": len(inventory.locations),
        "rounds": len(inventory.rounds),
        "technicians": len(portfolio.workforce.technicians),
        "crews": len(portfolio.workforce.crews),
        "rules": len(portfolio.policy.rules),
        "records": len(portfolio.records),
    }
