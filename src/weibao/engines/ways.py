"""The minutes from stop to stop, found when first asked for."""

from datetime import timedelta

from weibao.engines.jobs import Workshop


class Row(dict[int, int]):
    """The minutes from one stop to the others, found when asked for."""

    def __init__(self, workshop: Workshop, here: int) -> None:
        super().__init__()
        self.workshop, self.here = workshop, here

    def __missing__(self, there: int) -> int:
        places = self.workshop.places
        times = self.workshop.people.workforce.travel
        between = times.between(places[self.here], places[there])
        minutes = self[there] = -(-between // timedelta(minutes=1))
        return minutes


class Travel(dict[int, Row]):
    """The minutes between stops, in whole minutes upwards."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self.workshop = workshop

    def __missing__(self, here: int) -> Row:
        row = self[here] = Row(self.workshop, here)
        return row
