"""Calendar feeds: iCalendar files that crews, people, sites and assets subscribe to."""

from weibao.feeds.publishing import Feeds, make_feeds
from weibao.feeds.state import FeedState
from weibao.feeds.write import FeedsWritten, holds_feeds, write_feeds

__all__ = [
    "FeedState",
    "Feeds",
    "FeedsWritten",
    "holds_feeds",
    "make_feeds",
    "write_feeds",
]
