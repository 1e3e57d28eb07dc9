"""Tell the time in one place, so that tests can choose it."""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Stockholm")


class Clock(Protocol):
    """Tells the current moment."""

    def now(self) -> datetime:
        """Return the current moment, aware, in UTC."""


def today(clock: Clock) -> date:
    """Return the day it is where the organisations are."""
    return clock.now().astimezone(LOCAL_ZONE).date()
