"""Read and show moments as the clock on the wall where the organisations are."""

from datetime import UTC, datetime

from babel.dates import format_datetime

from dialog import context
from dialog.domain.clock import LOCAL_ZONE


def to_wall(moment: datetime | None) -> datetime | None:
    """Return a moment as the wall clock shows it, without a zone."""
    return moment.astimezone(LOCAL_ZONE).replace(tzinfo=None) if moment else None


def from_wall(shown: datetime | None) -> datetime | None:
    """Return the moment at which the wall clock shows this."""
    return shown.replace(tzinfo=LOCAL_ZONE).astimezone(UTC) if shown else None


def shown_moment(moment: datetime | None) -> str:
    """Return a moment as people of the page's language write it."""
    if moment is None:
        return ""
    locale = context.language().cldr.replace("-", "_")
    return format_datetime(moment.astimezone(LOCAL_ZONE), "d MMMM y HH:mm", locale=locale)
