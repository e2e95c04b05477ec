"""Whether people keep the hours of days, weeks and months, and get their rest."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from weibao.texts.text import Message
from weibao.verifier.duty import duty_hours
from weibao.verifier.journeys import Ways, by_person
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation
from weibao.workforce import Limits, Technician

ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
Days = Mapping[date, list[Visit]]


def check(case: Case) -> Iterator[Violation]:
    """Check the hours of each person, the rest between days, and days without work."""
    ways = Ways(case.portfolio.workforce.travel)
    limits = case.portfolio.workforce.limits
    technicians = case.portfolio.workforce.technicians
    for id, visits in sorted(by_person(case).items()):
        days: dict[date, list[Visit]] = defaultdict(list)
        for visit in visits:
            days[visit.day].append(visit)
        spent = {day: spent_on(some, ways) for day, some in days.items()}
        yield from _days(id, days, spent, limits)
        yield from _months(id, days, spent, limits)
        if limits.overtime is None:
            yield from _weeks(id, days, spent, limits)
        else:
            yield from _overtime(id, days, spent, limits)
        worked = _working_days(technicians[id], visits)
        yield from _rests(id, worked, ways, limits)
        yield from _days_in_a_row(id, worked, limits)


def spent_on(visits: Sequence[Visit], ways: Ways) -> float:
    """Return the minutes of work and of the way from base by all stops and back."""
    work = sum(closes - opens for visit in visits for opens, closes in visit.pieces)
    stops = [visit.stop for visit in visits]
    first, last = visits[0].crew, visits[-1].crew
    if first is not None:
        stops.insert(0, first.base)
    if last is not None:
        stops.append(last.base)
    return work + sum(ways.minutes(one, other) for one, other in pairwise(stops))


def _days(
    id: str, days: Days, spent: Mapping[date, float], limits: Limits
) -> Iterator[Violation]:
    most = limits.per_day / MINUTE
    if limits.overtime is not None:
        most += limits.overtime.per_day / MINUTE
    for day, visits in days.items():
        if spent[day] > most:
            text = LONG_DAY(person=id, spent=f"{spent[day]:g}", limit=f"{most:g}")
            yield violation(Rule.DAY_LIMIT, text, *visits, people=[id])


def _weeks(
    id: str, days: Days, spent: Mapping[date, float], limits: Limits
) -> Iterator[Violation]:
    most = limits.per_week / MINUTE
    for (_, week), some in _by_week(days).items():
        total = sum(spent[day] for day in some)
        if total > most:
            text = LONG_WEEK(
                person=id, week=week, spent=f"{total:g}", limit=f"{most:g}"
            )
            visits = [visit for day in some for visit in days[day]]
            yield violation(Rule.WEEK_LIMIT, text, *visits, people=[id])


def _by_week(days: Days) -> Mapping[tuple[int, int], list[date]]:
    weeks: dict[tuple[int, int], list[date]] = defaultdict(list)
    for day in days:
        weeks[day.isocalendar()[:2]].append(day)
    return weeks


def _months(
    id: str, days: Days, spent: Mapping[date, float], limits: Limits
) -> Iterator[Violation]:
    if limits.per_month is None:
        return
    most = limits.per_month / MINUTE
    for month, some in groupby(sorted(days), key=_month):
        in_month = list(some)
        total = sum(spent[day] for day in in_month)
        if total > most:
            text = LONG_MONTH(
                person=id, month=month, spent=f"{total:g}", limit=f"{most:g}"
            )
            visits = [visit for day in in_month for visit in days[day]]
            yield violation(Rule.MONTH_LIMIT, text, *visits, people=[id])


def _overtime(
    id: str, days: Days, spent: Mapping[date, float], limits: Limits
) -> Iterator[Violation]:
    """Check the overtime of months; a week counts where its Thursday lies."""
    assert limits.overtime is not None
    most = limits.overtime.per_month / MINUTE
    per_day, per_week = limits.per_day / MINUTE, limits.per_week / MINUTE
    months: dict[str, float] = defaultdict(float)
    within: dict[str, list[Visit]] = defaultdict(list)
    for (year, week), some in _by_week(days).items():
        by_days = sum(max(0, spent[day] - per_day) for day in some)
        by_week = sum(spent[day] for day in some) - per_week
        month = _month(date.fromisocalendar(year, week, 4))
        months[month] += max(0, by_days, by_week)
        within[month] += [visit for day in some for visit in days[day]]
    for month, total in months.items():
        if total > most:
            text = OVERTIME(
                person=id, month=month, spent=f"{total:g}", limit=f"{most:g}"
            )
            yield violation(Rule.OVERTIME, text, *within[month], people=[id])


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _working_days(person: Technician, visits: Sequence[Visit]) -> Days:
    """Put visits to the days on which the shifts begin that hold them."""
    found: dict[date, list[Visit]] = defaultdict(list)
    for visit in visits:
        if visit.crew is None:
            continue
        day, pieces = visit.at_base(visit.crew)
        work = min(pieces)[0], max(closes for _, closes in pieces)
        duty = duty_hours(person, visit.crew, day, work)
        if duty is not None:  # else another rule's matter
            found[day - ONE_DAY if duty[0] < 0 else day].append(visit)
    return found


def _rests(id: str, worked: Days, ways: Ways, limits: Limits) -> Iterator[Violation]:
    least = limits.rest / MINUTE
    if not least:  # nothing is asked for, so that days may even run into each other
        return
    for before, after in pairwise(sorted(worked)):
        last = max(worked[before], key=lambda visit: visit.ends)
        first = min(worked[after], key=lambda visit: visit.begins)
        if last.crew is None or first.crew is None:
            continue
        back = last.ends + ways.minutes(last.stop, last.crew.base)
        out = first.begins - ways.minutes(first.crew.base, first.stop)
        if out - back < least:
            text = NO_REST(
                person=id,
                before=before,
                after=after,
                rest=f"{out - back:g}",
                least=f"{least:g}",
            )
            yield violation(Rule.REST, text, last, first, people=[id])


def _days_in_a_row(id: str, worked: Days, limits: Limits) -> Iterator[Violation]:
    if limits.days_in_a_row is None:
        return
    run: list[date] = []
    for day in sorted(worked):
        run = [*run, day] if run and day - run[-1] == ONE_DAY else [day]
        if len(run) > limits.days_in_a_row:
            text = NO_DAY_OFF(
                person=id, first=run[0], last=day, most=limits.days_in_a_row
            )
            yield violation(Rule.DAYS_IN_A_ROW, text, *worked[day], people=[id])


LONG_DAY = Message(
    zh="{person} 当日工作与路程共 {spent} 分钟，上限 {limit} 分钟",
    en="{person} works and travels {spent} {spent:minute|minutes} on a day of {limit} "
    "at most",
)
LONG_WEEK = Message(
    zh="{person} 第 {week} 周工作与路程共 {spent} 分钟，上限 {limit} 分钟",
    en="{person} works and travels {spent} {spent:minute|minutes} in week {week}, "
    "{limit} at most",
)
LONG_MONTH = Message(
    zh="{person} {month} 工作与路程共 {spent} 分钟，上限 {limit} 分钟",
    en="{person} works and travels {spent} {spent:minute|minutes} in {month}, {limit} "
    "at most",
)
OVERTIME = Message(
    zh="{person} {month} 加班共 {spent} 分钟，上限 {limit} 分钟",
    en="{person} works {spent} {spent:minute|minutes} of overtime in {month}, "
    "{limit} at most",
)
NO_REST = Message(
    zh="{person} 在 {before} 与 {after} 之间只休息 {rest} 分钟，至少 {least} 分钟",
    en="{person} rests {rest} {rest:minute|minutes} between {before} and {after}, "
    "{least} at least",
)
NO_DAY_OFF = Message(
    zh="{person} 从 {first} 到 {last} 连续工作，至多 {most} 天",
    en="{person} works every day from {first} to {last}, {most} in a row at most",
)
