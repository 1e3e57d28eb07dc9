"""Gather the views everybody may see on one blueprint."""

from dialog.web.public import feedback
from dialog.web.public.routes import public

__all__ = ["feedback", "public"]
