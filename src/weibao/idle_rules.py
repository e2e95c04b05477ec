"""Rules of a policy that select nothing, and which of their words is to blame.

A mistyped tag is no error: layers of rules are shared by many portfolios, and a tag may
have no bearer yet. But its work goes missing in silence, so it is told.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from weibao.inventory import Subject
from weibao.policy import Place, Rule, Selector
from weibao.texts.text import Message, Text, listed


@frozen(kw_only=True)
class IdleRule:
    """A rule that selects no subject, and why not."""

    rule: str
    title: Text
    reason: Text
    place: Place = Place()

    @property
    def text(self) -> Text:
        """Say it in a sentence."""
        return IDLE(rule=self.rule, reason=self.reason)


def idle_rules(
    rules: Iterable[Rule], subjects: Sequence[Subject]
) -> tuple[IdleRule, ...]:
    """Return the rules that select none of the subjects, in their order."""
    return tuple(
        IdleRule(
            rule=rule.id,
            title=rule.title,
            reason=_reason(rule.select, subjects),
            place=rule.place,
        )
        for rule in rules
        if not any(map(rule.select.takes, subjects))
    )


def _reason(select: Selector, subjects: Sequence[Subject]) -> Text:
    """Name the parts of a selector that nothing meets, even taken alone."""
    unmet = [
        said for part, said in _parts(select) if not any(map(part.takes, subjects))
    ]
    return listed(unmet) if unmet else NOT_TOGETHER


def _parts(select: Selector) -> Iterator[tuple[Selector, Text]]:
    """Go through what a selector asks for, each part as a selector of its own."""
    for name, message in PARTS.items():
        words = getattr(select, name)
        if words:
            alone = evolve(Selector(), **{name: words})
            yield alone, message(what=listed(sorted(words)))
    for comparison in select.where:
        text = WHERE(attribute=comparison.attribute)
        yield Selector(where=(comparison,)), text


IDLE = Message(
    zh="规则 {rule} 没有选中任何对象，不起作用：{reason}",
    en="rule {rule} selects nothing and has no effect: {reason}",
)
PARTS = {
    "ids": Message(zh="没有对象的编号是 {what}", en="no subject has the id {what}"),
    "types": Message(zh="没有 {what} 类的对象", en="no subject is of the type {what}"),
    "families": Message(
        zh="没有 {what} 族的对象", en="no subject is of the family {what}"
    ),
    "tags": Message(zh="没有对象带标签 {what}", en="no subject carries the tag {what}"),
    "locations": Message(zh="{what} 里没有对象", en="no subject is in {what}"),
    "sites": Message(
        zh="项目 {what} 里没有对象", en="no subject is on the site {what}"
    ),
    "kinds": Message(zh="没有 {what} 这种对象", en="no subject is of the kind {what}"),
}
WHERE = Message(
    zh="没有对象的属性 {attribute} 符合条件",
    en="no subject's {attribute} is as the rule asks",
)
NOT_TOGETHER = Text(
    "每个条件单独都有对象符合，但没有对象同时符合全部条件",
    "each condition is met by some subject, but none meets all of them",
)
