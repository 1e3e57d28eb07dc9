"""Reach out: the outside world behind ports."""
