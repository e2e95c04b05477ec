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
    """Tell whether just these people may go and fill the positions among them."""
    if any(one.id in need.barred for one in people):
        return False
    return seated(people, need, day) is not None


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
