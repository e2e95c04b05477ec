"""Two rules that do the same task on the same subjects, at different cycles.

Plans that were written apart contradict each other without anybody meaning it. The
stricter cycle keeps both promises, and costs hours that somebody should know of.
"""

from collections.abc import Sequence
from enum import Enum

from attrs import frozen

from weibao.policy import Place
from weibao.texts.text import Message, Text


class Stands(Enum):
    """Why one of two cycles applies."""

    STRICTER = "stricter"
    OFTENER = "oftener"
    LATER = "later"


@frozen
class Claim:
    """The cycle that a rule asks for, in words, and where it does."""

    rule: str
    cycle: Text
    place: Place = Place()

    @property
    def text(self) -> Text:
        """Name the rule with its file and line."""
        return CLAIM(rule=self.rule, place=self.place, cycle=self.cycle)


@frozen(kw_only=True)
class RivalCycles:
    """One task that two rules do at different cycles, and which of them applies.

    ``hours`` are the working hours of people that a year takes more than with the
    other cycle, months reckoned as thirty days; None where there is no saying.
    """

    task: Text
    applied: Claim
    left: Claim
    stands: Stands
    subjects: int
    hours: float | None = None

    @property
    def place(self) -> Place:
        """Where the cycle that has no effect is written."""
        return self.left.place

    @property
    def text(self) -> Text:
        """Say it in a sentence."""
        said = RIVALS(
            task=self.task,
            number=self.subjects,
            applied=self.applied.text,
            left=self.left.text,
            why=WHY[self.stands],
        )
        if not self.hours or self.hours < 1:
            return said
        return MORE(said=said, hours=round(self.hours))


def together(rivals: Sequence[RivalCycles]) -> RivalCycles:
    """Put together what is said of several subjects."""
    known = [one.hours for one in rivals if one.hours is not None]
    first = rivals[0]
    return RivalCycles(
        task=first.task,
        applied=first.applied,
        left=first.left,
        stands=first.stands,
        subjects=sum(one.subjects for one in rivals),
        hours=sum(known) if known else None,
    )


WHY = {
    Stands.STRICTER: Text("前者更严", "the first is the stricter"),
    Stands.OFTENER: Text(
        "两者各有更严之处，前者更频繁",
        "each is stricter in some way, and the first comes oftener",
    ),
    Stands.LATER: Text(
        "两者无法比较，前者写在后面", "they cannot be compared, and the first is later"
    ),
}
CLAIM = Message(zh="{rule}（{place}：{cycle}）", en="{rule} ({place}: {cycle})")
RIVALS = Message(
    zh="{number} 个对象的“{task}”由两条规则规定了不同周期：按 {applied} 执行，"
    "{left} 不起作用；{why}（去掉其中一个周期；有意改动的规则写 apply: none）",
    en="two rules do “{task}” at different cycles, on so many subjects: {number}; "
    "{applied} applies, {left} does not; {why} (take one cycle away; a rule that is "
    "meant to change the other says apply: none)",
)
MORE = Message(
    zh="{said}。与后者相比，每年约多 {hours} 个工时",
    en="{said}; it takes about {hours} working hours a year more than the other",
)
