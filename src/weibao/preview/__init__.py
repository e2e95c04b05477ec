"""What a change of policy does, shown before it is made.

Two plans are reckoned over one horizon with one past. One file for each part of the
answer: which planned `tasks` differ, which `visits` are the same and which come, go or
move, the `hours` of each week, and which `gaps` become unlawful; `compare` joins them.
`telling` says it to people, `document` to programs. `months` tells what a later plan of
one month changes in each of its sections.
"""

from weibao.preview.diff import PolicyDiff
from weibao.preview.document import diff_document
from weibao.preview.months import SectionChanges, month_revision
from weibao.preview.policy_diff import policy_diff

__all__ = [
    "PolicyDiff",
    "SectionChanges",
    "diff_document",
    "month_revision",
    "policy_diff",
]
