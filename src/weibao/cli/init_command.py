"""`weibao init FOLDER`: a first portfolio to edit."""

from importlib.resources import files
from pathlib import Path

import click

from weibao.cli.complaints import refuse
from weibao.cli.exits import BAD_INPUT, FINE
from weibao.cli.language import chosen
from weibao.cli.options import folder_argument, language_option
from weibao.cli.schema_command import schema_text
from weibao.files import atomic_write
from weibao.texts.text import Message

STARTER = ("portfolio.yaml", "register.csv", "records.csv")
SCHEMA = "portfolio.schema.json"
LANGUAGE = b"\nlanguage: zh"
"""What the starter says of its language; it is written in the one of the answer."""
EXISTS = Message(
    zh="{file} 已经存在，没有改动任何文件（请另选文件夹）",
    en="{file} exists; nothing was changed (choose another folder)",
)
WRITTEN = Message(
    zh="已写好 {folder}：{names}。\n下一步：\n  weibao check {top}\n"
    "  weibao build {top} --from 2026-01-01 --to 2026-12-31 --out {build}",
    en="Wrote {folder}: {names}.\nNext:\n  weibao check {top}\n"
    "  weibao build {top} --from 2026-01-01 --to 2026-12-31 --out {build}",
)


@click.command("init")
@folder_argument
@language_option
def command(folder: Path, lang: str | None) -> int:
    """Write a small portfolio into FOLDER, ready to be edited.

    写一份起步资料。

    It is a compound of two buildings with lifts, fire equipment, pumps and a lawn.
    It names the language that it is asked for with --lang, else the machine's. No file
    that exists is overwritten.
    """
    language = chosen(lang)
    names = [*STARTER, SCHEMA]
    taken = next((name for name in names if (folder / name).exists()), None)
    if taken is not None:
        refuse(EXISTS(file=folder / taken), language)
        return BAD_INPUT
    folder.mkdir(parents=True, exist_ok=True)
    starter = files("weibao.cli") / "starter"
    for name in STARTER:
        content = (starter / name).read_bytes()
        if name == STARTER[0]:
            content = content.replace(LANGUAGE, b"\nlanguage: " + language.encode())
        atomic_write(folder / name, content)
    atomic_write(folder / SCHEMA, schema_text().encode())
    said = WRITTEN(
        folder=folder,
        names=", ".join(names),
        top=folder / STARTER[0],
        build=folder / "build",
    )
    click.echo(said.to(language))
    return FINE
