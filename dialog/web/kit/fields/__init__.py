"""Render and read one question kind per module."""
