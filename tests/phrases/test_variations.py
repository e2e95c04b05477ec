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
every 5000 switchings of meter door_cycles | 表计door_cycles每5000次动作
28 to 36 days, evenly between overhaul | 28-36 days, evenly between overhaul
    | 28 to 36 days evenly between overhaul | 28至36天，均匀安排在overhaul之间
    | 28到36天，均匀安排在overhaul之间
last of [every 250 h, from completion] [every 12 months, from completion]
    | 后到者[每250小时，自完成日起] [每12个月，自完成日起]
    | last of [every 250 hours, from completion], [every 12 months, from completion]
every Monday plus on the 15th of each month
    | every Monday, plus on the 15th of each month | 每星期一加上每月第15天
    | 每周一加上每月15日 | 每周一，加上每月15号
every Monday minus on the 1st of each month | 每星期一减去每月第1天
    | 每周一减去每月1日
every 24 h by the clock, from 2026-03-28 08:00
    | every 24 hours by the clock, from 2026-03-28 08:00
    | every twenty-four hours by the clock, from 2026-03-28 08:00
    | every 24h by the clock from 2026-03-28T08:00
    | 按实际时间每24小时，自2026-03-28 08:00起
    | 按实际时间每二十四小时，从2026-03-28 08:00起
    | 按实际时间每24个小时，自2026年3月28日 8:00起
every 12 months, -1/+1 months, in whole months, keep the grid
    | every 12 months, ±1 month, in whole months, keep the grid
    | 每12个月，±1个月，按整月，保持基准
    | every 12 months, -1/+1 month, in whole months, keeping the grid
every 12 months, +1 month, late-tolerant | every 12 months, + 1 month, late tolerant
    | 每12个月，+1个月，容许推后 | 每12个月，＋1个月，容许推后
    | 每12个月，+1个月，允许推后
every 12 months, within 2 months before, keep the deadline
    | 每12个月，到期前2个月内，保持期限
    | every 12 months, within 2 months before, keeping the deadline
    | every 12 months, within 2 months before, keep deadline
every 5 years, within 3 months before, renewed from the expiry
    | every five years, within three months before, renewed from expiry
    | 每5年，到期前3个月内，自到期日续期 | 每五年，到期前三个月内，从到期日续期
    | 每5年，到期前3个月内，自到期日起续期
every 1 year, within 3 months before and 3 months after, at the anniversary
    | every 1 year, within 3 months before and after, at the anniversary
    | 每1年，到期前3个月内或后3个月内，按周年日 | 每一年，到期前后3个月内，按周年日
    | every 1 year, within 3 months before or 3 months after, at the anniversary
every 6 months, -10/+10 days, from completion if late or too late
    | 每6个月，-10/+10天，推后或过晚时自完成日起
    | 每6个月，±10天，推后、过晚时从完成日起
every 1 year, -3/+3 months, not counted if too early | 每1年，-3/+3个月，过早时不算
    | 每1年，±3个月，过早不算
every 3 months, ±10%, shifted by 50% if too early or too late
    | 每3个月，±10%，过早或过晚时移动50%
    | every 3 months, ±10%, shifted by 50 percent if too early or too late
    | 每3个月，±10％，过早或过晚时移动50％
every 30 days, from actual start | every 30 days, from the actual start
    | 每30天，自实际开始起 | 每30天，从实际开始起 | 每30天，自实际开始日起
every 2 months, from planned end to the next end, lasting 3 days
    | 每2个月，自计划结束至下次结束，历时3天
    | every two months, from planned end to next end, lasting three days
    | 每两个月，自计划结束至下次结束，历时三天
    | 每2个月，从计划结束到下次结束，历时3日
every 1 month, from 2026-01-31, short months clamp
    | 每1个月，自2026-01-31起，缺日取月末
every 3 months, from 2026-02-28, at month ends
    | every 3 months, from 2026-02-28, at month end
    | every 3 months, from 2026-02-28, at the month end
    | 每3个月，自2026-02-28起，逢月末
    | every 3 months, from 2026-02-28, at the end of the month
twice each week, weeks from Sunday | twice a week, weeks from Sunday
    | 每周2次，星期日为一周之始 | 每周两次，周日为一周之始
    | 每周两次，星期天为一周之始 | twice each week, weeks from Sun
every 1 month, from 2026-01-01, steps 1, 2, 3 of 4
    | every 1 month, from 2026-01-01, steps 1,2,3 of 4
    | 每1个月，自2026-01-01起，4步中第1、2、3步
    | 每1个月，自2026-01-01起，4步中第1，2，3步
every 1 month, from 2026-05-01, step 6 of 6, 5 steps done
    | every 1 month, from 2026-05-01, step 6 of 6, five steps done
    | 每1个月，自2026-05-01起，6步中第6步，已做5步
    | 每1个月，自2026-05-01起，6步中第6步，已做五步
