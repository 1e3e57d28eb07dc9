"""Hold what is known of a text model: what it learned from, its figures, limits and wrong uses."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """A share of test comments with its 95 % interval, and how many it was measured on."""

    share: float
    low: float
    high: float
    n: int

    def __bool__(self) -> bool:
        return self.n > 0


@dataclass(frozen=True)
class LanguageFigures:
    """What was measured in one language, or in all together.

    The floor is how sure the model must be before it accepts a goal; in a language without one, all
    it says is a suggestion.
    """

    acceptable: Measured
    always_goal_11: Measured
    hit_at_3: Measured
    dimension: Measured
    always_social: Measured
    no_goal_precision: Measured
    no_goal_recall: Measured
    calibration_error: float
    floor: float | None


@dataclass(frozen=True)
class Source:
    """Texts a model learned from."""

    title: str
    licence: str
    texts: int


@dataclass(frozen=True)
class ModelCard:
    """The card that travels with a model; its sentences are message ids, in English."""

    version: str
    purpose: str
    sources: tuple[Source, ...]
    data_hash: str
    languages: Mapping[str, LanguageFigures]
    everyone: LanguageFigures
    limits: tuple[str, ...]
    not_for: tuple[str, ...]
