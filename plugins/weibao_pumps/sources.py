"""The texts that the figures for water supply and drainage rest on."""

from weibao import Basis, Confidence, Source

TANK_HALF_YEARLY = Source(
    Basis.STATUTE, "济南市城市供水条例", "arts 32, 34; likewise in seven other cities"
)
SUPPLY_QUALITY = Source(Basis.STATUTE, "城市供水水质管理规定", "", Confidence.GENERAL)
WATER_TEST = Source(Basis.STATUTE, "安阳市城市供水条例", "art. 17")
PRESSURE_TEST = Source(Basis.STATUTE, "安阳市城市供水条例", "art. 17(6)")
SUPPLY_UPKEEP = Source(Basis.STATUTE, "城市供水条例", "art. 22")
ESTATE_GRADE_ONE = Source(
    Basis.PRACTICE, "普通住宅小区物业管理服务等级标准 (2004)", "grade 1"
)
PUMP_ROOM_RULES = Source(Basis.PRACTICE, "企业水泵房管理制度", "", Confidence.WEAK)
PUMP_UPKEEP_RULES = Source(
    Basis.PRACTICE, "企业给排水设备保养制度", "", Confidence.WEAK
)
FLOOD_CUSTOM = Source(Basis.PRACTICE, "防汛检查惯例", "", Confidence.GENERAL)
DRAIN_CUSTOM = Source(Basis.PRACTICE, "排水设施养护惯例", "", Confidence.ESTIMATE)
TANK_TIMES = Source(
    Basis.PRACTICE, "水箱清洗作业时间（3～4 小时/箱）", "", Confidence.WEAK
)
TIMES = Source(
    Basis.PRACTICE, "作业时间起始值 starting values", "", Confidence.ESTIMATE
)
