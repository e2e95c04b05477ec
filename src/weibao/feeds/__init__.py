"""Calendar feeds: iCalendar files that crews, people, sites and assets subscribe to."""

from weibao.feeds.publishing import Feeds, make_feeds
from weibao.feeds.state import FeedState
from weibao.feeds.write import FeedsWritten, write_feeds

__all__ = ["FeedState", "Feeds", "FeedsWritten", "make_feeds", "write_feeds"]
