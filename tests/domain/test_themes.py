"""An interest is weighed, and what others steer is not dropped in silence."""

from dialog.domain.goals import Control
from dialog.domain.themes import (
    Theme,
    ThemeKind,
    is_considered,
    merged,
    missing_in_theme,
    missing_languages,
    must_be_considered,
)

LANGUAGES = ("sv", "en")


def test_a_theme_needs_a_title_in_one_language_only() -> None:
    assert [one.field for one in missing_in_theme(Theme(), LANGUAGES)] == ["title"]
    assert not list(missing_in_theme(Theme(title={"en": "Benches"}), LANGUAGES))


def test_an_interest_names_who_has_it() -> None:
    interest = Theme(ThemeKind.INTEREST, title={"sv": "Lugn"})

    assert [one.field for one in missing_in_theme(interest, LANGUAGES)] == ["holders"]


def test_interests_and_what_others_steer_must_be_considered() -> None:
    assert must_be_considered(ThemeKind.INTEREST, Control.OWN)
    assert must_be_considered(ThemeKind.THEME, Control.OUTSIDE)
    assert not must_be_considered(ThemeKind.THEME, Control.SHARED)


def test_blank_words_consider_nothing() -> None:
    assert not is_considered({"sv": "  "})
    assert is_considered({"sv": "Gången flyttas"})
    assert missing_languages({"sv": "Gången flyttas"}, LANGUAGES) == ["en"]


def test_merging_loses_no_words_and_no_duty() -> None:
    kept = Theme(title={"sv": "Bänkar"}, holders="Äldre")
    other = Theme(
        ThemeKind.INTEREST, title={"sv": "Sittplatser", "en": "Seats"}, holders="Barnfamiljer"
    )

    both = merged(kept, other)

    assert both.title == {"sv": "Bänkar", "en": "Seats"}
    assert both.kind is ThemeKind.INTEREST
    assert both.holders == "Äldre, Barnfamiljer"
