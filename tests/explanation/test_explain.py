"""Why an order is as it is: its causes, in order and complete."""

import re
from datetime import date, timedelta

import pytest

from explained import Explained, by_hand
from golden_files import Golden
from portfolios import day, demand, estate, found, task
from source_tree import ROOT
from weibao.config import load
from weibao.cycles.regimes import Coupled
from weibao.due_work import due
from weibao.explanation import Cause, Explanation, explain, explain_dropped
from weibao.orders import OrderStatus, WorkOrder
from weibao.planning import make_plan
from weibao.spans.window import Horizon

# An order of each kind, by what it shows.
ORDERS = {
    "chain after a completion": "DT-0102/half_monthly/2013-05-18#3",
    "chain with a changed cycle": "DT-0101/half_monthly/2013-05-18#5",
    "chain at a deeper level": "DT-0201/half_monthly/2019-09-02#20",
    "visit that is done": "DT-0201/half_monthly/2019-09-02#3",
    "quota": "XJ-MHQ/monthly_check/2026-02",
    "fixed grid": "SB-01/grid/2026-02-01",
    "floating after a completion": "SB-01/floating/2019-08-01#2",
    "floating after an order": "SB-01/floating/2019-08-01#3",
    "keeping the grid": "SB-01/keeping/2019-08-01#3",
    "listed date": "SB-01/dates/2026-10-01",
    "recurrence rule": "SB-01/rule/2026-03-01",
    "finding with a day": "DT-0202/repair/finding-F-0001",
    "finding without a day": "CP-01/repair/finding-F-0002",
    "without a place": "SB-01/lost/2026-H1",
    "late by the past": "DT-0101/half_monthly/2013-05-18#2",
}
DATE_KINDS = ("origin", "due", "not_before", "closed_day", "window")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_explanations_read_well(
    language: str, explained: Explained, golden: Golden
) -> None:
    """One paragraph for each kind of order, in both languages."""
    lines = []
    for title, name in ORDERS.items():
        paragraph = explained.named(name).paragraph
        said = paragraph.to("zh" if language == "zh" else "en")
        lines.append(f"[{title}]\n{said}\n")
    golden(f"cli/explain.{language}.txt", "\n".join(lines))


def leads_to(explanation: Explanation, order: WorkOrder) -> bool:
    """Tell whether the causes, applied by hand, give the order's date."""
    only = order.window.opens == order.window.closes
    wanted = {order.due, order.window.opens} if only else {order.due}
    return by_hand(explanation) in wanted


@pytest.mark.feature("F079")
def test_one_sentence_names_every_reason_of_a_date(explained: Explained) -> None:
    """Data and sentence hold the rule's line, the origin, the window, days and people.

    Between them the orders of the example show each of those reasons.
    """
    seen: set[str] = set()
    for order in explained.demand.orders:
        told = explained.of(order)
        document = told.document()
        for language, stop, between in (("zh", "。", "；"), ("en", ".", "; ")):
            sentence = document["sentence"][language]
            assert sentence.endswith(stop)
            assert not re.search(r"。.|[^\d.]\. [A-Z]", sentence)
            for cause in document["causes"]:
                words = re.split(r"[。；]|[.;] (?=[A-Z“])", cause["text"][language])
                assert all(one.rstrip(".") in sentence for one in words)
            assert sentence.count(between) >= len(told.causes) - 1
        facts = document["causes"][0]
        if facts.get("layer") != "type":  # work on demand comes with its type
            assert facts["place"].startswith("portfolio.yaml:")
        seen |= {cause.kind for cause in told.causes}
        seen |= {f"from {c.facts['from']}" for c in told.of("origin")}
    assert {
        "rule",
        "cycle",
        "from completion",
        "window",
        "closed_day",
        "placed",
        "people",
        "unplaced",
    } <= seen


@pytest.mark.feature("N02")
def test_the_causes_lead_to_the_date(explained: Explained) -> None:
    """Whoever applies the causes to the origin, one by one, arrives at the date."""
    for order in explained.demand.orders:
        explanation = explained.of(order)
        kinds = [cause.kind for cause in explanation.causes]
        assert kinds[0] in ("rule", "addition")
        assert "cycle" in kinds
        assert "origin" in kinds, order.id
        assert kinds == sorted(kinds, key=_rank), order.id
        if order.completion is not None and _in_chain(order):
            assert order.due == order.completion.done
            continue
        assert leads_to(explanation, order), order.id


