"""Do once a day what nobody asks for: erase old drafts, hide the order of arrival."""

from datetime import date

from dialog import context
from dialog.domain.clock import today
from dialog.services.retaining import erase_old_drafts, hide_arrival


class Housekeeping:
    """Remembers on which day it last worked in this process."""

    def __init__(self) -> None:
        self._done_on: date | None = None

    def work_if_due(self) -> bool:
        """Keep house unless it was done today; say whether it was done now."""
        session, clock = context.session(), context.ports().clock
        if self._done_on == today(clock):
            return False
        erase_old_drafts(session, clock=clock)
        hide_arrival(session)
        self._done_on = today(clock)
        return True
