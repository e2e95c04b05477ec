"""Why an order begins when it does: from an opening, by the clock, at a listed time."""

from datetime import date, timedelta

import pytest

from clocks import opening, timed
from portfolios import day, demand
from weibao.explanation import explain
from weibao.spans import Horizon

OPEN = opening("18:00-02:00")
DUE = {
    "every 3 h while open, and at closing, and at opening, ±15 min": {
        "2026-05-20T18:00": (
            "The place is open 18:00-02:00 on 2026-05-20; this is the turn at opening. "
            "It must begin between 2026-05-20 17:45 and 2026-05-20 18:15; once missed "
            "it cannot be made good.",
            "2026-05-20 营业时间 18:00-02:00：开门时做。须在 2026-05-20 17:45 至 "
            "2026-05-20 18:15 之间开始；错过不能补做。",
        ),
        "2026-05-21T00:00": (
            "The place is open 18:00-02:00 on 2026-05-20; this is turn 2 of every 3 h "
            "from opening. It must begin between 2026-05-20 23:45 and 2026-05-21 "
            "00:15; once missed it cannot be made good.",
            "2026-05-20 营业时间 18:00-02:00：开门后每3小时一次，这是第 2 次。须在 "
            "2026-05-20 23:45 至 2026-05-21 00:15 之间开始；错过不能补做。",
        ),
        "2026-05-21T02:00": (
            "The place is open 18:00-02:00 on 2026-05-20; this is the turn at closing. "
            "It must begin between 2026-05-21 01:45 and 2026-05-21 02:15; once missed "
            "it cannot be made good.",
            "2026-05-20 营业时间 18:00-02:00：关门时做。须在 2026-05-21 01:45 至 "
            "2026-05-21 02:15 之间开始；错过不能补做。",
        ),
    },
    "every 24 h by the clock, from 2026-03-28 08:00": {
        "2026-03-29T07:00Z": (
            "It counts every 24 h that passes from 2026-03-28 08:00 of local time, "
            "whatever clocks are put to. It must begin at 2026-03-29 09:00; once "
            "missed it cannot be made good.",
            "从当地 2026-03-28 08:00 起按实际时间每24小时一次，不随换钟。须在 "
            "2026-03-29 09:00 开始；错过不能补做。",
        ),
    },
    "on 2026-03-29, at 02:30": {
        "2026-03-29T02:30": (
            "2026-03-29 is a date that is listed. Clocks leave 02:30 out that day; "
            "with the offset before it is 03:30 on 2026-03-29. It must begin at "
            "2026-03-29 03:30; once missed it cannot be made good.",
            "2026-03-29 是策略列出的日期。当地 02:30 因换钟不存在，按换钟前的时差为 "
            "2026-03-29 03:30。须在 2026-03-29 03:30 开始；错过不能补做。",
        ),
    },
    "daily, at 08:00": {
        "2026-03-29T08:00": (
            "Its time is 08:00 of local time on 2026-03-29. It must begin at "
            "2026-03-29 08:00; once missed it cannot be made good.",
            "时刻为 2026-03-29 当地 08:00。须在 2026-03-29 08:00 开始；错过不能补做。",
        ),
    },
}


@pytest.mark.parametrize(
    ("cycle", "key", "said"),
    [(cycle, key, said) for cycle, some in DUE.items() for key, said in some.items()],
)
def test_the_time_of_an_order_is_explained(
    cycle: str, key: str, said: tuple[str, str]
) -> None:
    """Where it comes from, and between which times the work must begin."""
    first = date.fromisoformat(key[:10]) - timedelta(days=1)
    over = Horizon(first, first + timedelta(days=2))
    found = demand(timed(cycle, zone="Europe/Berlin", open_=OPEN), over)
    order = found.by_id[f"demo/A1/service/{key}"]
    told = explain(order, found)
    assert told.paragraph.en.endswith(said[0])
    assert told.paragraph.zh.endswith(said[1])
    assert order.starts is not None
    [window] = told.of("window")
    assert window.facts["at"] == order.starts.at.isoformat()
    assert window.facts["opens"] <= window.facts["at"] <= window.facts["closes"]


def test_a_time_without_a_beginning_counts_from_the_first_day() -> None:
    """Hours that pass then count from midnight of the day installed."""
    world = timed("every 36 h by the clock", installed=day("05-20"))
    found = demand(world, Horizon(day("05-20"), day("05-22")))
    assert [order.occurrence.key for order in found.orders] == [
        "2026-05-19T16:00Z",
        "2026-05-21T04:00Z",
    ]
    assert "from the beginning of its first day" in (
        explain(found.orders[0], found).paragraph.en
    )
