"""The texts that the figures for greenery rest on."""

from weibao import Basis, Confidence, Source, Text

RESULTS = Source(
    Basis.STANDARD,
    "CJJ/T 287-2018",
    Text(
        "附录A至附录L（规定效果，不规定频次）",
        "annexes A–L (results, not frequencies)",
    ),
)
GUIDE = Source(
    Basis.PRACTICE,
    Text("园林养护指南", "guides to garden upkeep"),
    confidence=Confidence.WEAK,
)
ESTATE_MANUAL = Source(
    Basis.PRACTICE,
    Text("物业绿化养护手册", "greenery manuals of property managers"),
    confidence=Confidence.WEAK,
)
SHANGHAI_GRADE_THREE = Source(
    Basis.PRACTICE,
    Text("上海住宅物业服务分级", "Shanghai grades of residential property services"),
    Text("三级", "grade 3"),
    Confidence.WEAK,
)
PEST_NOTICES = Source(
    Basis.PRACTICE,
    Text("校园病虫害防治通知", "campus notices on pest control"),
    confidence=Confidence.WEAK,
)
CUSTOM = Source(
    Basis.PRACTICE,
    Text("绿化养护惯例", "custom in greenery upkeep"),
    confidence=Confidence.GENERAL,
)
MONTHLY_CHECK = Source(
    Basis.PRACTICE,
    Text(
        "物业维护计划：绿化每月全面检查",
        "property maintenance plan: full check of the greenery each month",
    ),
)
MEASURED = Source(
    Basis.PRACTICE,
    Text(
        "《韩国造景学会志》第50卷第4期",
        "J. Korean Inst. Landscape Architecture 50(4)",
    ),
    Text("表5", "table 5"),
)
TIMES = Source(
    Basis.PRACTICE,
    Text("作业时间的起始估计值", "starting values for working times"),
    confidence=Confidence.ESTIMATE,
)
