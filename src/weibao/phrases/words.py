"""The usual words for states and events, with what they are called."""

from collections.abc import Iterable, Mapping

from weibao.texts.text import Text

STATES: Mapping[str, Text] = {
    "in_use": Text("在用", "in use"),
    "out_of_service": Text("停用", "out of service"),
    "standby": Text("备用", "standby"),
    "sealed": Text("封存", "sealed"),
    "open": Text("开放", "open"),
    "closed": Text("关闭", "closed"),
    "heating": Text("供暖", "heating"),
    "cooling": Text("供冷", "cooling"),
    "at_sea": Text("在航", "at sea"),
    "occupied": Text("有人使用", "occupied"),
    "vacant": Text("空置", "vacant"),
}
"""States that any subject may be in, without its type's saying so."""

EVENTS: Mapping[str, Text] = {
    "used": Text("使用", "used"),
    "overload": Text("超载", "overload"),
    "leak": Text("泄漏", "leak"),
    "collision": Text("碰撞", "collision"),
    "storm": Text("大风", "storm"),
    "flood": Text("水淹", "flood"),
    "earthquake": Text("地震", "earthquake"),
    "fire": Text("火灾", "fire"),
    "power_failure": Text("停电", "power failure"),
    "trip": Text("跳闸", "trip"),
    "repair": Text("修理", "repair"),
    "major_repair": Text("重大修理", "major repair"),
    "alteration": Text("改造", "alteration"),
    "relocation": Text("移位", "relocation"),
    "test": Text("测试", "test"),
    "discharge": Text("喷放", "discharge"),
}
"""Events that may befall any subject, without its type's saying so."""


def codes_by_word(usual: Mapping[str, Text], own: Iterable[str]) -> dict[str, str]:
    """Map each word for a thing, in either language, to its code."""
    named = {
        word: code for code, title in usual.items() for word in (title.zh, title.en)
    }
    return {**named, **{code: code for code in (*usual, *own)}}


def called(usual: Mapping[str, Text], code: str) -> Text:
    """Return what a code is called; the code itself where nobody says."""
    return usual.get(code) or Text.same(code)
