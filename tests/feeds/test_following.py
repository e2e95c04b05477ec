"""From one build to the next."""

from datetime import date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from feeds.builder import MARCH, Fate, Job, Parsed, World, events_of
from source_tree import ROOT
from weibao.config import load
from weibao.due_work import due
from weibao.feeds import Feeds, FeedState, make_feeds
from weibao.feeds.facts import Standing
from weibao.feeds.following import follow
from weibao.planning import make_plan
from weibao.rostering import assign
from weibao.spans import Horizon
from weibao.texts.text import Text

CREW = "crews/lift.ics"
NIGHT = "crews/night.ics"


def builds(*jobs: Job | None, days: tuple[int, ...] = (1, 2, 3)) -> list[Feeds]:
    """Build once for each job, each build with the state of the one before it."""
    world, state, made = World(), None, []
    for day, job in zip(days, jobs, strict=False):
        roster = world.roster(*([job] if job else []), as_of=date(2026, 3, day))
        made.append(make_feeds(roster, state=state))
        state = FeedState.from_json(made[-1].state.to_json())
    return made


def only(feeds: Feeds, path: str = CREW) -> Parsed:
    """Return the one event of a feed."""
    (event,) = events_of(feeds, path)
    return event


def revision(event: Parsed) -> tuple[int, datetime]:
    """Return SEQUENCE and LAST-MODIFIED, which DTSTAMP equals."""
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
    return int(event["SEQUENCE"]), event["LAST-MODIFIED"].dt


FIRST = Job()
MOVED = Job(start=FIRST.start + timedelta(days=1))
LONGER = Job(minutes=120)
RENAMED = Job(title=Text("季度维保", "Quarterly service"))


@pytest.mark.parametrize(
    ("changed", "sequence", "is_modified"),
    [
        (FIRST, 0, False),
        (MOVED, 1, True),
        (LONGER, 1, True),
        (RENAMED, 0, True),
        (Job(steps=()), 0, True),
        (Job(pause=30, minutes=60), 0, True),
        (Job(people=("li",)), 0, True),
        (Job(crew="night"), 0, True),
        (Job(fate="unassigned"), 1, True),
        (Job(fate="not_needed"), 1, True),
        (Job(fate="gone"), 1, True),
        (Job(fate="done"), 0, True),
    ],
    ids=lambda value: None if isinstance(value, Job) else str(value),
)
def test_what_raises_the_revision(
    changed: Job, sequence: int, is_modified: bool
) -> None:
    """SEQUENCE rises for time and cancellation alone, LAST-MODIFIED for any change."""
    one, two = builds(FIRST, changed)
    path = "sites/qinghe.ics" if changed.crew == "lift" else NIGHT
    path = CREW if changed.crew == "lift" else path
    before, after = only(one), only(two, path)
    assert after["UID"] == before["UID"]
    assert revision(before) == (0, datetime.fromisoformat("2026-03-01T00:00Z"))
    expected = "2026-03-02T00:00Z" if is_modified else "2026-03-01T00:00Z"
    assert revision(after) == (sequence, datetime.fromisoformat(expected))


def test_two_changes_on_one_day_have_two_revisions() -> None:
    """A second build on the same day still has a later LAST-MODIFIED."""
    made = builds(FIRST, MOVED, LONGER, days=(1, 1, 1))
    stamps = [revision(only(feeds)) for feeds in made]
    assert [sequence for sequence, _ in stamps] == [0, 1, 2]
    assert [stamp.second for _, stamp in stamps] == [0, 1, 2]


def test_a_build_for_an_earlier_day_does_not_go_back() -> None:
    """Revisions rise even where the day of the build does not."""
    made = builds(FIRST, MOVED, days=(5, 2))
    assert revision(only(made[1]))[1] == datetime.fromisoformat("2026-03-05T00:00:01Z")


