"""What the audit log notes is said in words."""

from flask import Flask

from dialog.web.admin.detail_words import shown_details


def test_what_was_noted_is_said_in_words_and_nothing_empty(app: Flask) -> None:
    with app.test_request_context("/staff/"):
        said = shown_details(
            {
                "verdict": "none",
                "reasons": {},
                "before": ["elected"],
                "registered by an official": False,
            }
        )

    assert said == "bedömning: Inget mål; före: Förtroendevald; registrerat av tjänsteperson: Nej"


def test_what_has_no_words_stands_as_it_was_noted(app: Flask) -> None:
    with app.test_request_context("/staff/"):
        assert shown_details({"new_fact": "thing"}) == "new fact: thing"
