"""Do: use cases, each one transaction."""
