"""`weibao replan PORTFOLIO DIR`: a new roster that disturbs the published one least."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click

from weibao.cli.builds import prepare, read_promises, read_state
from weibao.cli.handing_out import build_document, hand_out, look_over
from weibao.cli.language import chosen
from weibao.cli.making import (
    Limit,
    balance_of,
    demand_of,
    moment_of,
    roster_of,
    tell_rounds,
)
from weibao.cli.options import (
    Day,
    Place,
    Search,
    format_option,
    language_option,
    now_option,
    portfolio_argument,
    search_options,
)
from weibao.cli.output import both, print_json, print_table, say, step
from weibao.cli.verdict import exit_code
from weibao.config import language_of, load
from weibao.config.names import unknown
from weibao.errors import InvalidValue
from weibao.portfolio import Portfolio
from weibao.published import Promise
from weibao.replanning import Cause, Change, changes
from weibao.reports.reserves import day_texts
from weibao.reports.summary import Summary
from weibao.roster import Roster
from weibao.roster_file import escort_data
from weibao.search import Scope
from weibao.texts.text import Language, Message, Text

COLUMNS = (
    Text("工单", "order"),
    Text("原定", "was"),
    Text("现定", "now"),
    Text("人员", "people"),
    Text("原因", "why"),
)
CREW = Text("班组", "crew")
QUIET = frozenset({Cause.DONE})
"""What a table does not list: work that was simply done."""
NOTHING = Text("没有改动。", "Nothing changes.")
TOTAL = Message(
    zh="改动 {number} 项工单，须通知 {told} 人；其余 {kept} 项不变。",
    en="{number} {number:order changes|orders change} and {told} {told:person|people} "
    "must be told; {kept} {kept:stays as it was|stay as they were}.",
)
NOT_WRITTEN = Message(
    zh="试排：{folder} 保持原样", en="A dry run: {folder} stays as it was"
)
OUTSIDE = Message(
    zh="“今天” {day} 不在已公布的计划期 {first} 至 {last} 之内（请用 --as-of 另写）",
    en="today, {day}, is not in the published horizon {first} to {last} (say another "
    "day with --as-of)",
)


@click.command("replan")
@portfolio_argument
@click.argument("folder", type=Place())
@click.option("--as-of", "as_of", type=Day(), required=True, help="Today. 今天")
@click.option(
    "--frozen-until",
    "frozen",
    type=Day(),
    help="Keep published work before this day as it is. 此日之前已公布的不动",
)
@now_option
@click.option(
    "--crew",
    "crews",
    metavar="ID",
    multiple=True,
    help="Change only this crew's work; as often as wanted. 只动这个班组，可写多次",
)
@click.option(
    "--until",
    type=Day(),
    help="Leave published work after this day as it is. 此日之后已公布的不动",
)
@click.option(
    "--budget",
    type=click.IntRange(min=0),
    help="At most so many orders that could stay get other people or another day."
    " 为别的工作让位而换人换日的工单至多几项",
)
@click.option(
    "--dry-run",
    "dry",
    is_flag=True,
    help="Show what would change and write nothing. 只看改动，不写入",
)
@search_options
@language_option
@format_option
def command(
    portfolio: Path,
    folder: Path,
    as_of: date,
    frozen: date | None,
    now: time | None,
    crews: tuple[str, ...],
    until: date | None,
    budget: int | None,
    dry: bool,
    search: Search,
    lang: str | None,
    form: str,
) -> int:
    """Replan the build in FOLDER after PORTFOLIO has changed.

    有人缺勤、有急修、有完成记录之后，重新排班，尽量不动已公布的安排。

    Enter what has happened first: an absence, a finding, a completion, a closed day.
    What can stay as it was stays so to the minute; the changes are listed, each with
    its cause, and the folder is written anew, so that subscribers see them.
    """
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    published, horizon = read_promises(folder, loaded)
    if not dry:
        prepare(folder)
    state = read_state(folder, loaded)
    if not horizon.first <= as_of <= horizon.last:
        outside = OUTSIDE(day=as_of, first=horizon.first, last=horizon.last)
        raise InvalidValue(outside)
    demand = demand_of(loaded, horizon, as_of)
    scope = _scope(loaded, crews, until)
    limit = Limit(frozen, moment_of(loaded, as_of, now), scope, budget)
    roster = roster_of(demand, loaded, search, language, published, limit)
    tell_rounds(roster, language)
    found = changes(roster, published)
    balance = balance_of(demand, loaded, search, published)
    if dry:
        summary, verification = look_over(roster, loaded, language, balance)
    else:
        summary, verification = hand_out(
            roster, loaded, folder, state, language, balance, replanned=True
        )
    code = exit_code(roster, verification)
    if form == "json":
        body = build_document(loaded.id, folder, summary, code)
        body["changes"] = [_document(one) for one in found]
        body["written"] = not dry
        print_json("weibao-replan", body)
        return code
    if dry:
        step(NOT_WRITTEN(folder=folder), language)
    _show(found, roster, loaded, language)
    _tell_reserves(summary, language)
    return code


def _show(
    found: Sequence[Change], roster: Roster, portfolio: Portfolio, language: Language
) -> None:
    """Print the changes that people look for, and how much stays as it was."""
    shown = [one for one in found if one.cause not in QUIET]
    if not shown:
        say(NOTHING, language)
        return
    print_table(COLUMNS, [_row(one, portfolio, language) for one in shown], language)
    told = {person for one in shown for person in one.told}
    changed = {one.order for one in found}
    kept = sum(one.order.id not in changed for one in roster.assignments)
    say(TOTAL(number=len(shown), told=len(told), kept=kept), language)


def _tell_reserves(summary: Summary, language: Language) -> None:
    """Say on which days something of the time held back is gone, and what is left."""
    for text in day_texts(summary.reserves):
        say(text, language)


def _scope(
    portfolio: Portfolio, crews: tuple[str, ...], until: date | None
) -> Scope | None:
    """Return what may change; None where all may."""
    known = portfolio.workforce.crews
    for id in crews:
        if id not in known:
            raise InvalidValue(unknown(CREW, id, known))
    if not crews and until is None:
        return None
    return Scope(crews=frozenset(crews) or None, last=until or date.max)


def _row(change: Change, portfolio: Portfolio, language: Language) -> list[str]:
    order = change.order.split("/", 1)[1]
    before, after = change.before, change.after
    people = portfolio.workforce.technicians
    now = (
        [person.title.to(language) for person in after.everybody]
        if after is not None
        else [
            people[id].title.to(language) if id in people else id
            for id in (before.everybody if before is not None else ())
        ]
    )
    return [
        order,
        _moment(before.start) if before is not None else "–",
        _moment(after.start) if after is not None else "–",
        ("、" if language == "zh" else ", ").join(now),
        change.text.to(language),
    ]


def _moment(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M}"


def _escort(before: Promise) -> dict[str, Any]:
    if not before.escort:
        return {}
    return {"escort": {"crew": before.escort_crew, "technicians": list(before.escort)}}


def _document(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    return {
        "order": change.order,
        "cause": change.cause.value,
        "text": both(change.text),
        "before": None
        if before is None
        else {
            "start": before.start.isoformat(),
            "end": before.end.isoformat(),
            "crew": before.crew,
            "technicians": list(before.people),
            **_escort(before),
        },
        "after": None
        if after is None
        else {
            "start": after.start.isoformat(),
            "end": after.end.isoformat(),
            "crew": after.crew.id,
            "technicians": [person.id for person in after.technicians],
            **escort_data(after),
        },
        "told": list(change.told),
    }
