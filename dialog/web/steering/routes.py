"""Make the blueprint that the modules of the steering room fill."""

from flask import Blueprint

from dialog.web.steering.words import SYMBOLS, figure, word

steering = Blueprint("steering", __name__, url_prefix="/staff")


@steering.context_processor
def _words() -> dict[str, object]:
    return {"word": word, "symbols": SYMBOLS, "figure": figure}
