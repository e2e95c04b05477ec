"""The texts that the figures for lifts rest on."""

from weibao import Basis, Confidence, Source, Text

SUPERVISION = Text(
    "特种设备安全监察条例", "Regulations on Safety Supervision of Special Equipment"
)
GAP_OF_15_DAYS = Source(Basis.STATUTE, SUPERVISION, Text("第31条", "art. 31"))
LICENSED_FIRM = Source(
    Basis.STATUTE,
    Text("特种设备安全法", "Special Equipment Safety Law"),
    Text("第45条", "art. 45"),
)
OWNER_CHECKS = Source(Basis.STATUTE, SUPERVISION, Text("第27条第2款", "art. 27(2)"))
OWNER_DUTIES = Source(
    Basis.STATUTE,
    Text(
        "市场监管总局令第74号（2023年）",
        "State Administration for Market Regulation Order 74 (2023)",
    ),
    Text("第68至73条", "arts 68–73"),
    Confidence.WEAK,
)
FOUR_LEVELS = Source(Basis.STANDARD, "TSG T5002-2017", Text("第6条", "art. 6"))
TRACTION_ITEMS = Source(Basis.STANDARD, "TSG T5002-2017", Text("附件A", "annex A"))
HYDRAULIC_ITEMS = Source(Basis.STANDARD, "TSG T5002-2017", Text("附件B", "annex B"))
ESCALATOR_ITEMS = Source(Basis.STANDARD, "TSG T5002-2017", Text("附件D", "annex D"))
DRILLS = Source(Basis.STANDARD, "TSG T5002-2017", Text("第5条第（三）项", "art. 5(3)"))
INSPECTION = Source(Basis.STANDARD, "TSG T7001-2023", "4.1")
SELF_TEST = Source(Basis.STANDARD, "TSG T7008-2023")
TWO_ON_SITE = Source(
    Basis.PRACTICE,
    Text(
        "现场作业不少于两人（行业惯例，部分地方性法规有要求）",
        "two people on site (custom of the trade, required by some local regulations)",
    ),
    confidence=Confidence.WEAK,
)
CLEANING = Source(
    Basis.PRACTICE,
    Text("楼宇保洁惯例", "custom in the cleaning of buildings"),
    confidence=Confidence.ESTIMATE,
)
REPAIR_TIME = Source(
    Basis.PRACTICE,
    Text("维保合同惯例", "custom in maintenance contracts"),
    confidence=Confidence.ESTIMATE,
)
TIMES = Source(
    Basis.PRACTICE,
    Text("作业时间的起始估计值", "starting values for working times"),
    confidence=Confidence.ESTIMATE,
)


def calibration(clause: Text) -> Source:
    """Return the source of a governor's calibration, by the kind of lift."""
    return Source(Basis.STANDARD, "TSG T5002-2017", clause)
