"""The words of an event."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from feeds.builder import Job, World
from weibao.equipment import Category
from weibao.feeds.facts import (
    Facts,
    Standing,
    cancelled_facts,
    done_facts,
    planned_facts,
)
from weibao.feeds.render import CATEGORIES, EventText, render
from weibao.texts.text import Language, Text

PLANNED = Job(provisional=True, late=2, pause=30, people=("zhang", "li"))


def facts_of(job: Job) -> Facts:
    """Return the facts of a planned job."""
    world = World()
    order = world.order(job)
    return planned_facts(world.assignment(job, order), order.window)


def test_an_event_in_chinese() -> None:
    """The asset comes first, then the task; the rest is in the description."""
    assert render(facts_of(PLANNED), "zh") == EventText(
        summary="1号楼1号客梯 半月维保",
        description=(
            "人员：电梯班（李强、张伟）\n"
            "分段作业：03-02 08:00-08:45、03-02 09:15-10:00\n"
            "应在此期间完成：2026-02-27 .. 2026-03-05\n"
            "超期2天（最迟应为 2026-03-05）：所需人员已排满\n"
            "日期待定：放假安排尚未公布\n"
            "安全措施：\n1. 断电挂牌\n"
            "作业步骤：\n1. 清洁轿顶\n"
            "工具：扳手、SKF 6205\n备件：导靴\n"
            "依据：TSG T5002-2017 附件A\n"
            "工单号：qinghe/DT-0101/service/2026-03-02"
        ),
        location="清河家园 / 1号楼 / 大堂",
        categories=("设备维护",),
    )


def test_an_event_in_english() -> None:
    """The same facts in English; what has no English name keeps its Chinese one."""
    assert render(facts_of(PLANNED), "en") == EventText(
        summary="Lift DT-0101 Half-monthly service",
        description=(
            "By: Lift crew (李强, 张伟)\n"
            "In parts: 03-02 08:00-08:45, 03-02 09:15-10:00\n"
            "To be done within 2026-02-27 .. 2026-03-05\n"
            "2 days late (the last day was 2026-03-05): the people needed are taken\n"
            "Provisional: the public holidays around that day are not announced yet\n"
            "Precautions:\n1. 断电挂牌\n"
            "Steps:\n1. Clean the car top\n"
            "Tools: spanner, SKF 6205\nParts: guide shoe\n"
            "Based on: TSG T5002-2017 annex A\n"
            "Order: qinghe/DT-0101/service/2026-03-02"
        ),
        location="Qinghe Gardens / Building 1 / Lobby",
        categories=("Equipment maintenance",),
    )


@pytest.mark.parametrize(
    ("language", "cancelled", "done"),
    [("zh", "[已取消] ", "[已完成] "), ("en", "[Cancelled] ", "[Done] ")],
)
def test_what_no_longer_stands_is_marked(
    language: Language, cancelled: str, done: str
) -> None:
    """Readers that ignore STATUS see it in the title, and what was to do is gone."""
    facts = facts_of(PLANNED)
    plain = render(facts, language).summary
    gone = render(cancelled_facts(facts), language)
    finished = render(done_facts(facts, World().order(Job(fate="done"))), language)
    assert gone.summary == cancelled + plain
    assert finished.summary == done + plain
    assert "2026-03-02" in finished.description.split("\n")[0]
    for text in (gone, finished):
        assert "1. " not in text.description
        assert "2026-02-27" not in text.description
        assert str(facts.late.to(language)) not in text.description


@given(
    st.text(max_size=300),
    st.text(max_size=300),
    st.lists(st.text(max_size=400), max_size=12),
    st.sampled_from(Standing),
)
def test_lengths_are_bounded(
    asset: str, title: str, steps: list[str], standing: Standing
) -> None:
    """However long the texts, a phone gets a short title and the order number."""
    facts = evolve(
        facts_of(Job()),
        place=Text.same(asset),
        title=Text.same(title),
        steps=tuple(map(Text.same, steps)),
        standing=standing,
    )
    text = render(facts, "zh")
    assert 0 < len(text.summary) <= 100
    assert "\n" not in text.summary + text.location
    assert len(text.description) <= 2000
    assert text.description.endswith("\n工单号：qinghe/DT-0101/service/2026-03-02")


def test_a_cut_spares_the_steps() -> None:
    """Where there is no room for everything the sources go before the steps."""
    facts = evolve(facts_of(Job()), sources=(Text.same("条" * 3000),))
    text = render(facts, "zh")
    assert len(text.description) == 2000
    assert "1. 清洁轿顶\n" in text.description


def test_every_category_has_a_name() -> None:
    """Each of the four categories can be told apart in both languages."""
    assert set(CATEGORIES) == set(Category)
    for language in ("zh", "en"):
        assert len({CATEGORIES[one].to(language) for one in Category}) == 4


def test_a_round_called_after_its_task_is_named_once() -> None:
    """There is little room on a phone, and none for saying it twice."""
    seen = facts_of(PLANNED)
    assert seen.subject is not None
    subject = evolve(seen.subject, title=seen.title + Text("路线", " round"))
    found = render(evolve(seen, subject=subject), "zh").summary
    assert found == subject.title.zh
