"""Hold what every web room shares."""
