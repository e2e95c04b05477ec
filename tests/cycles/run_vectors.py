"""Run a file of test vectors against the library.

``python tests/cycles/run_vectors.py FILE.json`` prints each failure and how many
passed. A vector is translated by its semantics and parameters, never by its id.
"""

import json
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cycles.vectors import anchors, functions, occurrences, periods, regimes, states

FORMAT = "weibao-cycle-vectors/1"
TRANSLATIONS = {
    **anchors.TRANSLATIONS,
    **periods.TRANSLATIONS,
    **regimes.TRANSLATIONS,
    **states.TRANSLATIONS,
    **functions.TRANSLATIONS,
    **occurrences.TRANSLATIONS,
}


def failures(vectors: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Say of each vector that fails what was expected and what came."""
    for vector in vectors:
        name = f"{vector['id']} ({vector['semantics']})"
        translation = TRANSLATIONS.get(vector["semantics"])
        if translation is None:
            yield f"{name}: no such semantics"
            continue
        try:
            answer = translation(vector["given"])
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            yield f"{name}: {error!r} at {Path(where.filename).name}:{where.lineno}"
            continue
        for key, expected in vector["expect"].items():
            got = answer.get(key, "nothing")
            if got != expected:
                yield f"{name}: {key} should be {expected!r}, is {got!r}"


def main(path: str) -> int:
    """Run a file; the exit code tells whether all passed."""
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    if document.get("format") != FORMAT:
        print(f"{path}: not a file of {FORMAT}")
        return 2
    vectors = document["vectors"]
    failed: set[str] = set()
    for line in failures(vectors):
        print(line)
        failed.add(line.split(" ", 1)[0])
    print(f"{len(vectors) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
