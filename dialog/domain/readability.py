"""Measure how heavy a text is to read, and how long a set of questions takes to answer."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:…؟。]+(?=[\s\"'”»)\]]|$)|\n\s*\n|[\r\n]+\s*(?=[-•*\d])")
_LONG_WORD = 6  # a word of more letters than this is long (Björnsson 1968)
_SECONDS = {
    "open_text": 45,
    "single_choice": 15,
    "multiple_choice": 20,
    "scale": 12,
    "number": 15,
    "place": 20,
}
_SECONDS_OTHERWISE = 20
_SECONDS_AROUND = 30  # reading the introduction and checking the answers


@dataclass(frozen=True)
class Reading:
    """What makes a text light or heavy."""

    words: int
    sentences: int
    long_words: int
    longest_sentence: str
    longest_sentence_words: int

    @property
    def words_per_sentence(self) -> float:
        """Return the mean length of a sentence in words."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def lix(self) -> float:
        """Return LIX: words per sentence plus the per cent of long words.

        C. H. Björnsson, Läsbarhet, 1968. Under 30 very easy, 30-40 easy, 40-50 medium, 50-60
        heavy, above 60 very heavy. Made for Swedish; Finnish and Arabic words are of other
        lengths, so compare within a language only.
        """
        return self.words_per_sentence + 100 * self.long_words / self.words if self.words else 0.0


def reading(text: str) -> Reading:
    """Count words and sentences of a text."""
    sentences = [s for s in (part.strip() for part in _SENTENCE_END.split(text)) if _words(s)]
    words = _words(text)
    longest = max(sentences, key=lambda sentence: len(_words(sentence)), default="")
    return Reading(
        words=len(words),
        sentences=len(sentences),
        long_words=sum(len(word) > _LONG_WORD for word in words),
        longest_sentence=longest,
        longest_sentence_words=len(_words(longest)),
    )


def minutes_to_answer(kinds: Iterable[str]) -> int:
    """Estimate the whole minutes it takes to answer questions of these kinds, at least one."""
    seconds = sum(_SECONDS.get(kind, _SECONDS_OTHERWISE) for kind in kinds)
    return max(1, math.ceil((seconds + _SECONDS_AROUND) / 60))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
