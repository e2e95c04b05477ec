"""What people read of a roster: its summary, on the terminal and as a page."""

from weibao.reports.summary import Summary, summarise
from weibao.reports.summary_page import summary_page
from weibao.reports.summary_text import summary_lines

__all__ = ["Summary", "summarise", "summary_lines", "summary_page"]
