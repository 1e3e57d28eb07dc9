"""Serve Dialog or the reference with the same server and the same settings."""

import sys
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from benchmarks.bare import bare_app
from benchmarks.ground import dialog_app
from dialog.cli.serve import THREADS

APPS = {"dialog": dialog_app, "bare": bare_app}


class Server(BaseApplication):  # type: ignore[misc] # gunicorn carries no types
    """Gunicorn as `dialog serve` runs it."""

    def __init__(self, name: str, data: Path, port: int) -> None:
        self._name, self._data, self._port = name, data, port
        super().__init__()

    def load_config(self) -> None:
        """Set what `dialog serve` sets."""
        settings: dict[str, Any] = {
            "bind": f"127.0.0.1:{self._port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": 5,
            "loglevel": "warning",
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Make the application inside the serving process."""
        return APPS[self._name](self._data)


if __name__ == "__main__":
    Server(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])).run()
