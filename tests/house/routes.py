"""List every route with who may use it; run as a module it writes the list anew."""

import tempfile
from pathlib import Path

from flask import Flask

from dialog.app import create_app
from dialog.config import settings_from
from dialog.web.kit.guard import EVERYBODY, GUARD_MARK

LIST = Path(__file__).with_name("routes.txt")
UNMARKED = "NOBODY SAID WHO"
SAFE_EXTRAS = {"HEAD", "OPTIONS"}


def route_lines(app: Flask) -> list[str]:
    """Return a line per route: methods, address, endpoint, who may use it."""
    lines = [
        f"{','.join(sorted((rule.methods or set()) - SAFE_EXTRAS))} {rule.rule} "
        f"{rule.endpoint} {_who(app, rule.endpoint)}"
        for rule in app.url_map.iter_rules()
    ]
    return sorted(lines, key=lambda line: (line.split(" ")[1:], line))


def _who(app: Flask, endpoint: str) -> str:
    if endpoint == "static":
        return EVERYBODY
    if endpoint.startswith("security."):
        return "flask-security"
    return str(getattr(app.view_functions[endpoint], GUARD_MARK, UNMARKED))


def main() -> None:
    """Write the list anew."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(settings_from({"DIALOG_DATA": folder}))
        LIST.write_text("\n".join(route_lines(app)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
