"""What can go wrong that is the user's to mend, and how it is reported.

Late, overdue and unplaceable work are results, never exceptions.
"""

from collections.abc import Iterable

from attrs import frozen

from weibao.texts.text import Language, Text


class WeibaoError(Exception):
    """Anything weibao refuses to do; the root of all its exceptions."""


class InvalidValue(WeibaoError, ValueError):
    """A value that cannot be: raised by value classes, which know no file.

    Reading a file turns it into a `Problem` with a place.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


@frozen(order=True)
class Problem:
    """One thing to mend, with its place.

    ``line`` and ``column`` count from 1; 0 means that the place is the file as a
    whole. ``path`` says where in the data (``assets[3].type``).
    """

    file: str
    line: int
    column: int
    path: str
    message: Text

    def to(self, language: Language) -> str:
        """Say it in one line: file:line:column: path: message."""
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        path = f"{self.path}: " if self.path else ""
        return f"{place}: {path}{self.message.to(language)}"

    def __str__(self) -> str:
        return self.to("en")


class ConfigError(WeibaoError, ValueError):
    """Everything wrong with what was read, raised once with all problems.

    ``language`` is the one that the files are written in, where it is known.
    """

    def __init__(
        self, problems: Iterable[Problem], *, language: Language | None = None
    ) -> None:
        self.language = language
        self.problems: tuple[Problem, ...] = tuple(
            sorted(
                problems, key=lambda p: (p.file, p.line, p.column, p.path, p.message.en)
            )
        )
        super().__init__("\n".join(map(str, self.problems)))


class RecordError(ConfigError):
    """Everything wrong with a file of records."""


class PluginError(WeibaoError):
    """A plugin that cannot be used, by name, with what is wrong with it."""

    def __init__(self, plugin: str, problems: Iterable[Text]) -> None:
        self.plugin = plugin
        self.problems: tuple[Text, ...] = tuple(problems)
        super().__init__(f"{plugin}: " + "; ".join(map(str, self.problems)))
