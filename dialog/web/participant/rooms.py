"""Gather the participant's views on one blueprint."""

from dialog.web.participant import finishing, journey
from dialog.web.participant.routes import participant

__all__ = ["finishing", "journey", "participant"]
