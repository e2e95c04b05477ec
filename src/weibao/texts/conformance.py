"""What the conformance kit says of a plugin that is not in order."""

from weibao.texts.text import Message

NOT_LOWER_SNAKE = Message(
    zh="代码 {code!r} 应为小写字母、数字和下划线",
    en="the code {code!r} must be lower_snake",
)
ONE_LANGUAGE = Message(
    zh="{title} 缺少中文或英文", en="{title} lacks its Chinese or its English"
)
SAME_WORDS = Message(
    zh="“{title}”的中文和英文相同",
    en="{title!r} says the same in Chinese and in English",
)
CHINESE_IN_ENGLISH = Message(
    zh="“{title}”的英文中有中文", en="the English of {title!r} has Chinese in it"
)
NO_TASKS = Message(zh="没有任何任务", en="there is no task")
NO_SUBJECTS = Message(
    zh="没有说明适用于设备、位置还是巡检路线",
    en="no kind of subject is given: asset, location or round",
)
NONE_MAY_BE_OUT = Message(
    zh="同时停用的数量至少为 1，而不是 {count}",
    en="at least 1 must be allowed out of service at a time, not {count}",
)
SAME_TITLE = Message(
    zh="两项任务的名称同为“{title}”", en="two tasks have the title {title!r}"
)
NOT_DATA = Message(
    zh="含有不是数据的内容（例如函数），无法保存",
    en="it holds something that is not data (a function?) and cannot be pickled",
)
NO_SOURCES = Message(
    zh="没有依据；请写明标准、法规或惯例及条款",
    en="no source; name the standard, statute or practice, with its clause",
)
UNTITLED_SOURCE = Message(zh="依据没有名称", en="a source has no title")
ASSUMED = Message(
    zh="{criticality} 类任务不能以假定为依据",
    en="a {criticality} task cannot rest on an assumed source",
)
NO_AUTHORITY = Message(
    zh="{criticality} 类任务应引用法规或标准",
    en="a {criticality} task must cite a statute or a standard",
)
NO_PEOPLE = Message(zh="没有说明需要的人员", en="it asks for no people")
BAD_LEVEL = Message(
    zh="技能等级不能为负：{level}", en="a skill level cannot be negative: {level}"
)
UNKNOWN_SKILL = Message(
    zh="未知的工种 {skill!r}；是否为 {known}？自有工种请用 skills 参数说明",
    en="unknown skill {skill!r} (did you mean {known}? name your own with skills=)",
)
BAD_CERTIFICATE = Message(
    zh="证书代码 {code!r} 应为字母、数字和下划线",
    en="the certificate {code!r} must be letters, digits and underscores",
)
UNRESOLVED = Message(
    zh="按默认属性无法得出时长：{error}",
    en="the defaults give no duration: {error}",
)
BAD_DURATION = Message(
    zh="时长应大于零且不超过 24 小时，而不是 {length}",
    en="a duration must be above zero and at most 24 hours, not {length}",
)
LONGER_THAN_HOURS = Message(
    zh="时长 {length} 超过了允许的时段 {hours}",
    en="a duration of {length} does not fit into the hours {hours}",
)
UNDECLARED = Message(
    zh="用到了未声明的属性 {name!r}", en="attribute {name!r} is not declared"
)
BAD_RECHECK = Message(
    zh="复查任务 {task!r} 须是本类型的按需任务，且排在维修之后",
    en="the re-check {task!r} must be a task of the type on demand, after its repair",
)
NO_SUCH_TASK = Message(
    zh="周期写从任务 {task!r} 重新起算，而本类型没有这个任务",
    en="the cycle counts anew from the task {task!r}, which the type does not have",
)
NOT_A_DATE = Message(
    zh="属性 {name!r} 应为日期，才能从它计算年龄",
    en="the attribute {name!r} must be a date for an age to count from it",
)
NO_DEFAULT = Message(
    zh="用于计算的属性 {name!r} 没有默认值",
    en="attribute {name!r} is used to calculate and has no default",
)
NOT_NUMERIC = Message(
    zh="用于计算的属性 {name!r} 应为数字",
    en="attribute {name!r} is used to calculate and is not a number",
)
BAD_RULE = Message(
    zh="重复规则 {rule!r} 无效：{error}", en="bad recurrence rule {rule!r}: {error}"
)
TWICE_NAMED = Message(
    zh="属性或表计 {name!r} 重复", en="attribute or meter {name!r} is declared twice"
)
BAD_DEFAULT = Message(
    zh="属性 {name!r} 的默认值 {default} 与其类型或选项不符",
    en="the default {default} of attribute {name!r} is not of its kind or choices",
)
DEFAULT_OUT_OF_RANGE = Message(
    zh="属性 {name!r} 的默认值 {default} 不在范围之内（应为 {range}）",
    en="the default {default} of attribute {name!r} is out of its range ({range})",
)
NO_STEPS = Message(zh="没有作业步骤", en="the job plan has no steps")
BAD_RECTIFY = Message(
    zh="整改期限只用于按需任务，且应大于零",
    en="rectify is for work on demand only, and must be above zero",
)
OUTAGE_NOT_SAID = Message(
    zh="影响中有停用，但没有标明停用设备",
    en="its impacts list an outage, but it is not marked as one",
)
NEVER_VALID = Message(zh="失效日早于生效日", en="it stops being valid before it starts")
NOT_A_GAP = Message(
    zh="层级中的 {task!r} 应为“间隔不超过”",
    en="{task!r} is in a ladder but is not a maximum gap",
)
GAPS_DO_NOT_GROW = Message(
    zh="层级中 {deep!r} 的间隔应大于 {light!r}",
    en="the gap of {deep!r} must be longer than that of {light!r}, which it contains",
)
SHORTER = Message(
    zh="{deep!r} 包含 {light!r}，时长却更短",
    en="{deep!r} contains {light!r} but takes less time",
)
CONTAINS_ITSELF = Message(
    zh="任务 {task!r} 通过层级包含了自己",
    en="task {task!r} contains itself by way of its ladders",
)
OFFERS_NOTHING = Message(
    zh="{plugin} 没有提供设备类型：缺少 weibao_equipment_types 或 @hookimpl",
    en="{plugin} offers no type: weibao_equipment_types or its @hookimpl is missing",
)
SHARED_NAME = Message(
    zh="多个设备类型都叫“{name}”", en="several types go by the name {name!r}"
)
BAD_PACKAGE = Message(
    zh="包名 {name!r} 应为 weibao_ 加小写名称",
    en="the package {name!r} must be called weibao_ and a lower_snake name",
)
BAD_ENTRY_POINT = Message(
    zh="入口点 {name!r} 应与包名一致，即 {expected!r}",
    en="the entry point {name!r} must be called {expected!r}, as the package is",
)
