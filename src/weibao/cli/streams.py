"""Output that never fails for a character that the terminal cannot show."""

import io
from typing import TextIO


def make_safe(stream: TextIO) -> None:
    r"""Let a stream write what its encoding lacks as ``\u7ef4`` instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def speaks_unicode(stream: TextIO) -> bool:
    """Tell whether every character can be written to a stream as it is."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")
