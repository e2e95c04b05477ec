"""The first thing that a summary says: whether all is well, and if not, what is not."""

from enum import Enum

from attrs import frozen

from weibao.reports.summary import Summary
from weibao.texts.text import Message, Text


class State(Enum):
    """How a build stands."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"


@frozen
class Verdict:
    """How a build stands, in a word and in a sentence."""

    state: State
    text: Text


def verdict(summary: Summary) -> Verdict:
    """Judge a build by its figures."""
    violations = len(summary.verification.violations)
    if violations:
        return Verdict(State.BAD, BROKEN(number=violations))
    if summary.unplaced:
        state = State.BAD if summary.unplaced_by_law else State.CARE
        text = SHORT(number=len(summary.unplaced), by_law=summary.unplaced_by_law)
        return Verdict(state, text + _also_late(summary))
    if summary.late:
        return Verdict(State.CARE, PLACED() + _also_late(summary))
    if summary.verification.breaches:
        number = len(summary.verification.breaches)
        return Verdict(State.CARE, PLACED() + BREACHES(number=number))
    if summary.unreached:
        return Verdict(State.CARE, IN_TIME() + BARE(number=len(summary.unreached)))
    return Verdict(State.GOOD, IN_TIME() + END())


def _also_late(summary: Summary) -> Text:
    inherited = summary.late_inherited
    others = len(summary.late) - inherited
    text = Text()
    if inherited:
        text += INHERITED(number=inherited)
    if others:
        text += LATE(number=others)
    return text + END()


BROKEN = Message(
    zh="本次排班有 {number:,} 处违规，不能使用。",
    en="This roster breaks rules ({number:,} times) and must not be used.",
)
SHORT = Message(
    zh="{number:,} 张工单未排入（法定或安全类 {by_law:,} 张）",
    en="Orders without a place: {number:,} (of law or safety: {by_law:,})",
)
PLACED = Message(zh="全部工单均已排入", en="Every order has its place")
IN_TIME = Message(zh="全部工单均已按期排入", en="Every order has its place, in time")
INHERITED = Message(
    zh="；上期遗留的超期 {number:,} 张", en="; late from before: {number:,}"
)
LATE = Message(
    zh="；{number:,} 张排在期限之后", en="; placed after their limit: {number:,}"
)
BREACHES = Message(
    zh="；有 {number:,} 处间隔超期。",
    en="; gaps that could not be kept: {number:,}.",
)
BARE = Message(
    zh="；{number:,} 个对象没有规则覆盖。",
    en="; subjects that no rule reaches: {number:,}.",
)
END = Message(zh="。", en=".")
