"""Quotas and gaps said as phrases."""

from collections.abc import Iterator

from weibao.cycles.rhythms import MaximumGap, Quota
from weibao.phrases.gap_clauses import (
    AIM,
    BAND,
    CAP,
    EACH_SEASON,
    EXTENSION,
    MAXIMUM_GAP,
    QUOTA_AND_BAND,
    QUOTA_AND_GAP,
)
from weibao.phrases.lengths import band_text
from weibao.phrases.percentages import factor_text, share_text
from weibao.phrases.periods import period_text, times_text
from weibao.phrases.rhythm_clauses import QUOTA
from weibao.texts.text import Text


def quota_text(quota: Quota) -> Text:
    """Say how many times in each period."""
    return QUOTA.say(**_quota_words(quota))


def gap_text(rhythm: MaximumGap) -> Text:
    """Say the longest gap, the least, and the quota that goes with them."""
    said = {"length": rhythm.every.text()}
    if rhythm.least is not None:
        said = {"band": band_text(rhythm.least, rhythm.every)}
    if rhythm.quota is None:
        return (BAND if rhythm.least else MAXIMUM_GAP).say(**said)
    said |= _quota_words(rhythm.quota)
    return (QUOTA_AND_BAND if rhythm.least else QUOTA_AND_GAP).say(**said)


def gap_texts(rhythm: MaximumGap) -> Iterator[Text]:
    """Say what gap is aimed at, and what extensions may add up to."""
    if rhythm.aim is not None:
        yield AIM.say(length=rhythm.aim.text())
    if rhythm.each_season is not None:
        yield EACH_SEASON.say(times=times_text(rhythm.each_season))
    if rhythm.extension is not None:
        yield EXTENSION.say(extension=share_text(rhythm.extension))
    if rhythm.cap is not None:
        factor = Text.same(factor_text(rhythm.cap.factor))
        yield CAP.say(number=Text.same(str(rhythm.cap.gaps)), factor=factor)


def _quota_words(quota: Quota) -> dict[str, Text]:
    period = period_text(quota.per)
    return {"times": times_text(quota.times), "period": period, "zh_period": period}
