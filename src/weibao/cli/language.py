"""Which language the command line speaks."""

import locale
from collections.abc import Sequence

from weibao.texts.text import Language


def spoken(arguments: Sequence[str]) -> str | None:
    """Return the language that arguments ask for with --lang, if any."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return None


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
