"""Tell the machine's time."""

from datetime import UTC, datetime


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """Return the current moment."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine
