"""Output that never fails for a character that the terminal cannot show."""

import io
from typing import TextIO


def make_safe(stream: TextIO) -> None:
    r"""Let a stream write what its encoding lacks as ``\u7ef4`` instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def one_line(text: str) -> str:
    """Return a line as a terminal may be given it, whatever titles stand in it.

    Line ends and tabs become spaces, and signs that a terminal would obey go. Spaces
    stay, as they may be columns; half a surrogate pair stays for `make_safe`, as the
    name of a file may hold one.
    """
    if text.isprintable():
        return text
    return "".join(map(_harmless, text))


def _harmless(sign: str) -> str:
    if sign.isprintable() or sign == "\u3000" or "\ud800" <= sign <= "\udfff":
        return sign
    return " " if sign.isspace() else ""


def speaks_unicode(stream: TextIO) -> bool:
    """Tell whether every character can be written to a stream as it is."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")
