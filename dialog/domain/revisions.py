"""Let nobody overwrite what somebody else saved in between."""

from dialog.domain.errors import ConflictError


def next_revision(stored: int, *, seen: int) -> int:
    """Return the number of the coming revision, or raise when the one seen is old."""
    if stored != seen:
        raise ConflictError
    return stored + 1
