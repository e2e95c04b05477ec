# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""Who must be there beside those who do the work."""

from attrs import frozen

from weibao.config.compound import PLAIN_PEOPLE
from weibao.config.forms import converted, document, optional
from weibao.config.scalars import IDENTIFIER
from weibao.equipment import Escort, Need


@frozen(kw_only=True)
class EscortDocument:
    """Who must be there beside those who do the work, for its whole length."""

    crew: str | None = optional(
        IDENTIFIER.form, "陪同人员的班组；不写则任何班组", "their crew; any if unsaid"
    )
    people: Need = optional(
        PLAIN_PEOPLE, "陪同人员", "how many, or with what", default=Need()
    )


def _escort(value: EscortDocument) -> Escort:
    return Escort(value.people, value.crew)


ESCORT = converted(document(EscortDocument), _escort)
