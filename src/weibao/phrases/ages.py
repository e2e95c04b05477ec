"""Listed years and intervals by age: made of the parts of a phrase, and said again."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from weibao.cycles.refusals import MONTHS_EARLY
from weibao.cycles.regimes import Rhythm
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import FIXED, FLOATING
from weibao.cycles.stage import Boundary, ListedYears, Stage, Stages
from weibao.cycles.window import NONE, Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.age_clauses import (
    ANEW,
    APPLIES,
    BY_AGE,
    DROPPED,
    LIFE,
    LISTED_YEARS,
    ONCE_AT,
    ONLY_YEARS,
    SINCE,
    STAGE,
)
from weibao.phrases.rhythm_clauses import INTERVAL
from weibao.phrases.room_clauses import WITHIN
from weibao.phrases.shift_clauses import STAYS
from weibao.phrases.tolerances import tolerance_text
from weibao.spans.every import Every
from weibao.texts.text import Message, Text


def early_by(rhythm: ListedYears, room: Tolerance) -> ListedYears:
    """Read a time before the date as the months by which listed years may be early.

    A window that begins within two months before a month due begins on the first of a
    month, and so does one that begins two months before it.

    Raises:
        InvalidValue: it is no time of whole months before the date.
    """
    if room == NONE:
        return rhythm
    plain = evolve(room, before=Every(), open_start=False, whole_months=False)
    if plain != NONE or room.before.days or not room.before:
        raise InvalidValue(MONTHS_EARLY())
    return evolve(rhythm, early_months=room.before.months)


def listed_years_text(rhythm: ListedYears) -> Text:
    """Say which years, and what comes after them."""
    years = _numbers_text(rhythm.years)
    if rhythm.then_every is None:
        return ONLY_YEARS.say(years=years)
    if rhythm.then_every == 1:
        return LISTED_YEARS.say(years=years, then=Text("年", "year"))
    then = MANY(number=rhythm.then_every)
    return LISTED_YEARS.say(years=years, then=then)


def early_texts(rhythm: ListedYears) -> Iterator[Text]:
    """Say how early the work may be."""
    if rhythm.early_months:
        room = Tolerance(Every(rhythm.early_months), open_start=True)
        yield WITHIN.say(within=tolerance_text(room))


def besides_texts(rhythm: ListedYears) -> Iterator[Text]:
    """Say which years are left out, and what begins the count anew."""
    if rhythm.dropped:
        yield DROPPED.say(years=_numbers_text(sorted(rhythm.dropped)))
    if rhythm.anew_by is not None:
        yield ANEW.say(name=Text.same(rhythm.anew_by))


OF_AGE = ("stages", "boundary", "life", "since")
"""Parts that make an interval one by age."""


def by_age(rhythm: Rhythm, parts: dict[str, Any]) -> Rhythm:
    """Make an interval one by age where a part of it speaks of age.

    What completions do to a rhythm by age becomes part of it: nothing, or they are
    what its dates count from. Parts that do not fit stay where they are.
    """
    plain = isinstance(rhythm, Interval) and rhythm == Interval(rhythm.every)
    if plain and any(part in parts for part in OF_AGE):
        assert isinstance(rhythm, Interval)
        rhythm = Stages(first_at=rhythm.every, stages=(Stage(Every(), rhythm.every),))
    if isinstance(rhythm, Stages):
        if "stages" in parts:
            parts["stages"] = (*rhythm.stages, *parts["stages"])
        if parts.get("shift") in (FIXED, FLOATING):
            rhythm = evolve(rhythm, by_birth=parts.pop("shift") == FIXED)
    return rhythm


def stages_text(rhythm: Stages) -> Text:
    """Say the first age, and the interval from there on."""
    first = rhythm.first_at.text()
    if not rhythm.stages:
        return ONCE_AT.say(length=first)
    if len(rhythm.stages) > 1 and rhythm.first_at == rhythm.stages[0].every:
        return INTERVAL.say(every=first)
    return BY_AGE.say(length=first, every=rhythm.stages[0].every.text())


def age_texts(rhythm: Stages) -> Iterator[Text]:
    """Say further stages, the end of life, and what the age counts from."""
    if rhythm.by_birth:
        yield STAYS.say()
    for stage in rhythm.stages[1:]:
        yield STAGE.say(length=stage.age.text(), every=stage.every.text())
    if rhythm.boundary is Boundary.APPLY:
        yield APPLIES.say()
    if rhythm.life is not None:
        yield LIFE.say(length=rhythm.life.text())
    if rhythm.since is not None:
        yield SINCE.say(name=Text.same(rhythm.since))
    if rhythm.anew_by is not None:
        yield ANEW.say(name=Text.same(rhythm.anew_by))


def _numbers_text(numbers: Iterable[int]) -> Text:
    said = [str(number) for number in numbers]
    return Text("、".join(said), ", ".join(said))


MANY = Message(zh="{number}年", en="{number} years")
