"""The rules that a roster is held to, by code."""

from enum import Enum

from weibao.texts.text import Message, Text


class Rule(Enum):
    """One rule of a roster. A closed vocabulary."""

    MISSING_WORK = "missing_work"
    WRONG_WINDOW = "wrong_window"
    NOT_DUE = "not_due"
    CHAIN_START = "chain_start"
    ORDER_MISSING = "order_missing"
    ORDER_TWICE = "order_twice"
    ORDER_UNKNOWN = "order_unknown"
    ORDER_ALTERED = "order_altered"
    ORDER_DONE = "order_done"
    EXTRA_VISIT = "extra_visit"
    NOT_NEEDED = "not_needed"
    HORIZON = "horizon"
    PAST = "past"
    EARLY = "early"
    LATE = "late"
    MISDECLARED = "misdeclared"
    INHERITED = "inherited"
    CHAIN_GAP = "chain_gap"
    REGIMES = "regimes"
    ONE_DAY = "one_day"
    SEGMENTS = "segments"
    CLOCK = "clock"
    DURATION = "duration"
    PARTS = "parts"
    START_TIME = "start_time"
    PERSON_UNKNOWN = "person_unknown"
    EMPLOYMENT = "employment"
    SHIFT = "shift"
    BREAK = "break"
    ABSENCE = "absence"
    PEOPLE = "people"
    SKILL = "skill"
    CERTIFICATE = "certificate"
    PEOPLE_NAMED = "people_named"
    CREW = "crew"
    CREW_MEMBER = "crew_member"
    CREW_WHOLE = "crew_whole"
    DAILY_TEAM = "daily_team"
    ESCORT = "escort"
    OWN_WORK = "own_work"
    OUTSOURCING = "outsourcing"
    DOUBLE_BOOKING = "double_booking"
    TRAVEL = "travel"
    BASE = "base"
    DAY_LIMIT = "day_limit"
    WEEK_LIMIT = "week_limit"
    MONTH_LIMIT = "month_limit"
    OVERTIME = "overtime"
    REST = "rest"
    DAYS_IN_A_ROW = "days_in_a_row"
    SITE_CLOSED = "site_closed"
    BLACKOUT = "blackout"
    WORKING_HOURS = "working_hours"
    ACCESS = "access"
    OPENING = "opening"
    QUIET_HOURS = "quiet_hours"
    SUBJECT_BUSY = "subject_busy"
    OUTAGE_GROUP = "outage_group"
    PLACE_FULL = "place_full"
    ISOLATION = "isolation"
    TOOL = "tool"
    VISITS = "visits"
    RESERVE = "reserve"
    PIN = "pin"
    PRECEDENCE = "precedence"
    ITEMS = "items"

    @property
    def text(self) -> Text:
        """Say what the rule demands."""
        return DEMANDS[self]()


