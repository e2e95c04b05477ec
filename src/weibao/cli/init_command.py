"""`weibao init FOLDER`: a first portfolio to edit."""

from importlib.resources import files
from pathlib import Path

import click

from weibao.cli.language import chosen
from weibao.cli.options import folder_argument, language_option
from weibao.config.schema import schema_text
from weibao.texts.text import Message

STARTER = ("portfolio.yaml", "register.csv", "records.csv")
EXISTS = Message(
    zh="{file} 已经存在，没有改动任何文件。", en="{file} exists; nothing was changed."
)
WRITTEN = Message(
    zh="已写好 {folder}。下一步：weibao check {folder}/portfolio.yaml",
    en="Wrote {folder}. Next: weibao check {folder}/portfolio.yaml",
)


@click.command("init")
@folder_argument
@language_option
def command(folder: Path, lang: str | None) -> int:
    """Write a small portfolio into FOLDER, ready to be edited."""
    language = chosen(lang)
    names = [*STARTER, "portfolio.schema.json"]
    taken = next((name for name in names if (folder / name).exists()), None)
    if taken is not None:
        click.echo(EXISTS(file=folder / taken).to(language), err=True)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    starter = files("weibao.cli") / "starter"
    for name in STARTER:
        content = (starter / name).read_bytes()
        (folder / name).write_bytes(content)
    (folder / "portfolio.schema.json").write_text(schema_text(), encoding="utf-8")
    click.echo(WRITTEN(folder=folder).to(language))
    return 0
