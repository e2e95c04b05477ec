"""Whether people can fill the positions of a need, and who would fill which."""

from collections.abc import Sequence
from datetime import date

from weibao.equipment import Need, Position
from weibao.workforce import Technician


def seated(
    people: Sequence[Technician], need: Need, day: date | None
) -> list[int] | None:
    """Return who fills the positions, one each, by index; None where they cannot.

    With no day certificates are not looked at. Those who come first are preferred.
    Who is barred is left out; who is required has a position.
    """
    if len(people) < need.people:
        return None
    seats = [position for position in need.positions for _ in range(position.count)]
    if not need.names_people:
        return _filled(people, seats, day, {})
    allowed = [n for n, one in enumerate(people) if one.id not in need.barred]
    # Once somebody has a position, making room for others never takes it away.
    named = [n for n in allowed if people[n].id in need.required]
    filled = _given(people, named, seats, day)
    if len(filled) < len(need.required):
        return None
    some = [people[n] for n in allowed]
    index = {n: at for at, n in enumerate(allowed)}
    found = _filled(some, seats, day, {index[n]: s for n, s in filled.items()})
    return None if found is None else [allowed[at] for at in found]


def sent(people: Sequence[Technician], need: Need, day: date | None) -> bool:
    """Tell whether just these people may go and have what is asked among them."""
    if any(one.id in need.barred for one in people):
        return False
    return formed(people, need, day) is not None


def most_people(need: Need) -> int:
    """Return how many people a need can take, if none of them is there for nothing."""
    if not need.team:
        return need.people
    seats = sum(position.count for position in need.positions)
    return seats + len(need.required) + sum(line.count for line in need.team)


def formed(
    people: Sequence[Technician], need: Need, day: date | None
) -> list[int] | None:
    """Return who has what is asked among them, by index; None where they have not.

    Those who come first are preferred. Of those who are counted over the team nobody
    comes for nothing.
    """
    if not need.team:
        return seated(people, need, day)
    left = [n for n, one in enumerate(people) if one.id not in need.barred]
    chosen = [n for n in left if people[n].id in need.required]
    seats = [position for position in need.positions for _ in range(position.count)]
    own = _filled([people[n] for n in left], seats, day, {})
    if own is None or len(chosen) < len(need.required):
        return None
    chosen += [left[at] for at in own if left[at] not in chosen]
    kept = len(chosen)
    while any(lacking := _lacking([people[n] for n in chosen], need, day)):
        gains = {
            n: _gain(people[n], need, lacking, day) for n in left if n not in chosen
        }
        best = max(gains, key=lambda n: gains[n], default=None)
        if best is None or not gains[best]:
            return None
        chosen.append(best)
    for one in chosen[kept:]:
        fewer = [n for n in chosen if n != one]
        if not any(_lacking([people[n] for n in fewer], need, day)):
            chosen = fewer
    more = [n for n in left if n not in chosen]
    chosen += more[: max(0, need.people - len(chosen))]
    return sorted(chosen) if len(chosen) >= need.people else None


def _lacking(people: Sequence[Technician], need: Need, day: date | None) -> list[int]:
    """Return how many are lacking of each line that is counted over the team."""
    return [
        max(0, line.count - sum(able(one, line, day) for one in people))
        for line in need.team
    ]


def _gain(
    person: Technician, need: Need, lacking: Sequence[int], day: date | None
) -> int:
    """Count the lines for which a person would be of use."""
    return sum(
        able(person, line, day)
        for line, number in zip(need.team, lacking, strict=True)
        if number
    )


def _filled(
    people: Sequence[Technician],
    seats: Sequence[Position],
    day: date | None,
    filled: dict[int, int],
) -> list[int] | None:
    """Fill the seats that are empty; None where one stays so."""

    def seat(number: int, tried: set[int]) -> bool:
        for index, person in enumerate(people):
            if index in tried or not able(person, seats[number], day):
                continue
            tried.add(index)
            if index not in filled or seat(filled[index], tried):
                filled[index] = number
                return True
        return False

    empty = [n for n in range(len(seats)) if n not in filled.values()]
    if all(seat(number, set()) for number in empty):
        return sorted(filled)
    return None


def _given(
    people: Sequence[Technician],
    named: Sequence[int],
    seats: Sequence[Position],
    day: date | None,
) -> dict[int, int]:
    """Give people a seat each, as far as that goes; return the seats by index."""
    taken: dict[int, int] = {}

    def give(index: int, tried: set[int]) -> bool:
        for number, position in enumerate(seats):
            if number in tried or not able(people[index], position, day):
                continue
            tried.add(number)
            if number not in taken or give(taken[number], tried):
                taken[number] = index
                return True
        return False

    for index in named:
        give(index, set())
    return {index: number for number, index in taken.items()}


def able(person: Technician, position: Position, day: date | None) -> bool:
    """Tell whether a person has what a position asks for; without a day, the skill."""
    if position.skill is not None:
        level = person.skills.get(position.skill)
        if level is None or level < position.level:
            return False
    return day is None or all(person.holds(code, day) for code in position.certificates)