DEMANDS = {
    Rule.ITEMS: Message(
        zh="轮换的任务轮到谁就做谁",
        en="rotating work takes the items whose turn it is",
    ),
    Rule.MISSING_WORK: Message(
        zh="到期的工作都有工单，或有不做的记录",
        en="all work that falls due has an order, or is on record as left out",
    ),
    Rule.WRONG_WINDOW: Message(
        zh="工单的时间窗符合周期", en="the window of an order is what its cycle allows"
    ),
    Rule.NOT_DUE: Message(
        zh="工单对应到期的工作", en="an order stands for work that falls due"
    ),
    Rule.CHAIN_START: Message(
        zh="间隔链从上次完成之日起算", en="a chain counts from the last completion"
    ),
    Rule.ORDER_MISSING: Message(
        zh="每张未完成的工单都要有去向", en="every open order is accounted for"
    ),
    Rule.ORDER_TWICE: Message(zh="一张工单只有一个去向", en="no order appears twice"),
    Rule.ORDER_UNKNOWN: Message(
        zh="只安排需求中的工单", en="only orders of the demand are placed"
    ),
    Rule.ORDER_ALTERED: Message(
        zh="工单内容与需求一致", en="an order stays as the demand states it"
    ),
    Rule.ORDER_DONE: Message(
        zh="已完成的工单不再安排", en="orders already done are listed as done only"
    ),
    Rule.EXTRA_VISIT: Message(
        zh="加做只能接在间隔链的工单之后，且为最轻一级",
        en="an extra visit follows an order of a chain, at the lightest level",
    ),
    Rule.NOT_NEEDED: Message(
        zh="只有间隔链上的工单可免", en="only orders of a chain can be left out"
    ),
    Rule.HORIZON: Message(zh="日期在计划期内", en="work lies in the horizon"),
    Rule.PAST: Message(
        zh="不安排在“今天”之前", en="work is not placed before the as-of day"
    ),
    Rule.EARLY: Message(zh="不早于时间窗", en="work is not before its window"),
    Rule.LATE: Message(
        zh="不晚于时间窗，除非如实申报", en="work is not after its window undeclared"
    ),
    Rule.MISDECLARED: Message(
        zh="申报的超期天数、期限与“上期遗留”属实", en="lateness is declared as it is"
    ),
    Rule.INHERITED: Message(
        zh="没有上期遗留的超期",
        en="nothing is late because of what was done before the horizon",
    ),
    Rule.CHAIN_GAP: Message(
        zh="相邻两次的间隔不超过上限", en="visits lie no further apart than allowed"
    ),
    Rule.REGIMES: Message(
        zh="同时约束的几个规定有共同的日子",
        en="several regimes leave days that all of them allow",
    ),
    Rule.ONE_DAY: Message(zh="当日开工当日完工", en="work ends on the day it begins"),
    Rule.SEGMENTS: Message(
        zh="工时段有先后、不重叠", en="stretches of work follow one another"
    ),
    Rule.CLOCK: Message(
        zh="时刻为整分钟且用项目当地时间",
        en="times are whole minutes of the site's local time",
    ),
    Rule.PARTS: Message(
        zh="分段的工作每段够长，并在下一个能作业的日子继续",
        en="divided work has long enough parts and goes on on the next day it can",
    ),
    Rule.DURATION: Message(zh="时长与计划一致", en="work takes its planned time"),
    Rule.START_TIME: Message(
        zh="有时刻的工作在其时段内开始",
        en="work with a time of day begins when it may",
    ),
    Rule.PERSON_UNKNOWN: Message(
        zh="只派人员名册中的人", en="only people of the workforce are sent"
    ),
    Rule.EMPLOYMENT: Message(zh="人员当日在职", en="people are employed on the day"),
    Rule.SHIFT: Message(zh="人员当时当班", en="people are on shift"),
    Rule.BREAK: Message(zh="不占用休息时间", en="breaks are kept free"),
    Rule.ABSENCE: Message(zh="人员当时没有缺勤", en="people are not absent"),
    Rule.PEOPLE: Message(zh="人数与要求一致", en="as many people come as are needed"),
    Rule.SKILL: Message(zh="派出人员的工种齐备", en="every position has its skill"),
    Rule.CERTIFICATE: Message(
        zh="派出人员当日的证书齐备", en="every position has certificates valid then"
    ),
    Rule.PEOPLE_NAMED: Message(
        zh="必须去的人员都去，不准去的都不去",
        en="whoever is required is sent, and nobody who is barred",
    ),
    Rule.CREW: Message(zh="由指定班组承担", en="the crew is the one named"),
    Rule.CREW_MEMBER: Message(zh="人员属于该班组", en="people belong to the crew"),
    Rule.CREW_WHOLE: Message(
        zh="不可拆分的班组整班出动", en="a crew that may not split comes whole"
    ),
    Rule.DAILY_TEAM: Message(
        zh="每日组队的班组，一天之内组好的队不变",
        en="a team formed for a day stays together for the day",
    ),
    Rule.ESCORT: Message(
        zh="需要陪同的工作全程有人陪同，不需要的没有",
        en="work that asks for an escort has one beside it, and other work has none",
    ),
    Rule.OWN_WORK: Message(
        zh="没有人检查自己做的工作", en="nobody inspects what they did themselves"
    ),
    Rule.OUTSOURCING: Message(
        zh="外包按价计费、不超预算，其后续工作也外包",
        en="work given away keeps its price and the budget, and what follows it is "
        "given away too",
    ),
    Rule.DOUBLE_BOOKING: Message(
        zh="一人同一时间只做一件事", en="nobody does two things at one time"
    ),
    Rule.TRAVEL: Message(
        zh="两项工作之间留足路程时间", en="there is time to get from stop to stop"
    ),
    Rule.BASE: Message(
        zh="班内留足往返驻地的时间", en="there is time to come from base and return"
    ),
    Rule.DAY_LIMIT: Message(zh="每日工时不超过上限", en="hours a day keep the limit"),
    Rule.WEEK_LIMIT: Message(zh="每周工时不超过上限", en="hours a week keep the limit"),
    Rule.MONTH_LIMIT: Message(
        zh="每月工时不超过上限", en="hours a month keep the limit"
    ),
    Rule.OVERTIME: Message(
        zh="每月加班不超过上限", en="overtime in a month keeps the limit"
    ),
    Rule.REST: Message(
        zh="两个工作日之间留足休息时间", en="people rest enough between working days"
    ),
    Rule.DAYS_IN_A_ROW: Message(
        zh="连续工作的天数不超过上限",
        en="no more days in a row are worked than allowed",
    ),
    Rule.SITE_CLOSED: Message(zh="项目当日开放", en="the site is open on the day"),
    Rule.BLACKOUT: Message(
        zh="避开停工期，法定与安全工作除外",
        en="work keeps out of blackouts, unless law or safety asks for it",
    ),
    Rule.WORKING_HOURS: Message(
        zh="在允许的作业时间内", en="work lies in the hours allowed for it"
    ),
    Rule.ACCESS: Message(zh="在可进入的时间内", en="the place can be entered then"),
    Rule.OPENING: Message(
        zh="在营业时间内；需清场的在营业时间外",
        en="work lies in opening hours, or outside them where the place must be empty",
    ),
    Rule.QUIET_HOURS: Message(
        zh="噪声作业避开安静时段", en="noisy work keeps out of quiet hours"
    ),
    Rule.SUBJECT_BUSY: Message(
        zh="同一对象同一时间只有一项工作", en="one piece of work at a time on a subject"
    ),
    Rule.OUTAGE_GROUP: Message(
        zh="同组停用的设备不超过上限", en="no more of a group are out than allowed"
    ),
    Rule.PLACE_FULL: Message(
        zh="一处同时作业的班组不超过上限",
        en="no more crews work at a place at one time than may",
    ),
    Rule.ISOLATION: Message(
        zh="停用一台设备时，其上级和下级设备上没有别的工作",
        en="while an asset is out of service no work is on its parts, nor on the whole",
    ),
    Rule.TOOL: Message(
        zh="同时使用的工具和车辆不超过现有数量",
        en="no more tools and vehicles are in use at a time than there are",
    ),
    Rule.VISITS: Message(
        zh="一处每周或每月的上门次数不超过上限",
        en="places have no more visits in a week or month than they may",
    ),
    Rule.RESERVE: Message(
        zh="计划工作不占用为应急预留的工时",
        en="planned work takes nothing of the time held back for urgent work",
    ),
    Rule.PIN: Message(
        zh="手工指定的班组、人员、日期和时刻不变",
        en="what is pinned keeps its crew, people, day and time",
    ),
    Rule.PRECEDENCE: Message(
        zh="在须先完成的工作之后开始", en="work begins after the work before it"
    ),
}