@pytest.mark.feature("F125")
def test_moved_cancelled_and_excepted_work_reads_as_the_roster_says() -> None:
    """A feed read back has the roster's times, and cancelled entries as such."""
    world = World()
    first = world.roster(
        *(Job(key=f"v{n}", start=Job().start + timedelta(days=7 * n)) for n in range(4))
    )
    jobs = [
        Job(key="v0"),
        Job(key="v1", start=Job().start + timedelta(days=8), minutes=45),
        Job(key="v2", start=Job().start + timedelta(days=14), fate="not_needed"),
        Job(key="v3", start=Job().start + timedelta(days=20, hours=3), people=("li",)),
    ]
    second = world.roster(*jobs, as_of=date(2026, 3, 2))
    feeds = make_feeds(second, state=make_feeds(first, state=None).state)
    events = events_of(feeds, CREW)
    standing = {
        (event["DTSTART"].dt, event["DTEND"].dt)
        for event in events
        if event["STATUS"] != "CANCELLED"
    }
    assert standing == {(a.start, a.end) for a in second.assignments}
    (cancelled,) = [event for event in events if event["STATUS"] == "CANCELLED"]
    assert cancelled["DTSTART"].dt == first.by_order["qinghe/DT-0101/service/v2"].start
    assert len(events) == 4
    assert not any({"RRULE", "EXDATE", "RECURRENCE-ID"} & set(one) for one in events)


@pytest.mark.parametrize("fate", ["unassigned", "not_needed", "gone"])
def test_cancelled_work_is_said_and_kept_for_fourteen_days(fate: Fate) -> None:
    """It stays, marked and harmless, to the fourteenth day after its planned end."""
    job = Job(fate=fate)
    made = builds(FIRST, job, job, job, days=(1, 2, 16, 17))
    event = only(made[1])
    assert event["STATUS"] == "CANCELLED"
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(event["SUMMARY"]).startswith("[已取消] ")
    assert not event.walk("VALARM")
    assert revision(only(made[2])) == revision(event)
    assert events_of(made[3], CREW) == []


def test_late_cancellation_counts_from_its_own_day() -> None:
    """Work cancelled after its day is shown for fourteen days from then."""
    job = Job(fate="unassigned")
    made = builds(FIRST, job, job, job, days=(1, 10, 24, 25))
    assert [len(events_of(feeds, CREW)) for feeds in made] == [1, 1, 1, 0]


def test_revived_work_goes_on_counting() -> None:
    """What was cancelled and is planned again keeps its UID; SEQUENCE rises twice."""
    gone = Job(fate="gone")
    one, two, three = builds(FIRST, gone, FIRST)
    assert only(three)["UID"] == only(one)["UID"]
    assert [revision(only(feeds))[0] for feeds in (one, two, three)] == [0, 1, 2]
    assert only(three)["STATUS"] == "CONFIRMED"
    after_long = builds(FIRST, gone, gone, FIRST, days=(1, 2, 25, 26))
    assert revision(only(after_long[3]))[0] == 2


def test_reassigned_work_vanishes_from_the_old_feed() -> None:
    """Who no longer has it is not told that it is cancelled: it is not."""
    one, two = builds(FIRST, Job(crew="night", people=("li",)))
    uid = only(one)["UID"]
    for path in (CREW, "technicians/zhang.ics"):
        assert len(events_of(one, path)) == 1
        assert events_of(two, path) == []
    for path in (NIGHT, "technicians/li.ics", "sites/qinghe.ics", "assets/DT-0101.ics"):
        assert only(two, path)["UID"] == uid
        assert only(two, path)["STATUS"] == "CONFIRMED"


def test_cancelled_work_stands_where_it_stood_last() -> None:
    """The crew that had it at last is told, the one before it is not."""
    night = Job(crew="night")
    made = builds(FIRST, night, evolve(night, fate="gone"))
    assert events_of(made[2], CREW) == []
    assert only(made[2], NIGHT)["STATUS"] == "CANCELLED"


def test_done_work_keeps_its_time_and_is_marked() -> None:
    """It is no longer in the way of other appointments, and is not cancelled."""
    one, two = builds(FIRST, Job(fate="done", start=MOVED.start))
    event = only(two)
    assert event["DTSTART"].dt == only(one)["DTSTART"].dt
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(event["SUMMARY"]).startswith("[已完成] ")


def test_done_work_that_never_was_planned_has_no_event() -> None:
    """A record alone says no time of the day."""
    assert events_of(builds(Job(fate="done"))[0], CREW) == []


def test_done_work_whose_order_goes_is_not_cancelled() -> None:
    """Dropping a task from the policy undoes no work."""
    made = builds(FIRST, Job(fate="done"), None)
    assert str(only(made[2])["SUMMARY"]).startswith("[已完成] ")


def test_days_outside_the_horizon_leave_without_a_word() -> None:
    """A shorter or later horizon cancels nothing, and its return changes nothing."""
    world, job = World(), Job()
    state = make_feeds(world.roster(job), state=None).state
    april = world.roster(first=date(2026, 4, 1), last=date(2026, 4, 30))
    later = make_feeds(april, state=state)
    assert events_of(later, CREW) == []
    (entry,) = later.state.events.values()
    assert entry.facts.standing is Standing.PLANNED
    back = make_feeds(world.roster(job, as_of=date(2026, 3, 2)), state=later.state)
    assert revision(only(back)) == (0, datetime.fromisoformat("2026-03-01T00:00Z"))


