"""The garbage collector rests while many small values are made and none is dropped."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let the collector rest, and leave it as it was, whatever happens.

    It looks through all values again and again as their number grows; those of a
    portfolio or a demand all stay, so that it would find nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
