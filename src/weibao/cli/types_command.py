"""`weibao types [CODE]`: the equipment types that plugins offer."""

from typing import Any

import click

from weibao.amounts import Amount, Choose, needs
from weibao.catalogue import Catalogue, load_catalogue
from weibao.cli.language import chosen
from weibao.cli.options import format_option, language_option
from weibao.cli.output import print_json, print_table
from weibao.config.nearest import nearest
from weibao.equipment import EquipmentType, Task
from weibao.phrases import cycle_text, duration_text
from weibao.texts.text import Language, Message, Text, listed

UNKNOWN = Message(
    zh="没有设备类型 {code!r}{hint}", en="there is no equipment type {code!r}{hint}"
)
HINT = Message(zh="（是否指 {name!r}？）", en=" (did you mean {name!r}?)")
COLUMNS = (
    Text("代码", "code"),
    Text("名称", "title"),
    Text("类别", "family"),
    Text("任务数", "tasks"),
    Text("来自", "from"),
)
TASK_COLUMNS = (
    Text("任务", "task"),
    Text("名称", "title"),
    Text("周期", "cycle"),
    Text("工时", "duration"),
    Text("人数", "people"),
    Text("依据", "sources"),
)
ON_DEMAND = Text("按需", "on demand")
DEPENDS = Message(zh="随 {names}", en="by {names}")


@click.command("types")
@click.argument("code", required=False)
@language_option
@format_option
def command(code: str | None, lang: str | None, form: str) -> int:
    """List the equipment types, or show one with its tasks and their sources."""
    catalogue = load_catalogue()
    language = chosen(lang)
    if code is None:
        return _list(catalogue, language, form)
    type_ = catalogue.types.get(code)
    if type_ is None:
        near = nearest(code, catalogue.types)
        hint = HINT(name=near) if near else Text()
        click.echo(UNKNOWN(code=code, hint=hint).to(language), err=True)
        return 2
    if form == "json":
        print_json("weibao-type", type_document(type_))
    else:
        click.echo(f"{type_.code}  {type_.title.to(language)}  ({type_.family})")
        print_table(TASK_COLUMNS, [_row(task, language) for task in type_.tasks], language)
    return 0


def _list(catalogue: Catalogue, language: Language, form: str) -> int:
    types = catalogue.types.values()
    if form == "json":
        print_json("weibao-types", {"types": [type_document(one) for one in types]})
        return 0
    rows = [
        [
            one.code,
            one.title.to(language),
            one.family,
            str(len(one.tasks)),
            catalogue.owners[one.code],
        ]
        for one in types
    ]
    print_table(COLUMNS, rows, language)
    return 0


def type_document(type_: EquipmentType) -> dict[str, Any]:
    """Return an equipment type as plain data."""
    return {
        "code": type_.code,
        "title": {"zh": type_.title.to("zh"), "en": type_.title.to("en")},
        "family": type_.family,
        "subject_kinds": sorted(type_.subject_kinds),
        "tags": sorted(type_.tags),
        "attributes": [
            {"name": one.name, "kind": one.kind, "unit": one.unit, "default": one.default}
            for one in type_.attributes
        ],
        "ladders": [list(ladder.tasks) for ladder in type_.ladders],
        "tasks": [
            {
                "code": task.code,
                "title": {"zh": task.title.to("zh"), "en": task.title.to("en")},
                "cycle": cycle_text(task.cycle).to("en") if task.cycle else None,
                "duration": _duration(task).to("en"),
                "people": _people(task),
                "sources": [
                    {
                        "basis": source.basis.value,
                        "title": source.title,
                        "clause": source.clause,
                        "confidence": source.confidence.value,
                    }
                    for source in task.sources
                ],
            }
            for task in type_.tasks
        ],
    }


def _row(task: Task, language: Language) -> list[str]:
    cycle = cycle_text(task.cycle) if task.cycle else ON_DEMAND
    sources = listed((source.text() for source in task.sources), most=2)
    return [
        task.code,
        task.title.to(language),
        cycle.to(language),
        _duration(task).to(language),
        str(_people(task) or DEPENDS(names="…").to(language)),
        sources.to(language),
    ]


def _duration(task: Task) -> Text:
    if isinstance(task.duration, Amount):
        said = duration_text(task.duration.fixed)
        return said + DEPENDS_ALSO(names=", ".join(needs(task.duration)))
    if isinstance(task.duration, Choose):
        return DEPENDS(names=", ".join(needs(task.duration)))
    return duration_text(task.duration)


def _people(task: Task) -> int | None:
    return None if isinstance(task.need, Choose) else task.need.people


DEPENDS_ALSO = Message(zh="起，随 {names}", en=" and up, by {names}")
