"""What events ask for, in phrases."""

from collections.abc import Iterator

from weibao.cycles.cycle import Cycle
from weibao.cycles.event import OnEvent
from weibao.phrases.clause import Clause
from weibao.phrases.leads import lead_text
from weibao.phrases.words import EVENTS, called
from weibao.texts.text import Text

ON_EVENT = Clause(
    "events",
    ("within {lead} of {event}", "within {lead} <of|after> <a|an|the|each|> {event}"),
    ("{event}后{lead}内", "<发生|>{event}<之后|后>{lead}<以内|内>"),
    lambda lead, event: OnEvent(event, lead),
    Text("超载后7天内", "within 7 days of overload"),
    Text(
        "发生这个事件（有记录）后多久以内；可单独写，也可与别的周期同写；可写工作日",
        "so soon after an event on record; alone, or beside a cycle; working days will "
        "do, too",
    ),
    many=True,
)
BEFORE_USE = Clause(
    "events",
    ("before use again after {event}",),
    ("{event}后再用之前",),
    lambda event: OnEvent(event),
    Text("地震后再用之前", "before use again after earthquake"),
    Text(
        "事件之后、恢复 in_use 状态之前；没有停用记录时当天就应做",
        "after an event, before a state in_use follows it; on the day itself where no "
        "state says that the thing is out of use",
    ),
    many=True,
)
AFTER_STEP = Clause(
    "events",
    ("within {lead} after task {task} of {event}",),
    ("{event}后任务{task}完成后{lead}内",),
    lambda lead, task, event: OnEvent(event, lead, task),
    Text("测试后任务correct完成后14天内", "within 14 days after task correct of test"),
    Text(
        "同一事件的另一项任务完成之后多久以内；未完成时从其期限算起",
        "so soon after another task for the same event: after the day it was done, or "
        "its last day as long as it is not",
    ),
    many=True,
)
RESTARTS = Clause(
    "events_restart",
    ("afterwards the cycle restarts",),
    ("其后周期重计",),
    lambda: True,
    Text(
        "每6个月，自完成日起，超载后7天内，其后周期重计",
        "every 6 months, from completion, within 7 days of overload, afterwards the "
        "cycle restarts",
    ),
    Text(
        "因事件做的工作使周期从完成日重新算起",
        "work for the event restarts the cycle from the day it was done",
    ),
)
GOES_ON = Clause(
    "events_restart",
    ("afterwards the cycle goes on",),
    ("其后周期照旧",),
    lambda: False,
    Text(
        "每6个月，超载后7天内，其后周期照旧",
        "every 6 months, within 7 days of overload, afterwards the cycle goes on",
    ),
    Text(
        "因事件做的工作不影响周期（默认）",
        "work for the event changes no date of the cycle (the default)",
    ),
)
EVENT_CLAUSES = (ON_EVENT, BEFORE_USE, AFTER_STEP, RESTARTS, GOES_ON)


def event_texts(cycle: Cycle) -> Iterator[Text]:
    """Say what events ask for."""
    for one in cycle.events:
        event = Text(called(EVENTS, one.event).zh, one.event)
        if one.within is None:
            yield BEFORE_USE.say(event=event)
        elif one.after is None:
            yield ON_EVENT.say(lead=lead_text(one.within), event=event)
        else:
            task = Text.same(one.after)
            lead = lead_text(one.within)
            yield AFTER_STEP.say(lead=lead, task=task, event=event)
    if cycle.events_restart:
        yield RESTARTS.say()
