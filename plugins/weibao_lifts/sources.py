"""The texts that the figures for lifts rest on."""

from weibao import Basis, Confidence, Source

GAP_OF_15_DAYS = Source(Basis.STATUTE, "特种设备安全监察条例", "art. 31")
LICENSED_FIRM = Source(Basis.STATUTE, "特种设备安全法", "art. 45")
OWNER_CHECKS = Source(Basis.STATUTE, "特种设备安全监察条例", "art. 27(2)")
OWNER_DUTIES = Source(
    Basis.STATUTE, "市场监管总局令第74号 (2023)", "arts 68–73", Confidence.WEAK
)
FOUR_LEVELS = Source(Basis.STANDARD, "TSG T5002-2017", "art. 6")
TRACTION_ITEMS = Source(Basis.STANDARD, "TSG T5002-2017", "annex A")
HYDRAULIC_ITEMS = Source(Basis.STANDARD, "TSG T5002-2017", "annex B")
ESCALATOR_ITEMS = Source(Basis.STANDARD, "TSG T5002-2017", "annex D")
DRILLS = Source(Basis.STANDARD, "TSG T5002-2017", "art. 5(3)")
TWO_ON_SITE = Source(
    Basis.STATUTE, "赣州市电梯安全条例", "art. 25(2); a local rule, elsewhere a custom"
)
CLEANING = Source(Basis.PRACTICE, "楼宇保洁惯例", "", Confidence.ESTIMATE)
REPAIR_TIME = Source(Basis.PRACTICE, "维保合同惯例", "", Confidence.ESTIMATE)
TIMES = Source(
    Basis.PRACTICE, "作业时间起始值 starting values", "", Confidence.ESTIMATE
)
