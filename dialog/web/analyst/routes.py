"""Hold the blueprint that the analyst's views share."""

from flask import Blueprint

analyst = Blueprint("analyst", __name__, url_prefix="/staff")
