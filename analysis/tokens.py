"""Cut text into words that remember where they stood, and bring words to a common form.

References
----------
M. F. Porter, *Snowball: a language for stemming algorithms*, 2001 (stemmers as shipped in nltk,
which need no downloaded data). Arabic letter forms are folded as in L. Larkey, L. Ballesteros,
M. Connell, *Light stemming for Arabic information retrieval*, 2007.
"""

import re
import unicodedata
from functools import lru_cache

from analysis.lean_import import hidden

# nltk loads scikit-learn and statistics where it finds them; reading a comment needs neither.
with hidden("sklearn"), hidden("scipy.stats"):
    from nltk.stem.snowball import (
        ArabicStemmer,
        EnglishStemmer,
        FinnishStemmer,
        SwedishStemmer,
    )

STEMMED = {
    "ar": ArabicStemmer,
    "en": EnglishStemmer,
    "fi": FinnishStemmer,
    "sv": SwedishStemmer,
}
# Letters, then letters, digits and the marks that combine with them (Latin and Arabic).
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u064b-\u065f\u0670]*")
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_LONG_RUN = re.compile(r"(.)\1{2,}")
_ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "گ": "ك", "ة": "ه"}
)
_CACHED_WORDS = 30_000
Token = tuple[str, int, int]
"""A word in its common form, and where it starts and ends in the original text."""
_KIN = (("sv", "en", "fi", "so", "pl"), ("ar", "fa"), ("uk",))
"""Languages written in one script, in the order another language's word is looked up."""


def tokens(text: str) -> list[Token]:
    """Cut a text into words.

    Numbers, punctuation and emoji are no words. Offsets count code points of the text as given.
    """
    return [(normalised(match[0]), *match.span()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=_CACHED_WORDS)
def normalised(word: str) -> str:
    """Bring a word to its common form: case, composed letters, long runs, Arabic letter forms."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    folded = _LONG_RUN.sub(r"\1\1", folded)
    return _ARABIC_MARKS.sub("", folded).translate(_ARABIC_FORMS)


def kin(language: str) -> tuple[str, ...]:
    """Return the other served languages written in the script of a language."""
    written = next((group for group in _KIN if language in group), ())
    return tuple(other for other in written if other != language)


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str, language: str) -> str:
    """Return the stem of a normalised word, or the word itself where no stemmer is known."""
    stemmer = STEMMED.get(language)
    # A stemmer keeps state while it works, so threads must not share one.
    return stemmer().stem(word) if stemmer is not None else word
