"""Tables of a portfolio's keys for people, made from the JSON Schema."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
HEAD = (
    "| key | written like | meaning | 含义 |",
    "|---|---|---|---|",
)
PLAIN = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
}


def classes(schema: Schema) -> dict[str, Schema]:
    """Give the file itself and everything that it may hold, by name."""
    return {"File": schema, **schema["$defs"]}


def heading(name: str) -> str:
    """Write a class's name as words: ``EquipmentType`` is an equipment type."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def table(described: Schema) -> list[str]:
    """Give the lines of the table of one class; keys in bold must be given."""
    return [*HEAD, *_rows(described)]


def _rows(described: Schema) -> Iterator[str]:
    needed = described.get("required", ())
    for key, form in described["properties"].items():
        name = f"**`{key}`**" if key in needed else f"`{key}`"
        english, _, chinese = form["description"].partition(" | ")
        yield f"| {name} | {' or '.join(_forms(form))} | {english} | {chinese} |"


def _forms(form: Schema) -> list[str]:
    """Say in a few words what may be written, without saying anything twice."""
    if "anyOf" not in form:
        return [_form(form)]
    single = [one for one in form["anyOf"] if one.get("type") != "array"]
    several = [one["items"] for one in form["anyOf"] if one.get("type") == "array"]
    if single == several:
        return [f"{' or '.join(_forms(single[0]))}, one or a list"]
    said = [said for one in form["anyOf"] for said in _forms(one)]
    return list(dict.fromkeys(said))


def _form(form: Schema) -> str:
    if "$ref" in form:
        words = heading(form["$ref"].rpartition("/")[2]).lower()
        return f"[{words}](#{words.replace(' ', '-')})"
    if "const" in form:
        return f"`{form['const']}`"
    if "enum" in form:
        return ", ".join(f"`{value}`" for value in form["enum"])
    if form["type"] == "array":
        return f"a list: {' or '.join(_forms(form['items']))}"
    if form["type"] == "object":
        values = form.get("additionalProperties")
        return f"a mapping: {' or '.join(_forms(values))}" if values else "a mapping"
    return _plain(form)


def _plain(form: Schema) -> str:
    if "pattern" in form:
        return "id"
    if isinstance(form["type"], list):
        return "text"
    if form["type"] in PLAIN:
        return PLAIN[form["type"]]
    return f"`{form['examples'][0]}`" if form.get("examples") else "text"
