"""Describe themes and interests: what several people said, and how it was considered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dialog.domain.goals import Control
from dialog.domain.missing import Missing
from dialog.domain.wording import N_, Texts, has_text, worded

LONGEST_NAME = 300


class ThemeKind(StrEnum):
    """Whether answers share a subject, or people share an interest in the matter (STD-025)."""

    THEME = "theme"
    INTEREST = "interest"


class RelationKind(StrEnum):
    """How two themes pull: together or against each other (STD-072)."""

    SYNERGY = "synergy"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Theme:
    """A theme in the round's languages, with who holds it and how it was considered."""

    kind: ThemeKind = ThemeKind.THEME
    title: Texts = field(default_factory=dict)
    summary: Texts = field(default_factory=dict)
    holders: str = ""
    control: Control = Control.OWN
    how_considered: Texts = field(default_factory=dict)

    def name(self, languages: Sequence[str]) -> str:
        """Return the title staff know the theme by."""
        return worded(self.title, languages).text.strip()[:LONGEST_NAME]


def must_be_considered(kind: ThemeKind, control: Control) -> bool:
    """Say whether a round can't end without a word on this theme.

    An interest must be weighed; what others steer must at least be passed on, never dropped.
    """
    return kind is ThemeKind.INTEREST or control is Control.OUTSIDE


def is_considered(how_considered: Texts) -> bool:
    """Say whether somebody has written how a theme was considered."""
    return any(has_text(how_considered, language) for language in how_considered)


def missing_languages(texts: Texts, languages: Sequence[str]) -> list[str]:
    """Return the round's languages in which a text is not written yet."""
    return [language for language in languages if not has_text(texts, language)]


def missing_in_theme(theme: Theme, languages: Sequence[str]) -> Iterator[Missing]:
    """Yield what a theme lacks before it can be saved."""
    if not theme.name(languages):
        yield Missing("title", N_("Give the theme a title in at least one language."))
    if theme.kind is ThemeKind.INTEREST and not theme.holders.strip():
        yield Missing("holders", N_("Write who has this interest."))


def merged(kept: Theme, other: Theme) -> Theme:
    """Return one theme in place of two; what must be considered stays so, no words are lost."""
    kinds, holders = {kept.kind, other.kind}, [kept.holders.strip(), other.holders.strip()]
    return Theme(
        kind=ThemeKind.INTEREST if ThemeKind.INTEREST in kinds else ThemeKind.THEME,
        title=_filled(kept.title, other.title),
        summary=_filled(kept.summary, other.summary),
        holders=", ".join(dict.fromkeys(name for name in holders if name)),
        control=kept.control,
        how_considered=_filled(kept.how_considered, other.how_considered),
    )


def _filled(kept: Texts, other: Texts) -> Texts:
    return {**other, **{language: text for language, text in kept.items() if text.strip()}}
