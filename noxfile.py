"""Every check of the project; ``nox`` alone runs the tests."""

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.16"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["tests"]

PYPROJECT = nox.project.load_toml("pyproject.toml")
PROJECT = ("-e", ".[xlsx]")
SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile")
"""A process for each core; what a file's tests share is made once."""
TEST = nox.project.dependency_groups(PYPROJECT, "test")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the suite on the Python that runs nox; arguments go to pytest."""
    session.install(*PROJECT, *TEST)
    session.run("pytest", *SIDE_BY_SIDE, *session.posargs)


@nox.session(python=nox.project.python_versions(PYPROJECT))
def versions(session: nox.Session) -> None:
    """Run the suite on every supported Python that is installed."""
    session.install(*PROJECT, *TEST)
    session.run("pytest", *SIDE_BY_SIDE, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    session.install(*nox.project.dependency_groups(PYPROJECT, "lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check types, strictly, in source, plugins and tests."""
    session.install(*PROJECT, *nox.project.dependency_groups(PYPROJECT, "types"))
    session.run("mypy", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Run the suite against the built wheel, without the source on the path."""
    out = Path(session.create_tmp())
    for old in out.glob("*.whl"):
        old.unlink()
    session.install("build")
    session.run("python", "-m", "build", "--wheel", "--outdir", str(out), silent=True)
    session.run("python", "-m", "zipfile", "-t", str(built(out)))
    session.install(f"{built(out)}[xlsx]", "--force-reinstall", *TEST)
    session.run("python", "-c", FROM_WHEEL)
    session.run("pytest", *SIDE_BY_SIDE, *session.posargs)


FROM_WHEEL = """
import importlib.resources, sys, weibao
assert "site-packages" in weibao.__file__, weibao.__file__
assert not any(path.endswith("src") for path in sys.path), sys.path
assert (importlib.resources.files(weibao) / "py.typed").is_file()
"""


def built(folder: Path) -> Path:
    """Give the one wheel in a folder."""
    (path,) = folder.glob("*.whl")
    return path.resolve()


@nox.session
def dateutil4(session: nox.Session) -> None:
    """Run the suite with dateutil's new major version."""
    session.install(*PROJECT, *TEST, "python-dateutil==4.0.0")
    session.run("pytest", *SIDE_BY_SIDE, *session.posargs)


@nox.session
def dateutil29(session: nox.Session) -> None:
    """Run the suite with the dateutil that most installations still have."""
    session.install(*PROJECT, *TEST, "python-dateutil==2.9.0.post0")
    session.run("pytest", *SIDE_BY_SIDE, *session.posargs)


@nox.session(venv_backend="uv")
def lowest(session: nox.Session) -> None:
    """Run the suite with the oldest dependencies that pyproject.toml allows."""
    session.install("--resolution", "lowest-direct", *PROJECT, *TEST)
    session.run("pytest", *SIDE_BY_SIDE, *session.posargs)


@nox.session
def golden(session: nox.Session) -> None:
    """Rewrite the golden files; review the change as a diff."""
    session.install(*PROJECT, *TEST)
    session.run("pytest", "--update-golden", *session.posargs)


@nox.session
def pictures(session: nox.Session) -> None:
    """Take the pictures in docs/images anew, with Chromium and Noto's CJK fonts."""
    session.install(*PROJECT, *TEST)
    tmp = Path(session.create_tmp()).resolve()
    for language, ending in PICTURES.items():
        out = tmp / language
        shutil.rmtree(out, ignore_errors=True)  # an older build would be told apart
        session.run("weibao", "build", *YEAR, "--lang", language, "--out", str(out))
        picture(session, out / "summary.html", f"summary{ending}", height=760)
    walked = tmp / "walked"  # the how-to's own portfolio, built by walking the page
    session.run("pytest", *WALK, f"--basetemp={walked}")
    for page in walked.glob("*[0-9]/fairer/summary.html"):
        chinese = 'lang="zh-CN"' in page.read_text(encoding="utf-8")
        ending = PICTURES["zh" if chinese else "en"]
        picture(session, page, f"fair-shares{ending}", height=970)


def picture(session: nox.Session, page: Path, name: str, *, height: int) -> None:
    """Take a picture of the top of a page, so many pixels high."""
    session.run(
        "chromium",
        *ALONE,
        f"--user-data-dir={Path(session.create_tmp()).resolve() / 'profile'}",
        f"--window-size=1100,{height}",
        f"--screenshot={Path('docs', 'images', name).resolve()}",
        page.as_uri(),
        external=True,
    )


PICTURES = {"en": ".png", "zh": ".zh-CN.png"}
WALK = ("tests/docs/test_tutorial.py", "-k", "walked and share-work-fairly")
YEAR = (
    "schedules/residential-compound.yaml",
    *("--from", "2026-01-01", "--to", "2026-12-31"),
)
ALONE = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure due work, the way to a roster, and rosters beside those of peers.

    ``nox -s bench -- DATA --full --out FILE`` remakes the published table; the data are
    named there or by ``WEIBAO_BENCH_DATA``, and what is not at hand is left out.
    """
    session.install("-e", ".[cpsat,xlsx]", *TEST)
    peers = nox.project.dependency_groups(PYPROJECT, "peers")
    session.install(*peers, success_codes=[0, 1])  # said in the table where missing
    session.run("python", "tests/bench/dues.py")
    session.run("python", "tests/bench/spine.py")
    session.run("python", "tests/bench/table.py", *session.posargs)


@nox.session
def exact(session: nox.Session) -> None:
    """Run the tests of the exact engine, with the extra that they need."""
    session.install("-e", ".[cpsat,xlsx]", *TEST)
    session.run("pytest", *EXACT, *session.posargs)


EXACT = (
    "tests/engines/test_exact.py",
    "tests/engines/test_exact_questions.py",
    "tests/engines/test_exact_refusals.py",
    "docs/how-to/prove-a-roster.md",
)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Run the property tests for long, with new examples every time."""
    session.install(*PROJECT, *TEST)
    session.run("pytest", *session.posargs, env={"WEIBAO_HYPOTHESIS": "fuzz"})
