"""Name who does each kind of queued work."""

from dialog.jobs.runner import Actor

ACTORS: dict[str, Actor] = {}
