"""The policy's part: which rule applies the task, what was changed, on what grounds."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from weibao.cycles.choosing import lengths_of
from weibao.equipment import Divisible, Escort, Need, Source
from weibao.explanation.cause import Cause, joined, said
from weibao.explanation.changing import length_causes
from weibao.phrases import cycle_text, duration_text
from weibao.plan import PlannedTask, Provenance, ResolvedTask
from weibao.portfolio import NO_NAMES
from weibao.precedence import afters_text
from weibao.relations import includes_text
from weibao.texts.text import Language, Message, Text, listed

SPOKEN: tuple[Language, ...] = get_args(Language)


def rule_causes(
    planned: PlannedTask, names: Mapping[str, Text] = NO_NAMES
) -> Iterator[Cause]:
    """Go through rule, changes, and cycle with its sources."""
    yield _rule(planned)
    origins = planned.resolved.provenance
    for name in FIELDS:
        origin = origins.get(name)
        if origin is not None and origin.instead_of is not None:
            yield _change(name, origin, planned.resolved, names)
    for lighter in planned.ladder[: planned.level]:
        origin = lighter.provenance.get("cycle")
        if origin is not None and origin.instead_of is not None:
            yield _change_below(lighter, origin)
    yield _cycle(planned)
    if planned.cycle is not None:
        yield from length_causes(planned.cycle, planned.subject)


def need_text(need: Need, names: Mapping[str, Text] = NO_NAMES) -> Text:
    """Say how many people of what skill and certificates it takes, by their names."""
    parts = []
    for position in need.positions:
        wanted = [*([position.skill] if position.skill else []), *position.certificates]
        called = [names.get(code, Text.same(code)) for code in wanted]
        what = Text(*(" + ".join(c.to(spoken) for c in called) for spoken in SPOKEN))
        pattern = POSITION if wanted else ANYBODY
        parts.append(pattern(count=position.count, what=what))
    if need.required:
        parts.append(REQUIRED(people=listed(sorted(need.required))))
    if need.barred:
        parts.append(BARRED(people=listed(sorted(need.barred))))
    if need.preferred:
        parts.append(PREFERRED(people=listed(sorted(need.preferred))))
    return listed(parts)


def provenance_facts(planned: PlannedTask) -> dict[str, Any]:
    """Return where the value of each field came from, as plain data."""
    resolved = planned.resolved
    facts = {}
    for name in FIELDS:
        origin = resolved.provenance.get(name)
        if origin is not None:
            facts[name] = {
                "value": said(value_text(name, resolved)),
                **origin_facts(origin),
            }
    return facts


def source_facts(source: Source) -> dict[str, Any]:
    """Return a source as plain data."""
    return {
        "basis": source.basis.value,
        "title": said(source.title),
        "clause": said(source.clause),
        "confidence": source.confidence.value,
    }


def _rule(planned: PlannedTask) -> Cause:
    resolved, type_ = planned.resolved, planned.subject.type
    if not resolved.rule:
        title = type_.title if type_ is not None else Text()
        facts = {"layer": "type", "by": type_.code if type_ is not None else ""}
        return Cause("rule", ON_DEMAND_TASK(type=title), facts)
    facts = {"by": resolved.rule, "place": str(resolved.place)}
    origin = resolved.provenance.get("cycle")
    if origin is not None and origin.because and origin.instead_of is None:
        added = ADDED(rule=resolved.rule, place=origin.place, because=origin.because)
        return Cause("addition", added, {**facts, **origin_facts(origin)})
    return Cause("rule", APPLIES(rule=resolved.rule, place=resolved.place), facts)


def _change(
    name: str, origin: Provenance, resolved: ResolvedTask, names: Mapping[str, Text]
) -> Cause:
    value = value_text(name, resolved, names)
    text = CHANGED(
        field=FIELDS[name],
        rule=origin.by,
        place=origin.place,
        old=origin.instead_of,
        new=value,
        because=origin.because,
    )
    return Cause(
        "change", text, {"field": name, "value": said(value), **origin_facts(origin)}
    )


def _change_below(lighter: ResolvedTask, origin: Provenance) -> Cause:
    """Tell of a lighter level's cycle, by which visits of all levels are planned."""
    change = _change("cycle", origin, lighter, NO_NAMES)
    text = CHANGED_BELOW(
        level=lighter.title,
        rule=origin.by,
        place=origin.place,
        old=origin.instead_of,
        new=value_text("cycle", lighter),
        because=origin.because,
    )
    return Cause("change", text, {"task": lighter.task.code, **change.facts})


def _cycle(planned: PlannedTask) -> Cause:
    sources = planned.task.ranked_sources
    names = listed(source.text() for source in sources)
    told = AFTER(sources=names) if sources else NO_SOURCE
    facts: dict[str, Any] = {"sources": [source_facts(source) for source in sources]}
    if planned.cycle is None:
        return Cause("cycle", ON_DEMAND(sources=told), {"cycle": None, **facts})
    cycle = cycle_text(planned.cycle)
    origin = planned.resolved.provenance.get("cycle")
    decided = origin.attributes if origin is not None else ()
    sentences = [CYCLE(cycle=cycle, sources=told)]
    changed = {length.attribute for length, _ in lengths_of(planned.cycle)}
    sentences += [
        _deciding(planned, name, value)
        for name, value in decided
        if name not in changed  # what is said of those follows
    ]
    facts |= {"attributes": dict(decided)} if decided else {}
    return Cause("cycle", joined(sentences), {"cycle": said(cycle), **facts})


