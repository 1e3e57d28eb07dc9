"""Open the front door to people with browsers."""
