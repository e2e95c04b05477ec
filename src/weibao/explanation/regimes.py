"""Which of several regimes bounds a turn: where it begins, where it ends, and why."""

from collections.abc import Iterator, Sequence
from datetime import date

from weibao.cycles.joint import Conflict, Joint
from weibao.cycles.regimes import Regime
from weibao.explanation.cause import Cause
from weibao.phrases import cycle_text
from weibao.phrases.regimes import regime_text
from weibao.texts.text import Message, Text


def regime_causes(
    gap: Joint, past: Sequence[date], conflict: Conflict | None
) -> Iterator[Cause]:
    """Say what each regime allows after some turns, and what all of them do.

    Args:
        gap: the regimes.
        past: the turns that the next one hangs on.
        conflict: what is in conflict, where no day is left.
    """
    for regime, part in zip(gap.regimes, gap.parts, strict=True):
        opens, closes = part.opens(past), part.closes(past)
        facts = {"regime": _name(regime), **_ends(opens, closes)}
        text = ALLOWS(regime=_said(regime), opens=opens, closes=closes)
        yield Cause("regime", text, facts)
    if conflict is not None:
        yield conflict_cause(conflict)
        return
    (first, opens), (last, closes) = gap.opening(past), gap.closing(past)
    text = IN_COMMON(opens=opens, first=_short(first), closes=closes, last=_short(last))
    facts = {"first": _name(first), "last": _name(last), **_ends(opens, closes)}
    yield Cause("in_common", text, facts)


def conflict_cause(conflict: Conflict) -> Cause:
    """Say which regimes leave a turn no day, and the nearest days of the two."""
    closing, opening = conflict.closing, conflict.opening
    text = CONFLICT(
        closing=_short(closing),
        last=conflict.last,
        opening=_short(opening),
        first=conflict.first,
    )
    facts = {
        "closing": _name(closing),
        "opening": _name(opening),
        "last": conflict.last.isoformat(),
        "first": conflict.first.isoformat(),
    }
    return Cause("conflict", text, facts)


def leads_on(day: date, to: date) -> Cause:
    """Say that a turn goes to another day, so that the one after it has one at all."""
    facts = {"bound": "next_turn", "day": day.isoformat(), "to": to.isoformat()}
    return Cause("bound", LEADS_ON(day=day, to=to), facts)


def _ends(opens: date, closes: date) -> dict[str, str]:
    return {"opens": opens.isoformat(), "closes": closes.isoformat()}


def _said(regime: Regime) -> Text:
    return regime_text(regime, cycle_text)


def _short(regime: Regime) -> Text:
    return regime.by or _said(regime)


def _name(regime: Regime) -> str:
    """Return what a regime is by, else its cycle, as plain data."""
    return _short(regime).en


ALLOWS = Message(
    zh="“{regime}”允许 {opens} 至 {closes}。",
    en="“{regime}” allows {opens} to {closes}.",
)
IN_COMMON = Message(
    zh="各个规定都允许的是 {opens}（{first}）至 {closes}（{last}）。",
    en="All of them allow {opens} (by {first}) to {closes} (by {last}).",
)
LEADS_ON = Message(
    zh="若在 {day} 做，其后一次就没有各个规定都允许的日子，因此改到 {to}。",
    en="Done on {day} it would leave the turn after it no day that all of them allow, "
    "so it goes to {to}.",
)
CONFLICT = Message(
    zh="没有一天各个规定都允许：{closing}最迟 {last}，{opening}最早 {first}；"
    "按先到的期限 {last} 安排。",
    en="No day is left that all of them allow: {closing} ends on {last}, {opening} "
    "begins on {first}. It keeps to the earlier limit, {last}.",
)