@pytest.mark.feature("N02", partial=True)
def test_every_date_of_the_compound_is_explained() -> None:
    """The example of a real size has no order whose causes do not give its date."""
    portfolio = load(ROOT / "schedules" / "residential-compound.yaml")
    history = portfolio.history
    demand = due(
        make_plan(portfolio), history, Horizon(date(2026, 1, 1), date(2026, 3, 31))
    )
    assert len(demand.orders) > 1_000
    unexplained = [
        order.id
        for order in demand.orders
        if order.status is OrderStatus.OPEN
        and not leads_to(explain(order, demand, history=history), order)
    ]
    assert unexplained == []


def _rank(kind: str) -> int:
    order = ("rule", "addition", "change", "cycle", *DATE_KINDS[:1])
    return order.index(kind) if kind in order else len(order)


def _in_chain(order: WorkOrder) -> bool:
    cycle = order.planned.cycle
    return cycle is not None and isinstance(cycle.rhythm, Coupled)


def only(explanation: Explanation, kind: str) -> Cause:
    """Return the one cause of a kind."""
    (cause,) = [cause for cause in explanation.causes if cause.kind == kind]
    return cause


def test_a_change_names_its_line_both_values_and_the_reason(
    explained: Explained,
) -> None:
    """Who changed the cycle, where, from what to what and why."""
    change = only(explained.named(ORDERS["chain with a changed cycle"]), "change")
    assert change.facts["by"] == "lifts-aged"
    assert change.facts["place"].startswith("portfolio.yaml:")
    assert change.facts["instead_of"]["en"] == "at most 15 days apart, aim 14 days"
    assert change.facts["value"]["en"] == "at most 15 days apart, aim 12 days"
    assert change.facts["because"]["zh"] == "投用超过十二年，故障率上升"
    for word in ("portfolio.yaml:", "投用超过十二年", "目标14天", "目标12天"):
        assert word in change.text.to("zh")


@pytest.mark.row("S049")
def test_the_default_cycle_is_named_or_shown_as_replaced(explained: Explained) -> None:
    """Without a cycle in the policy the type's holds and is named; with one, both."""
    plain = explained.named("DT-0201/half_monthly/2019-09-02#5")
    assert plain.of("change") == ()
    origin = plain.facts["fields"]["cycle"]
    assert (origin["layer"], origin["by"]) == ("type", "traction_lift")
    assert origin["value"]["en"] == "at most 15 days apart, aim 14 days"
    changed = explained.named(ORDERS["chain with a changed cycle"])
    replaced = changed.facts["fields"]["cycle"]
    assert (replaced["layer"], replaced["by"]) == ("site", "lifts-aged")
    assert replaced["value"]["en"] == "at most 15 days apart, aim 12 days"
    assert replaced["instead_of"] == origin["value"]


def test_a_rule_is_named_with_its_line(explained: Explained) -> None:
    """The line leads to the rule that applies the task, whoever changed it later."""
    order = explained.order(ORDERS["quota"])
    (rule,) = [r for r in explained.portfolio.policy.rules if r.id == "fire"]
    cause = only(explained.of(order), "rule")
    assert cause.facts == {"by": "fire", "place": f"portfolio.yaml:{rule.place.line}"}


def test_an_added_task_names_its_reason(explained: Explained) -> None:
    """A task of the policy's own says why it is there."""
    cause = only(explained.named(ORDERS["fixed grid"]), "addition")
    assert "业主大会决议" in cause.text.to("zh")
    assert "the owners' assembly asked for it" in cause.text.to("en")


def test_the_completion_that_counts_is_named(explained: Explained) -> None:
    """A record's id stands beside the day from which the next one counts."""
    floating = only(explained.named(ORDERS["floating after a completion"]), "origin")
    assert (floating.facts["record"], floating.facts["day"]) == ("R-0102", "2025-12-10")
    chained = only(explained.named(ORDERS["chain after a completion"]), "origin")
    assert (chained.facts["record"], chained.facts["day"]) == ("R-0006", "2025-12-23")


