"""Reading all files of a portfolio: the top file, what it includes, its tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import Any

from attrs import define, field

from weibao.config.document_places import RegisterDocument
from weibao.config.document_records import RecordDocument
from weibao.config.origins import Complaints, Entry, Origin, YamlOrigin
from weibao.config.paths import Spot, said
from weibao.config.record_tables import inline_entries, record_entries
from weibao.config.registers import register_entries
from weibao.config.structure import FileEntries, structure_file
from weibao.config.tables import Table, read_table
from weibao.config.text_files import Folder, UnreadableError, read_bytes, utf8
from weibao.config.yaml_events import Parsed, parse
from weibao.errors import InvalidValue, Problem
from weibao.texts.text import Message, Text

ONLY_TOP = ("portfolio", "title", "language", "records_from")
ONCE = ("travel", "limits", "names", "outsourcing", "goals")
PLACED = ("policies",)


@define
class Book:
    """All that was read, from all files, in order.

    ``tables`` are the registers, each with the file that its rows come from. ``whole``
    is false when a file could not be read at all: names would then be
    called unknown only because their file is missing.
    """

    single: dict[str, Entry] = field(factory=dict)
    lists: dict[str, list[Entry]] = field(factory=dict)
    broken: set[str] = field(factory=set)
    files: list[str] = field(factory=list)
    tables: list[tuple[Entry, Origin]] = field(factory=list)
    whole: bool = True

    def entries(self, key: str) -> list[Entry]:
        """Give the entries of one list."""
        return self.lists.get(key, [])


def read_book(path: FilePath) -> tuple[Book, Complaints]:
    """Read a portfolio's top file and all that it names."""
    reader = _Reader(Folder(path.parent), path.parent)
    reader.top(path)
    reader.registers()
    reader.records()
    return reader.book, reader.complaints


