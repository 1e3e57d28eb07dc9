"""Serve an application from a thread of the test's own process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask
from typing_extensions import override
from werkzeug.serving import WSGIRequestHandler, make_server


class QuietHandler(WSGIRequestHandler):
    """A request handler that writes no access log."""

    @override
    def log(self, type: str, message: str, *args: object) -> None:
        pass


@dataclass(frozen=True)
class LiveServer:
    """An application that answers at an address."""

    app: Flask
    url: str


@contextmanager
def serving(app: Flask) -> Iterator[LiveServer]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield LiveServer(app, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
