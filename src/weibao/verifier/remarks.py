"""What the verifier has to say of a roster."""

from datetime import date

from attrs import frozen

from weibao.texts.text import Message, Text, listed
from weibao.verifier.rules import Rule


@frozen(kw_only=True)
class Remark:
    """One place where a rule does not hold: which, for what, for whom, and when.

    ``orders`` and ``people`` are sorted ids. ``day`` is the day of the work, or the
    day from which the rule is broken where there is none.
    """

    rule: Rule
    text: Text
    orders: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    subject: str = ""
    day: date

    @property
    def rank(self) -> tuple[object, ...]:
        """What remarks are sorted by: day, subject, rule, orders, people, words."""
        return (
            self.day,
            self.subject,
            self.rule.value,
            self.orders,
            self.people,
            self.text.en,
        )

    def line(self) -> Text:
        """Say it in one line, with the rule's code and what it is about."""
        about = listed(self.orders or (self.subject,))
        return LINE(rule=self.rule.value, about=about, text=self.text)


@frozen(kw_only=True)
class Violation(Remark):
    """A rule that the roster breaks without saying so: a fault of its maker."""


@frozen(kw_only=True)
class Breach(Remark):
    """A rule that is not kept, openly: declared by the roster, or inherited."""


@frozen
class Verification:
    """The verdict on a roster, its remarks sorted by day, subject and rule."""

    violations: tuple[Violation, ...] = ()
    breaches: tuple[Breach, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the roster breaks no rule but those it owns up to."""
        return not self.violations

    @property
    def rules(self) -> frozenset[Rule]:
        """The rules that are violated."""
        return frozenset(violation.rule for violation in self.violations)

    @property
    def inherited(self) -> frozenset[str]:
        """The orders whose lateness the past had made unavoidable."""
        return frozenset(
            order
            for breach in self.breaches
            if breach.rule is Rule.INHERITED
            for order in breach.orders
        )

    def text(self) -> Text:
        """Say the verdict: a summary, then a line for each remark."""
        counts = {"violations": len(self.violations), "breaches": len(self.breaches)}
        lines = [VERDICT(**counts)]
        lines += [VIOLATION(line=remark.line()) for remark in self.violations]
        lines += [BREACH(line=remark.line()) for remark in self.breaches]
        return Text("\n".join(t.zh for t in lines), "\n".join(t.en for t in lines))


LINE = Message(zh="[{rule}] {text}（{about}）", en="[{rule}] {text} ({about})")
VERDICT = Message(
    zh="违规 {violations} 处，已申报的超期 {breaches} 处",
    en="violations: {violations}; declared breaches: {breaches}",
)
VIOLATION = Message(zh="违规 {line}", en="violation {line}")
BREACH = Message(zh="超期 {line}", en="breach {line}")
