"""Escorts: whether their crew is known."""

from collections.abc import Mapping

from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.resolving import Resolving
from weibao.equipment import Escort
from weibao.texts.text import Text
from weibao.workforce import Crew


def check_escort(
    resolving: Resolving,
    escort: Escort | None,
    crews: Mapping[str, Crew],
    entry: Entry,
    path: Path,
) -> None:
    """Note an escort of a crew that nobody knows."""
    if escort is not None and escort.crew is not None:
        resolving.find(crews, escort.crew, CREW, entry, (*path, "escort", "crew"))


CREW = Text("班组", "crew")
