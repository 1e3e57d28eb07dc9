"""Mark sentences for translation and choose among a text's languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Texts = dict[str, str]
"""One text in several languages, by language tag."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a marked message
    """Mark a message for extraction and return it unchanged."""
    return message


@dataclass(frozen=True)
class Wording:
    """A text together with the language it is really written in."""

    text: str
    language: str


def has_text(texts: Mapping[str, str], language: str) -> bool:
    """Say whether a text is written in a language."""
    return bool(texts.get(language, "").strip())


def worded(texts: Mapping[str, str], languages: Sequence[str]) -> Wording:
    """Return the text in the first of these languages it is written in, else in any."""
    for language in (*languages, *texts):
        if has_text(texts, language):
            return Wording(texts[language], language)
    return Wording("", languages[0] if languages else "und")
