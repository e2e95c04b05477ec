"""Between which instants a piece of work must begin."""

from datetime import datetime

from attrs import field, frozen

from weibao.texts.text import Text


@frozen
class StartTime:
    """The time at which work is due to begin, and the earliest and latest lawful one.

    All three are instants in the site's zone; both ends are lawful. They are compared
    as instants: in one zone Python would compare what clocks show, which comes twice
    where they are put back.
    """

    at: datetime = field(eq=datetime.timestamp)
    earliest: datetime = field(eq=datetime.timestamp)
    latest: datetime = field(eq=datetime.timestamp)

    def __contains__(self, moment: datetime) -> bool:
        earliest, latest = self.earliest.timestamp(), self.latest.timestamp()
        return earliest <= moment.timestamp() <= latest

    def text(self) -> Text:
        """Say it as ``07:45-08:15``, or as ``08:00`` where it is exact."""
        if self.earliest == self.latest:
            return Text.same(f"{self.at:%H:%M}")
        return Text.same(f"{self.earliest:%H:%M}-{self.latest:%H:%M}")