@define
class _Reader:
    """One reading: what was found so far, and what was wrong with it."""

    folder: Folder
    shown_folder: FilePath
    book: Book = field(factory=Book)
    complaints: Complaints = field(factory=Complaints)
    seen: set[str] = field(factory=set)

    def top(self, path: FilePath) -> None:
        """Read the top file and, through it, the included ones."""
        try:
            content = read_bytes(path)
        except InvalidValue as error:
            self.refuse(path.name, Spot(), error.text)
            return
        self.seen.add(path.name)
        self.yaml(path.name, content, (path.name,), included=False)

    def shown(self, name: str) -> str:
        """Give a file's name as problems show it."""
        return (self.shown_folder / name).as_posix()

    def refuse(self, name: str, spot: Spot, text: Text, path: str = "") -> None:
        """Note that a file cannot be read as a whole."""
        problem = Problem(self.shown(name), spot.line, spot.column, path, text)
        self.complaints.ready.append(problem)
        self.book.whole = False

    def yaml(
        self, name: str, content: bytes, chain: tuple[str, ...], *, included: bool
    ) -> None:
        """Read one YAML file and add what it says to the book."""
        entries, origin = self.structured(name, content)
        if entries is None or origin is None:
            return
        for key, value in entries.single.items():
            entry = Entry(value, origin, (key,))
            if included and key in ONLY_TOP:
                self.complaints.add(entry, (), TOP_ONLY(key=key), on_key=True)
            elif key in ONCE and key in self.book.single:
                first = self.book.single[key]
                text = ONLY_ONCE(key=key)
                self.complaints.add(entry, (), text, on_key=True, other=first)
            elif not included or key in ONCE:
                self.book.single[key] = entry
        self.book.broken |= entries.broken
        for key, found in entries.lists.items():
            if key != "include":
                self.book.lists.setdefault(key, []).extend(found)
        for entry in entries.lists.get("include", []):
            self.include(entry, name, chain)

    def include(self, entry: Entry, beside: str, chain: tuple[str, ...]) -> None:
        """Read an included file, once and not in a circle."""
        with self.beside(entry, beside, entry.document, ()) as found:
            if found is None:
                return
            name, content = found
            if name in chain:
                way = " -> ".join((*chain[chain.index(name) :], name))
                self.complaints.add(entry, (), LOOP(way=way))
            elif name in self.seen:
                self.complaints.add(entry, (), READ_TWICE(name=name))
            else:
                self.seen.add(name)
                self.yaml(name, content, (*chain, name), included=True)

    def structured(
        self, name: str, content: bytes
    ) -> tuple[FileEntries | None, YamlOrigin | None]:
        """Read the entries of a YAML file; None where there is nothing to read."""
        self.book.files.append(name)
        try:
            text = utf8(content)
        except UnreadableError as error:
            self.refuse(name, error.spot, error.text)
            return None, None
        parsed = parse(text, placed=PLACED)
        self.faults(name, parsed)
        if not parsed.complete:
            return None, None
        origin = YamlOrigin(self.shown(name), name, text, parsed.spots)
        data: Any = parsed.data
        if type(data) is not dict:
            empty = data is None
            self.refuse(name, Spot(), EMPTY() if empty else NO_KEYS())
            return None, None
        return structure_file(data, origin, self.complaints), origin

    def faults(self, name: str, parsed: Parsed) -> None:
        """Note what is wrong with the YAML itself."""
        for fault in parsed.faults:
            spot, path = fault.spot, said(fault.path)
            problem = Problem(
                self.shown(name), spot.line, spot.column, path, fault.text
            )
            self.complaints.ready.append(problem)
        self.book.whole &= parsed.complete

    @contextmanager
    def beside(
        self, entry: Entry, name: str, word: str, path: tuple[str, ...]
    ) -> Iterator[tuple[str, bytes] | None]:
        """Open a file that an entry names; what is wrong is said at that entry."""
        try:
            inner = self.folder.inside(name, word)
            content = self.folder.bytes_of(inner)
        except InvalidValue as error:
            self.complaints.add(entry, path, error.text)
            self.book.whole = False
            yield None
        else:
            yield inner, content

    def registers(self) -> None:
        """Read the registers of assets."""
        for entry in self.book.entries("registers"):
            document: RegisterDocument = entry.document
            table, name = self.table(entry, document.file)
            if table is not None:
                found, broken = register_entries(
                    table, entry, self.shown(name), name, self.complaints
                )
                self.book.lists.setdefault("assets", []).extend(found)
                self.book.broken |= broken
                self.book.tables += [(entry, one.origin) for one in found[:1]]

    def records(self) -> None:
        """Read the files of records, and unwrap the inline ones."""
        entries = self.book.lists.pop("records", [])
        found = inline_entries(entries)
        for entry in entries:
            document: RecordDocument = entry.document
            if document.file is None:
                continue
            if document.file.lower().endswith((".yaml", ".yml", ".json")):
                found += self.yaml_records(entry, document.file)
                continue
            table, name = self.table(entry, document.file)
            if table is not None:
                rows, broken = record_entries(
                    table, entry, self.shown(name), name, self.complaints
                )
                found += rows
                self.book.broken |= broken
        self.book.lists["records"] = found

    def table(self, entry: Entry, word: str) -> tuple[Table | None, str]:
        """Read the table that an entry names."""
        with self.beside(entry, entry.origin.name, word, ("file",)) as found:
            if found is None:
                return None, ""
            name, content = found
            sheet = entry.document.sheet
            if not self.first_time(entry, name, sheet):
                return None, name
            encoding = entry.document.encoding
            try:
                return read_table(content, name, encoding=encoding, sheet=sheet), name
            except UnreadableError as error:
                self.refuse(name, error.spot, error.text)
            except InvalidValue as error:
                self.complaints.add(entry, ("file",), error.text)
                self.book.whole = False
        return None, name

    def first_time(self, entry: Entry, name: str, sheet: str | None) -> bool:
        """Tell whether a table was not read before; a second time is refused."""
        key = f"{name}#{sheet or ''}"
        if key in self.seen or name in self.seen:
            self.complaints.add(entry, ("file",), READ_TWICE(name=name))
            return False
        self.seen.add(key)
        if key not in self.book.files and name not in self.book.files:
            self.book.files.append(name)
        return True

    def yaml_records(self, entry: Entry, word: str) -> list[Entry]:
        """Read a YAML file that holds records and nothing else."""
        with self.beside(entry, entry.origin.name, word, ("file",)) as found:
            if found is None or not self.first_time(entry, found[0], None):
                return []
            self.book.files.remove(found[0])
            entries, origin = self.structured(*found)
        if entries is None or origin is None:
            return []
        self.book.broken |= entries.broken
        for key in [*entries.single, *entries.lists]:
            if key not in ("schema", "records"):
                place = Entry(None, origin, (key,))
                self.complaints.add(place, (), RECORDS_ONLY(key=key), on_key=True)
        inner = entries.lists.get("records", [])
        for one in inner:
            if one.document.file is not None:
                self.complaints.add(one, ("file",), NO_FURTHER_FILE())
        return inline_entries(inner)


EMPTY = Message(
    zh="文件是空的（至少应有 schema: 1）", en="the file is empty (begin with schema: 1)"
)
NO_KEYS = Message(
    zh="文件最外层应为键值（以 schema: 1 开头）",
    en="the file must be a mapping (begin with schema: 1)",
)
TOP_ONLY = Message(
    zh="{key!r} 只写在顶层文件里（从这个文件去掉）",
    en="{key!r} belongs in the top file only (remove it from this one)",
)
ONLY_ONCE = Message(
    zh="{key!r} 只能写一次（合并到一处）",
    en="{key!r} may be given only once (keep one)",
)
LOOP = Message(
    zh="文件互相引入：{way}（去掉其中一处 include）",
    en="the files include one another: {way} (remove one of the includes)",
)
READ_TWICE = Message(
    zh="文件 {name!r} 引入了两次（只引入一次）",
    en="the file {name!r} is named twice (name it once)",
)
RECORDS_ONLY = Message(
    zh="记录文件里只能有 schema 和 records，不能有 {key!r}（移到别的文件）",
    en="a file of records holds schema and records only, not {key!r} "
    "(move it elsewhere)",
)
NO_FURTHER_FILE = Message(
    zh="记录文件不能再引用文件（把它列在顶层文件里）",
    en="a file of records names no further file (list it in the portfolio's own files)",
)
