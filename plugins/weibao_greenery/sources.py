"""The texts that the figures for greenery rest on."""

from weibao import Basis, Confidence, Source

RESULTS = Source(
    Basis.STANDARD, "CJJ/T 287-2018", "annexes A–L; results, not frequencies"
)
GUIDE = Source(Basis.PRACTICE, "园林养护指南", "", Confidence.WEAK)
ESTATE_MANUAL = Source(Basis.PRACTICE, "物业绿化养护手册", "", Confidence.WEAK)
SHANGHAI_GRADE_THREE = Source(
    Basis.PRACTICE, "上海住宅物业服务分级", "grade 3", Confidence.WEAK
)
PEST_NOTICES = Source(Basis.PRACTICE, "校园病虫害防治通知", "", Confidence.WEAK)
CUSTOM = Source(Basis.PRACTICE, "绿化养护惯例", "", Confidence.GENERAL)
MONTHLY_CHECK = Source(Basis.PRACTICE, "物业维护计划：绿化每月全面检查")
MEASURED = Source(
    Basis.PRACTICE, "J. Korean Inst. Landscape Architecture 50(4)", "table 5"
)
TIMES = Source(
    Basis.PRACTICE, "作业时间起始值 starting values", "", Confidence.ESTIMATE
)
