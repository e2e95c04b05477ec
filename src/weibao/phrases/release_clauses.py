"""When a date becomes an order, in phrases."""

from collections.abc import Iterator

from weibao.cycles.cycle import Cycle
from weibao.cycles.window import Percent
from weibao.phrases.clause import Clause
from weibao.phrases.leads import lead_text
from weibao.texts.text import Text

AHEAD = Clause(
    "lead",
    ("released {lead} ahead", "released {lead} <before|in advance|early>"),
    ("提前{lead}下达",),
    lambda lead: lead,
    Text("每3个月，提前5个工作日下达", "every 3 months, released 5 working days ahead"),
    Text(
        "工单在到期日之前这么久下达，此前只是计划；工作日按对象的日历数，不含到期日",
        "the order is released so long before its date and is only planned until then; "
        "working days are those of the subject's calendar, the date itself not counted",
    ),
)
AT_SHARE = Clause(
    "lead",
    ("released at {share} of the interval",),
    ("周期过{share}时下达",),
    lambda share: Percent(share),  # the place is called so
    Text("每250天，周期过80%时下达", "every 250 days, released at 80% of the interval"),
    Text(
        "从上一次起，周期过了这么多时下达（天数只舍不入）",
        "it is released when so much of the interval has passed since the turn before "
        "(in whole days, rounded down)",
    ),
)
ONE_AT_A_TIME = Clause(
    "one_at_a_time",
    ("one at a time",),
    ("逐次下达",),
    lambda: True,
    Text(
        "每1个月，漏做补做，逐次下达",
        "every 1 month, catch up missed work, one at a time",
    ),
    Text(
        "前一次未完成，后一次只是计划，不下达",
        "an order is not released while one before it is open; it stays planned",
    ),
)
RELEASES = (AHEAD, AT_SHARE, ONE_AT_A_TIME)


def release_texts(cycle: Cycle) -> Iterator[Text]:
    """Say how long before its date an order is released, and after which other."""
    lead = cycle.lead
    if isinstance(lead, Percent):
        yield AT_SHARE.say(share=lead_text(lead))
    elif lead is not None:
        yield AHEAD.say(lead=lead_text(lead))
    if cycle.one_at_a_time:
        yield ONE_AT_A_TIME.say()
