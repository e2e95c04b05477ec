"""The library can be imported without paying for what is not used."""

import subprocess
import sys

HEAVY = ("click", "icalendar", "openpyxl", "rich", "sqlalchemy")
PROGRAM = f"""
import sys
import weibao
print(*sorted(set({HEAVY!r}) & set(sys.modules)))
"""


def test_importing_the_root_loads_nothing_heavy() -> None:
    """Feeds, tables, the ledger and the command line are loaded when used."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []
