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
    """
    if len(people) < need.people:
        return None
    seats = [position for position in need.positions for _ in range(position.count)]
    filled: dict[int, int] = {}

    def seat(number: int, tried: set[int]) -> bool:
        for index, person in enumerate(people):
            if index in tried or not able(person, seats[number], day):
                continue
            tried.add(index)
            if index not in filled or seat(filled[index], tried):
                filled[index] = number
                return True
        return False

    if all(seat(number, set()) for number in range(len(seats))):
        return sorted(filled)
    return None


def able(person: Technician, position: Position, day: date | None) -> bool:
    """Tell whether a person has what a position asks for; without a day, the skill."""
    if position.skill is not None:
        level = person.skills.get(position.skill)
        if level is None or level < position.level:
            return False
    return day is None or all(person.holds(code, day) for code in position.certificates)
