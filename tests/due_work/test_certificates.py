"""Work that is not done without a certificate of its subject."""

from datetime import date

import pytest

from portfolios import day, demand, done, dues, estate, horizon, task
from weibao.orders import Demand
from weibao.phrases import parse_cycle

MONTHLY = "every 1 month, from 2026-01-15, -3/+3 days"
FLOATING = "every 1 month, from completion, -3/+3 days"
UNTIL = ", certified until permit_to"
SINCE = ", certified since permit_from"


def seen(
    cycle: str, *work: str, as_of: str = "2026-01-01", **attributes: date
) -> Demand:
    """Return what falls due on an asset of which these days are stated."""
    world = estate(
        task("service", parse_cycle(cycle)),
        records=[done(one) for one in work],
        records_from="2026-01-01",
        installed="2025-12-15",
        attributes=attributes,
    )
    return demand(world, horizon("2026-01-01", "2026-06-30"), as_of=as_of)


@pytest.mark.parametrize("cycle", [MONTHLY, FLOATING, "once each month"])
def test_nothing_is_due_after_the_certificate_ends(cycle: str) -> None:
    """What comes later is on record with the day on which the certificate ended."""
    of = seen(cycle + UNTIL, permit_to=day("03-20"))
    assert all(order.window.closes <= day("03-20") for order in of.orders)
    assert dues(of)[-1] <= day("03-20") < dues(seen(cycle))[-1]
    (*_, reason) = [one.reason for one in of.dropped]
    assert "ended on 2026-03-20" in reason.to("en")
    assert "2026-03-20 到期" in reason.to("zh")


@pytest.mark.parametrize(
    ("ends", "closes"), [("03-20", "03-18"), ("03-16", "03-16"), ("03-15", "03-15")]
)
def test_the_last_day_of_the_certificate_is_a_lawful_day(
    ends: str, closes: str
) -> None:
    """Both ends count, and the window never reaches beyond them."""
    of = seen(MONTHLY + UNTIL, permit_to=day(ends))
    march = of.by_id["demo/A1/service/2026-03-15"]
    assert (march.window.opens, march.window.closes) == (day("03-12"), day(closes))


def test_a_date_after_the_certificate_ends_is_left_out() -> None:
    """One day too soon is enough, although the window began before."""
    of = seen(MONTHLY + UNTIL, permit_to=day("03-14"))
    assert "demo/A1/service/2026-03-15" not in of.by_id
    assert "2026-03-15" in {one.key for one in of.dropped}


def test_nothing_is_due_before_the_certificate_begins() -> None:
    """The first lawful day is the one on which it begins to hold."""
    of = seen(MONTHLY + SINCE, permit_from=day("03-14"))
    assert dues(of) == [day("03-15"), day("04-15"), day("05-15"), day("06-15")]
    march = of.by_id["demo/A1/service/2026-03-15"]
    assert march.window.opens == day("03-14")
    assert "holds from 2026-03-14 on" in of.dropped[0].reason.to("en")


def test_without_any_certificate_nothing_is_done() -> None:
    """A subject that states none has no orders, and the attribute to state is named."""
    of = seen(MONTHLY + UNTIL)
    assert not of.orders
    assert all("permit_to" in one.reason.to("en") for one in of.dropped)
    assert of.dropped


def test_overdue_work_waits_for_the_certificate() -> None:
    """It comes back when the renewed certificate is stated."""
    lapsed = seen(FLOATING + UNTIL, as_of="2026-03-01", permit_to=day("02-10"))
    assert not lapsed.orders
    (waits,) = lapsed.dropped
    assert "waits" in waits.reason.to("en")
    renewed = seen(FLOATING + UNTIL, as_of="2026-03-01", permit_to=day("2027-02-10"))
    assert renewed.orders[0].overdue_since == day("01-18")


def test_cycles_that_do_not_stop_name_no_certificate() -> None:
    """Longest gaps, thresholds and times of day are refused with what to write."""
    for cycle in ("at most 15 days apart", "once each day, at 09:00"):
        with pytest.raises(ValueError, match="stop"):
            parse_cycle(cycle + UNTIL)
