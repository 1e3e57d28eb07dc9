"""Fill an empty installation with a made-up municipality, once."""

from collections.abc import Sequence

from dialog.config import Settings


def fill_demo() -> bool:
    """Load the demo organisation unless it is there; say whether it was loaded."""
    return False


def log_in_lines(settings: Settings) -> Sequence[str]:
    """Return what a newcomer needs to log in to the demo."""
    return ()
