"""The same cycle written as people write it: numerals, units, width, gaps, order."""

import pytest

from weibao.errors import InvalidValue
from weibao.phrases import cycle_text, parse_cycle

SAME = """
every 3 months | every three months | EVERY 3 MONTHS | every  3  months
    | every 3 month | every3months | every 3 mo | each 3 months
    | once every 3 months | every ３ months | every 3 months.
每3个月 | 每三个月 | 每 3 个月 | 每３个月 | 每3个月一次 | 每三个月1次
every 1 year | every one year
每1年 | 每一年 | 每１年 | 每1年一次
every 2 weeks | every two weeks
every 15 days | every fifteen days | each 15 days | every 15 d
每15天 | 每十五天 | 每15日 | 每十五日 | 每15天一次 | 每15天1次
every 45 days | every forty-five days | every forty five days
每45天 | 每四十五天
每90天 | 每九十天 | 每90日
every 30 days | every thirty days
every 20 days | every twenty days
every 90 days | every ninety days
每100天 | 每一百天
每180天 | 每一百八十天
每365天 | 每三百六十五天
每半年 | every half year | each half year | semi-annually | half-yearly
每月 | monthly | every month | each month | once each month | once a month
    | once per month | 每月一次 | 每月1次 | 每个月一次 | 每个月
每周 | weekly | every week | 每星期 | 每周一次 | 每个星期一次 | 每星期一次
    | 每礼拜一次 | once a week | once per week
每天 | daily | every day | each day | 每日 | 每日一次 | 每天一次 | 每日1次
    | once a day | once per day
每季度 | quarterly | every quarter | each quarter | 每季 | 每季度一次 | 每个季度一次
    | 每季一次 | once a quarter
每年 | yearly | annually | every year | each year | 每年一次 | 每年度一次
    | once a year | once per year
每半月 | half-monthly | every half month | 每半个月 | 每半月一次 | 每半个月一次
    | once each half month
at most 15 days apart | at most fifteen days apart | no more than 15 days apart
    | not more than 15 days apart | at least every 15 days
    | at intervals not exceeding 15 days | at intervals of at most 15 days
    | never more than 15 days apart | up to 15 days apart
间隔不超过15天 | 间隔不超过十五天 | 间隔不超过15日 | 间隔不得超过15天
    | 间隔不大于15天 | 间隔最多15天 | 至少每15天一次 | 最长间隔15天 | 间隔至多15天
20 to 40 days apart | 20-40 days apart | 20–40 days apart | 20 days to 40 days apart
    | 20~40 days apart | twenty to forty days apart
间隔20至40天 | 间隔20到40天 | 间隔20-40天 | 间隔20～40天 | 间隔20—40天
    | 间隔二十至四十天 | 间隔20天至40天 | 间隔在20至40天之间
twice each week | 2 times each week | two times each week | twice a week
    | twice per week | 2 times per week | two times a week | twice weekly
    | 2 times every week
每周2次 | 每周两次 | 每周二次 | 每周２次 | 每星期两次 | 每个星期2次 | 每周做2次
3 times each quarter | three times each quarter | three times a quarter
    | thrice each quarter
每季度3次 | 每季度三次 | 每季三次 | 每个季度3次
on 2026-03-10, 2026-09-22 | on 2026-03-10 and 2026-09-22 | on 2026-03-10; 2026-09-22
    | on 2026/03/10, 2026/09/22 | 于2026-03-10、2026-09-22
    | 于2026年3月10日、2026年9月22日 | 于2026-03-10和2026-09-22
    | 于2026-03-10，2026-09-22
every Monday | every mondays | every mon | each Monday | on Mondays | 每星期一
    | 每周一 | 每逢周一 | 每个星期一 | 每礼拜一 | 逢星期一
on the 1st working day of each month | on the first working day of each month
    | on the 1st workday of each month | on the first working day of every month
    | on the first working day of the month | 每月第1个工作日 | 每月第一个工作日
    | 每个月第一个工作日 | 每月首个工作日
on the last Friday of each month | last Friday of each month
    | on the last Fri of each month | on the last Friday of every month
    | 每月最后一个星期五 | 每月最后一个周五 | 每月最后1个星期五 | 每月最后一个礼拜五
on the last day of each month | 每月最后一天 | on the last day of every month
on the 15th of each month | on the 15th of every month
    | on the 15th day of each month | 每月第15天 | 每月15日 | 每月15号
    | 每月第十五天 | 每月十五日
on the 2nd last working day of each month | 每月倒数第2个工作日
    | 每月倒数第二个工作日 | on the second last working day of each month
    | on the second to last working day of each month
in week 10 of each year | in ISO week 10 of each year | in week 10 of every year
    | in week ten of each year | 每年第10周 | 每年第十周
on Monday of week 10 of each year | 每年第10周星期一 | 每年第十周周一
    | on Mon of week 10 of each year
every 30 working days | every 30 workdays | every thirty working days
    | every 30 business days | 每30个工作日 | 每30工作日 | 每三十个工作日
every 250 h | every 250 hours | every 250 hrs | every 250 running hours | every 250h
    | 每250小时 | 每250h | 每250个小时 | 每250运行小时 | 每二百五十小时
    | every 250 operating hours
every 250 h or 12 months | every 250 hours or 12 months
    | every 250 h or every 12 months
    | every 250 h or 12 months, whichever comes first
    | every 250 h or 12 months, whichever is first
    | every 250 h or 12 months, whichever is sooner
    | every 250 h or 12 months, whichever occurs first | 每250小时或12个月
    | 每250小时或12个月，以先到者为准 | 每250小时或12个月，先到为准
    | 每250小时或每12个月 | 每250小时或12个月，先到者为准 | 每250小时或者12个月
every 6 months, -10/+10 days | every 6 months, ±10 days | every 6 months, +/-10 days
    | every 6 months, +/- 10 days | every 6 months ±10 days
    | every 6 months (±10 days) | every 6 months, ±10d
    | every 6 months, plus or minus 10 days | every 6 months, +10/-10 days
    | ±10 days, every 6 months | every 6 months; ±10 days
    | every 6 months, ± ten days | every 6 months, －10/＋10 days
    | every six months, plus/minus 10 days | every 6 months, -10 days/+10 days
每6个月，-10/+10天 | 每6个月，±10天 | 每6个月±10天 | 每6个月（±10天）
    | 每六个月，±十天 | 每6个月，正负10天 | 每6个月，＋10/－10天 | ±10天，每6个月
    | 每6个月,+/-10天 | 每6个月，-10天/+10天
every 6 months, -2 months | every 6 months, -two months | every 6 months, - 2 months
every 6 months, ±10% up to 15 days | every 6 months, ±10 % up to 15 days
    | every 6 months, ±10 percent up to 15 days
    | every 6 months, ±10% at most 15 days | every 6 months, ±10% max 15 days
    | every 6 months, ±１０％ up to 15 days | 每6个月，±10%至多15天
    | 每6个月，±10％至多15天 | 每6个月，±10%最多15天 | 每6个月，±10%不超过15天
every 12 months, within 2 months before | every 12 months, within two months before
    | every 12 months, within the 2 months before
    | every 12 months, within 2 months before the due date | 每12个月，到期前2个月内
    | 每12个月，到期前两个月内 | 每12个月，到期前二个月内 | 每12个月，期满前2个月内
    | 每12个月，到期前2个月以内 | 每十二个月，到期前2个月内
every 3 months, from completion | every 3 months, after completion
    | every 3 months from completion | every 3 months from the completion
    | every 3 months after completion | every 3 months, floating
    | from completion, every 3 months | every 3 months since completion
    | 每3个月，自完成日起 | 每3个月，从完成日起 | 每3个月，自完成之日起
    | 每3个月，从完成日算起 | 每3个月（自完成日起） | 自完成日起每3个月
    | 自完成日起，每3个月 | 每3个月，自完成日算起 | 每3个月，自完成日期起
every 3 months, on a fixed grid | every 3 months, fixed | every 3 months, fixed grid
    | 每3个月，固定基准
every 3 months, from 2026-01-15 | every 3 months from 2026-01-15
    | every 3 months, starting 2026-01-15 | every 3 months, from 2026/1/15
    | every 3 months, starting from 2026-01-15
    | every 3 months, starting on 2026-01-15 | 每3个月，自2026-01-15起
    | 每3个月，从2026-01-15起 | 每3个月，自2026年1月15日起 | 每3个月，自2026/1/15起
    | 自2026-01-15起每3个月 | 自2026-01-15起，每3个月
    | 每3个月，自２０２６－０１－１５起 | 每3个月，2026-01-15起
every 3 months, until 2026-12-31 | every 3 months until 2026-12-31
    | every 3 months, to 2026-12-31 | every 3 months, till 2026-12-31
    | 每3个月，至2026-12-31止 | 每3个月，到2026-12-31止
    | 每3个月，至2026年12月31日止 | 每3个月，至2026-12-31 | 每3个月，直至2026-12-31
every 3 months, 4 times in all | every 3 months, four times in all
    | every 3 months, 4 times in total | 每3个月，共4次 | 每3个月，共四次
    | 每3个月，总共4次 | 每3个月，一共4次
every 15 days, in 04-01..10-31 | every 15 days, in 4-1..10-31
    | every 15 days, in 04-01 to 10-31 | every 15 days in 04-01..10-31
    | 每15天，限04-01..10-31 | 每15天，限4月1日至10月31日
    | 每15天，限4月1日到10月31日 | 每15天，限04-01至10-31 | 每15天，限04-01～10-31
once each month, not in 02-01..02-20 | monthly, not in 02-01..02-20
    | 每月一次，避开02-01..02-20 | 每月一次，避开2月1日至2月20日
every 3 months, closed days after | 每3个月，遇休顺延 | 每3个月，遇休息日顺延
every 1 day, at 06:00, 14:00, 22:00 | every 1 day at 06:00, 14:00 and 22:00
    | every 1 day, at 6:00, 14:00, 22:00 | every 1 day, at 06：00, 14：00, 22：00
    | 每1天，06:00、14:00、22:00 | 每1天，6:00、14:00、22:00
    | 每1天06：00、14：00、22：00
every 2 h while open | every two hours while open | every 2 hours while open
    | 营业期间每2小时 | 营业期间每两小时 | 营业期间每两个小时 | 营业期间每２小时一次
    | 营业期间每2小时一次
in years 1, 4, 7, then every year, within 2 months before
    | in years 1, 4 and 7, then every year, within 2 months before
    | in years 1,4,7 then every year, within 2 months before
    | in years 1, 4, 7 and then every year, within 2 months before
    | 第1、4、7年，以后每年，到期前2个月内 | 第1，4，7年，以后每年，到期前2个月内
    | 第一、四、七年，以后每年，到期前两个月内
    | 第1、4、7年,以后每年一次，到期前2个月内
    | 第1年、第4年、第7年，以后每年，到期前2个月内
    | 第1、4、7年，之后每年，到期前2个月内
first at 5 years of age, then every 2 years
    | first at five years of age, then every two years
    | first at 5 years, then every 2 years | 满5年首次，以后每2年
    | 满五年首次，以后每两年 | 满5年首次，以后每2年一次 | 满５年首次，以后每２年
    | 满5年首次，此后每2年
once at 10 years of age | once at ten years of age | 满10年做一次 | 满十年做一次
    | 满10年一次
every 2 years, from 15 years of age every 1 year
    | every 2 years, from 15 years of age every year | 每2年，满15年后每1年
    | 每两年，满十五年后每年 | 每2年，满15年后每年 | 每2年，满15年后每一年
first at 5 years of age, then every 2 years, scrapped at 10 years of age
    | 满5年首次，以后每2年，满10年报废 | 满五年首次，以后每两年，满十年报废
all of [once each quarter] [at most 4 months apart]
    | all of [quarterly] [at most 4 months apart]
    | 同时满足[每季度一次] [间隔不超过4个月]
    | 同时满足【每季度一次】【间隔不超过4个月】
    | 同时满足［每季度一次］［间隔不超过4个月］
    | all of [once each quarter], [at most 4 months apart]
    | 同时满足[每季度一次]、[间隔不超过4个月]
    | 同时满足[每季度一次]和[间隔不超过4个月]
    | all of [once each quarter] and [at most 4 months apart]
within 7 days of overload | within seven days of overload | overload后7天内
    | overload后七天内 | overload后７日内
every 12 months, less a day, from completion
    | every 12 months less a day from completion
    | every 12 months less one day, from completion | 每12个月少一天，自完成日起
    | 每12个月少1天，自完成日起 | 每12个月减一天，自完成日起
at most 31 days apart, extended by up to 25%
    | at most 31 days apart, extended up to 25% | 间隔不超过31天，可延长25%
    | 间隔不超过31天，可延长25％ | 间隔不超过31天，最多可延长25%
once each year and at most 12 months apart | once a year and at most 12 months apart
    | once each year, at most 12 months apart | 每年一次且间隔不超过12个月
    | 每年1次且间隔不超过12个月 | 每年一次，间隔不超过12个月
    | 每年一次，且间隔不超过十二个月 | 每年一次并且间隔不超过12个月
    | 每年至少一次且间隔不超过12个月
every 18 months | every 1 year 6 months | every eighteen months | 每18个月
    | 每1年6个月 | 每十八个月
每2年 | 每两年 | 每二年 | 每2年一次 | 每两年一次
每6个月 | 每六个月 | 每6个月一次
before 05-01..09-30, within 45 days | 05-01..09-30前45天内 | 5月1日至9月30日前45天内
    | 05-01..09-30前四十五天内
every 3 months, released 5 working days ahead
    | every 3 months, released five working days ahead | 每3个月，提前5个工作日下达
    | 每3个月，提前五个工作日下达
every 12 months, aligned once to 07-10 up to 2 months later
    | 每12个月，首次对齐07-10至多推后2个月 | 每12个月，首次对齐7月10日至多推后两个月
when temperature above 255 | temperature高于255时 | when temperature ≥ 255
    | temperature≥255时 | when temperature is above 255
"""
ROWS = [
    [form.strip() for form in row.split(" | ")]
    for row in SAME.strip().replace("\n    | ", " | ").splitlines()
]
UNCLEAR = [
    "每隔3个月",
    "每3月",
    "每6个月，前后10天",
    "一年一次",
    "biweekly",
    "every 15 days, in 04/01..10/31",
    "every 3 months, from 15/01/2026",
    "every one two days",
    "每一百二天",
]


@pytest.mark.parametrize("forms", ROWS, ids=lambda forms: str(forms[0]))
def test_one_cycle_is_written_in_many_ways(forms: list[str]) -> None:
    """All of them say the first of their row, which prints what can be read again."""
    cycle = parse_cycle(forms[0])
    assert {form: parse_cycle(form) for form in forms} == dict.fromkeys(forms, cycle)
    said = cycle_text(cycle)
    assert parse_cycle(said.en) == parse_cycle(said.zh) == cycle


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_may_mean_two_things_is_refused(text: str) -> None:
    """Where people disagree on what words mean, none of the meanings is taken."""
    with pytest.raises(InvalidValue):
        parse_cycle(text)
