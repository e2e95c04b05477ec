"""So often in each of several seasons, in phrases."""

import re
from collections.abc import Iterable

from weibao.cycles.day_rhythms import EachSeason
from weibao.phrases.clause import Clause
from weibao.phrases.day_texts import range_text
from weibao.phrases.numerals import ANY_CASE
from weibao.phrases.periods import times_text
from weibao.phrases.ranges import SEASON, parse_season
from weibao.spans.season import Season
from weibao.texts.text import Text

NAME = r"(?u:[\w.-]{1,64})"
ONE = rf"(?:{NAME}季|season {NAME}|{SEASON})"
SEASONS = rf"{ONE}(?: ?(?:[,，、]|and) ?{ONE})*"


def parse_seasons(text: str) -> tuple[Season | str, ...]:
    """Read seasons by their dates, or by the names that the site gives them.

    >>> parse_seasons("season spring, season autumn")
    ('spring', 'autumn')
    """
    return tuple(_season(found[0]) for found in re.finditer(ONE, text, ANY_CASE))


def _season(text: str) -> Season | str:
    if re.match("season ", text, ANY_CASE):
        return text[len("season ") :]
    if text.endswith("季"):
        return text.removesuffix("季")
    return parse_season(text)


def seasons_text(seasons: Iterable[Season | str]) -> Text:
    """Say seasons one by one."""
    said = [
        range_text(one)
        if isinstance(one, Season)
        else Text(f"{one}季", f"season {one}")
        for one in seasons
    ]
    return Text("、".join(t.zh for t in said), ", ".join(t.en for t in said))


IN_EACH = Clause(
    "rhythm",
    ("{times} in each of {seasons}",),
    ("{seasons}各{times}",),
    lambda times, seasons: EachSeason(seasons, times),
    Text(
        "04-01..05-31、08-01..09-30各一次",
        "once in each of 04-01..05-31, 08-01..09-30",
    ),
    Text(
        "每年在这几段时间里各做这么多次，哪天做都可以；也可写项目定义的季节：spring季、"
        "autumn季各一次",
        "so many times in each of these parts of every year, on any day of them; "
        "seasons that the site names will do, too: once in each of season spring, "
        "season autumn",
    ),
)
SEASON_RHYTHMS = (IN_EACH,)


def each_season_text(rhythm: EachSeason) -> Text:
    """Say so many times in each of some seasons."""
    times = times_text(rhythm.times)
    return IN_EACH.say(times=times, seasons=seasons_text(rhythm.seasons))
