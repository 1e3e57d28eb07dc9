"""Hold the room where officials design rounds."""
