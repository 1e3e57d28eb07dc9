"""Slow down guessing, remembering nothing beyond this process's memory."""

import hashlib
import hmac
import secrets
import threading
from collections import defaultdict, deque
from datetime import datetime, timedelta

from dialog.domain.errors import TooManyAttemptsError

WINDOW = timedelta(minutes=1)
MOST_FAILURES = 20
MOST_FAILURES_OF_ALL = 600
EVERYBODY = ""


class FailedAttempts:
    """Counts failures per visitor under a salt that dies with the process."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(32)
        self._failures: dict[str, deque[datetime]] = defaultdict(deque)
        self._lock = threading.Lock()

    def must_be_few(self, visitor: str, now: datetime) -> None:
        """Raise when a visitor, or all together, failed too often in the last minute."""
        with self._lock:
            too_many = self._recent(self._mark(visitor), now) >= MOST_FAILURES
            if too_many or self._recent(EVERYBODY, now) >= MOST_FAILURES_OF_ALL:
                raise TooManyAttemptsError

    def note(self, visitor: str, now: datetime) -> None:
        """Remember one failure for a minute."""
        with self._lock:
            self._failures[self._mark(visitor)].append(now)
            self._failures[EVERYBODY].append(now)

    def _recent(self, mark: str, now: datetime) -> int:
        failures = self._failures[mark]
        while failures and failures[0] < now - WINDOW:
            failures.popleft()
        if not failures:
            del self._failures[mark]
        return len(failures)

    def _mark(self, visitor: str) -> str:
        return hmac.new(self._salt, visitor.encode(), hashlib.sha256).hexdigest()
