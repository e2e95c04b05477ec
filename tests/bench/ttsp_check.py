"""Checks a solution of technicians and interventions, with nothing of weibao's.

An instance is a folder of ``instance``, ``tech_list`` and ``interv_list``; a solution
is one of ``interv_dates`` and ``tech_teams``. Days, people, work and teams count from
1; team 0 are those who do not work. Whatever has no date is given to others.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from attrs import frozen

DAY = 120
"""The minutes of a day."""
WEIGHTS = {1: 28, 2: 14, 3: 4}
"""What the latest end of each priority counts; that of all counts 1."""
Dates = dict[int, tuple[int, int, int]]
Teams = dict[int, list[frozenset[int]]]


@frozen
class Work:
    """A piece of work: of each domain and level at least so many people."""

    number: int
    minutes: int
    before: tuple[int, ...]
    priority: int
    cost: int
    asks: tuple[tuple[int, ...], ...]


@frozen
class Person:
    """A person's level in each domain, and the days off."""

    number: int
    levels: tuple[int, ...]
    off: frozenset[int]


@frozen
class Instance:
    """The people, the work, and what giving work away may cost."""

    name: str
    levels: int
    budget: int
    people: dict[int, Person]
    work: dict[int, Work]

    @classmethod
    def read(cls, folder: Path) -> "Instance":
        """Read an instance from its folder."""
        name, domains, levels, *_, budget = next(_lines(folder / "instance"))
        count = int(levels)
        people = {}
        for line in _lines(folder / "tech_list"):
            (number, *of_domains), off, _ = _parts(line)
            people[number] = Person(number, tuple(of_domains), frozenset(off))
        work = {}
        for line in _lines(folder / "interv_list"):
            (number, minutes), before, (priority, cost, *asks) = _parts(line)
            rows = (asks[n * count : (n + 1) * count] for n in range(int(domains)))
            asked = tuple(tuple(row) for row in rows)
            one = Work(number, minutes, tuple(before), priority, cost, asked)
            work[number] = one
        return cls(name, count, int(budget), people, work)


@frozen
class Solution:
    """When each piece of work begins on which day, by which of that day's teams."""

    dates: Dates
    teams: Teams

    @classmethod
    def read(cls, folder: Path) -> "Solution":
        """Read a solution from its folder."""
        dates: Dates = {}
        for line in (folder / "interv_dates").read_text().splitlines():
            if line.strip():
                number, day, start, team = map(int, line.split())
                dates[number] = (day, start, team)
        teams: Teams = {}
        for line in (folder / "tech_teams").read_text().splitlines():
            if line.strip():
                today, rest = line.split(maxsplit=1)
                groups = rest.replace("[", " ").split("]")[:-1]
                teams[int(today)] = [frozenset(map(int, one.split())) for one in groups]
        return cls(dates, teams)

    def write(self, folder: Path) -> None:
        """Write the solution into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        dates = (f"{n} {d} {s} {t}\n" for n, (d, s, t) in sorted(self.dates.items()))
        (folder / "interv_dates").write_text("".join(dates))
        lines = []
        for day, groups in sorted(self.teams.items()):
            said = (" ".join(["[", *map(str, sorted(one)), "]"]) for one in groups)
            lines.append(" ".join([str(day), *said]) + "\n")
        (folder / "tech_teams").write_text("".join(lines))


def errors(instance: Instance, solution: Solution) -> list[str]:
    """Return every rule that a solution breaks, in words."""
    found = [*_teams(instance, solution.teams)]
    for number, (day, start, team) in sorted(solution.dates.items()):
        work = instance.work.get(number)
        if work is None:
            found.append(f"work {number}: unknown")
            continue
        if day < 1 or start < 0 or start + work.minutes > DAY:
            found.append(f"work {number}: outside its day")
        groups = solution.teams.get(day, [])
        if not 1 <= team < len(groups) or not groups[team]:
            found.append(f"work {number}: day {day} has no team {team}")
        else:
            found += _lacking(instance, work, groups[team])
        found += _too_early(instance, solution, work)
    return [*found, *_at_once(instance, solution), *_given_away(instance, solution)]


def value(instance: Instance, solution: Solution) -> int:
    """Return the objective: the weighted latest ends by priority, and of all."""
    latest = dict.fromkeys(WEIGHTS, 0)
    last = 0
    for number, (day, start, _) in solution.dates.items():
        work = instance.work[number]
        ends = (day - 1) * DAY + start + work.minutes
        last = max(last, ends)
        if work.priority in latest:
            latest[work.priority] = max(latest[work.priority], ends)
    return last + sum(WEIGHTS[one] * ends for one, ends in latest.items())


def _teams(instance: Instance, teams: Teams) -> Iterator[str]:
    for day, groups in sorted(teams.items()):
        met: set[int] = set()
        for number, group in enumerate(groups):
            for person in sorted(group):
                if person not in instance.people:
                    yield f"day {day}: nobody is number {person}"
                elif number and day in instance.people[person].off:
                    yield f"day {day}: person {person} is off"
                if person in met:
                    yield f"day {day}: person {person} is in two teams"
                met.add(person)
        for person in sorted(instance.people.keys() - met):
            yield f"day {day}: person {person} is in no team, not even team 0"


def _lacking(instance: Instance, work: Work, team: frozenset[int]) -> Iterator[str]:
    people = [instance.people[n] for n in team if n in instance.people]
    for domain, row in enumerate(work.asks):
        for level, count in enumerate(row, 1):
            have = sum(person.levels[domain] >= level for person in people)
            if have < count:
                yield (
                    f"work {work.number}: {have} of {count} people of level {level} "
                    f"in domain {domain + 1}"
                )


def _too_early(instance: Instance, solution: Solution, work: Work) -> Iterator[str]:
    day, start, _ = solution.dates[work.number]
    for number in work.before:
        if number not in solution.dates:
            continue
        on, begins, _ = solution.dates[number]
        if (day, start) < (on, begins + instance.work[number].minutes):
            yield f"work {work.number}: begins before work {number} ends"


def _at_once(instance: Instance, solution: Solution) -> Iterator[str]:
    rows: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for number, (day, start, team) in sorted(solution.dates.items()):
        if number in instance.work:
            ends = start + instance.work[number].minutes
            rows.setdefault((day, team), []).append((start, ends, number))
    for (day, team), row in sorted(rows.items()):
        row.sort()
        for (_, ends, number), (follows, _, other) in pairwise(row):
            if ends > follows:
                yield f"day {day}, team {team}: works {number} and {other} overlap"


def _given_away(instance: Instance, solution: Solution) -> Iterator[str]:
    away = {n for n in instance.work if n not in solution.dates}
    spent = sum(instance.work[number].cost for number in away)
    if spent > instance.budget:
        yield f"work given away costs {spent} of {instance.budget}"
    for number in sorted(solution.dates):
        if number in instance.work:
            for before in instance.work[number].before:
                if before in away:
                    yield f"work {number}: follows work {before}, which is given away"


def _lines(path: Path) -> Iterator[list[str]]:
    """Go through the lines of a table below its heading."""
    for line in path.read_text().splitlines()[1:]:
        if line.strip():
            yield line.split()


def _parts(line: list[str]) -> tuple[list[int], list[int], list[int]]:
    """Take a line to pieces: before, in and after its brackets."""
    opens, closes = line.index("["), line.index("]")
    before, inside, after = line[:opens], line[opens + 1 : closes], line[closes + 1 :]
    return [*map(int, before)], [*map(int, inside)], [*map(int, after)]
