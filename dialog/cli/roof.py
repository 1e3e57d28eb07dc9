"""Carry what commands need from the roof: a way to make the application."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import Engine

from dialog.config import Settings


@dataclass(frozen=True)
class Roof:
    """What the roof hands to the commands."""

    make_app: Callable[[Settings], Flask]
    migrate: Callable[[Engine], None]
    engine: Callable[[Flask], Engine]
    draft_migration: Callable[..., None]
    start_jobs: Callable[[Flask], object]
    run_jobs: Callable[[Flask], None]
