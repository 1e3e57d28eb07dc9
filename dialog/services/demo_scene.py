"""Carry what every part of the demo needs: who acts, in which body, and on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import LOCAL_ZONE
from dialog.domain.identity import OrganisationId
from dialog.domain.ports import Keys
from dialog.domain.roles import Actor


@dataclass(frozen=True)
class SetClock:
    """A clock that stands still at the moment something is said to have happened."""

    moment: datetime

    def now(self) -> datetime:
        """Return that moment."""
        return self.moment


@dataclass(frozen=True)
class Scene:
    """The made-up municipality with its people; every day is counted from the base."""

    session: Session
    keys: Keys
    base: date
    organisation_id: OrganisationId
    people: Mapping[str, Actor]
    bodies: Mapping[str, UUID]

    def day(self, days: int) -> date:
        """Return the day so many days from the base."""
        return self.base + timedelta(days=days)

    def clock(self, days: int, *, hour: int = 9) -> SetClock:
        """Return a clock that stands at an hour of that day."""
        return SetClock(moment_on(self.day(days), hour))


def moment_on(day: date, hour: int) -> datetime:
    """Return the moment of an hour of a day where the organisations are."""
    return datetime.combine(day, time(hour), tzinfo=LOCAL_ZONE).astimezone(UTC)
