"""How many visits a place should have in a week or month."""

from typing import Literal

from attrs import frozen

from weibao.config.forms import converted, document, optional, required
from weibao.config.scalars import AT_LEAST_ONE, FLAG, choice
from weibao.inventory import VisitCap


@frozen(kw_only=True)
class VisitsDocument:
    """How many visits a place should have."""

    at_most: int = required(AT_LEAST_ONE, "至多几次", "how many at most")
    per: Literal["week", "month"] = optional(
        choice(("week", "month")), "每周或每月", "in a week or a month", default="week"
    )
    must: bool = optional(
        FLAG.form, "不得超过", "whether no more may be made", default=False
    )


def _visits(value: VisitsDocument) -> VisitCap:
    return VisitCap(at_most=value.at_most, per=value.per, must=value.must)


VISITS = converted(document(VisitsDocument), _visits)
