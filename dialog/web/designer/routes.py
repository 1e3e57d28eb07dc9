"""Make the blueprint that the modules of the designer's room fill."""

from flask import Blueprint

from dialog.web.designer.words import word

designer = Blueprint("designer", __name__, url_prefix="/staff/rounds")


@designer.context_processor
def _words() -> dict[str, object]:
    return {"word": word}
