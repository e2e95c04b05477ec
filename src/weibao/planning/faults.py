"""What keeps a plan from being made."""

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text, listed


@frozen
class Fault:
    """One thing that keeps a plan from being made; ``rule`` names what is at fault.

    ``part`` is the part of the rule that says it.
    """

    text: Text
    rule: str = ""
    part: str = ""


class Unplannable(InvalidValue):
    """A policy that cannot be applied to its inventory, with all that is wrong."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(listed([fault.text for fault in faults]))
        self.faults = faults


AT = Message(zh="{subject}：{why}", en="{subject}: {why}")
FOR = Message(zh="{subject} 的 {task}：{why}", en="{subject}, {task}: {why}")
