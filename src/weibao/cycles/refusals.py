"""Why a cycle, or a rhythm of one, cannot be as it is said, and what to write."""

from weibao.texts.text import Message

NO_TIMES = Message(
    zh="时刻只用于不随完成日移动的日期和“每天一次”（例如 每1天，08:00）",
    en="times of day go with dates that no completion moves, and with once each day "
    "(write every 1 day, at 08:00, for example)",
)
DAYS_AROUND_TIMES = Message(
    zh="有时刻的工作，允许偏差以分钟计（例如 -15/+15分钟），不能以天计",
    en="work with a time of day has a tolerance in minutes (write -15/+15 minutes, for "
    "example), not in days",
)
NO_SEASON_TO_COUNT = Message(
    zh="写了“每个季节至少几次”却没有季节（加上例如 限04-01..10-31）",
    en="a number of times each season needs a season (add in 04-01..10-31, for "
    "example)",
)
NOTHING_TO_STRETCH = Message(
    zh="系数只用于“每隔多久”和“间隔不超过”的周期（改写 cycle:）",
    en="a factor goes with intervals and maximum gaps only (set the cycle instead)",
)
NO_COUNT = Message(
    zh="“共几次”只用于“每隔多久”的周期，且至少一次（其他周期请写截止日期）",
    en="a number of turns goes with an interval, and is at least 1 (give other cycles "
    "a last day)",
)
NO_SINGLE_DATES = Message(
    zh="单独加入或去掉的日期只用于不随完成日移动的日期",
    en="single dates go with dates that no completion moves",
)
NO_SHARE_OF_LEAD = Message(
    zh="“周期过百分之几时下达”只用于“每隔多久”的周期，且不超过100%"
    "（其他周期请写提前几天）",
    en="a release at a share goes with an interval, and is at most 100% (give other "
    "cycles a number of days)",
)
NO_WHOLE_MONTHS = Message(
    zh="“按整月”只用于“每隔多久”的周期",
    en="whole months go with intervals only",
)
NO_TOLERANCE = Message(
    zh="“每个周期内若干次”和“间隔不超过”自带时间窗，不能再加提前或推后",
    en="quotas and maximum gaps have windows of their own and take no tolerance",
)
MONTHS_EARLY = Message(
    zh="按列明的年份，只能提前若干整月，不能推后（例如 到期前2个月内）",
    en="in listed years work may be whole months early, and not late (write within 2 "
    "months before, for example)",
)
WIDE_TOLERANCE = Message(
    zh="允许偏差 {part} 超过了周期 {every} 的一半",
    en="the tolerance of {part} is more than half the interval of {every}",
)
NOTHING_TO_KEEP = Message(
    zh="“保持基准”需要写明允许偏差，例如 -10/+10 天",
    en="keeping the grid needs a tolerance to keep it in, such as -10/+10 days",
)
NO_CERTIFICATES = Message(
    zh="“间隔不超过”、几条规则并行和阈值触发的工作不能随证书停止"
    "（写例如 每15天，自完成日起）",
    en="longest gaps, several regimes and work that a threshold calls for do not stop "
    "for certificates (write every 15 days, from completion, for example)",
)
TIMES_KNOW_NO_STATES = Message(
    zh="按时刻做的工作不随状态停止，也不由事件引起（去掉时刻，或去掉状态和事件）",
    en="work at times of day neither stops for states nor waits for events (leave the "
    "times out, or the states and events)",
)
EVENT_TWICE = Message(
    zh="同一事件写了两次（每个事件一次）",
    en="an event is named twice (write each event once)",
)
NO_EVENTS = Message(
    zh="没有写由什么事件引起（例如 超载后7天内）",
    en="no event is named (write within 7 days of overload, for example)",
)
NO_CYCLE = Message(
    zh="没有可重计的周期：“其后周期重计”用于从完成日算起的周期"
    "（加上例如 每6个月，自完成日起）",
    en="there is no cycle that could restart: it goes with one that completions move "
    "(add every 6 months, from completion, for example)",
)
GAPS_RESTART = Message(
    zh="“间隔不超过”总是从上次完成算起（写 其后周期重计）",
    en="longest gaps always count from the last time (add afterwards the cycle "
    "restarts)",
)
NO_PERIOD_TO_USE = Message(
    zh="“用过免做”只用于“每个周期内若干次”（例如 每周一次，用过免做）",
    en="unless used goes with so many times in a period (write once each week, unless "
    "used, for example)",
)
NO_STATES_OF_GAPS = Message(
    zh="“间隔不超过”不能随状态停止（写例如 每15天，自完成日起，在用期间，恢复即做）",
    en="longest gaps do not stop for states (write every 15 days, from completion, "
    "while in_use, on return due now, for example)",
)
NOTHING_TO_RESTART = Message(
    zh="指定日期、重复规则、“每个周期内若干次”、基本周期的某些步和按整月的固定基准"
    "恢复后照旧（写 恢复后基准不变，或去掉）",
    en="listed dates, recurrence rules, periods, steps of a base cycle, and whole "
    "months on a fixed grid, go on as they are (write on return keep the grid, or "
    "leave it out)",
)
NO_ROOM = Message(
    zh="阈值触发的工作没有允许偏差（写明期限，例如 7天内）",
    en="work that a threshold calls for takes no tolerance (say by when, such as "
    "within 7 days)",
)
TOLERANCE_OF_EACH = Message(
    zh="几个周期并用时，允许偏差写在各自的周期里",
    en="where several cycles hold together each has its own tolerance (write it with "
    "the cycle that it is of)",
)
SEASON_AS_REGIME = Message(
    zh="几个规定同时约束时，季节也写成其中一个（例如 同时满足[04-01..06-30各一次] "
    "[间隔不超过13个月]）",
    en="where several cycles all hold a season is one of them (write all of [once in "
    "each of 04-01..06-30] [at most 13 months apart], for example)",
)
NO_PERCENT = Message(
    zh="表计周期的允许偏差写成表计单位或天数，不写百分比（例如 -5/+5 {unit}）",
    en="the tolerance of a meter's interval is in its units or in days, not in percent "
    "(write -5/+5 {unit}, for example)",
)
ROOM_ONCE = Message(
    zh="允许偏差只写一次：按表计单位（-5/+5 {unit}）或按天数（-5/+5天）",
    en="say the tolerance once: in units of the meter (-5/+5 {unit}) or in days "
    "(-5/+5 days)",
)
NO_UNITS_TO_KEEP = Message(
    zh="“保持基准”需要写明表计单位的允许偏差，例如 -5/+5 {unit}",
    en="keeping the grid needs a tolerance in units of the meter, such as -5/+5 {unit}",
)
WIDE_FOR_DAYS = Message(
    zh="允许偏差 {part} 超过了 {days} 个工作日的一半",
    en="the tolerance of {part} is more than half of {days} working days",
)
WINDOW_BEFORE = Message(
    zh="季前的周期已写明几天内，不能再加提前或推后（改写“几天内”）",
    en="work before a season has its days and takes no tolerance (change within how "
    "many days it is)",
)
THE_WHOLE_WEEK = Message(
    zh="第 {week} 周的每一天都可以做，不能再加提前或推后（去掉，或写明星期几）",
    en="any day of week {week} will do, so that it takes no tolerance (leave it out, "
    "or name a weekday)",
)
STEPS_MOVED = Message(
    zh="步序只用于固定基准（去掉“自完成日起”等）",
    en="steps go with a fixed grid (leave “from completion” and the like out)",
)
NO_LENGTH = Message(zh="周期的长度不能为零", en="a cycle cannot have a length of zero")
NO_DATES = Message(zh="没有列出日期", en="no dates are listed")
BAD_QUOTA = Message(
    zh="每个 {per} 的次数应为 1 到 {most}，而不是 {times}",
    en="the number of times in each {per} must be 1 to {most}, not {times}",
)
TOO_FEW = Message(
    zh="至少要两个周期才能取先到或后到的（再写一个）",
    en="it takes two cycles at least to be due with the first or last (add another)",
)
DOES_NOT_RESTART = Message(
    zh="取先到或后到的周期都须随完成重新算起（每个写上 自完成日起）",
    en="cycles of which the first or last is due all restart with the work (write each "
    "with from completion)",
)
NO_NUMBER_OF_SEASON = Message(
    zh="每个季节的次数至少为一次，且不与“每周期几次”同写（去掉其中一个）",
    en="the number of times each season is 1 or more, and goes without a number in "
    "each period (leave one of them out)",
)
NO_DATE_OF_ITS_OWN = Message(
    zh="“每个周期内若干次”和“间隔不超过”没有到期日可取先到或后到（写例如 每12个月，"
    "-1个月，自完成日起；几个规定都要满足时写 同时满足[…] […]）",
    en="quotas and longest gaps have no date of which the first or last could be due "
    "(write every 12 months, -1 month, from completion, for example; where all of them "
    "must be kept write all of [..] [..])",
)
ONE_DATE_OF_SEVERAL = Message(
    zh="几个周期取先到或后到时只有一个日期，不能从最早到最晚（去掉它）",
    en="the first or last of several is one date, with no early and late one (leave "
    "from the early to the late date out)",
)
AIM_TOO_SHORT = Message(
    zh="目标间隔 {aim} 短于最短间隔 {least}（应写在两者之间）",
    en="the gap to aim at ({aim}) is shorter than the least of {least} (write one "
    "between the two)",
)
AIM_TOO_LONG = Message(
    zh="目标间隔 {aim} 应大于零且不超过上限 {every}",
    en="the gap to aim at ({aim}) must be above zero and within the limit of {every}",
)
NOTHING_TO_COMBINE = Message(
    zh="没有可合并的规则（至少写两条，或一条减去另一条）",
    en="there is nothing to put together (give two rules, or one and what it loses)",
)
NO_RULE_OF_DATES = Message(
    zh="只有日期不随完成日移动的规则才能加减（例如 每星期一、每月第15天、每3个月）",
    en="only rules whose dates no completion moves can be added or taken away (such as "
    "every Monday, on the 15th of each month, every 3 months)",
)
EXTENDED_TOO_FAR = Message(
    zh="间隔至多延长一倍（100%；更长请改写间隔本身）",
    en="a gap is extended by no more than itself, 100% (write a longer gap instead)",
)
STEPS_STAY = Message(
    zh="基本周期的某些步从起算日数起，不能对齐（改写起算日）",
    en="steps of a base cycle are counted from its anchor and cannot be aligned (state "
    "another anchor)",
)
ALIGNED_TOO_FAR = Message(
    zh="对齐至多移动不到一个周期 {every}（写短些）",
    en="a first date is aligned by less than its interval of {every} (write a shorter "
    "length)",
)
ALIGNED_ALONE = Message(
    zh="几条规则并用时不能对齐其中一条（给它写明起算日）",
    en="one of several rules is not aligned (state its anchor)",
)
