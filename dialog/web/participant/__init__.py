"""Open the thread in which a resident answers."""
