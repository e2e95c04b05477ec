# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""What the steps from documents to objects share: look-ups that note what is wrong."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import define, field

from weibao.config.names import unknown
from weibao.config.origins import Complaints, Entry, Origin
from weibao.config.paths import Path
from weibao.config.reading import Book
from weibao.policy import Place
from weibao.texts.text import Message, Text

Thing = TypeVar("Thing")
EARLIEST, LATEST = 1900, 2100
DEEPEST = 64


@define
class Resolving:
    """A book on its way to objects, and all that is wrong with it.

    ``repeated`` are entries whose id is wrong or another one's: they become nothing,
    but what they name is looked up all the same. ``blamed`` are words of a file that
    were noted where they come from, so that no row of the file need say it again.
    """

    book: Book
    complaints: Complaints
    texts: dict[tuple[str, str], Text] = field(factory=dict)
    repeated: list[Entry] = field(factory=list)
    blamed: set[tuple[Origin, str]] = field(factory=set)

    def find(
        self,
        known: Mapping[str, Thing],
        word: str,
        kind: Text,
        entry: Entry,
        path: Path,
    ) -> Thing | None:
        """Give the thing of a name; an unknown name is noted with its place.

        A name whose own entry is wrong is not called unknown.
        """
        found = known.get(word)
        if found is None and not self.excused(word, entry):
            key = (kind.en, word)
            if key not in self.texts:
                self.texts[key] = unknown(kind, word, known.keys())
            self.complaints.add(entry, path, self.texts[key])
        return found

    def excused(self, word: str, entry: Entry) -> bool:
        """Tell whether what is wrong with a word was noted already, elsewhere."""
        return word in self.book.broken or (entry.origin, word) in self.blamed

    def again(self, document: type) -> list[Entry]:
        """Give the entries of one sort that have no id of their own."""
        return [one for one in self.repeated if type(one.document) is document]

    def found(
        self,
        known: Mapping[str, Thing],
        words: Iterable[str],
        kind: Text,
        entry: Entry,
        path: Path,
    ) -> list[Thing]:
        """Give the things of several names, each looked up by itself."""
        things = []
        for number, word in enumerate(words):
            thing = self.find(known, word, kind, entry, (*path, number))
            if thing is not None:
                things.append(thing)
        return things

    def distinct(
        self, entries: Iterable[Entry], key: str = "id", *, with_feeds: bool = False
    ) -> dict[str, Entry]:
        """Give entries by id; a second entry of one id is noted with both places.

        Things that have feeds must not differ in capital letters alone: many disks
        would keep their feeds in one file.
        """
        first: dict[str, Entry] = {}
        spelt: dict[bytes, Entry] = {}
        for entry in entries:
            id_ = getattr(entry.document, key)
            if id_ is None:  # it was wrong, and that was noted
                self.repeated.append(entry)
                continue
            other = first.setdefault(id_, entry)
            if other is not entry:
                self.complaints.add(entry, (key,), TWICE(id=id_), other=other)
                self.repeated.append(entry)
            elif with_feeds:
                # As bytes, of which ASCII letters alone are lowered: file names
                # hold all others percent-encoded.
                alike = spelt.setdefault(id_.encode().lower(), entry)
                if alike is not entry:
                    text = ALIKE(id=id_, other=getattr(alike.document, key))
                    self.complaints.add(entry, (key,), text, other=alike)
        return first

    def refuse_reused(self, entries: Mapping[str, Entry]) -> None:
        """Note former ids in use: they stay taken, as records of the past name them."""
        former: dict[str, Entry] = {}
        for entry in entries.values():
            for number, id_ in enumerate(entry.document.formerly):
                other = entries.get(id_) or former.setdefault(id_, entry)
                if other is not entry:
                    path = ("formerly", number)
                    self.complaints.add(entry, path, REUSED(id=id_), other=other)

    def in_order(
        self, first: date | None, last: date | None, entry: Entry, path: Path
    ) -> bool:
        """Tell whether dates are in order, and note it where they are not."""
        if first is None or last is None or first <= last:
            return True
        self.complaints.add(entry, path, REVERSED(first=first, last=last))
        return False

    def plausible(
        self, day: date | None, entry: Entry, path: Path = ("installed",)
    ) -> None:
        """Note a date, such as one of installation, that cannot be meant."""
        if day is not None and not EARLIEST <= day.year <= LATEST:
            text = IMPLAUSIBLE(day=day, first=EARLIEST, last=LATEST)
            self.complaints.add(entry, path, text)

    def place(self, entry: Entry, path: Path = ()) -> Place:
        """Say where something was written, for the provenance of what follows."""
        whole = (*entry.path, *path)
        spot = entry.origin.spots([whole])[whole]
        return Place(entry.origin.name, spot.line, entry.origin.said(whole))

    def parents_first(self, entries: Mapping[str, Entry]) -> list[str]:
        """Order ids so that a parent comes before what it holds.

        Circles, and chains too deep, are noted and left out.
        """
        depth: dict[str, int] = {}
        order: list[str] = []
        for start in entries:
            way: dict[str, None] = {}
            at: str | None = start
            while (
                at is not None and at in entries and at not in depth and at not in way
            ):
                way[at] = None
                at = entries[at].document.parent
            if at in way:
                self._circle(entries, list(way), at)
                depth.update(dict.fromkeys(way, DEEPEST + 1))
                self.book.broken |= way.keys()
                continue
            below = depth.get(at, 0) if at is not None else 0
            for id_ in reversed(list(way)):
                below += 1
                depth[id_] = below
                if below > DEEPEST:
                    if below == DEEPEST + 1:
                        text = TOO_DEEP(id=id_, most=DEEPEST)
                        self.complaints.add(entries[id_], ("parent",), text)
                    self.book.broken.add(id_)
                else:
                    order.append(id_)
        return order

    def _circle(self, entries: Mapping[str, Entry], way: list[str], at: Any) -> None:
        circle = [*way[way.index(at) :], at]
        text = CIRCLE(way=" -> ".join(circle))
        self.complaints.add(entries[at], ("parent",), text)


TWICE = Message(
    zh="编号 {id!r} 已经用过（换一个编号）",
    en="the id {id!r} is already used (choose another)",
)
ALIKE = Message(
    zh="编号 {id!r} 与 {other!r} 仅大小写不同，日历文件在许多磁盘上会互相覆盖"
    "（换一个编号）",
    en="the id {id!r} differs from {other!r} in capital letters alone, and on many "
    "disks their feeds would be one file (choose another)",
)
REUSED = Message(
    zh="曾用编号 {id!r} 已被使用（编号不可再用，请改掉其中一个）",
    en="the former id {id!r} is in use (ids are never used again: change one of them)",
)
REVERSED = Message(
    zh="结束 {last} 早于开始 {first}（from 应不晚于 to）",
    en="{last} ends before {first} begins (from must not be after to)",
)
IMPLAUSIBLE = Message(
    zh="日期 {day} 不合情理（应在 {first} 年到 {last} 年之间）",
    en="the date {day} cannot be meant (write one from {first} to {last})",
)
CIRCLE = Message(
    zh="上级关系成了一圈：{way}（去掉其中一个 parent）",
    en="the parents run in a circle: {way} (remove one parent)",
)
TOO_DEEP = Message(
    zh="{id!r} 的上级超过 {most} 层（减少层次）",
    en="{id!r} lies more than {most} levels deep (use fewer levels)",
)
