"""Tell which language a comment is written in, and say "und" rather than guess wrong.

The thread's language is known and is a strong prior; the script narrows the candidates; py3langid
decides among what remains. Short comments carry too little to overrule the prior, and where small
words of the thread's language stand there is nothing to decide.

References
----------
M. Lui, T. Baldwin, *langid.py: an off-the-shelf language identification tool*, ACL 2012.
"""

import unicodedata
from collections import Counter
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from analysis.function_words import speaks

UNDETERMINED = "und"
# Candidates by script: the languages Dialog is likely to meet, not all that exist.
CANDIDATES = {
    "LATIN": ("sv", "en", "fi", "so", "no", "da", "de", "es", "fr", "pl", "et", "tr", "bs", "sq"),
    "ARABIC": ("ar", "fa", "ur", "ku"),
    "CYRILLIC": ("uk", "ru", "bg", "sr"),
    "ETHIOPIC": ("am", "ti"),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "THAI": ("th",),
    "HANGUL": ("ko",),
    "CJK": ("zh",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
}
_SURE = 0.55
_PRIOR_FLOOR = 0.02
_SHORT = 12
_CACHED_CHARACTERS = 4096


@dataclass(frozen=True)
class Detection:
    """A language tag with the share of belief it got, between 0 and 1."""

    tag: str
    confidence: float


def detect(text: str, prior: str | None = None) -> str:
    """Return the BCP-47 tag of a text's language.

    Parameters
    ----------
    text : str
        The comment.
    prior : str, optional
        The language of the thread, as a tag such as ``sv`` or ``sv-simple``.

    Returns
    -------
    str
        A tag, or ``und`` when the text does not say.
    """
    expected = base_tag(prior)
    if speaks(text, expected):
        return expected
    script, letters = _main_script(text)
    if not letters:
        return expected or UNDETERMINED
    candidates = CANDIDATES.get(script, ())
    if len(candidates) == 1:
        return candidates[0]
    if letters < _SHORT and expected in _known(candidates):
        return expected
    return _decide(_beliefs(text, candidates), expected)


def base_tag(tag: str | None) -> str:
    """Return the language of a tag without region or variant: ``sv`` for ``sv-simple``."""
    return (tag or "").replace("_", "-").split("-", maxsplit=1)[0].casefold()


def _decide(beliefs: dict[str, float], expected: str) -> str:
    if not beliefs:
        return UNDETERMINED
    best = max(beliefs, key=beliefs.__getitem__)
    if beliefs.get(expected, 0.0) >= _PRIOR_FLOOR:
        return expected
    return best if beliefs[best] >= _SURE else UNDETERMINED


def _main_script(text: str) -> tuple[str, int]:
    letters = list(filter(str.isalpha, text))
    scripts = {_script(letter) for letter in set(letters)}
    if len(scripts) <= 1:
        return "".join(scripts), len(letters)
    return Counter(map(_script, letters)).most_common(1)[0]


@lru_cache(maxsize=_CACHED_CHARACTERS)
def _script(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split(maxsplit=1)[0].split("-", maxsplit=1)[0]


def _beliefs(text: str, candidates: tuple[str, ...]) -> dict[str, float]:
    """Return the identifier's shares among the candidates, summing to one."""
    return dict(_identifier(candidates).rank(text)) if candidates else {}


@lru_cache(maxsize=len(CANDIDATES))
def _identifier(candidates: tuple[str, ...]) -> LanguageIdentifier:
    # A copy shares the large tables; only the languages it weighs are its own.
    identifier = copy(_all_languages())
    identifier.set_languages(list(_known(candidates)))
    return identifier


@lru_cache(maxsize=len(CANDIDATES))
def _known(candidates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in candidates if tag in _all_languages().nb_classes)


@lru_cache(maxsize=1)
def _all_languages() -> LanguageIdentifier:
    every = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    every.set_languages(
        {tag for tags in CANDIDATES.values() for tag in tags} & set(every.nb_classes)
    )
    # Made anew from what is left, so that the table of all other languages is let go.
    return LanguageIdentifier(
        every.nb_ptc,
        every.nb_pc,
        every.nb_classes,
        every.tk_nextmove,
        every.tk_output,
        norm_probs=True,
        tk_row=every.tk_row,
    )