def _deciding(planned: PlannedTask, name: str, value: str) -> Text:
    """Name an attribute that the cycle depends on, as its type does."""
    type_ = planned.subject.type
    attribute = type_.attribute(name) if type_ is not None else None
    title = attribute.title if attribute is not None else Text.same(name)
    if not value:
        return NOT_STATED(attribute=title)
    unit = f" {attribute.unit}" if attribute is not None and attribute.unit else ""
    return DECIDED(attribute=title, value=f"{value}{unit}")


def value_text(
    name: str, resolved: ResolvedTask, names: Mapping[str, Text] = NO_NAMES
) -> Text:
    """Say the value of one field of a planned task."""
    if name == "cycle":
        return cycle_text(resolved.cycle) if resolved.cycle else NONE
    if name == "duration":
        return duration_text(resolved.duration)
    if name == "need":
        return need_text(resolved.need, names)
    if name == "hours":
        return resolved.hours.text() if resolved.hours else NONE
    if name == "every_day":
        return YES if resolved.every_day else NO
    if name == "rotate":
        return resolved.rotate.text() if resolved.rotate else NONE
    if name == "includes":
        return includes_text(resolved.includes)
    if name == "after":
        return afters_text(resolved.after)
    if name == "only_if":
        return resolved.only_if.text() if resolved.only_if else NONE
    if name == "title":
        return resolved.title
    if name == "independence":
        return resolved.independence.text() if resolved.independence else NONE
    if name == "procedures":
        return listed(one.text() for one in resolved.procedures) or NONE
    if name == "crew":
        return Text.same(resolved.crew) if resolved.crew else NONE
    if name == "divisible":
        return divisible_text(resolved.divisible)
    if name == "escort":
        return escort_text(resolved.escort, names)
    return resolved.criticality.text


def escort_text(escort: Escort | None, names: Mapping[str, Text] = NO_NAMES) -> Text:
    """Say who must be there beside those who do the work."""
    if escort is None:
        return NONE
    who = need_text(escort.need, names)
    return who if escort.crew is None else OF_CREW(who=who, crew=escort.crew)


def divisible_text(divisible: Divisible | None) -> Text:
    """Say how work may be divided."""
    if divisible is None:
        return NONE
    return PARTS(smallest=duration_text(divisible.smallest))


def origin_facts(origin: Provenance) -> dict[str, Any]:
    """Return where a value came from, as plain data."""
    facts: dict[str, Any] = {"layer": origin.layer, "by": origin.by}
    if origin.place.file:
        facts["place"] = str(origin.place)
    if origin.because:
        facts["because"] = said(origin.because)
    if origin.instead_of is not None:
        facts["instead_of"] = said(origin.instead_of)
    if origin.attributes:
        facts["attributes"] = dict(origin.attributes)
    return facts


FIELDS = {
    "title": Text("名称", "title"),
    "cycle": Text("周期", "cycle"),
    "duration": Text("时长", "duration"),
    "need": Text("人员要求", "people"),
    "criticality": Text("重要程度", "criticality"),
    "hours": Text("时段", "hours"),
    "every_day": Text("休息日也做", "work on closed days"),
    "includes": Text("所含任务", "included tasks"),
    "after": Text("须先完成的任务", "predecessors"),
    "rotate": Text("轮换", "rotation"),
    "only_if": Text("条件", "condition"),
    "procedures": Text("作业规程", "procedure"),
    "independence": Text("回避", "independence"),
    "crew": Text("班组", "crew"),
    "escort": Text("陪同", "escort"),
    "divisible": Text("分段", "division"),
}
NONE = Text("无", "none")
YES = Text("是", "yes")
NO = Text("否", "no")
APPLIES = Message(
    zh="由规则 {rule}（{place}）规定。", en="Rule {rule} ({place}) applies it."
)
ADDED = Message(
    zh="由规则 {rule}（{place}）新增，理由：{because}。",
    en="Rule {rule} ({place}) adds it because: {because}.",
)
ON_DEMAND_TASK = Message(
    zh="是“{type}”类设备自带的按需任务。",
    en="It is work on demand that comes with the type “{type}”.",
)
CHANGED = Message(
    zh="规则 {rule}（{place}）将{field}由“{old}”改为“{new}”，理由：{because}。",
    en="Rule {rule} ({place}) changes its {field} from “{old}” to “{new}” because:"
    " {because}.",
)
CHANGED_BELOW = Message(
    zh="规则 {rule}（{place}）将其中{level}的周期由“{old}”改为“{new}”，"
    "理由：{because}。",
    en="Rule {rule} ({place}) changes the cycle of the {level} in it from “{old}” to"
    " “{new}” because: {because}.",
)
CYCLE = Message(zh="周期：{cycle}；{sources}。", en="Its cycle is {cycle}, {sources}.")
DECIDED = Message(
    zh="周期由{attribute}（{value}）决定。",
    en="What decides the cycle is the {attribute} ({value}).",
)
NOT_STATED = Message(
    zh="周期由{attribute}决定；这里没有写明，用默认周期。",
    en="What decides the cycle is the {attribute}; none is stated: the default holds.",
)
ON_DEMAND = Message(zh="按需进行；{sources}。", en="It is done on demand, {sources}.")
AFTER = Message(zh="依据：{sources}", en="after {sources}")
NO_SOURCE = Text("没有写明依据", "with no source given")
PARTS = Message(zh="每段至少 {smallest}", en="in parts of at least {smallest}")
OF_CREW = Message(zh="{crew} 的 {who}", en="{who} of crew {crew}")
POSITION = Message(zh="{what} {count} 人", en="{count} × {what}")
REQUIRED = Message(zh="必须有 {people}", en="{people} among them")
BARRED = Message(zh="不准派 {people}", en="not {people}")
PREFERRED = Message(zh="优先派 {people}", en="{people} if possible")
ANYBODY = Message(zh="{count} 人（工种不限）", en="{count} × anybody")
