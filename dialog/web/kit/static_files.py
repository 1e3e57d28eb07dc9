"""Serve style sheets and scripts so that browsers keep them exactly as long as they are right."""

from functools import lru_cache
from hashlib import sha256
from typing import Any

from flask import Flask, Response, request

from dialog.config import STATIC


def install_static_files(app: Flask) -> None:
    """Put a mark of the content into the address of each file, and set how long it is kept."""
    app.url_defaults(_add_mark)
    app.after_request(_set_keeping)


@lru_cache(maxsize=256)
def content_mark(filename: str) -> str:
    """Return a short mark that changes with the content of a file."""
    path = STATIC / filename
    return sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else ""


def _add_mark(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "filename" in values:
        values.setdefault("v", content_mark(values["filename"]))


def _set_keeping(response: Response) -> Response:
    """Let marked files be kept for good, and others (a module another one imports) be asked for."""
    if request.endpoint == "static":
        marked = "v" in request.args
        kept = "public, max-age=31536000, immutable" if marked else "no-cache"
        response.headers["Cache-Control"] = kept
        if response.status_code == 200:  # noqa: PLR2004 - only a whole file is read
            # Flask-Compress wraps the stream and leaves the file open; these files are small.
            file = response.response
            response.direct_passthrough = False
            response.make_sequence()
            if hasattr(file, "close"):
                file.close()
    return response
