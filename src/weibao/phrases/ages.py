"""Rhythms of listed years, put together from the parts of a phrase and said again."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from weibao.cycles.cycle import MONTHS_EARLY
from weibao.cycles.stage import ListedYears
from weibao.cycles.window import NONE, Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.age_clauses import ANEW, DROPPED, LISTED_YEARS, ONLY_YEARS
from weibao.phrases.room_clauses import WITHIN
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


def _numbers_text(numbers: Iterable[int]) -> Text:
    said = [str(number) for number in numbers]
    return Text("、".join(said), ", ".join(said))


MANY = Message(zh="{number}年", en="{number} years")
