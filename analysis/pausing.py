"""Keep Python's search for reference cycles out of work that makes none.

Reading comments makes hundreds of thousands of small objects and never a cycle of them; walking
over them again and again took a third of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()
_PAUSED = 0


@contextmanager
def cycles_unsought() -> Iterator[None]:
    """Pause the search for cycles, until the last of those who paused it is done."""
    global _PAUSED  # noqa: PLW0603 - the collector is one for the whole process
    with _LOCK:
        ours = _PAUSED > 0 or gc.isenabled()
        _PAUSED += ours
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            _PAUSED -= ours
            if ours and not _PAUSED:
                gc.enable()
