"""Arguments and options that several commands share."""

import functools
import math
import os
import re
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from weibao.errors import InvalidValue
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OTHERWISE = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?")
EXAMPLE = date(2026, 1, 31)
EARLIEST, LATEST = 1950, 2150
"""The years that a date on the command line may lie in."""
MOST_YEARS = 50
"""The longest horizon."""


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in new click only
    """A date written as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the date."""
        if isinstance(value, date):
            return value
        written = str(value)
        if not WRITTEN.fullmatch(written):
            self.fail(_no_date(written), param, ctx)
        try:
            day = date.fromisoformat(written)
        except ValueError:
            self.fail(f"there is no day {written} (没有这一天)", param, ctx)
        if not EARLIEST <= day.year <= LATEST:
            self.fail(
                f"{written} is not from {EARLIEST} to {LATEST} (年份)", param, ctx
            )
        return day


class Clock(click.ParamType):  # type: ignore[type-arg]  # generic in new click only
    """A time of day written as HH:MM."""

    name = "HH:MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Read the time."""
        if isinstance(value, time):
            return value
        written = str(value)
        if not CLOCK.fullmatch(written):
            said = NO_TIME(written=written)
            self.fail(f"{said.en} · {said.zh}", param, ctx)
        return time.fromisoformat(written)


class Seconds(click.ParamType):  # type: ignore[type-arg]  # generic in new click only
    """A length of time in seconds: above zero, and of an end."""

    name = "SECONDS"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read the number."""
        written = str(value)
        try:
            seconds = float(written)
        except ValueError:
            seconds = math.nan
        if not 0 < seconds < math.inf:
            said = NO_SECONDS(written=written)
            self.fail(f"{said.en} · {said.zh}", param, ctx)
        return seconds


class Place(click.Path):
    """A file or folder; no name at all does not mean the current folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Read the path."""
        if not os.fspath(value):
            self.fail(f"{NO_NAME.en} · {NO_NAME.zh}", param, ctx)
        return super().convert(value, param, ctx)


def _no_date(written: str) -> str:
    """Say how a date is written, in both languages: which is wanted is not known yet.

    Where another way to write one is recognised, it is that very date.
    """
    found = OTHERWISE.fullmatch(written)
    try:
        right = date(*map(int, found.groups())) if found else EXAMPLE
    except ValueError:
        right = EXAMPLE
    said = NO_DATE(written=written, right=right)
    return f"{said.en} · {said.zh}"


portfolio_argument: Decorator = click.argument("portfolio", type=Place())
folder_argument: Decorator = click.argument("folder", type=Place())
language_option: Decorator = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of the answer; the portfolio's own where left out. 语言",
)
format_option: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for people or JSON for programs. 输出形式",
)
as_of_option: Decorator = click.option(
    "--as-of", type=Day(), help="Today; --from where left out. 今天"
)
now_option: Decorator = click.option(
    "--now",
    type=Clock(),
    help="The time it is today, by the clock of the sites: nothing new begins before"
    " it. 现在几点",
)
seed_option: Decorator = click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Seed of the engine. 随机种子",
)


@frozen
class Search:
    """How the roster is to be searched for, as the command line says it."""

    engine: str
    seed: int
    rounds: int | None
    seconds: float | None
    earlier: tuple[Path, ...] = ()


def search_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what steers a search; the options arrive as one ``search``."""

    @functools.wraps(command)
    def called(
        *,
        engine: str,
        seed: int,
        rounds: int | None,
        seconds: float | None,
        earlier: tuple[Path, ...],
        **others: Any,  # noqa: ANN401 - click passes the other options on
    ) -> Any:  # noqa: ANN401 - whatever the command returns
        search = Search(engine, seed, rounds, seconds, earlier)
        return command(search=search, **others)

    for option in reversed((engine_option, seed_option, *LENGTH, earlier_option)):
        option(called)
    return called


engine_option: Decorator = click.option(
    "--engine",
    metavar="NAME",
    default="local",
    show_default=True,
    help="What makes the roster: local, cpsat, or a plugin's. 排班引擎",
)
earlier_option: Decorator = click.option(
    "--earlier",
    type=Place(),
    multiple=True,
    help="A roster of earlier days, or its folder, that goals of fairness and the same"
    " people count in; as often as wanted. 以前的排班，可写多次",
)
LENGTH: tuple[Decorator, ...] = (
    click.option(
        "--rounds",
        type=click.IntRange(min=0),
        help="How long to search; by the work there is where left out. 搜索轮数",
    ),
    click.option(
        "--seconds",
        type=Seconds(),
        help="Stop the search after so long, however many rounds it is. 最长秒数",
    ),
)


def horizon_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --from, --to and --as-of."""
    last = click.option(
        "--to", "last", type=Day(), required=True, help="Last day. 计划期最后一天"
    )
    first = click.option(
        "--from", "first", type=Day(), required=True, help="First day. 计划期第一天"
    )
    return first(last(as_of_option(command)))


def horizon_of(first: date, last: date) -> Horizon:
    """Return the horizon asked for.

    Raises:
        InvalidValue: it ends before it begins, or is too long.
    """
    if last < first:
        raise InvalidValue(BACKWARDS(first=first, last=last))
    if (last - first).days > MOST_YEARS * 366:
        raise InvalidValue(TOO_LONG(most=MOST_YEARS))
    return Horizon(first, last)


def day_inside(as_of: date | None, horizon: Horizon) -> date | None:
    """Return the as-of day of a roster.

    Raises:
        InvalidValue: the whole horizon lies before it.
    """
    if as_of is not None and as_of > horizon.last:
        raise InvalidValue(TOO_LATE(as_of=as_of, last=horizon.last))
    return as_of


NO_NAME = Text(
    "没有写名称（当前文件夹请写 .）",
    "no name is given (write . for the current folder)",
)
NO_TIME = Message(
    zh="{written!r} 不是时刻（请写成 10:30）",
    en="{written!r} is not a time of day (write 10:30)",
)
NO_SECONDS = Message(
    zh="{written!r} 不是秒数（请写大于零的数，例如 30；不限则省略）",
    en="{written!r} is not a number of seconds above zero (write 30, for example, or "
    "leave it out)",
)
NO_DATE = Message(
    zh="{written!r} 不是日期（请写成 {right}）",
    en="{written!r} is not a date (write {right})",
)
BACKWARDS = Message(
    zh="--to {last} 早于 --from {first}（应不早于 --from）",
    en="--to {last} is before --from {first} (put it on that day or later)",
)
TOO_LONG = Message(
    zh="计划期超过 {most} 年（请缩短 --from 到 --to）",
    en="the horizon is longer than {most} years (bring --from and --to closer)",
)
TOO_LATE = Message(
    zh="--as-of {as_of} 晚于 --to {last}，已无日子可排（应不晚于 --to）",
    en="--as-of {as_of} is after --to {last}, so no day is left"
    " to plan (put it on that day or earlier)",
)
