"""Asking the solver, in a process of its own."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from weibao.engines.cpsat.puzzle import Answer, Puzzle
from weibao.search import CannotSolve
from weibao.texts.text import Message, Text

LOOK = 0.05
"""How often to ask whether to go on, in seconds."""
PROGRAM = """
import sys
sys.path[:] = {path!r}
from weibao.engines.cpsat.child import main
main()
"""


def solved(puzzle: Puzzle, go_on: Callable[[], bool]) -> Answer | None:
    """Return the best answer found; None where the search ended before the first.

    Args:
        puzzle: what to solve.
        go_on: asked again and again; the process is ended when it says no.

    Raises:
        CannotSolve: OR-Tools is not installed, or the solver's process broke down.
    """
    if find_spec("ortools") is None:
        raise CannotSolve(MISSING)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        answers: SimpleQueue[Answer | None] = SimpleQueue()
        said: SimpleQueue[bytes] = SimpleQueue()
        listening = (
            Thread(target=_listen, args=(child.stdout, answers), daemon=True),
            Thread(target=_keep, args=(child.stderr, said), daemon=True),
        )
        for one in listening:
            one.start()
        try:
            pickle.dump(puzzle, child.stdin)
            child.stdin.close()
            best, ended = _await(answers, go_on)
        except BrokenPipeError:
            best, ended = None, True
        finally:
            if child.poll() is None and not _ends(child):
                child.kill()
        code = child.wait()
        for one in listening:
            one.join()
        if ended and code != 0:
            last = said.get().decode(errors="replace").strip().splitlines()[-1:]
            raise CannotSolve(BROKEN(code=code, said=" ".join(last) or "–"))
    return best


def _ends(child: "subprocess.Popen[bytes]") -> bool:
    """Give a process that has told its last answer a moment to end by itself."""
    try:
        child.wait(LOOK)
    except subprocess.TimeoutExpired:
        return False
    return True


def _await(
    answers: "SimpleQueue[Answer | None]", go_on: Callable[[], bool]
) -> tuple[Answer | None, bool]:
    """Return the last answer, and whether the process told all it had to tell."""
    best: Answer | None = None
    while go_on():
        try:
            answer = answers.get(timeout=LOOK)
        except Empty:
            continue
        if answer is None:
            return best, True
        best = answer
        if best.finished:
            return best, False
    return best, False


def _listen(stream: IO[bytes], answers: "SimpleQueue[Answer | None]") -> None:
    """Pass on what the child tells, and None when it tells no more."""
    while True:
        try:
            answers.put(pickle.load(stream))
        except (EOFError, pickle.UnpicklingError):
            answers.put(None)
            return


def _keep(stream: IO[bytes], said: "SimpleQueue[bytes]") -> None:
    said.put(stream.read())


MISSING = Text(
    '引擎 cpsat 需要 OR-Tools（请安装：pip install "weibao[cpsat]"）',
    'the engine cpsat needs OR-Tools (install it: pip install "weibao[cpsat]")',
)
BROKEN = Message(
    zh="求解进程异常结束，代码 {code}：{said}（请缩小规模，或用 --engine local）",
    en="the solver's process broke down with code {code}: {said} (give it less work,"
    " or use --engine local)",
)
