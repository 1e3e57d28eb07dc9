"""Open the staff entrance: logging in, the start page, one's own account."""