def test_a_move_names_what_closes_the_day(explained: Explained) -> None:
    """National Day is closed, so the date goes to the last open day before it."""
    moved = only(explained.named(ORDERS["listed date"]), "closed_day")
    assert moved.facts["day"] == "2026-10-01"
    assert moved.facts["to"] == "2026-09-30"
    assert "国庆节" in moved.facts["why"]["zh"]


def test_moves_lead_to_the_nearest_day_that_is_open(explained: Explained) -> None:
    """No open day lies between a closed date and the day it moves to."""
    moves = 0
    for order in explained.demand.orders:
        for cause in explained.of(order).of("closed_day"):
            if "to" not in cause.facts:
                continue
            ends = sorted(date.fromisoformat(cause.facts[end]) for end in ("day", "to"))
            between = [
                ends[0] + timedelta(days=n) for n in range(1, (ends[1] - ends[0]).days)
            ]
            calendar = order.subject.site.calendar
            assert not any(map(calendar.is_open, between)), order.id
            moves += 1
    assert moves > 10


def test_a_deeper_visit_says_what_it_contains(explained: Explained) -> None:
    """The level names the limit that calls for it and the lighter tasks inside."""
    level = only(explained.named(ORDERS["chain at a deeper level"]), "level")
    assert level.facts["contains"]
    assert level.facts["contains"][0] == "half_monthly"
    assert level.facts["task"] not in level.facts["contains"]


def test_the_people_show_their_certificates(explained: Explained) -> None:
    """Whose certificate the work rests on, and until when it holds."""
    order = explained.order(ORDERS["chain with a changed cycle"])
    placed = explained.roster.by_order[order.id]
    facts = only(explained.of(order), "people").facts
    assert facts["crew"] == "lift"
    people = {one["id"]: one["certificates"] for one in facts["technicians"]}
    assert sorted(people) == [person.id for person in placed.technicians]
    assert any(
        one["code"] == "special_equipment_T" and one["valid_to"] >= str(placed.day)
        for held in people.values()
        for one in held
    )


def test_the_place_lies_in_the_window_that_is_told(explained: Explained) -> None:
    """The lawful window of an explanation is the one that the roster is held to."""
    for assignment in explained.roster.assignments:
        facts = only(explained.of(assignment.order), "placed").facts
        window = explained.roster.lawful_window(assignment.order)
        assert facts["window"]["closes"] == window.closes.isoformat()
        assert facts["start"] == assignment.start.isoformat()
        if assignment.late is None:
            assert facts["window"]["opens"] <= facts["start"][:10]
            assert facts["start"][:10] <= facts["window"]["closes"]
            assert facts["open_days"] >= 1


def test_unplaced_work_names_its_reasons(explained: Explained) -> None:
    """Nobody welds here."""
    cause = only(explained.named(ORDERS["without a place"]), "unplaced")
    assert "skill_missing" in cause.facts["reasons"]


def test_late_work_names_days_limit_and_reason(explained: Explained) -> None:
    """What the past left late says by how much."""
    order = explained.order(ORDERS["late by the past"])
    late = explained.roster.by_order[order.id].late
    assert late is not None
    facts = only(explained.of(order), "late").facts
    assert facts["days"] == late.days > 0
    assert facts["reason"] == "inherited"
    assert only(explained.of(order), "overdue")


def test_done_work_names_the_record(explained: Explained) -> None:
    """The record that closed it, and the day."""
    cause = only(explained.named(ORDERS["visit that is done"]), "done")
    assert cause.facts == {"record": "R-0101", "day": "2026-01-07"}


def test_a_finding_begins_its_order(explained: Explained) -> None:
    """The record, what was found, and by when it must be put right."""
    with_day = explained.named(ORDERS["finding with a day"])
    assert only(with_day, "origin").facts["id"] == "F-0001"
    assert only(with_day, "due").facts == {"day": "2026-01-20"}
    without = explained.named(ORDERS["finding without a day"])
    assert only(without, "due").facts["days"] == 14


