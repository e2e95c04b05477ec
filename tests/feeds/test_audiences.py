"""Who is told what."""

import pytest
from attrs import NOTHING, fields

from feeds.builder import PHONE, Job, World
from weibao.feeds import make_feeds
from weibao.feeds.audiences import ASSET, AUDIENCES, CREW, SITE, TECHNICIAN, Audience
from weibao.feeds.facts import Facts, planned_facts

ALWAYS = {"start", "end", "zone", "standing"}
every_audience = pytest.mark.parametrize(
    "audience", AUDIENCES, ids=lambda one: one.name
)


def whole_facts() -> Facts:
    """Return facts of which none is left at its default."""
    world = World()
    job = Job(provisional=True, late=2, pause=30)
    order = world.order(job)
    return planned_facts(world.assignment(job, order), order.window)


@every_audience
def test_an_audience_sees_what_is_listed_and_nothing_else(audience: Audience) -> None:
    """Each fact is seen as it is where it is listed, and is blank where it is not."""
    facts = whole_facts()
    seen = audience.view(facts)
    for one in fields(Facts):
        if one.name in audience.sees | ALWAYS:
            assert getattr(seen, one.name) == getattr(facts, one.name)
        else:
            assert getattr(seen, one.name) == one.default


@every_audience
def test_lists_name_facts_that_exist(audience: Audience) -> None:
    """A misspelt name in a list would hide a fact for good."""
    known = {one.name for one in fields(Facts) if one.default is not NOTHING}
    assert audience.sees <= known


def test_who_is_told_what() -> None:
    """The lists are changed on purpose or not at all."""
    assert CREW.sees == TECHNICIAN.sees
    how = {"precautions", "procedures", "steps", "checklist", "tools", "parts"}
    assert CREW.sees - SITE.sees == how
    assert SITE.sees - ASSET.sees == {"people", "escort", "escorts"}
    assert ASSET.sees <= SITE.sees


def test_no_phone_number_and_no_unlisted_name_is_in_the_bytes() -> None:
    """Phone numbers reach no feed, names of people no asset's."""
    world = World()
    feeds = make_feeds(world.roster(Job(people=("zhang", "li"))), state=None)
    for calendar in feeds.calendars:
        content = calendar.to_bytes().replace(b"\r\n ", b"").decode()
        assert PHONE not in content
        if calendar.path.startswith("assets/"):
            assert calendar.events
            assert "张伟" not in content
            assert "李强" not in content
    assert PHONE not in feeds.state.to_json()
