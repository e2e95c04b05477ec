"""Which language the command line speaks."""

import locale
from collections.abc import Sequence

from weibao.texts.text import Language


def spoken(arguments: Sequence[str]) -> Language:
    """Return the language that arguments ask for with --lang, else the machine's."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return chosen(argument.partition("=")[2])
        if argument == "--lang" and position + 1 < len(arguments):
            return chosen(arguments[position + 1])
    return chosen(None)


def chosen(asked: str | None, otherwise: Language | None = None) -> Language:
    """Return the language asked for, else the other one given, else the machine's."""
    if asked == "zh":
        return "zh"
    if asked == "en":
        return "en"
    if otherwise is not None:
        return otherwise
    machine = locale.getlocale()[0] or ""
    return "zh" if machine.lower().startswith(("zh", "chinese")) else "en"
