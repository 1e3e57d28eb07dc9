"""Open the door to people with a terminal."""
