"""Serve the application, and run its queued work."""

import os
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from dialog.cli.demo import fill_demo, log_in_lines
from dialog.cli.roof import Roof
from dialog.config import Settings, environment_settings

THREADS = 8


class Server(BaseApplication):  # type: ignore[misc] # gunicorn carries no types
    """Gunicorn with one process, several threads and the job runner inside."""

    def __init__(self, roof: Roof, settings: Settings) -> None:
        self._roof = roof
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Set what would stand in a configuration file."""
        address = f"{self._settings.host}:{self._settings.port}"
        for name, value in {
            "bind": address,
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "loglevel": "error",  # its warnings name the addresses of visitors
            "graceful_timeout": 10,
            "post_worker_init": self._start_jobs,
        }.items():
            self.cfg.set(name, value)

    def _start_jobs(self, worker: Any) -> None:
        self._roof.start_jobs(worker.wsgi)

    def load(self) -> Flask:
        """Make the application inside the serving process."""
        return self._roof.make_app(self._settings)


@click.command()
@click.option("--demo", is_flag=True, help="Serve a made-up municipality with real content.")
@click.pass_obj
def serve(roof: Roof, *, demo: bool) -> None:
    """Bring the database up to date and serve in the foreground."""
    settings = environment_settings(demo=demo)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    app = roof.make_app(settings)
    with app.app_context():
        roof.migrate(roof.engine(app))
        if demo and fill_demo():
            click.echo("The demo organisation is in place.")
        roof.engine(app).dispose()
    click.echo(f"Dialog is at {settings.site_url}/  (stop with Ctrl+C)")
    for line in log_in_lines(settings) if demo else ():
        click.echo(line)
    os.umask(0o077)
    Server(roof, settings).run()


@click.command()
@click.pass_obj
def worker(roof: Roof) -> None:
    """Run queued work in a process of its own."""
    roof.run_jobs(roof.make_app(environment_settings()))
