"""`weibao types [CODE]`: the equipment types that there are."""

from pathlib import Path

import click

from weibao.catalogue import Catalogue, load_catalogue
from weibao.cli.complaints import refuse
from weibao.cli.exits import BAD_INPUT, FINE
from weibao.cli.language import chosen
from weibao.cli.options import Place, format_option, language_option
from weibao.cli.output import print_json, print_table
from weibao.cli.streams import one_line
from weibao.cli.type_facts import (
    cycle_said,
    duration_said,
    people_said,
    sources_said,
    type_document,
)
from weibao.config import language_of, load_types
from weibao.config.names import unknown
from weibao.equipment import EquipmentType
from weibao.texts.text import Language, Text

TYPE = Text("设备类型", "equipment type")
COLUMNS = (
    Text("代码", "code"),
    Text("名称", "title"),
    Text("设备族", "family"),
    Text("任务数", "tasks"),
    Text("来自", "from"),
)
TASK_COLUMNS = (
    Text("任务", "task"),
    Text("名称", "title"),
    Text("周期", "cycle"),
    Text("时长", "duration"),
    Text("人数", "people"),
    Text("依据", "sources"),
)


@click.command("types")
@click.argument("code", required=False)
@click.option(
    "--portfolio",
    type=Place(),
    help="A portfolio, to show the types of its own too. 资料文件，一并列出自有类型",
)
@language_option
@format_option
def command(
    code: str | None, portfolio: Path | None, lang: str | None, form: str
) -> int:
    """List the equipment types, or one with its tasks.

    列出设备类型及其任务。

    CODE is the code of a type, or another name of it; with it each task is shown with
    its cycle and sources.
    """
    catalogue = load_catalogue() if portfolio is None else load_types(portfolio)
    language = chosen(lang, language_of(portfolio) if portfolio else None)
    if code is None:
        _list(catalogue, language, form)
        return FINE
    by_name = _by_name(catalogue)
    type_ = by_name.get(code)
    if type_ is None:
        refuse(unknown(TYPE, code, by_name), language)
        return BAD_INPUT
    if form == "json":
        print_json("weibao-type", type_document(type_))
    else:
        _show(type_, language)
    return FINE


def _by_name(catalogue: Catalogue) -> dict[str, EquipmentType]:
    others = {
        name: type_ for type_ in catalogue.types.values() for name in type_.aliases
    }
    return {**others, **catalogue.types}


def _list(catalogue: Catalogue, language: Language, form: str) -> None:
    types = [catalogue.types[code] for code in sorted(catalogue.types)]
    if form == "json":
        print_json("weibao-types", {"types": [type_document(one) for one in types]})
        return
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


def _show(type_: EquipmentType, language: Language) -> None:
    title = type_.title.to(language)
    click.echo(one_line(f"{type_.code}  {title}  ({type_.family})"))
    rows = [
        [
            task.code,
            task.title.to(language),
            cycle_said(task, type_).to(language),
            duration_said(task, type_).to(language),
            people_said(task, type_).to(language),
            sources_said(task).to(language),
        ]
        for task in type_.tasks
    ]
    print_table(TASK_COLUMNS, rows, language)
