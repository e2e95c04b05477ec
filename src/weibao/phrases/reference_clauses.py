"""From what to what an interval that floats is measured, in phrases."""

from collections.abc import Iterator, Mapping

from weibao.cycles.anchor import FROM_COMPLETION, Edge, Mark, Reference
from weibao.cycles.rhythms import Interval
from weibao.errors import InvalidValue
from weibao.phrases.clause import Clause
from weibao.phrases.shift_clauses import FLOATS
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

MARKS: Mapping[Mark, Text] = {
    Mark.SCHEDULED_START: Text("计划开始", "planned start"),
    Mark.SCHEDULED_END: Text("计划结束", "planned end"),
    Mark.ACTUAL_START: Text("实际开始", "actual start"),
    Mark.ACTUAL_END: Text("实际结束", "actual end"),
}
MARK = "(?:planned|actual) (?:start|end)|(?:计划|实际)(?:开始|结束)"


def parse_mark(text: str) -> Mark:
    """Read what is measured from."""
    words = text.lower()
    return next(mark for mark, said in MARKS.items() if words in (said.zh, said.en))


def whole_days(length: Every) -> int:
    """Return how many days work lasts.

    Raises:
        InvalidValue: months are no number of days.
    """
    if length.months:
        raise InvalidValue(NO_DAYS(length=length.text()))
    return length.days


MEASURED = Clause(
    "reference",
    ("from {mark}", "from the {mark}"),
    ("自{mark}起", "<自|从>{mark}<日|时|><起|算起>"),
    lambda mark: Reference(mark),
    Text("每30天，自实际开始起", "every 30 days, from actual start"),
    Text(
        "从上次计划或实际的开始、结束算起；计划以到期日为开始",
        "measured from when the last work was planned or began or ended; it is planned "
        "to begin on its due date",
    ),
    of=Interval,
)
TO_END = Clause(
    "reference",
    ("from {mark} to the next end", "from <the|> {mark} to next end"),
    ("自{mark}至下次结束", "<自|从>{mark}<到|至>下次结束"),
    lambda mark: Reference(mark, Edge.END),
    Text(
        "每2个月，自计划结束至下次结束，历时3天",
        "every 2 months, from planned end to the next end, lasting 3 days",
    ),
    Text(
        "量到下次结束：到期日再早一次的历时",
        "measured to the end of the next work: it is due as long before as it lasts",
    ),
    of=Interval,
)
LASTING = Clause(
    "lasts",
    ("lasting {length}",),
    ("历时{length}",),
    whole_days,
    Text(
        "每30天，自计划结束起，历时3天",
        "every 30 days, from planned end, lasting 3 days",
    ),
    Text(
        "一次从开始到结束的天数；记录没有写开始日期时也按它倒推",
        "the days from the start of the work to its end; where a record does not say "
        "when it began, it began so long before",
    ),
    of=Interval,
)
MEASURES = (MEASURED, TO_END, LASTING)


def reference_texts(reference: Reference) -> Iterator[Text]:
    """Say from what to what an interval is measured."""
    mark = MARKS[reference.measure_from]
    if reference.measure_to is Edge.END:
        yield TO_END.say(mark=mark)
    elif reference.measure_from is not FROM_COMPLETION.measure_from:
        yield MEASURED.say(mark=mark)
    else:
        yield FLOATS.say()
    if reference.lasts:
        yield LASTING.say(length=Every(days=reference.lasts).text())


NO_DAYS = Message(
    zh="历时写天数（不写 {length}；例如 历时3天）",
    en="work lasts a number of days (not {length}; write lasting 3 days, for example)",
)
