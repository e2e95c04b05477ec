"""The JSON Schema of a portfolio's files, made from the document classes."""

from typing import Any

from weibao.config.documents import FileDocument
from weibao.config.forms import document, fields_of
from weibao.texts.text import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "weibao portfolio"


def json_schema() -> dict[str, Any]:
    """Return the schema that editors check and complete portfolio files with."""
    definitions: dict[str, Any] = {}
    waiting: list[type] = [FileDocument]
    while waiting:
        cls = waiting.pop(0)
        name = document(cls).schema["$ref"].rpartition("/")[2]
        if name not in definitions:
            definitions[name] = _definition(cls)
            for _, about in fields_of(cls).values():
                waiting.extend(about.form.documents)
    top = definitions.pop("File")
    return {
        "$schema": DIALECT,
        "title": TITLE,
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _definition(cls: type) -> dict[str, Any]:
    fields = fields_of(cls)
    properties = {
        key: {"description": _said(about.text), **about.form.schema}
        for key, (_, about) in fields.items()
    }
    needed = [key for key, (_, about) in fields.items() if about.required]
    return {
        "description": (cls.__doc__ or "").strip().partition("\n")[0],
        "type": "object",
        "properties": properties,
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _said(text: Text) -> str:
    return f"{text.en} | {text.zh}"
