"""The interrupt key while the program loads, before anything could answer it.

The root imports this module before all others. Loading takes a moment, and Ctrl-C in
it would end in a traceback from the midst of some import. Nothing is being written
yet, so the process may end on the spot. Whoever imports weibao as a library is left
alone: only the command `weibao` and `python -m weibao` are guarded, until the command
line takes over.
"""

import os
import signal
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath

INTERRUPTED = 130
SCRIPTS = frozenset({"weibao", "weibao.exe", "weibao-script.py", "weibao-script.pyw"})


def is_program(script: str, call: Sequence[str]) -> bool:
    """Tell whether this process was started to be the command line.

    Args:
        script: ``sys.argv[0]``, which is ``-m`` while Python looks for a module.
        call: ``sys.orig_argv``, with Python's own options.
    """
    if script == "-m":
        return "-mweibao" in call or ("-m", "weibao") in pairwise(call)
    return PurePath(script).name in SCRIPTS


def leave(_signal: int, _frame: object) -> None:
    """End the process at once, with the exit code of an interrupted one."""
    os._exit(INTERRUPTED)


def guard() -> None:
    """Let the interrupt key end the process; one that ignores the key goes on to."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, leave)


def hand_over() -> None:
    """Let the interrupt key raise KeyboardInterrupt again, so that work can tidy up."""
    if signal.getsignal(signal.SIGINT) is leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def finish() -> None:
    """Let the interrupt key do nothing more: the work is over, and leaving takes time.

    Without this it would end a process that has done all its work as if it had not.
    """
    program = is_program(sys.argv[0] if sys.argv else "", sys.orig_argv)
    if program and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if is_program(sys.argv[0] if sys.argv else "", sys.orig_argv):
    guard()
