"""Listed years, intervals by age, and what begins their count anew, in phrases."""

from weibao.cycles.period import MONTHS, Period
from weibao.cycles.stage import Boundary, ListedYears, Stage, Stages
from weibao.phrases.clause import Clause
from weibao.spans.every import Every
from weibao.texts.text import Text


def _stage(length: Every, every: Every = Every(), then: int = 0) -> Stage:
    return Stage(length, every or Every(months=MONTHS[Period.YEAR] * then))


LISTED_YEARS = Clause(
    "rhythm",
    (
        "in years {years}, then every {then}",
        "in years {years} <,|> <and|> then every {then}",
    ),
    (
        "第{years}年，以后每{then}",
        "第{years}年<，|><以后|之后|此后|其后>每{then}<一次|1次|>",
    ),
    lambda years, then: ListedYears(years=years, then_every=then),
    Text(
        "第1、4、7年，以后每年，到期前2个月内",
        "in years 1, 4, 7, then every year, within 2 months before",
    ),
    Text(
        "起算月之后的这些年，以后每隔这么多年；期限为当月月末，时间窗从月初算起，"
        "早做晚做都不影响以后的日期",
        "in these years after the base month, then every so many: due by the end of "
        "that month; the window begins on the first of one, and no completion moves "
        "later dates",
    ),
)
ONLY_YEARS = Clause(
    "rhythm",
    ("in years {years} only", "only in years {years}"),
    ("仅第{years}年",),
    lambda years: ListedYears(years=years, then_every=None),
    Text("仅第2、3、5年", "in years 2, 3, 5 only"),
    Text(
        "只在起算月之后的这些年，以后不再到期",
        "in these years after the base month, and never after them",
    ),
)
BY_AGE = Clause(
    "rhythm",
    (
        "first at {length} of age, then every {every}",
        "first at {length} <of age|old|> <,|> <and|> then every {every}",
    ),
    (
        "满{length}首次，以后每{every}",
        "满{length}<首次|第一次><，|><以后|之后|此后|其后>每{every}<一次|1次|>",
    ),
    lambda length, every: Stages(first_at=length, stages=(Stage(Every(), every),)),
    Text("满5年首次，以后每2年", "first at 5 years of age, then every 2 years"),
    Text(
        "首次在部件满这个年龄时，以后从实际完成日起每隔这么久；加“固定基准”则只按年龄，"
        "不随完成日移动",
        "first when the part has this age, then so long after each completion; with on "
        "a fixed grid by age alone, whatever was done when",
    ),
)
ONCE_AT = Clause(
    "rhythm",
    ("once at {length} of age",),
    ("满{length}做一次", "满{length}<做|><一次|1次>"),
    lambda length: Stages(first_at=length, stages=()),
    Text("满10年做一次", "once at 10 years of age"),
    Text(
        "部件满这个年龄时一次，例如更换；做完为止",
        "once when the part has this age, such as replacing it; it is due until done",
    ),
)
STAGE = Clause(
    "stages",
    ("from {length} of age every {every}", "from {length} of age <on|> every {then}"),
    (
        "满{length}后每{every}",
        "满{length}<以后|之后|起|后>每{every}<一次|1次|>",
        "满{length}<以后|之后|起|后>每{then}<一次|1次|>",
    ),
    _stage,
    Text("每2年，满15年后每1年", "every 2 years, from 15 years of age every 1 year"),
    Text(
        "部件满这个年龄后改为这个周期，并在满龄那天做一次；可写多段",
        "from this age of the part on another interval; work is due as it begins; may "
        "be said again for further ages",
    ),
    many=True,
    of=Stages,
)
APPLIES = Clause(
    "boundary",
    ("new intervals count from the last time",),
    ("新周期自上次起算",),
    lambda: Boundary.APPLY,
    Text(
        "每2年，满15年后每1年，新周期自上次起算",
        "every 2 years, from 15 years of age every 1 year, new intervals count from "
        "the last time",
    ),
    Text(
        "满龄那天不必做：新周期从上次完成日算起，最早在满龄那天到期",
        "nothing is due as a new interval begins: it counts from the last completion, "
        "and is due no earlier than it begins",
    ),
    of=Stages,
)
STOPS = Clause(
    "boundary",
    ("due as a new interval begins",),
    ("满龄时做",),
    lambda: Boundary.STOP,
    Text(
        "每2年，满15年后每1年，满龄时做",
        "every 2 years, from 15 years of age every 1 year, due as a new interval "
        "begins",
    ),
    Text("满龄那天到期（默认）", "work is due as a new interval begins (the default)"),
)
LIFE = Clause(
    "life",
    ("scrapped at {length} of age",),
    ("满{length}报废",),
    lambda length: length,
    Text(
        "满5年首次，以后每2年，满10年报废",
        "first at 5 years of age, then every 2 years, scrapped at 10 years of age",
    ),
    Text(
        "满这个年龄即报废，从那天起不再到期",
        "the part is scrapped at this age, and nothing is due from then on",
    ),
    of=Stages,
)
SINCE = Clause(
    "since",
    ("age since {name}",),
    ("年龄自{name}计",),
    lambda name: name,
    Text(
        "满5年首次，以后每2年，年龄自manufactured计",
        "first at 5 years of age, then every 2 years, age since manufactured",
    ),
    Text(
        "年龄从这个属性（日期）算起；没有写明则从安装日算起",
        "the age counts from the date that this attribute states, or from the date "
        "installed where it states none",
    ),
    of=Stages,
)
DROPPED = Clause(
    "dropped",
    ("without years {years}", "without year {years}"),
    ("不含第{years}年",),
    lambda years: frozenset(years),
    Text(
        "第1、4、7年，以后每年，不含第4年",
        "in years 1, 4, 7, then every year, without years 4",
    ),
    Text(
        "这些年由其他工作代替，不做",
        "years of which other work took the place are left out",
    ),
    of=ListedYears,
)
ANEW = Clause(
    "anew_by",
    ("anew after {name}",),
    ("{name}后重新起算",),
    lambda name: name,
    Text(
        "第1、4、7年，以后每年，alteration后重新起算",
        "in years 1, 4, 7, then every year, anew after alteration",
    ),
    Text(
        "同一对象完成这项任务（写任务代码）后，从那时重新起算",
        "once the task of that code is done on the same subject, all is counted from "
        "then",
    ),
    of=ListedYears | Stages,
)
AGES = (
    STAGE,
    APPLIES,
    STOPS,
    LIFE,
    SINCE,
    DROPPED,
    ANEW,
)
