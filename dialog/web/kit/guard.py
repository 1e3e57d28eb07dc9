"""Let in those who may: every route declares who may use it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import g, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import NotAllowedError
from dialog.domain.roles import Permission
from dialog.services.looking_up import acting, organisation_with

View = TypeVar("View", bound=Callable[..., Any])

EVERYBODY = "everybody"
GUARD_MARK = "dialog_guard"


def open_to_everybody(view: View) -> View:
    """Declare that anybody may use a route."""
    setattr(view, GUARD_MARK, EVERYBODY)
    return view


def guard(*permissions: Permission) -> Callable[[View], View]:
    """Declare that staff with any of these permissions may use a route, and keep others out."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                return _to_log_in()
            if not any(context.actor().may(permission) for permission in permissions):
                raise NotAllowedError
            return view(*args, **kwargs)

        setattr(guarded, GUARD_MARK, "|".join(permission.value for permission in permissions))
        return guarded  # type: ignore[return-value] # the same signature, guarded

    return decorate


def recognise_staff() -> None:
    """Put the acting member of staff and her organisation and language into the context."""
    if not request.path.startswith("/staff") or not current_user.is_authenticated:
        return
    session = context.session()
    g.actor = acting(session, account=current_user)
    g.organisation = organisation_with(session, organisation_id=g.actor.organisation_id)
    languages = context.ports().languages
    g.language = languages[current_user.language if current_user.language in languages else "sv"]


def _to_log_in() -> Response:
    return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
