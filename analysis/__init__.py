"""Measure: text model and statistics on their own ground."""
