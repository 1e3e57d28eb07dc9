"""Turn what a model says of an answer into rows of labels, each with its taxonomy's version."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from analysis.classifier import Classification, Score
from analysis.facets import AREAS, DIMENSIONS, GOALS, TARGETS
from analysis.language import UNDETERMINED, base_tag
from analysis.taxonomy import Taxonomy
from dialog.domain.classification import Facet
from dialog.domain.identity import new_id

ALSO_KEPT = 3
"""How many of the likeliest labels are kept beside the accepted ones, for the reviewer."""
NAMES = {GOALS: Facet.GOAL, DIMENSIONS: Facet.DIMENSION, TARGETS: Facet.TARGET}


class ModelFacet(Protocol):
    """A set of labels a model gives."""

    @property
    def name(self) -> str:
        """Return which set this is."""

    @property
    def taxonomy(self) -> str:
        """Return the version of the taxonomy the labels come from."""


def frameworks_of(facets: Sequence[ModelFacet], own: Taxonomy | None) -> dict[str, str]:
    """Return by which versions of taxonomies a model labels for an organisation."""
    names = {**NAMES, **({f"{AREAS}{own.key}": Facet.AREA} if own else {})}
    return {names[one.name].value: one.taxonomy for one in facets if one.name in names}


def was_taught(language: str, languages: Sequence[str]) -> bool:
    """Say whether a model knows the language found; an unknown one is not called untaught."""
    return language == UNDETERMINED or base_tag(language) in languages


def label_rows(
    result: Classification, frameworks: Mapping[str, str], own: Taxonomy | None
) -> Iterator[dict[str, object]]:
    """Yield what is kept: accepted labels, some of the likeliest others, and the targets."""
    areas = result.areas.get(own.key, ()) if own else ()
    for facet, scores in (
        (Facet.GOAL, result.goals),
        (Facet.DIMENSION, result.dimensions),
        (Facet.AREA, areas),
    ):
        best_first = sorted(scores, key=lambda score: -score.score)
        for place, score in enumerate(best_first):
            if score.accepted or place < ALSO_KEPT:
                yield _row(facet, score, frameworks)
    for score in result.targets:
        yield _row(Facet.TARGET, score, frameworks)


def _row(facet: Facet, score: Score, frameworks: Mapping[str, str]) -> dict[str, object]:
    return {
        "id": new_id(),
        "facet": facet.value,
        "framework": frameworks.get(facet, ""),
        "code": score.code,
        "score": score.score,
        "accepted": score.accepted,
        "spans": {"spans": [list(span) for span in score.spans]},
    }
