"""What bounds the time between two turns, in phrases: least, longest, extended, capped.

A gap may also be joined with a number of turns in each period of the calendar.
"""

from weibao.cycles.gap import Cap
from weibao.cycles.rhythms import MaximumGap, Quota
from weibao.phrases.clause import Clause
from weibao.texts.text import Text

MAXIMUM_GAP = Clause(
    "rhythm",
    (
        "at most {length} apart",
        "<no more than|not more than|never more than|up to> {length} apart",
        "at least <once|> every {every}",
        "at intervals <of at most|of no more than|of not more than|not exceeding> "
        "{length}",
    ),
    (
        "间隔不超过{length}",
        "<间隔|间隔时间|间隔期><不超过|不得超过|不应超过|不大于|不多于|至多|最多|最长>{length}",
        "<最长间隔|最大间隔>{length}",
        "至少每{every}<进行|做|><一次|1次>",
        "每{every}至少<进行|做|><一次|1次>",
    ),
    lambda **length: MaximumGap(*length.values()),
    Text("间隔不超过15天", "at most 15 days apart"),
    Text(
        "距上次完成不得超过这么久；提前做，下一次的期限也随之提前",
        "never longer than this since the last time; work done early "
        "brings the next forward",
    ),
)
BAND = Clause(
    "rhythm",
    ("{band} apart",),
    ("间隔{band}", "间隔<在|>{band}之间"),
    lambda band: MaximumGap(band[1], least=band[0]),
    Text("间隔20至40天", "20 to 40 days apart"),
    Text(
        "距上次完成不短于前者、不长于后者；做得太早的不算数，太晚的算数，但属超期",
        "no shorter than the first and no longer than the second since the last time; "
        "work too early does not count, work too late does and is a breach",
    ),
)
QUOTA_AND_GAP = Clause(
    "rhythm",
    (
        "{times} each {period} and at most {length} apart",
        "{times} <each|a|per|every> {period} <and|, and|,|> at most {length} apart",
        "{times} {adverb} <and|, and|,|> at most {length} apart",
        "at most {length} apart <and|, and|,|> {times} <each|a|per|every> {period}",
    ),
    (
        "每{zh_period}{times}且间隔不超过{length}",
        "每{zh_period}<至少|>{times}<，且|，|且|并且|，并且|>间隔<不超过|不得超过|不大于>{length}",
        "间隔<不超过|不得超过|不大于>{length}<，且|，|且|并且|，并且|>每{zh_period}<至少|>{times}",
    ),
    lambda times, length, **period: MaximumGap(
        length, quota=Quota(times, *period.values())
    ),
    Text("每年一次且间隔不超过12个月", "once each year and at most 12 months apart"),
    Text(
        "自然周期内完成这么多次，且距上次不超过这么久；某个周期做满以后，"
        "下一次在下一周期",
        "this many times in each period of the calendar, and never longer than this "
        "since the last time; once a period has them all, the next is in the next one",
    ),
)
QUOTA_AND_BAND = Clause(
    "rhythm",
    (
        "{times} each {period} and {band} apart",
        "{times} <each|a|per|every> {period} <and|, and|,|> {band} apart",
        "{times} {adverb} <and|, and|,|> {band} apart",
        "{band} apart <and|, and|,|> {times} <each|a|per|every> {period}",
    ),
    (
        "每{zh_period}{times}且间隔{band}",
        "每{zh_period}{times}<，且|，|且|并且|，并且|>间隔{band}",
        "间隔{band}<，且|，|且|并且|，并且|>每{zh_period}{times}",
    ),
    lambda times, band, **period: MaximumGap(
        band[1], least=band[0], quota=Quota(times, *period.values())
    ),
    Text("每季度3次且间隔21至42天", "3 times each quarter and 21 to 42 days apart"),
    Text(
        "次数与最短、最长间隔一并满足；太早而不算数的不计入次数",
        "the number, the least and the longest gap at once; what comes too early "
        "counts for none of them",
    ),
)
GAPS = (MAXIMUM_GAP, BAND, QUOTA_AND_GAP, QUOTA_AND_BAND)

AIM = Clause(
    "aim",
    ("aim {length}", "<aim for|aim at|aiming at|aiming for> {length}"),
    ("目标{length}", "目标<为|是>{length}"),
    lambda length: length,
    Text("间隔不超过15天，目标13天", "at most 15 days apart, aim 13 days"),
    Text("安排时瞄准的间隔，给变化留余地", "the gap to plan with, to leave some room"),
    of=MaximumGap,
)
EXTENSION = Clause(
    "extension",
    (
        "extended by up to {extension}",
        "<may be|> extended <by up to|up to|by at most|by> {extension}",
    ),
    ("可延长{extension}", "<最多可|至多可|可最多|可至多|可>延长{extension}"),
    lambda extension: extension,
    Text("间隔不超过31天，可延长25%", "at most 31 days apart, extended by up to 25%"),
    Text(
        "偶尔可用的延长（一个月按30天，只舍不入）：计划仍按原间隔，用一次记一次",
        "for occasional use (30 days to a month, rounded down): planning keeps to the "
        "gap itself, and each use is counted",
    ),
    of=MaximumGap,
)
CAP = Clause(
    "cap",
    ("any {number} together at most {factor} intervals",),
    ("连续{number}次合计不超过{factor}个间隔",),
    lambda number, factor: Cap(number, factor),
    Text(
        "间隔不超过31天，可延长25%，连续3次合计不超过3.25个间隔",
        "at most 31 days apart, extended by up to 25%, "
        "any 3 together at most 3.25 intervals",
    ),
    Text(
        "任意连续这么多个间隔加起来的上限，使延长不成习惯",
        "what so many gaps in a row may add up to, so that extending is no habit",
    ),
    of=MaximumGap,
)
EACH_SEASON = Clause(
    "each_season",
    (
        "at least {times} each season",
        "at least {times} in each season",
        "at least {times} a season",
    ),
    ("每个季节至少{times}", "每季节至少{times}"),
    lambda times: times,
    Text(
        "间隔不超过14天，每个季节至少18次，限04-01..10-31",
        "at most 14 days apart, at least 18 times each season, in 04-01..10-31",
    ),
    Text(
        "每个季节（连着的几段算一个）里至少做这么多次；间隔需要时可以更多",
        "this many times at least in each season (adjoining ones are one); more where "
        "the gap asks for it",
    ),
    of=MaximumGap,
)
GAP_PARTS = (
    AIM,
    EXTENSION,
    CAP,
    EACH_SEASON,
)
