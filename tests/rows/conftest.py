"""The estate that row tests build on."""

from pathlib import Path

import pytest

from rows.portfolios import BASE, SINCE, TEAM, Build, Estate, build, known_types
from weibao import Catalogue

KNOWN = known_types()


@pytest.fixture
def estate(tmp_path: Path) -> Build:
    """Load the base with the lines of a test."""

    def load(
        *parts: str,
        team: str = TEAM,
        base: str = BASE,
        catalogue: Catalogue = KNOWN,
        since: str = SINCE,
    ) -> Estate:
        return build(tmp_path, (base, team, *parts), catalogue, since)

    return load
