"""Values that rules derive from values before them: stretched cycles, named people."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from attrs import define, evolve, field

from weibao.amounts import Choose
from weibao.cycles.refusals import NOTHING_TO_STRETCH
from weibao.errors import InvalidValue
from weibao.policy import NamedTechnicians


@define
class Derived:
    """Derived values of all subjects, each made once for the same value and cause.

    So like subjects get the very same value, and share their tasks.
    """

    _made: dict[tuple[int, int], tuple[Any, object, Any]] = field(factory=dict)

    def stretched(self, cycle: Any, factor: Fraction) -> Any:  # noqa: ANN401 - a cycle or a choice
        """Stretch a cycle, or every cycle that an attribute may choose."""
        return self._once(cycle, factor, lambda: _stretched(cycle, factor))

    def naming(self, need: Any, named: NamedTechnicians) -> Any:  # noqa: ANN401 - a need or a choice
        """Name people in a need, or in every one that an attribute may choose."""
        return self._once(need, named, lambda: _naming(need, named))

    def _once(self, value: object, cause: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is made
        # Both stay in the entry, so that no other thing can come to have their ids.
        key = id(value), id(cause)
        if key not in self._made:
            self._made[key] = value, cause, make()
        return self._made[key][2]


def _stretched(cycle: Any, factor: Fraction) -> Any:  # noqa: ANN401 - a cycle or a choice
    if isinstance(cycle, Choose):
        cases = ((case, _stretched(given, factor)) for case, given in cycle.cases)
        default = _stretched(cycle.default, factor)
        return evolve(cycle, cases=tuple(cases), default=default)
    if cycle is None:
        raise InvalidValue(NOTHING_TO_STRETCH())
    return cycle.stretched(factor)


def _naming(need: Any, named: NamedTechnicians) -> Any:  # noqa: ANN401 - a need or a choice
    if isinstance(need, Choose):
        cases = ((case, _naming(given, named)) for case, given in need.cases)
        return evolve(need, cases=tuple(cases), default=_naming(need.default, named))
    return need.naming(named.required, named.barred, named.preferred)
