# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""YAML to plain data, straight from the parser's events.

Every scalar stays the text that was written, for the type of its field to read; only
an empty plain scalar, ``~`` and ``null`` are None. Places cost nothing until somebody
asks: `locate` then reads the text again and keeps the wanted ones.
"""

from collections.abc import Callable, Collection
from typing import Any

import yaml
from attrs import define, field, frozen
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from weibao.config.paths import Path, Spot
from weibao.texts.text import Message, Text

DEEPEST = 64
MOST_REPEATED = 100_000
ON_KEY = "\0key"
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@frozen
class Fault:
    """Something that is wrong with the YAML itself."""

    spot: Spot
    path: Path
    text: Text


@frozen
class Parsed:
    """What one text says: plain data, asked-for places, and what is wrong."""

    data: Any
    spots: dict[Path, Spot]
    faults: tuple[Fault, ...]
    complete: bool = True


def parse(text: str, *, placed: Collection[str] = (), loader: Any = LOADER) -> Parsed:
    """Read one document; keep the places of what lies under the ``placed`` keys.

    ``complete`` is false when the text broke off and there is no data to go on with.
    """
    parsed = _run(text, loader, placed, None)
    if parsed.faults:
        again = _run(text, loader, (), ())
        return Parsed(parsed.data, parsed.spots, again.faults, parsed.complete)
    return parsed


def locate(
    text: str, wanted: Collection[Path], *, loader: Any = LOADER
) -> dict[Path, Spot]:
    """Find the places of paths; ``(*path, ON_KEY)`` is the place of the key."""
    return _run(text, loader, (), wanted).spots if wanted else {}


class _BrokenOffError(Exception):
    """Nothing after this can be read."""


@define
class _Builder:
    """One walk over the events; ``wanted`` None keeps all places it comes by."""

    loader: Any
    placed: frozenset[str]
    wanted: frozenset[Path] | None
    next: Callable[[], Event] = field(init=False)
    faults: list[Fault] = field(factory=list)
    spots: dict[Path, Spot] = field(factory=dict)
    anchors: dict[str, tuple[Any, int]] = field(factory=dict)
    words: dict[str, str] = field(factory=dict)
    count: int = 0
    repeated: int = 0
    depth: int = 0

    def __attrs_post_init__(self) -> None:
        self.next = self.loader.get_event

    def document(self, *, whole: bool) -> Any:
        """Read the only document of the stream."""
        self.next()
        if type(self.next()) is StreamEndEvent:
            return None
        data = self.value(self.next(), () if whole else None, top=not whole)
        self.next()
        more = self.next()
        if type(more) is DocumentStartEvent:
            self.fault(more, (), SECOND_DOCUMENT())
        return data

    def value(self, event: Event, path: Path | None, *, top: bool = False) -> Any:
        """Read one value; ``path`` is None where no places are kept."""
        self.count += 1
        kind = type(event)
        if path is not None:
            self.keep(path, event)
        if kind is AliasEvent:
            return self.alias(event, path)
        if event.tag is not None and event.tag != "!":  # type: ignore[attr-defined]  # all but aliases have one
            self.fault(event, path, TAG(tag=event.tag))  # type: ignore[attr-defined]  # as above
        anchor = event.anchor  # type: ignore[attr-defined]  # as above
        before = self.count
        if kind is ScalarEvent:
            found: Any = event.value  # type: ignore[attr-defined]  # a scalar
            if not event.style and found in NULLS:  # type: ignore[attr-defined]  # a scalar
                found = None
        else:
            self.depth += 1
            if self.depth > DEEPEST:
                self.fault(event, (), TOO_DEEP(deepest=DEEPEST))
                raise _BrokenOffError
            if kind is MappingStartEvent:
                found = self.mapping(path, top=top)
            else:
                found = self.sequence(path)
            self.depth -= 1
        if anchor is not None:
            self.anchors[anchor] = found, self.count - before + 1
        return found

    def mapping(self, path: Path | None, *, top: bool) -> dict[str, Any]:
        """Read what is left of a mapping."""
        found: dict[str, Any] = {}
        while type(event := self.next()) is not MappingEndEvent:
            key = self.key(event, path)
            if key is None:
                self.value(self.next(), None)
                continue
            below = None
            if path is not None:
                below = (*path, key)
                self.keep((*below, ON_KEY), event)
            elif top and key in self.placed:
                below = (key,)
            if key in found:
                self.fault(event, below, TWICE(key=key))
                self.value(self.next(), None)
            else:
                found[key] = self.value(self.next(), below)
        return found

    def sequence(self, path: Path | None) -> list[Any]:
        """Read what is left of a list."""
        found: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            below = None if path is None else (*path, len(found))
            found.append(self.value(event, below))
        return found

    def key(self, event: Event, path: Path | None) -> str | None:
        """Read a key, which is a text; None where it is something else."""
        if type(event) is ScalarEvent:
            word: str = event.value
            return self.words.setdefault(word, word)
        self.fault(event, path, KEY())
        if type(event) in (MappingStartEvent, SequenceStartEvent):
            self.value(event, None)
        return None

    def alias(self, event: Event, path: Path | None) -> Any:
        """Give what an anchor stands for, so long as it does not swell."""
        name = event.anchor  # type: ignore[attr-defined]  # an alias
        if name not in self.anchors:
            self.fault(event, path, NO_ANCHOR(name=name))
            return None
        found, size = self.anchors[name]
        self.count += size
        self.repeated += size
        if self.repeated > MOST_REPEATED:
            self.fault(event, path, BOMB(most=MOST_REPEATED))
            raise _BrokenOffError
        return found

    def keep(self, path: Path, event: Event) -> None:
        """Keep a place, when it is wanted."""
        if self.wanted is None or path in self.wanted:
            self.spots[path] = _spot(event.start_mark)

    def fault(self, event: Event, path: Path | None, text: Text) -> None:
        """Note something that is wrong."""
        self.faults.append(Fault(_spot(event.start_mark), path or (), text))


def _run(
    text: str, loader: Any, placed: Collection[str], wanted: Collection[Path] | None
) -> Parsed:
    """Walk over the events once; with ``wanted`` every path is followed."""
    kept = None if wanted is None else frozenset(wanted)
    try:
        events = loader(text)
    except yaml.YAMLError as error:
        return Parsed(None, {}, (_syntax(error, text),), complete=False)
    builder = _Builder(events, frozenset(placed), kept)
    data, complete = None, True
    try:
        data = builder.document(whole=wanted is not None)
    except _BrokenOffError:
        complete = False
    except yaml.YAMLError as error:
        complete = False
        builder.faults.append(_syntax(error, text))
    finally:
        events.dispose()
    return Parsed(data, builder.spots, tuple(builder.faults), complete)


def _syntax(error: yaml.YAMLError, text: str) -> Fault:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        why = error.problem or error.context or "?"
        line = text.splitlines()[mark.line : mark.line + 1] if mark else []
        tab = any(words.lstrip(" ").startswith("\t") for words in line)
        said = TAB() if tab else SYNTAX(why=why)
        return Fault(_spot(mark) if mark else Spot(), (), said)
    if isinstance(error, yaml.reader.ReaderError):
        code = _code(error)
        before, _, _ = text.partition(chr(code))
        column = len(before) - (before.rfind("\n") + 1) + 1
        spot = Spot(before.count("\n") + 1, column)
        return Fault(spot, (), CONTROL(code=f"U+{code:04X}"))
    return Fault(
        Spot(), (), SYNTAX(why=str(error))
    )  # pragma: no cover - no other kind is known


def _code(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(character)


def _spot(mark: Any) -> Spot:
    return Spot(mark.line + 1, mark.column + 1)


TWICE = Message(
    zh="键 {key!r} 写了两次（每个键只写一次）",
    en="key {key!r} is given twice (write each key once)",
)
KEY = Message(
    zh="键必须是文字（写成 键: 值）", en="a key must be a text (write key: value)"
)
TAG = Message(
    zh="不支持标签 {tag!r}（去掉标签，直接写值）",
    en="the tag {tag!r} is not supported (leave it out and write the value alone)",
)
NO_ANCHOR = Message(
    zh="没有锚点 {name!r}（先写 &{name}，再写 *{name}）",
    en="there is no anchor {name!r} (write &{name} before *{name})",
)
BOMB = Message(
    zh="别名重复展开的内容超过 {most} 项（请直接写出内容）",
    en="aliases repeat more than {most} values (write the values out)",
)
TOO_DEEP = Message(
    zh="嵌套太深（最多 {deepest} 层）",
    en="nested too deeply (at most {deepest} levels)",
)
SECOND_DOCUMENT = Message(
    zh="一个文件里有第二个文档（去掉 ---，或分成两个文件）",
    en="a second document begins here (leave out the ---, or make two files)",
)
TAB = Message(
    zh="缩进里有制表符（改用空格）", en="a tab stands in the indentation (use spaces)"
)
SYNTAX = Message(
    zh="不是正确的 YAML：解析器报告“{why}”（检查缩进、引号和冒号后的空格）",
    en="not valid YAML: {why} "
    "(look at indentation, quotes and the space after a colon)",
)
CONTROL = Message(
    zh="文件里有 YAML 不允许的字符 {code}（删掉它）",
    en="the file holds a character that YAML forbids, {code} (remove it)",
)
