"""What serves the pages writes nothing about visitors."""

import logging

from flask import Flask
from gunicorn.glogging import Logger

from dialog.app import create_app
from dialog.cli.roof import Roof
from dialog.cli.serve import Server
from dialog.config import Settings
from dialog.store.migrating import migrate


def test_a_request_that_can_not_be_read_leaves_no_address_in_the_log(
    app: Flask, settings: Settings
) -> None:
    roof = Roof(
        make_app=create_app,
        migrate=migrate,
        engine=lambda _app: None,  # type: ignore[arg-type, return-value] # never asked here
        draft_migration=print,
        start_jobs=print,
        run_jobs=print,
    )

    log = Logger(Server(roof, settings).cfg)

    # Gunicorn warns "Invalid request from ip=…"; who asks for pages is written by its access log.
    assert not log.error_log.isEnabledFor(logging.WARNING)
    assert not log.access_log.handlers
