"""Work that nobody does who did certain other work there: an inspector's distance."""

from datetime import date, timedelta

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message, Text, listed


@frozen(kw_only=True)
class Independence:
    """That a task is not done by whoever did other tasks at its place lately.

    ``tasks`` are the codes of the others, on whatever subject that lies where the task
    is done or inside. ``within`` is the length of the period that the task looks back
    on, its own day being the last.
    """

    tasks: tuple[str, ...] = field()
    within: Every = field()

    @tasks.validator
    def _some(self, _: object, tasks: tuple[str, ...]) -> None:
        if not tasks:
            raise InvalidValue(NO_TASKS())

    @within.validator
    def _long(self, _: object, within: Every) -> None:
        if within.about_days < 1:
            raise InvalidValue(NO_PERIOD())

    def first(self, day: date) -> date:
        """Return the first day of the period that the task looks back on from a day."""
        return self.within.before(day) + timedelta(days=1)

    def text(self) -> Text:
        """Say it in words."""
        return SAID(tasks=listed(self.tasks), within=self.within.text())


SAID = Message(
    zh="{within}内在该处做过 {tasks} 的人不能做",
    en="not by whoever did {tasks} there within {within}",
)
NO_TASKS = Message(
    zh="没有写哪些任务（写 tasks: [clean]）",
    en="no tasks are named (write tasks: [clean], for example)",
)
NO_PERIOD = Message(
    zh="时间段至少一天（写 within: 1个月 之类）",
    en="the period is a day at least (write within: 1 month, for example)",
)
