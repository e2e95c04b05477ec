"""Times of day, opening hours and hours of the clock, in phrases."""

from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.phrases.clause import Clause
from weibao.texts.text import Text

WHILE_OPEN = Clause(
    "rhythm",
    ("every {clock} while open",),
    ("营业期间每{clock}", "<营业|开放>期间每{clock}<一次|1次|>"),
    lambda clock: WhileOpen(clock),
    Text("营业期间每2小时", "every 2 h while open"),
    Text(
        "从开门起每隔这么久一次，开门和关门时刻本身不算；营业时间写在项目或位置的 "
        "opening；错过的不能补做",
        "again and again from each opening on, the opening and the closing itself not "
        "among them; opening hours are those of the place (opening:); a turn that was "
        "missed cannot be made good",
    ),
)
BY_THE_CLOCK = Clause(
    "rhythm",
    ("every {clock} by the clock",),
    ("按实际时间每{clock}",),
    lambda clock: ElapsedHours(clock),
    Text(
        "按实际时间每24小时，自2026-03-28 08:00起",
        "every 24 h by the clock, from 2026-03-28 08:00",
    ),
    Text(
        "按实际经过的小时数计，夏令时换钟后当地时刻随之移动；不写起算时刻则为安装日零点",
        "counted in hours that pass, so that its local time moves when clocks are put "
        "forward or back; without a time to count from, from the beginning of the day "
        "installed",
    ),
)
FROM_COMPLETION = Clause(
    "rhythm",
    ("every {clock} by the clock from completion",),
    ("自完成时刻起按实际时间每{clock}",),
    lambda clock: ElapsedHours(clock, floats=True),
    Text(
        "自完成时刻起按实际时间每24小时",
        "every 24 h by the clock from completion",
    ),
    Text(
        "从实际完成的时刻起每隔这么多小时；漏做的按它的时刻接着算；也可写成 "
        "按实际时间每24小时，自完成日起",
        "so many hours after the time at which it was done; what was missed is counted "
        "from its own time; every 24 h by the clock, from completion, is the same",
    ),
)
CLOCK_RHYTHMS = (
    WHILE_OPEN,
    BY_THE_CLOCK,
    FROM_COMPLETION,
)

BEGIN = Clause(
    "begin",
    ("from {moment}",),
    ("自{moment}起", "<自|从>{moment}<算起|起>"),
    lambda moment: moment,
    Text(
        "按实际时间每6小时，自2026-10-24 20:00起",
        "every 6 h by the clock, from 2026-10-24 20:00",
    ),
    Text("起算的当地时刻", "the local time to count from"),
    of=ElapsedHours,
)
AT_OPENING = Clause(
    "at_opening",
    ("and at opening", "at opening"),
    ("营业开始时也一次", "营业开始时一次", "开门时也一次"),
    lambda: True,
    Text("营业期间每4小时，营业开始时也一次", "every 4 h while open, and at opening"),
    Text("开门时另做一次", "a turn at each opening, too"),
    of=WhileOpen,
)
AT_CLOSING = Clause(
    "at_closing",
    ("and at closing", "at closing"),
    ("营业结束时再一次", "营业结束时一次", "关门时再一次"),
    lambda: True,
    Text("营业期间每2小时，营业结束时再一次", "every 2 h while open, and at closing"),
    Text("关门时再做一次", "a last turn at each closing"),
    of=WhileOpen,
)
AT = Clause(
    "at",
    ("at {times_of_day}",),
    ("{times_of_day}", "在{times_of_day}", "于{times_of_day}"),
    lambda times_of_day: times_of_day,
    Text("每1天，06:00、14:00、22:00", "every 1 day, at 06:00, 14:00, 22:00"),
    Text(
        "当天这些当地时刻各一次；换钟时跳过的时刻按换钟前的时差算，重复的时刻取第一次",
        "once at each of these local times of the day; a time that clocks leave out is "
        "read with the offset before, and of one that comes twice it is the first",
    ),
)
LEEWAY = Clause(
    "leeway",
    ("{leeway}",),
    ("{leeway}",),
    lambda leeway: leeway,
    Text("每1天，08:00，±15分钟", "every 1 day, at 08:00, ±15 min"),
    Text(
        "最早、最迟可在几时开始，两端都算；不写则须准时开始；也可写 -10/+20分钟",
        "how early and how late the work may begin, both ends included; without it, it "
        "begins at the time itself; -10/+20 min will do, too",
    ),
)
CLOCK_SUFFIXES = (BEGIN, AT_OPENING, AT_CLOSING, AT, LEEWAY)