at most 15 days apart, aim 13 days | at most 15 days apart, aim for 13 days
    | at most 15 days apart, aiming at 13 days | 间隔不超过15天，目标13天
    | 间隔不超过十五天，目标十三天 | 间隔不超过15天，目标为13天
    | at most fifteen days apart, aim thirteen days
at most 31 days apart, extended by up to 25%, any 3 together at most 3.25 intervals
    | at most 31 days apart;extended by 25%;any three together at most 3.25 intervals
    | 间隔不超过31天，可延长25%，连续3次合计不超过3.25个间隔
    | 间隔不超过31天，可延长25%，连续三次合计不超过3.25个间隔
at most 14 days apart, at least 18 times each season, in 04-01..10-31
    | at most 14 days apart, at least eighteen times each season, in 04-01..10-31
    | 间隔不超过14天，每个季节至少18次，限04-01..10-31
    | 间隔不超过14天，每个季节至少十八次，限4月1日至10月31日
every 250 h, at 8 h a day | every 250 h, at 8 hours a day
    | every 250 h, at 8 h per day | 每250小时，按每天8小时 | 每250小时，按每日8小时
    | 每250小时，按每天八小时
every 250 h, between 4 and 12 h a day | every 250 h, between 4 and 12 hours a day
    | every 250 h, between 4 and 12 h per day | 每250小时，每天4到12小时之间
    | 每250小时，每天4至12小时之间 | 每250小时，每天4到12小时
    | 每250小时，每天4-12小时之间
every 250 h, average of the last 5 readings
    | every 250 h, average of the last five readings
    | every 250 h, average of last 5 readings | 每250小时，按最近5次读数平均
    | 每250小时，按最近五次读数平均
every 250 h, average of the last 90 days
    | every 250 h, average of the last ninety days | 每250小时，按最近90天平均
    | 每250小时，按最近九十天平均
every 250 h, no use after 30 days without a reading
    | every 250 h, no use after thirty days without a reading
    | 每250小时，30天无读数按不使用计 | 每250小时，三十天无读数按不使用计
    | 每250小时，30日无读数按不使用计
every 250 h, ask after 30 days without a reading
    | every 250 h, ask after thirty days without a reading
    | 每250小时，30天无读数则抄表 | 每250小时，三十天无读数则抄表
every 50 h, -5/+5 h, keep the grid | every 50 h, ±5 h, keep the grid
    | every 50 h, +5/-5 h, keep the grid
    | every 50 hours, plus or minus 5 hours, keep the grid
    | 每50小时，-5/+5小时，保持基准 | 每50小时，±5小时，保持基准
    | 每50小时，正负5小时，保持基准 | 每五十小时，±五小时，保持基准
when temperature above 255, again below 200
    | when temperature above 255, again below 200
    | temperature高于255时，低于200后重新计
    | when temperature is above 255, again below 200
when temperature above 255, again below 200, within 7 days
    | when temperature above 255, again below 200, within seven days
    | temperature高于255时，低于200后重新计，7天内做
    | temperature高于255时，低于200后重新计，七天内做
    | temperature高于255时，低于200后重新计，7日内做
every 15 days, in season growing | every fifteen days, in season growing
    | 每15天，限growing季
every 12 months, not in 03-01..08-31 unless cleared
    | every 12 months, not in 03-01 to 08-31 unless cleared
    | 每12个月，避开03-01..08-31，许可除外 | 每12个月，避开3月1日至8月31日，许可除外
    | every 12 months, not in 3-1..8-31 unless cleared
every 12 months, not in 03-01..08-31, moved before
    | 每12个月，避开03-01..08-31，避让提前
once each month, not in 02-01..02-20, not in 2026-05-01..2026-05-10
    | 每月一次，避开02-01..02-20，避开2026-05-01..2026-05-10
    | 每月一次，避开2月1日到2月20日，避开2026年5月1日至2026年5月10日
    | once a month, not in 02-01..02-20, not in 2026/5/1..2026/5/10
every 3 months, catch up missed work | 每3个月，漏做补做
every 3 months, also on 2026-05-10 | 每3个月，另加2026-05-10
    | 每3个月，另加2026年5月10日
every 3 months, except 2026-05-01 | every 3 months, except on 2026-05-01
    | every 3 months except 2026/5/1 | 每3个月，除去2026-05-01
    | 每3个月，除去2026年5月1日
every 30 days, while in_use | every 30 days, while in use
    | every thirty days while in_use | 每30天，在用期间 | 每三十天，在用期间
    | 每30天，in_use期间
every 30 days, while in_use, on return due now | 每30天，在用期间，恢复即做
once each week, unless used | once a week, unless used | weekly unless used
    | 每周一次，用过免做 | 每周，用过免做
every 1 month, certified until permit_to | 每1个月，证书有效期至permit_to
    | every 1 month certified until permit_to
