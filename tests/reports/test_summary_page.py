"""The summary as a page."""

from html.parser import HTMLParser

import pytest
from attrs import evolve

from golden_files import Golden
from summaries import quiet, told, troubled
from weibao.reports import Summary, summary_page
from weibao.reports.summary_page import MOST_ROWS
from weibao.texts import Text
from weibao.texts.text import Language
from weibao.verifier import Rule, Verification, Violation

both_languages = pytest.mark.parametrize("language", ["zh", "en"])
VOID = frozenset(("meta", "rect"))


class Reader(HTMLParser):
    """Reads a page: its headings, its words, and the tags that it leaves open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.headings: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)
        if tag in ("h2", "h3"):
            self.headings.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag without content."""
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self.open and self.open[-1] in ("h2", "h3"):
            self.headings[-1] += data
        if "style" not in self.open:
            self.words += data


def read(summary: Summary, language: Language = "en") -> Reader:
    """Read the page of a summary."""
    return Reader(summary_page(summary, language))


@both_languages
def test_the_page_is_as_kept(golden: Golden, language: Language) -> None:
    """The page changes only on purpose."""
    page = summary_page(told(troubled(), feeds=9), language)
    golden(f"reports/summary_{language}.html", page)


@both_languages
def test_every_tag_is_closed(language: Language) -> None:
    """The page is well formed, whatever the titles in it hold."""
    reader = read(told(troubled()), language)
    assert (reader.open, reader.crossed) == ([], [])
    assert "b" not in {name for name, _ in reader.attributes}


def test_titles_are_shown_as_they_are_written() -> None:
    """Signs of HTML in a title are words, not tags."""
    reader = read(told(troubled()))
    assert 'Qinghe <b>Gardens</b> & "more"' in reader.words
    assert "<b>" not in summary_page(told(troubled()), "en")
    assert "9号 <泵>（P9）" in read(told(troubled()), "zh").words


@both_languages
def test_nothing_is_fetched(language: Language) -> None:
    """The page holds everything: it can be mailed, kept and opened without a net."""
    page = summary_page(told(troubled()), language)
    names = {name for name, _ in Reader(page).attributes}
    assert not names & {"src", "href", "srcset", "action", "xlink:href", "style"}
    assert not any(word in page for word in ("url(", "@import", "http", "<script"))


def test_the_page_can_be_printed() -> None:
    """On paper the colours stay and rows are not torn apart."""
    page = summary_page(quiet(), "zh")
    assert "@media print" in page
    assert "@page { size: A4" in page


def test_there_is_a_section_for_everything_that_needs_attention() -> None:
    """Late, unplaced, ending and unreached each have their table, with their number."""
    assert read(told(troubled())).headings == [
        "What to do next",
        "Gaps between visits",
        "Hours of the crews",
        "How full each period is",
        "Orders placed late (2)",
        "Orders without a place (1)",
        "Certificates running out (1)",
        "Subjects that no rule reaches (1)",
        "All figures",
    ]


def test_where_nothing_is_amiss_there_is_no_empty_table() -> None:
    """What a manager need not see is not there."""
    headings = read(evolve(quiet(), loads=())).headings
    assert headings == ["What to do next", "All figures"]


def test_violations_and_breaches_are_shown() -> None:
    """A breach is told once: as late work where it is that, else by itself."""
    checks = told().verification
    remark = Violation(rule=Rule.TRAVEL, text=Text.same("too far"), day=quiet().as_of)
    checks = Verification(violations=(remark,), breaches=checks.breaches)
    late, bare = (evolve(one, verification=checks) for one in (told(), quiet()))
    assert "Violations (1)" in read(late).headings
    assert "too far" in read(late).words
    assert not any("breaches (" in heading for heading in read(late).headings)
    assert "Declared breaches (2)" in read(bare).headings


def test_gaps_too_long_are_marked_and_listed() -> None:
    """A statement that is not kept cannot be read as one that is."""
    gaps = told().gaps
    long = gaps[0].inherited
    page = summary_page(evolve(quiet(), gaps=(evolve(gaps[0], over=long),)), "en")
    assert 'class="no">too long: 1' in page
    assert "Gaps longer than allowed" in page
    assert 'class="ok"' not in page
    assert 'class="ok">kept' in summary_page(told(), "en")


def test_a_long_table_is_cut_and_says_so() -> None:
    """A page of ten thousand rows helps nobody; what is left out is counted."""
    lost = told().unplaced * (MOST_ROWS + 5)
    reader = read(evolve(quiet(), unplaced=lost, loads=()))
    assert "Orders without a place (205)" in reader.headings
    assert "Rows not shown: 5." in reader.words
