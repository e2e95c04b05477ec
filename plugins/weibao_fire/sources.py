"""The texts that the figures for fire protection rest on."""

from weibao import Basis, Confidence, Source, Text

FIRE_LAW = Text("消防法", "Fire Protection Law")
HIGH_RISE = Text(
    "应急管理部令第5号《高层民用建筑消防安全管理规定》",
    "Ministry of Emergency Management Order 5 (fire safety of high-rise buildings)",
)
FIRE_LAW_UPKEEP = Source(
    Basis.STATUTE,
    FIRE_LAW,
    Text("第16条第（二）项", "art. 16(2)"),
    Confidence.GENERAL,
)
FIRE_LAW_YEARLY = Source(
    Basis.STATUTE, FIRE_LAW, Text("第16条第（三）项", "art. 16(3)")
)
FIRE_LAW_PASSAGES = Source(
    Basis.STATUTE, FIRE_LAW, Text("第28条", "art. 28"), Confidence.GENERAL
)
HIGH_RISE_PAPERS = Source(Basis.STATUTE, HIGH_RISE, Text("第26条", "art. 26"))
HIGH_RISE_PATROL = Source(Basis.STATUTE, HIGH_RISE, Text("第34条", "art. 34"))
HIGH_RISE_CHECK = Source(Basis.STATUTE, HIGH_RISE, Text("第35条", "art. 35"))
HIGH_RISE_ASSESSMENT = Source(Basis.STATUTE, HIGH_RISE, Text("第39条", "art. 39"))
HIGH_RISE_TRAINING = Source(Basis.STATUTE, HIGH_RISE, Text("第41条", "art. 41"))
HIGH_RISE_DRILL = Source(Basis.STATUTE, HIGH_RISE, Text("第44条", "art. 44"))
FACILITY_PATROL = Source(Basis.STANDARD, "GB 25201-2010", "6.1")
FACILITY_TEST = Source(Basis.STANDARD, "GB 25201-2010", "7.1.1")
# The figures were read in quotations of the edition of 2007; that of 2019 is in force,
# and its tables were not seen.
ALARM = Source(
    Basis.STANDARD, "GB 50166-2019", Text("第6章", "ch. 6"), Confidence.GENERAL
)
ALARM_FIGURES = Source(
    Basis.STANDARD,
    Text(
        "GB 50166-2007（已由2019年版代替，周期引自此版）",
        "GB 50166-2007 (replaced by the edition of 2019; cycles as quoted from it)",
    ),
    Text("第6章", "ch. 6"),
)
ALARM_LINK = Source(Basis.STANDARD, "GB 50440-2007", confidence=Confidence.WEAK)
PANEL_BATTERY = Source(
    Basis.PRACTICE,
    Text("消防维保惯例", "custom of fire maintenance firms"),
    confidence=Confidence.WEAK,
)
WATER_SOURCE = Source(Basis.STANDARD, "GB 50974-2014", "14.0.3")
PUMPS = Source(Basis.STANDARD, "GB 50974-2014", "14.0.4")
PRESSURE_VALVES = Source(Basis.STANDARD, "GB 50974-2014", "14.0.5", Confidence.GENERAL)
VALVES = Source(Basis.STANDARD, "GB 50974-2014", "14.0.6")
HYDRANTS = Source(Basis.STANDARD, "GB 50974-2014", "14.0.7", Confidence.GENERAL)
STREET_HYDRANTS = Source(
    Basis.PRACTICE,
    Text("室外消火栓维护惯例", "custom in the upkeep of outdoor hydrants"),
    confidence=Confidence.WEAK,
)
SPRINKLERS = Source(Basis.STANDARD, "GB 50261-2017", Text("第9章", "ch. 9"))
FLOW_SWITCHES = Source(
    Basis.STANDARD, "GB 50261-2017", Text("第9章", "ch. 9"), Confidence.GENERAL
)
SMOKE_QUARTER = Source(Basis.STANDARD, "GB 51251-2017", "9.0.3")
SMOKE_HALF_YEAR = Source(Basis.STANDARD, "GB 51251-2017", "9.0.4")
SMOKE_YEAR = Source(Basis.STANDARD, "GB 51251-2017", "9.0.5")
SHUTTER_QUARTER = Source(Basis.STANDARD, "GB 50877-2014", "8.0.6")
SHUTTER_YEAR = Source(Basis.STANDARD, "GB 50877-2014", "8.0.7")
GAS_MONTH = Source(Basis.STANDARD, "GB 50263-2007", Text("第8章", "ch. 8"))
GAS_QUARTER = Source(Basis.STANDARD, "GB 50263-2007", "8.0.7")
GAS_YEAR = Source(Basis.STANDARD, "GB 50263-2007", "8.0.8")
EMERGENCY_LIGHTS = Source(
    Basis.STANDARD, "GB 51309-2018", Text("第7章", "ch. 7"), Confidence.GENERAL
)
EXTINGUISHER_MONTH = Source(Basis.STANDARD, "GB 50444-2008", "5.2.1")
EXTINGUISHER_HALF_MONTH = Source(Basis.STANDARD, "GB 50444-2008", "5.2.2")
EXTINGUISHER_SERVICE = Source(Basis.STANDARD, "GB 50444-2008", "5.3")
EXTINGUISHER_LIFE = Source(
    Basis.STANDARD, "GB 50444-2008", Text("表5.4.3", "table 5.4.3")
)
SITE_CUSTOM = Source(
    Basis.PRACTICE,
    Text("物业消防管理惯例", "custom of property managers in fire safety"),
    confidence=Confidence.ESTIMATE,
)
TIMES = Source(
    Basis.PRACTICE,
    Text("作业时间的起始估计值", "starting values for working times"),
    confidence=Confidence.ESTIMATE,
)
