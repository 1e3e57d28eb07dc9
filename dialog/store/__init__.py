"""Remember: rows and queries, no rules."""
