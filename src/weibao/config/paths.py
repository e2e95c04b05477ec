"""Where something stands in the data: keys and numbers from the top down."""

from attrs import frozen

from weibao.texts.text import Text

Path = tuple[str | int, ...]


@frozen
class Spot:
    """A line and a column, both counted from 1; 0 where there is none."""

    line: int = 0
    column: int = 0


@frozen
class Wrong:
    """One thing that is wrong, with its place in the data.

    ``on_key`` says that the key at the end of the path is meant, not its value;
    ``missing`` that there is no value, though one must be given.
    """

    path: Path
    text: Text
    on_key: bool = False
    missing: bool = False


def said(path: Path) -> str:
    """Write a path the way people read it: ``assets[3].type``."""
    words = ""
    for part in path:
        if isinstance(part, int):
            words += f"[{part}]"
        else:
            words += f".{part}" if words else part
    return words
