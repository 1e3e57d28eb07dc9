"""Decide: rules over frozen dataclasses, standard library only."""
