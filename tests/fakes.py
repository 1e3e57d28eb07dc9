"""Stand in for the outside world, on ports only."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialog.domain.ports import DeliveryError, Mail


@dataclass
class FixedClock:
    """A clock that stands still until it is moved."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class KeptMailer:
    """A mailer that keeps what it was given, and can be out of order."""

    sent: list[Mail] = field(default_factory=list)
    broken: bool = False

    def send(self, mail: Mail) -> None:
        if self.broken:
            raise DeliveryError("broken")
        self.sent.append(mail)
