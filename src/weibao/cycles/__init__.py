"""Due dates: from a plan and the past to dated work.

One file for each part: `beginnings` (what is counted from), `intervals` (grids and
floating series), `gaps` (chains and ladders), `quotas` (periods of the calendar),
`dates` (listed and recurring dates), `seasons`, `closed_days`, `fulfilment` (which
completion fulfils which occurrence), `findings`, and `due`, which joins them.
"""

from weibao.cycles.due import due

__all__ = ["due"]
