"""Say which global goals and dimensions a comment is about, how surely, and why, or stay silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.calibration import Floats, Scale, scale_for
from analysis.explanation import WordEffects, driving_words, score
from analysis.features import Passage, Span, Vocabulary, encode
from analysis.language import UNDETERMINED, base_tag, detect

GOALS, DIMENSIONS, NOTHING = "goals", "dimensions", "nothing"
SHOWN_GOALS = 3
_BATCH = 512


@dataclass(frozen=True)
class Comment:
    """A comment, the language of its thread, and the question it answers."""

    text: str
    language: str | None = None
    question: str = ""


@dataclass(frozen=True)
class Score:
    """How surely a comment carries a label.

    Attributes
    ----------
    code : str
        The label's code in its taxonomy.
    score : float
        Probability between 0 and 1.
    accepted : bool
        Whether the score reaches the threshold of the comment's language.
    words : tuple of str
        The words that carried the label, as written, the strongest first.
    spans : tuple of (int, int)
        Where those words stand in the original text, the strongest word's places first.
    """

    code: str
    score: float
    accepted: bool
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Classification:
    """What the model says about one comment.

    Attributes
    ----------
    language : str
        BCP-47 tag, or ``und``.
    abstained : bool
        True when the model can't tell: no goal reaches its threshold, and the model isn't sure
        either that the comment has none.
    goals : tuple of Score
        Best first, at least three and every accepted one; empty for a text without words.
    dimensions : tuple of Score
        All three, best first; empty for a text without words.
    """

    language: str
    abstained: bool
    goals: tuple[Score, ...]
    dimensions: tuple[Score, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that carried accepted labels, each once."""
        accepted = (item for item in (*self.goals, *self.dimensions) if item.accepted)
        return tuple(dict.fromkeys(chain.from_iterable(item.words for item in accepted)))


@dataclass(frozen=True)
class Facet:
    """One set of labels a model gives, with a scale per language."""

    name: str
    taxonomy: str
    codes: tuple[str, ...]
    scales: Mapping[str, Scale]


@dataclass(frozen=True)
class TextModel:
    """A trained model: a linear score per label over the features of a comment.

    Attributes
    ----------
    version : str
        Derived from the content: equal models have equal versions.
    vocabulary : Vocabulary
        The features it knows.
    weights : ndarray of shape (n_features, n_labels)
        Labels stand in the order of the facets and their codes.
    intercepts : ndarray of shape (n_labels,)
        Raw score of an empty comment.
    languages : tuple of str
        Languages whose comments it was taught with. In any other it ranks, but accepts nothing.
    facets : tuple of Facet
        ``goals``, ``dimensions`` and ``nothing`` (one label: the comment has no goal).
    origin : Mapping[str, Any]
        What it was trained on, and how.
    figures : Mapping[str, Any]
        What was measured on the corpus's test split.
    """

    version: str
    vocabulary: Vocabulary
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float64]
    languages: tuple[str, ...]
    facets: tuple[Facet, ...]
    origin: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        """Classify comments, in their order."""
        found: list[Classification] = []
        for start in range(0, len(comments), _BATCH):
            found += self._classify_batch(comments[start : start + _BATCH])
        return found

    def columns(self, facet: str) -> slice:
        """Return the columns a facet's labels stand in."""
        start = 0
        for candidate in self.facets:
            if candidate.name == facet:
                return slice(start, start + len(candidate.codes))
            start += len(candidate.codes)
        raise KeyError(facet)

    def facet(self, name: str) -> Facet:
        """Return a facet by name."""
        return next(facet for facet in self.facets if facet.name == name)

    def _classify_batch(self, comments: Sequence[Comment]) -> list[Classification]:
        languages = [detect(comment.text, comment.language) for comment in comments]
        passages = [
            Passage(comment.text, base_tag(language), comment.question)
            for comment, language in zip(comments, languages, strict=True)
        ]
        encoded = encode(passages, self.vocabulary)
        scored = score(encoded, self.weights)
        raw = scored.raw + self.intercepts
        return [
            self._read(_Reading(comment.text, language, raw[row], scored.effects[row], spans))
            for row, (comment, language, spans) in enumerate(
                zip(comments, languages, encoded.spans, strict=True)
            )
        ]

    def _read(self, reading: "_Reading") -> Classification:
        if not reading.spans:
            return Classification(reading.language, abstained=True, goals=(), dimensions=())
        goals = self._scores(GOALS, reading)
        any_goal = any(goal.accepted for goal in goals)
        nothing = not any_goal and self._says_nothing(reading)
        return Classification(
            language=reading.language,
            abstained=not any_goal and not nothing,
            goals=goals,
            dimensions=self._scores(DIMENSIONS, reading, silent=nothing),
        )

    def _says_nothing(self, reading: "_Reading") -> bool:
        probabilities, threshold = self._probabilities(NOTHING, reading)
        return bool(probabilities[0] >= threshold) and self._knows(reading.language)

    def _knows(self, language: str) -> bool:
        return language in self.languages or language == UNDETERMINED

    def _probabilities(self, facet: str, reading: "_Reading") -> tuple[Floats, float]:
        scale = scale_for(self.facet(facet).scales, reading.language)
        return scale.probabilities(reading.raw[self.columns(facet)]), scale.threshold

    def _scores(
        self, facet: str, reading: "_Reading", *, silent: bool = False
    ) -> tuple[Score, ...]:
        probabilities, threshold = self._probabilities(facet, reading)
        accepted = (probabilities >= threshold) & (not silent) & self._knows(reading.language)
        shown = max(SHOWN_GOALS, int(accepted.sum()))
        first, codes = self.columns(facet).start, self.facet(facet).codes
        return tuple(
            reading.explained(
                Score(codes[at], float(probabilities[at]), bool(accepted[at]), (), ()), first + at
            )
            for at in np.argsort(-probabilities, kind="stable")[:shown].tolist()
        )


@dataclass(frozen=True)
class _Reading:
    """One comment with everything the model worked out about it."""

    text: str
    language: str
    raw: NDArray[np.float64]
    effects: WordEffects
    spans: dict[int, list[Span]]

    def explained(self, bare: Score, column: int) -> Score:
        """Return the score with the words that carried it."""
        places = driving_words(self.effects, column, self.spans)
        words = (self.text[start:end] for (start, end), *_ in places)
        return Score(
            code=bare.code,
            score=bare.score,
            accepted=bare.accepted,
            words=tuple(dict.fromkeys(words)),
            spans=tuple(chain.from_iterable(places)),
        )