def test_a_visit_that_is_not_needed_says_so(explained: Explained) -> None:
    """A nominal visit that its chain can do without has a reason."""
    for spared in explained.roster.not_needed:
        assert only(explained.of(spared.order), "not_needed").text.to("zh")
    assert explained.roster.not_needed


def test_an_extra_visit_says_after_which_and_why(explained: Explained) -> None:
    """A visit that only the roster knows is explained by the gap that it keeps."""
    chain = explained.demand.chains[0]
    visit = chain.orders[1]
    extra = explained.of(chain.extra(visit))
    assert extra.order == f"{visit.id}+1"
    origin = only(extra, "origin")
    assert origin.facts == {"from": "extra", "order": visit.id}
    assert "15天" in origin.text.to("zh")


def test_what_a_rule_left_out_is_explained_too(explained: Explained) -> None:
    """An occurrence that is not in the demand still has its reason."""
    dropped = explained.demand.dropped[0]
    explanation = explain_dropped(dropped, explained.demand)
    assert explanation.order.endswith(f"/{dropped.key}")
    assert dropped.reason.to("zh") in explanation.paragraph.to("zh")


def test_the_document_holds_what_the_paragraph_says(explained: Explained) -> None:
    """Each sentence is the text of a cause; each cause is data as well."""
    for order in explained.demand.orders:
        document = explained.of(order).document()
        for language in ("zh", "en"):
            said = document["paragraph"][language]
            assert all(cause["text"][language] in said for cause in document["causes"])
        assert document["order"] == order.id
        assert document["window"]["closes"] == order.window.closes.isoformat()


def test_what_was_found_again_is_told_with_the_order() -> None:
    """The order names each record that is part of it, and the day they ask for."""
    first = found("01-05", rectify_by=day("03-30"))
    again = found("01-08", rectify_by=day("02-05"))
    world = estate(task("repair"), records=[first, again])
    there = demand(world, as_of="01-10")
    said = explain(there.orders[0], there).paragraph.en
    assert f"Record {again.id} found the same again on 2026-01-08" in said
    assert "The record asks for it by 2026-02-05." in said
    [merged] = there.dropped
    why = explain_dropped(merged, there)
    assert why.order == f"demo/A1/repair/{again.key}"
    assert why.causes[-1].facts["into"] == there.orders[0].id


def test_merged_turns_are_told_with_the_order_and_by_themselves() -> None:
    """An order names the missed turns that are part of it, and each of them it."""
    cycle = "every 1 month, from 2026-01-01, merge missed work"
    world = estate(task("service", cycle), records_from="2026-01-01")
    there = demand(world, as_of="03-20")
    late = next(order for order in there.orders if order.overdue_since)
    assert "part of it: 2026-01-01, 2026-02-01." in explain(late, there).paragraph.en
    why = explain_dropped(there.dropped[0], there)
    assert f"part of order {late.id}" in why.paragraph.en
    assert "merge missed work" in why.paragraph.en


def test_a_finding_that_nothing_follows_is_explained() -> None:
    """It is found by the id its order would have had, and says what is missing."""
    world = estate(task("service", "once each month"), records=[found("01-05")])
    there = demand(world, as_of="01-10")
    [lost] = there.dropped
    why = explain_dropped(lost, there)
    assert why.order == "demo/A1/finding/F-A1-leak-01-05"
    assert why.facts == {"subject": "A1", "task": None}
    [cause] = why.causes
    assert cause.kind == "dropped"
    assert "no task is planned" in why.paragraph.en
    assert "没有可以跟进的任务" in why.paragraph.zh


def test_a_visit_that_is_not_needed_says_so_once(explained: Explained) -> None:
    """The reason itself says that it can be spared."""
    assert explained.roster.not_needed
    for spared in explained.roster.not_needed:
        paragraph = explained.of(spared.order).paragraph
        assert paragraph.zh.count("此次可免") == 1
        assert paragraph.en.count("not needed") == 1


def test_a_task_without_a_source_says_so(explained: Explained) -> None:
    """The code of a policy or type is no text that anything rests on."""
    cycle = explained.named("SB-01/grid/2026-02-01").of("cycle")[0]
    assert "没有写明依据" in cycle.text.zh
    assert cycle.text.en.endswith("with no source given.")
    assert cycle.facts["sources"] == []
