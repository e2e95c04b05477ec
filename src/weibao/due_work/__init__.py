"""Due dates: from a plan and the past to dated work.

One file for each part. What is due: `grids` (all that no completion moves: `intervals`,
`quotas`, listed and recurring `dates`), `series` (what completions move, each with its
`open_turn`; `moving` begins them and `known_turns` are shared), `gaps`
(chains and ladders, after their past `visits`), `findings`. `clear_loop` reckons one
planned task and `columns` all that are alike at once, each in a `column` for days of
one of the `phases`; `due` joins them, `streaming` goes through them and keeps none.
What is counted from and until when: `beginnings`, `validity`, `span`, `reach`. What a
single date meets: `windows`, `seasons`, `closed_days`. What the past says:
`fulfilment`, `missed`, `deferrals`. When an order is handed out: `releases`.
"""

from weibao.due_work.due import due
from weibao.due_work.releases import Release, ReleaseState, release_day, releases
from weibao.due_work.streaming import stream_due

__all__ = [
    "Release",
    "ReleaseState",
    "due",
    "release_day",
    "releases",
    "stream_due",
]
