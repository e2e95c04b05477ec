"""`weibao diff OLD NEW`: what a change of policy does, before it is made."""

from datetime import date
from pathlib import Path

import click

from weibao.calendars.working import Stack
from weibao.cli.exits import FAULT, FINE
from weibao.cli.language import chosen
from weibao.cli.lists import print_lists
from weibao.cli.making import tell_days
from weibao.cli.options import (
    Place,
    format_option,
    horizon_of,
    horizon_options,
    language_option,
)
from weibao.cli.output import print_json, say
from weibao.config import language_of, load
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.preview import PolicyDiff, policy_diff
from weibao.preview.document import diff_document
from weibao.preview.telling import Section, headlines, sections
from weibao.records import History
from weibao.spans.hours import Hours
from weibao.spans.window import Horizon
from weibao.texts.text import Language, Message, listed

MOST = 10
"""How many rows of a list a table shows."""


@click.command("diff")
@click.argument("old", type=Place())
@click.argument("new", type=Place())
@horizon_options
@language_option
@format_option
def command(
    old: Path,
    new: Path,
    first: date,
    last: date,
    as_of: date | None,
    lang: str | None,
    form: str,
) -> int:
    """Show what it does to put NEW in the place of OLD, before it is done.

    预览策略改动带来的变化。

    Both are portfolios; NEW may be an edited copy. Exits with 1 where something
    becomes unlawful.
    """
    horizon = horizon_of(first, last)
    before, after = load(old), load(new)
    language = chosen(lang, language_of(old) or language_of(new))
    _tell_differences(before, after, language)
    _tell_calendars(before, after, horizon, language)
    names = {**before.names, **after.names}
    found = policy_diff(
        make_plan(before),
        make_plan(after),
        _past(before, after),
        horizon,
        as_of=as_of,
        names=names,
    )
    code = FAULT if found.unlawful else FINE
    if form == "json":
        document = {**diff_document(found), "exit_code": code}
        print_json("weibao-diff", document)
        return code
    tell_days(found.new, after, language)
    _show(found, sections(found, names), language)
    return code


def _past(old: Portfolio, new: Portfolio) -> History:
    """Return one past for both: all that either has on record, as NEW has it."""
    records = {record.id: record for record in (*old.records, *new.records)}
    return History.of(records.values())


def _tell_differences(old: Portfolio, new: Portfolio, language: Language) -> None:
    """Say on the error stream where the two differ in more than their policy."""
    if old.id != new.id:
        say(OTHER_IDS(old=old.id, new=new.id), language, err=True)
    olds, news = set(old.records), set(new.records)
    if olds != news:
        counts = {"old": len(olds - news), "new": len(news - olds)}
        say(OTHER_RECORDS(**counts), language, err=True)


def _tell_calendars(
    old: Portfolio, new: Portfolio, horizon: Horizon, language: Language
) -> None:
    """Name the places on which days, or hours of half days, differ in the horizon."""
    olds, news = old.inventory.locations, new.inventory.locations
    pairs = {id: (olds[id].calendar, news[id].calendar) for id in olds if id in news}
    alike = {
        (was, now): all(_hours_of(was, day) == _hours_of(now, day) for day in horizon)
        for was, now in set(pairs.values())  # most places share the site's own
    }
    differing = [id for id, pair in pairs.items() if not alike[pair]]
    if differing:
        said = listed(differing, most=4)
        say(OTHER_DAYS(number=len(differing), ids=said), language, err=True)


def _hours_of(calendar: Stack, day: date) -> frozenset[Hours] | None:
    """Return the hours that half days leave of an open day; None for a closed one."""
    return frozenset(calendar.half_day(day)) if calendar.is_open(day) else None


def _show(found: PolicyDiff, lists: tuple[Section, ...], language: Language) -> None:
    for line in headlines(found):
        say(line, language)
    if found.empty:
        return
    print_lists(lists, MOST, language)


OTHER_IDS = Message(
    zh="两份资料的编号不同：{old}、{new}。工单按对象、任务和键对应。",
    en="The portfolios have other ids: {old}, {new}. Their orders are matched by"
    " subject, task and key.",
)
OTHER_RECORDS = Message(
    zh="两份资料的记录不同（只在前者的 {old:,} 条，只在后者的 {new:,} 条）："
    "两边都按全部记录计算，编号相同的以后者为准。",
    en="Their records differ (only in the first: {old:,}, only in the second: {new:,})."
    " All of them count for both; of one id those of the second do.",
)
OTHER_DAYS = Message(
    zh="{number:,} 处的休息日或半天不同（{ids}）：到期日的变化在此列出；"
    "哪天几点能做，请用 weibao roster 比较排班。",
    en="Closed or half days differ in {number:,} {number:place|places} ({ids}): due "
    "dates that change are listed here; for what can be done when, compare rosters "
    "(weibao roster).",
)
