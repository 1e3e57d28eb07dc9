"""Open the door to work that runs by itself."""