def test_what_is_long_past_is_forgotten() -> None:
    """A state does not grow for ever."""
    world = World()
    state = make_feeds(world.roster(Job()), state=None).state
    for year, known in ((2027, 1), (2028, 0)):
        day = date(year, 3, 1)
        roster = world.roster(as_of=day, first=day, last=day)
        assert len(make_feeds(roster, state=state).state.events) == known


class Edits(RuleBasedStateMachine):
    """Any series of edits and builds, watched as a subscriber would."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.jobs = {key: Job(key=key) for key in ("a", "b", "c")}
        self.as_of = MARCH
        self.state: FeedState | None = None
        self.seen: dict[str, tuple[bytes, int, datetime, object]] = {}

    @rule(key=st.sampled_from("abc"), hours=st.integers(0, 200))
    def move(self, key: str, hours: int) -> None:
        """Put an order at another time."""
        start = Job().start + timedelta(hours=hours)
        self.jobs[key] = evolve(self.jobs[key], start=start)

    @rule(key=st.sampled_from("abc"), title=st.sampled_from(["甲", "乙"]))
    def rename(self, key: str, title: str) -> None:
        """Give a task another name."""
        self.jobs[key] = evolve(self.jobs[key], title=Text(title))

    @rule(
        key=st.sampled_from("abc"),
        crew=st.sampled_from(["lift", "night"]),
        people=st.sampled_from([("zhang",), ("li", "wang")]),
    )
    def give(self, key: str, crew: str, people: tuple[str, ...]) -> None:
        """Give an order to others."""
        self.jobs[key] = evolve(self.jobs[key], crew=crew, people=people)

    @rule(
        key=st.sampled_from("abc"),
        fate=st.sampled_from(["planned", "unassigned", "not_needed", "done", "gone"]),
    )
    def decide(self, key: str, fate: Fate) -> None:
        """Let an order be done, dropped or planned again."""
        self.jobs[key] = evolve(self.jobs[key], fate=fate)

    @rule(days=st.integers(0, 9))
    def wait(self, days: int) -> None:
        """Let time pass."""
        self.as_of += timedelta(days=days)

    @invariant()
    def build(self) -> None:
        """Build, and hold what subscribers see against what they saw before."""
        roster = self.world.roster(*self.jobs.values(), as_of=self.as_of)
        feeds = make_feeds(roster, state=self.state)
        again = make_feeds(roster, state=feeds.state)
        assert again == feeds
        self.state = FeedState.from_json(feeds.state.to_json())
        assert self.state == feeds.state
        planned = {a.order.id for a in roster.assignments}
        standing = {
            id_
            for id_, entry in feeds.state.events.items()
            if entry.shown and entry.facts.standing is Standing.PLANNED
        }
        assert standing == planned
        for event in events_of(feeds, "sites/qinghe.ics"):
            self.watch(event)

    def watch(self, event: Parsed) -> None:
        """Compare one event with its last version."""
        uid = str(event["UID"])
        sequence, modified = revision(event)
        cancelled = event["STATUS"] == "CANCELLED"
        when = (event["DTSTART"].dt, event["DTEND"].dt, cancelled)
        content = event.to_ical()
        if uid in self.seen:
            old_content, old_sequence, old_modified, old_when = self.seen[uid]
            assert (modified > old_modified) == (content != old_content)
            assert (sequence > old_sequence) == (when != old_when)
            assert sequence >= old_sequence
        self.seen[uid] = (content, sequence, modified, when)


TestEdits = Edits.TestCase


def test_the_last_day_told_is_the_one_that_the_roster_leaves() -> None:
    """A visit that comes early brings the last day of the next forward."""
    portfolio = load(ROOT / "schedules" / "first-steps.yaml")
    days = Horizon(date(2026, 1, 16), date(2026, 4, 30))
    demand = due(make_plan(portfolio), portfolio.history, days)
    roster = assign(demand, portfolio.workforce)
    entries = follow(roster, FeedState(portfolio=portfolio.id))
    told = {id: entry.facts.window for id, entry in entries.items()}
    ours = {one.order.id: one.order for one in roster.assignments}
    assert told == {id: roster.lawful_window(one) for id, one in ours.items()}
    assert any(told[id] != one.window for id, one in ours.items())
