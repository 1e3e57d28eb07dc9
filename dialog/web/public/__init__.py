"""Open the pages everybody may read."""
