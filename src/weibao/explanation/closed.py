"""Why work is not done on a day, and where its date goes instead."""

from datetime import date

from weibao.explanation.cause import Cause, said
from weibao.plan import PlannedTask
from weibao.texts.text import Message, Text


def closed_by(planned: PlannedTask, day: date) -> Text | None:
    """Say what keeps this work from the day; None where nothing does."""
    if planned.blacked_out(day):
        return BLACKOUT()
    if planned.every_day:
        return None
    return planned.calendar.why_closed(day)


def moved(day: date, to: date, why: Text | None) -> Cause:
    """Say that a date moved, and why."""
    text = MOVED(day=day, why=why, to=to) if why else SHIFTED(day=day, to=to)
    facts = {"day": day.isoformat(), "to": to.isoformat()}
    if why is not None:
        return Cause("closed_day", text, {**facts, "why": said(why)})
    return Cause("closed_day", text, facts)


BLACKOUT = Message(zh="停工期", en="a blackout")
MOVED = Message(
    zh="{day} 不开放（{why}），改到 {to}。",
    en="{day} is closed ({why}), so it moves to {to}.",
)
SHIFTED = Message(zh="{day} 改到 {to}。", en="{day} moves to {to}.")
