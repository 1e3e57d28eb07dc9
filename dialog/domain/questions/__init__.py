"""Hold the rules of each question kind, one module per kind."""
