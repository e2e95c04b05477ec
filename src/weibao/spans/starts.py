"""Between which instants a piece of work must begin."""

from datetime import datetime

from attrs import frozen

from weibao.texts.text import Text


@frozen
class StartTime:
    """The time at which work is due to begin, and the earliest and latest lawful one.

    All three are instants in the site's zone; both ends are lawful.
    """

    at: datetime
    earliest: datetime
    latest: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.earliest <= moment <= self.latest

    def text(self) -> Text:
        """Say it as ``07:45-08:15``, or as ``08:00`` where it is exact."""
        if self.earliest == self.latest:
            return Text.same(f"{self.at:%H:%M}")
        return Text.same(f"{self.earliest:%H:%M}-{self.latest:%H:%M}")
