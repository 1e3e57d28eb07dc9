"""Join the floors: make the application with its database, ports and front doors."""

import json
import tomllib
from datetime import timedelta
from functools import partial

from flask import Flask
from flask_compress import Compress
from flask_security.datastore import SQLAlchemyUserDatastore
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine

from dialog.adapters.charts import AltairCharts
from dialog.adapters.mail_folder import MailFolderMailer
from dialog.adapters.pdf import WeasyPrinter
from dialog.adapters.qr import SegnoQrCodes
from dialog.adapters.secret_file import SecretFile, secrets_in
from dialog.adapters.sheets import HarmlessSheets
from dialog.adapters.smtp import SmtpMailer
from dialog.adapters.system_clock import SystemClock
from dialog.cli.main import commands
from dialog.cli.roof import Roof
from dialog.config import STATIC, TEMPLATES, TRANSLATIONS, Settings
from dialog.domain.languages import languages_from_mapping
from dialog.domain.ports import Ports
from dialog.jobs.actors import ACTORS
from dialog.jobs.runner import Runner
from dialog.store.base import db, guard_connections
from dialog.store.migrating import draft_migration, migrate
from dialog.store.staff import RoleRow, StaffRow
from dialog.web.accounts.security import install_security
from dialog.web.doors import install_doors

LARGEST_REQUEST = 6 * 1024 * 1024


def create_app(settings: Settings, *, ports: Ports | None = None) -> Flask:
    """Return the application for these settings; tests bring their own ports."""
    secrets = secrets_in(settings.data)
    app = Flask("dialog", template_folder=str(TEMPLATES), static_folder=str(STATIC))
    app.config.from_mapping(_configuration(settings, secrets))
    app.extensions["dialog_settings"] = settings
    app.extensions["dialog_ports"] = ports or real_ports(settings, secrets)
    _bind_database(app)
    Compress(app)
    CSRFProtect(app)
    accounts = SQLAlchemyUserDatastore(db, StaffRow, RoleRow)
    install_security(app, accounts, password_salt=secrets.password_salt)
    install_doors(app)
    return app


def real_ports(settings: Settings, secrets: SecretFile) -> Ports:
    """Return the adapters that reach the real outside world."""
    folder = MailFolderMailer(settings.data / "mail", sender=settings.mail_sender)
    with (TRANSLATIONS / "languages.toml").open("rb") as file:
        languages = languages_from_mapping(tomllib.load(file))
    return Ports(
        clock=SystemClock(),
        keys=secrets,
        languages=languages,
        mailer=(
            SmtpMailer(settings.smtp_url, sender=settings.mail_sender)
            if settings.smtp_url
            else folder
        ),
        mail_folder=folder,
        charts=AltairCharts(),
        sheets=HarmlessSheets(),
        qr=SegnoQrCodes(),
        printer=WeasyPrinter(),
        site_url=settings.site_url,
    )


def _configuration(settings: Settings, secrets: SecretFile) -> dict[str, object]:
    return {
        "SECRET_KEY": secrets.session_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {
            "pool_pre_ping": True,
            "json_serializer": partial(json.dumps, ensure_ascii=False),
        },
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "SESSION_COOKIE_NAME": "staff",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_TIME_LIMIT": None,
        "COMPRESS_MIMETYPES": [
            "text/html",
            "text/css",
            "text/javascript",
            "application/json",
            "image/svg+xml",
        ],
    }


def _bind_database(app: Flask) -> None:
    db.init_app(app)
    app.extensions["dialog_session"] = db.session
    with app.app_context():
        guard_connections(db.engine)


def main() -> None:
    """Run the console script."""
    commands(
        obj=Roof(
            make_app=create_app,
            migrate=migrate,
            engine=_engine,
            draft_migration=draft_migration,
            start_jobs=lambda app: Runner(app, ACTORS).start(),
            run_jobs=lambda app: Runner(app, ACTORS).run(),
        )
    )


def _engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


if __name__ == "__main__":
    main()
