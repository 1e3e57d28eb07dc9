"""Name global goals and dimensions in a person's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.taxonomy import Taxonomy, dimensions, global_goals


@dataclass(frozen=True)
class LabelNames:
    """The names of the labels in one language, by code, in the order of the taxonomy."""

    goals: Mapping[str, str]
    dimensions: Mapping[str, str]


@lru_cache(maxsize=64)
def label_names(language: str) -> LabelNames:
    """Return what the global goals and the dimensions are called in a language."""
    return LabelNames(_names(global_goals(), language), _names(dimensions(), language))


def _names(taxonomy: Taxonomy, language: str) -> dict[str, str]:
    return {label.code: label.name(language) for label in taxonomy.labels}
