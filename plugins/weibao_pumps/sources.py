"""The texts that the figures for water supply and drainage rest on."""

from weibao import Basis, Confidence, Source, Text

ANYANG = Text("安阳市城镇居民二次供水条例", "Anyang Secondary Water Supply Regulations")
TANK_HALF_YEARLY = Source(
    Basis.STATUTE,
    Text("济南市城市供水条例", "Jinan Water Supply Regulations"),
    Text(
        "第32条、第34条（另有七个城市规定相同）",
        "arts 32, 34 (likewise in seven other cities)",
    ),
)
SUPPLY_QUALITY = Source(
    Basis.STATUTE,
    Text("城市供水水质管理规定", "Provisions on the Quality of Urban Water Supply"),
    confidence=Confidence.GENERAL,
)
WATER_TEST = Source(Basis.STATUTE, ANYANG, Text("第17条", "art. 17"))
PRESSURE_TEST = Source(Basis.STATUTE, ANYANG, Text("第17条第（六）项", "art. 17(6)"))
ESTATE_GRADE_ONE = Source(
    Basis.PRACTICE,
    Text(
        "普通住宅小区物业管理服务等级标准（2004年）",
        "Grades of Property Services in Ordinary Residential Compounds (2004)",
    ),
    Text("一级", "grade 1"),
)
PUMP_ROOM_RULES = Source(
    Basis.PRACTICE,
    Text("企业水泵房管理制度", "company rules for pump rooms"),
    confidence=Confidence.WEAK,
)
PUMP_UPKEEP_RULES = Source(
    Basis.PRACTICE,
    Text("企业给排水设备保养制度", "company rules for water supply and drainage"),
    confidence=Confidence.WEAK,
)
FLOOD_CUSTOM = Source(
    Basis.PRACTICE,
    Text("防汛检查惯例", "custom in checks before floods"),
    confidence=Confidence.GENERAL,
)
DRAIN_CUSTOM = Source(
    Basis.PRACTICE,
    Text("排水设施养护惯例", "custom in the upkeep of drains"),
    confidence=Confidence.ESTIMATE,
)
TANK_TIMES = Source(
    Basis.PRACTICE,
    Text(
        "水箱清洗作业时间（每箱3～4小时）",
        "time to clean a tank (3 to 4 hours each)",
    ),
    confidence=Confidence.WEAK,
)
TIMES = Source(
    Basis.PRACTICE,
    Text("作业时间的起始估计值", "starting values for working times"),
    confidence=Confidence.ESTIMATE,
)