within 7 days of overload | within 7 days after overload
    | within 7 days of an overload | 超载后7天内 | 超载后七天内 | 超载后7日内
    | 超载后7天以内 | 发生超载后7天内
before use again after earthquake | 地震后再用之前
within 14 days after task correct of test | 测试后任务correct完成后14天内
    | within fourteen days after task correct of test
every 1 day, at 08:00, ±15 min | every 1 day at 8:00 ±15 min
    | every 1 day, at 08:00, ±15 minutes | every 1 day, at 08:00, +/-15 min
    | 每1天，08:00，±15分钟 | 每1天，8:00，±15分钟 | 每1天，08：00，±十五分钟
    | every 1 day, at 08:00, -15/+15 min | 每1天，08:00，正负15分钟
every 4 h while open, and at opening | every four hours while open and at opening
    | 营业期间每4小时，营业开始时也一次 | 营业期间每四小时，营业开始时也一次
every 3 months, released 5 working days ahead
    | every 3 months, released 5 workdays ahead
    | every 3 months, released 5 working days before | 每3个月，提前5个工作日下达
    | 每3个月，提前五个工作日下达
    | every 3 months, released five business days ahead
every 3 months, released 2 weeks ahead | 每3个月，提前2周下达
    | 每3个月，提前两周下达
every 250 days, released at 80% of the interval
    | every 250 days, released at 80 % of the interval | 每250天，周期过80%时下达
    | 每250天，周期过80％时下达 | 每二百五十天，周期过80%时下达
every 12 months, from completion, deferred by at most 10% up to 30 days
    | every 12 months, from completion, deferred by at most 10 percent up to 30 days
    | 每12个月，自完成日起，延期不超过10%至多30天
    | 每12个月，自完成日起，延期不得超过10%至多30天
    | every 12 months, from completion, deferred by no more than 10% up to 30 days
every 12 months, from completion, deferred at most once in a row
    | 每12个月，自完成日起，连续延期不超过一次
    | 每12个月，自完成日起，连续延期不超过1次
    | every 12 months, from completion, deferred at most one time in a row
in years 1, 4, 7, then every year, without years 4
    | 第1、4、7年，以后每年，不含第4年
    | in years 1, 4, 7, then every year, without year 4
    | 第一、四、七年，以后每年，不含第四年
in years 1, 4, 7, then every year, anew after alteration
    | 第1、4、7年，以后每年，alteration后重新起算
in years 2, 3, 5 only | 仅第2、3、5年 | only in years 2, 3, 5
    | in years 2, 3 and 5 only | 仅第二、三、五年
once in each of 04-01..05-31, 08-01..09-30
    | once in each of 04-01..05-31 and 08-01..09-30
    | 04-01..05-31、08-01..09-30各一次 | 4月1日至5月31日、8月1日至9月30日各一次
    | 04-01..05-31、08-01..09-30各1次
    | one time in each of 04-01..05-31, 08-01..09-30
before 05-01..09-30, within 45 days | 05-01..09-30前45天内
    | 05-01..09-30前四十五天内 | before 5-1..9-30, within forty-five days
    | 5月1日至9月30日前45天内
in week 53 of each year, short years last week | 每年第53周，缺周取末周
    | in week fifty-three of each year, short years last week
3 times each quarter and 21 to 42 days apart
    | three times a quarter, 21 to 42 days apart | 每季度3次且间隔21至42天
    | 每季度三次，间隔21-42天 | 3 times per quarter and 21-42 days apart
RRULE:FREQ=MONTHLY;BYDAY=-1FR | RRULE: FREQ=MONTHLY;BYDAY=-1FR
    | rrule:FREQ=MONTHLY;BYDAY=-1FR | RRULE:freq=monthly;byday=-1fr
at most 31 days apart, extended by up to 25%, with a grace from discovery
    | 间隔不超过31天，可延长25%，漏做自发现起宽限
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
    "每1万公里",
    "表计door_cycles每五千次动作",
    "表计door_cycles每1万次动作",
]


@pytest.mark.parametrize("forms", ROWS, ids=lambda forms: str(forms[0]))
def test_one_cycle_is_written_in_many_ways(forms: list[str]) -> None:
    """All of them say the first of their row, which prints what can be read again."""
    cycle = parse_cycle(forms[0])
    assert {form: parse_cycle(form) for form in forms} == dict.fromkeys(forms, cycle)
    said = cycle_text(cycle)
    assert parse_cycle(said.en) == parse_cycle(said.zh) == cycle


def test_not_below_is_no_meter_of_its_own() -> None:
    """A sign of no before below belongs to it, not to the name of the meter."""
    assert parse_cycle("temperature不低于255时") == parse_cycle("temperature高于255时")
    assert parse_cycle("temperature不高于255时") == parse_cycle("temperature低于255时")


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_may_mean_two_things_is_refused(text: str) -> None:
    """Where people disagree on what words mean, none of the meanings is taken."""
    with pytest.raises(InvalidValue):
        parse_cycle(text)
