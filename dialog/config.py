"""Know the settings and the places of files; the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BESIDE = _PACKAGE.parent
_PACKED = _PACKAGE / "_data"


def _data_folder(name: str) -> Path:
    """Return a data folder: beside the package in a checkout, inside it in a wheel."""
    packed = _PACKED / name
    return packed if packed.is_dir() else _BESIDE / name


TEMPLATES = _data_folder("templates")
STATIC = _data_folder("static")
TRANSLATIONS = _data_folder("translations")


@dataclass(frozen=True)
class Settings:
    """What an installation may choose."""

    data: Path
    database_url: str
    smtp_url: str | None
    redis_url: str | None
    host: str
    port: int
    site_url: str
    mail_sender: str
    secure_cookies: bool
    demo: bool = False


def settings_from(environment: Mapping[str, str], *, demo: bool = False) -> Settings:
    """Read the settings; every one has a default that works on one machine."""
    data = Path(environment.get("DIALOG_DATA", "var/demo" if demo else "var/data")).resolve()
    port = int(environment.get("PORT", "8000"))
    site_url = environment.get("DIALOG_URL", f"http://127.0.0.1:{port}").rstrip("/")
    return Settings(
        data=data,
        database_url=environment.get("DATABASE_URL", f"sqlite:///{data / 'dialog.sqlite3'}"),
        smtp_url=environment.get("SMTP_URL") or None,
        redis_url=environment.get("REDIS_URL") or None,
        host=environment.get("HOST", "127.0.0.1"),
        port=port,
        site_url=site_url,
        mail_sender=environment.get("MAIL_SENDER", "dialog@localhost"),
        secure_cookies=site_url.startswith("https://"),
        demo=demo,
    )


def environment_settings(*, demo: bool = False) -> Settings:
    """Read the settings from the process's environment."""
    return settings_from(os.environ, demo=demo)
