"""How reports write figures: hours, shares and gaps."""

from weibao.equipment import Criticality, SubjectKind, Tier
from weibao.reports.load import Minutes
from weibao.reports.longest_gaps import GapStatement
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

TENTHS_BELOW = 100 * 60
"""From so many minutes on hours are written without tenths."""
NOTHING = "–"


def hours(minutes: int) -> str:
    """Write minutes as hours."""
    if minutes < TENTHS_BELOW:
        tenths = (minutes * 10 + 30) // 60
        return f"{tenths // 10}.{tenths % 10}"
    return f"{(minutes + 30) // 60:,}"


def share(minutes: Minutes) -> str:
    """Write the share taken as a percentage."""
    return NOTHING if minutes.percent is None else f"{minutes.percent}%"


def largest(statement: GapStatement) -> Text:
    """Write the largest gap of a statement in days."""
    gap = statement.largest
    if gap is None or gap.days is None:
        return Text.same(NOTHING)
    return days(gap.days)


def days(number: int) -> Text:
    """Write a number of days."""
    return Every(days=number).text()


def kept(statement: GapStatement) -> Text:
    """Say whether the gaps of a statement are kept, and what the past brought."""
    verdict = KEPT() if statement.visits else NONE_DUE()
    if statement.over:
        verdict = OVER(number=len(statement.over))
    if statement.inherited:
        return verdict + INHERITED(number=len(statement.inherited))
    return verdict


TIERS = {
    Tier.DAILY: Text("日常", "daily"),
    Tier.PERIODIC: Text("定期", "periodic"),
    Tier.EMERGENCY: Text("应急", "emergency"),
}
RANKS = {criticality: criticality.text for criticality in Criticality}
KINDS: dict[SubjectKind, Text] = {
    "asset": Text("设备", "assets"),
    "location": Text("位置", "locations"),
    "round": Text("巡检路线", "rounds"),
}
KEPT = Message(zh="符合", en="kept")
NONE_DUE = Message(zh="期内无到期工单", en="none due")
OVER = Message(zh="超期 {number} 处", en="too long: {number}")
INHERITED = Message(zh="（另有上期遗留 {number} 处）", en=" (plus inherited: {number})")
