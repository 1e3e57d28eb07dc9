"""Send the headers that keep people safe, and keep what identifies them out."""

import secrets

from flask import Flask, Response, g, request

from dialog import context

ROBOTS_OUT = ("/staff", "/s/")
SAY_THEMSELVES = {"static", "logos.logo"}
"""What says itself how long a browser may keep it."""


def nonce() -> str:
    """Return this response's nonce for the inlined style sheet."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(12)
    found: str = g.nonce
    return found


def content_security_policy(style_nonce: str) -> str:
    """Return the strict policy: nothing from elsewhere, nothing inline without the nonce."""
    return (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"style-src 'self' 'nonce-{style_nonce}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; manifest-src 'self'"
    )


def install_headers(app: Flask) -> None:
    """Add the headers to every response."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    headers = response.headers
    headers["Content-Security-Policy"] = content_security_policy(nonce())
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if context.settings().secure_cookies:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.path.startswith(ROBOTS_OUT):
        headers["X-Robots-Tag"] = "noindex"
    if request.endpoint not in SAY_THEMSELVES:
        headers["Cache-Control"] = "no-store"
    return response
