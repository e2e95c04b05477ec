"""A starter with every kind of cycle, a finding, and work that finds no place."""

import pytest

from command_line import make_starter
from explained import EXTRA, Explained, records
from weibao.config import load


@pytest.fixture(scope="session")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Explained:
    """Plan and place the year of that portfolio."""
    path = make_starter(tmp_path_factory.mktemp("explained"))
    text = path.read_text(encoding="utf-8")
    head, sign, tail = text.partition("# 记录：")
    path.write_text(head + EXTRA + sign + tail, encoding="utf-8")
    file = path.with_name("records.csv")
    file.write_text(records(file.read_text(encoding="utf-8")), encoding="utf-8")
    return Explained.made(load(path))
