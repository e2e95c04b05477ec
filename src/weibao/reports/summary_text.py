"""The summary on a terminal: plain lines in columns, with nothing to decode."""

from collections.abc import Sequence
from itertools import zip_longest

from weibao.reports.goal_tables import goal_table, share_table
from weibao.reports.next_steps import next_steps
from weibao.reports.overview import overview
from weibao.reports.summary import Summary
from weibao.reports.tables import Table, certificate_table, crew_table, gap_table
from weibao.reports.verdict import verdict
from weibao.reports.width import Side, aligned, padded, plain, width, wrapped
from weibao.texts.text import Language, Message, Text

COLUMNS = 96
MOST_CELL, LEAST_CELL = 40, 12
MOST_ROWS = 12
"""How many rows a table shows here; the page shows more."""
INDENT = "  "


def summary_lines(summary: Summary, language: Language) -> list[str]:
    """Return the summary as lines for a terminal, in one language."""
    lines = [plain(title(summary).to(language))]
    lines += wrapped(plain(verdict(summary).text.to(language)), COLUMNS)
    lines += ["", *_overview(summary, language)]
    tables = (crew_table, share_table, goal_table, gap_table, certificate_table)
    for table in (of(summary) for of in tables):
        if table.rows:
            lines += ["", table.title.to(language), *_table(table, language)]
    return [*lines, "", NEXT().to(language), *_steps(summary, language)]


def title(summary: Summary) -> Text:
    """Name the portfolio, the horizon and the as-of day."""
    horizon = summary.horizon
    return TITLE(
        title=summary.title,
        first=horizon.first,
        last=horizon.last,
        as_of=summary.as_of,
    )


def _overview(summary: Summary, language: Language) -> list[str]:
    rows = [(name.to(language), text.to(language)) for name, text in overview(summary)]
    column = max(width(name) for name, _ in rows)
    lines = []
    for name, text in rows:
        first, *more = wrapped(plain(text), COLUMNS - column - 2 * len(INDENT))
        lines.append(f"{INDENT}{padded(name, column)}{INDENT}{first}")
        lines += [f"{INDENT * 2}{' ' * column}{line}" for line in more]
    return lines


def _table(table: Table, language: Language) -> list[str]:
    """Set a table in columns; what is too wide goes on below, and nothing is cut."""
    head = [column.title.to(language) for column in table.columns]
    sides = [column.side for column in table.columns]
    cells = [
        [plain(cell.to(language)) for cell in row] for row in table.rows[:MOST_ROWS]
    ]
    rows = [[wrapped(cell, MOST_CELL) for cell in row] for row in cells]
    excess = max(map(width, _set(head, rows, sides))) + len(INDENT) - COLUMNS
    if excess > 0:
        widest = max(width(line) for row in rows for line in row[0])
        room = max(widest - excess, LEAST_CELL)
        rows = [
            [wrapped(cell[0], room), *row[1:]]
            for cell, row in zip(cells, rows, strict=True)
        ]
    lines = _set(head, rows, sides)
    left = len(table.rows) - MOST_ROWS
    if left > 0:
        lines.append(MORE(number=left).to(language))
    return [INDENT + line for line in lines]


def _set(
    head: list[str], rows: list[list[list[str]]], sides: Sequence[Side]
) -> list[str]:
    """Set rows whose cells have several lines."""
    lines = [line for row in rows for line in zip_longest(*row, fillvalue="")]
    return aligned([head, *lines], sides)


def _steps(summary: Summary, language: Language) -> list[str]:
    lines = []
    for number, step in enumerate(next_steps(summary), start=1):
        mark = f"{number}. "
        first, *more = wrapped(plain(step.to(language)), COLUMNS - len(INDENT + mark))
        lines.append(f"{INDENT}{mark}{first}")
        lines += [INDENT + " " * len(mark) + line for line in more]
    return lines


TITLE = Message(
    zh="{title}：{first} 至 {last}（{as_of} 排定）",
    en="{title}: {first} to {last}, as of {as_of}",
)
NEXT = Message(zh="接下来", en="What to do next")
MORE = Message(zh="另有 {number} 行", en="and {number} {number:row|rows} more")
