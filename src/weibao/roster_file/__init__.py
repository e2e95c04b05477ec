"""A roster as JSON: how a build writes it down, and how it is read again.

The form is documented in docs/reference/json.md. Reading takes the orders from the
portfolio anew, so that a file can say who and when, but not what is due; where it says
what the orders do not, it is refused.
"""

from weibao.roster_file.publication import read_published
from weibao.roster_file.reading import read_roster
from weibao.roster_file.writing import (
    demand_document,
    escort_data,
    roster_document,
    roster_json,
)

__all__ = [
    "demand_document",
    "escort_data",
    "read_published",
    "read_roster",
    "roster_document",
    "roster_json",
]
