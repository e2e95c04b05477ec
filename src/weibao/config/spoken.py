"""The language that a portfolio is written in, known before all of it is read."""

import re
from pathlib import Path

from weibao.texts.text import Language

PEEK = 65_536
"""How many bytes of the top file are looked at."""
LANGUAGE = re.compile(
    rb"""^(?:\xef\xbb\xbf)?language[ \t]*:[ \t]*["']?(zh|en)\b""", re.M
)


def language_of(path: Path) -> Language | None:
    """Say which language the top file names; None where none can be read.

    It is looked for in the text, so that a file that is no YAML yet has one too.
    """
    try:
        with path.open("rb") as file:
            found = LANGUAGE.search(file.read(PEEK))
    except (OSError, ValueError):
        return None
    if found is None:
        return None
    return "zh" if found[1] == b"zh" else "en"
