"""Intervals of meters, in phrases: how much, how much room, and how use is told."""

from weibao.cycles.meter import Direction, Silence, Threshold
from weibao.cycles.metered import Closing, Exceeded, Metered
from weibao.phrases.clause import Clause
from weibao.texts.text import Text

METERED = Clause(
    "rhythm",
    ("every {units}", "once every {units}"),
    ("每{units}", "每运行{units}", "每累计{units}"),
    lambda units: Metered(every=units.number, unit=units.unit),
    Text("每250小时", "every 250 h"),
    Text(
        "表计每走这么多到期一次：不写别的就按整倍数（250、500、750……）；日期由读数和"
        "每天的用量推算。小时指运行小时",
        "each time the meter has gone on so far: at the multiples (250, 500, 750 …) "
        "where nothing else is said; readings and the use of a day give the date. "
        "Hours are hours run",
    ),
)
NAMED_METER = Clause(
    "rhythm",
    ("every {any_units} of meter {name}",),
    ("表计{name}每{any_units}",),
    lambda any_units, name: Metered(
        every=any_units.number, unit=any_units.unit, meter=name
    ),
    Text("表计door_cycles每5000次动作", "every 5000 switchings of meter door_cycles"),
    Text(
        "同上，指明是哪个表计；类型里有几个表计用同一单位时须写明",
        "the same, of the meter that is named; needed where a type has several with "
        "one unit",
    ),
)
METER_ROOM = Clause(
    "meter_room",
    ("{meter_room}",),
    ("{meter_room}",),
    lambda meter_room: meter_room,
    Text("每50小时，-5/+5小时，保持基准", "every 50 h, -5/+5 h, keep the grid"),
    Text(
        "允许偏差按表计单位写；也可写 到期前5小时内，或按天数写",
        "the tolerance in units of the meter; within 5 h before will do, and so will "
        "days",
    ),
)
PER_DAY = Clause(
    "per_day",
    ("at {units} a day", "at <about|> {units} <per|each> day"),
    ("按每天{units}", "<按|约>每日{units}"),
    lambda units: units,
    Text("每250小时，按每天8小时", "every 250 h, at 8 h a day"),
    Text(
        "读数还不够求平均时每天的用量",
        "the use of a day before there are readings to average",
    ),
)
BOUNDS = Clause(
    "bounds",
    (
        "between {amount} and {units} a day",
        "between {amount} and {units} <per|each> day",
    ),
    ("每天{amount}到{units}之间", "<每天|每日>{amount}<至|到|-|~>{units}<之间|>"),
    lambda amount, units: (amount, units),
    Text("每250小时，每天4到12小时之间", "every 250 h, between 4 and 12 h a day"),
    Text(
        "每天的用量不出这两个界限；由此还得出最早和最晚的日期",
        "the use of a day is held between these; they give the earliest and the latest "
        "date as well",
    ),
)
EARLY_TO_LATE = Clause(
    "early_to_late",
    ("from the early to the late date",),
    ("最早到最晚日期之间均可",),
    lambda: True,
    Text(
        "每250小时，每天4到12小时之间，最早到最晚日期之间均可",
        "every 250 h, between 4 and 12 h a day, from the early to the late date",
    ),
    Text(
        "在按用量界限推算的最早与最晚日期之间，哪天做都可以；读数已到的值不再有早晚",
        "any day from the earliest to the latest date that the bounds of use give will "
        "do; a value that a reading shows has neither",
    ),
)
LAST_READINGS = Clause(
    "average",
    ("average of the last {turns} readings", "average of last {turns} readings"),
    ("按最近{turns}次读数平均",),
    lambda turns: turns,
    Text("每250小时，按最近5次读数平均", "every 250 h, average of the last 5 readings"),
    Text(
        "每天的用量按最近几次读数平均；不写则按全部读数",
        "the use of a day is the average over so many readings; over all of them "
        "where nothing is said",
    ),
)
LAST_SPAN = Clause(
    "average",
    ("average of the last {length}",),
    ("按最近{length}平均",),
    lambda length: length,
    Text("每250小时，按最近90天平均", "every 250 h, average of the last 90 days"),
    Text(
        "同上，按最后一次读数之前这段时间内的读数",
        "the same, over the readings so long before the last one",
    ),
)
SILENCES = {
    Silence.ZERO_USE: Clause(
        "silence",
        ("no use after {length} without a reading",),
        ("{length}无读数按不使用计",),
        lambda length: (Silence.ZERO_USE, length),
        Text(
            "每250小时，30天无读数按不使用计",
            "every 250 h, no use after 30 days without a reading",
        ),
        Text(
            "读数过旧时当作没有使用：日期随今天往后走",
            "where the last reading is older, nothing was used since: the date walks "
            "on with today",
        ),
    ),
    Silence.ASK: Clause(
        "silence",
        ("ask after {length} without a reading",),
        ("{length}无读数则抄表",),
        lambda length: (Silence.ASK, length),
        Text(
            "每250小时，30天无读数则抄表",
            "every 250 h, ask after 30 days without a reading",
        ),
        Text(
            "读数过旧时开一张抄表工单；日期仍按原来的用量推算（默认只推算，不开单）",
            "where the last reading is older an order to read the meter is opened; the "
            "date goes on as before (which is all that happens by default)",
        ),
    ),
}
ABOVE = Clause(
    "rhythm",
    (
        "when {name} above {limit}",
        "when {name} <is above|is at or above|at or above|≥> {limit}",
    ),
    ("{name}高于{limit}时", "{name}<≥|不低于|达到>{limit}时"),
    lambda name, limit: Exceeded(name, Threshold(at=limit, rearm=limit)),
    Text("temperature高于255时", "when temperature above 255"),
    Text(
        "读数到了这个值或更高时开一张工单；未完成时不再开，读数低于它之后才重新计",
        "a reading of so much or more opens one order; none again while it is open, "
        "nor before a reading below it",
    ),
)
BELOW = Clause(
    "rhythm",
    (
        "when {name} below {limit}",
        "when {name} <is below|is at or below|at or below|≤> {limit}",
    ),
    ("{name}低于{limit}时", "{name}<≤|不高于>{limit}时"),
    lambda name, limit: Exceeded(
        name, Threshold(at=limit, rearm=limit, direction=Direction.BELOW)
    ),
    Text("pressure低于0.3时", "when pressure below 0.3"),
    Text("同上，读数到了这个值或更低时", "the same, of a reading of so much or less"),
)
AGAIN = {
    Direction.ABOVE: Clause(
        "rearm",
        ("again below {limit}",),
        ("低于{limit}后重新计",),
        lambda limit: (Direction.ABOVE, limit),
        Text(
            "temperature高于255时，低于200后重新计",
            "when temperature above 255, again below 200",
        ),
        Text(
            "读数低于这个值之后，才会再开",
            "it opens another only after a reading below this",
        ),
    ),
    Direction.BELOW: Clause(
        "rearm",
        ("again above {limit}",),
        ("高于{limit}后重新计",),
        lambda limit: (Direction.BELOW, limit),
        Text(
            "pressure低于0.3时，高于0.5后重新计",
            "when pressure below 0.3, again above 0.5",
        ),
        Text(
            "读数高于这个值之后，才会再开",
            "it opens another only after a reading above this",
        ),
    ),
}
RESPONSE = Clause(
    "response",
    ("within {length}",),
    ("{length}内做",),
    lambda length: length,
    Text(
        "temperature高于255时，低于200后重新计，7天内做",
        "when temperature above 255, again below 200, within 7 days",
    ),
    Text(
        "从读数那天起这么久之内；不写则当天",
        "by so long after the reading; on its day where nothing is said",
    ),
)
OPENING = Clause(
    "opening",
    ("counted from the opening reading",),
    ("从开单读数算起",),
    lambda: Closing.OPENING,
    Text(
        "每500小时，自完成日起，从开单读数算起",
        "every 500 h, from completion, counted from the opening reading",
    ),
    Text(
        "下一个数从开出工单的那次读数算起，而不是完成那天的读数",
        "the next value counts from the reading that opened the order, not from that "
        "of the day it was done",
    ),
)
METERS = (METERED, NAMED_METER, ABOVE, BELOW)
CALLS = (OPENING, *AGAIN.values(), RESPONSE)
USES = (
    METER_ROOM,
    PER_DAY,
    BOUNDS,
    EARLY_TO_LATE,
    LAST_READINGS,
    LAST_SPAN,
    *SILENCES.values(),
)
