"""`weibao schema`: the JSON Schema of portfolio files, for editors."""

import click

from weibao.config.schema import schema_text


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of portfolio files."""
    click.echo(schema_text(), nl=False)
    return 0
