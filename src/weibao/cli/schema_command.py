"""`weibao schema`: the JSON Schema of portfolio files, for editors."""

import json

import click

from weibao.cli.exits import FINE
from weibao.config import json_schema


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of portfolio files.

    输出资料格式的 JSON Schema。

    Editors check and complete YAML with it.
    """
    click.echo(schema_text(), nl=False)
    return FINE


def schema_text() -> str:
    """Return the schema as a file's text."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
