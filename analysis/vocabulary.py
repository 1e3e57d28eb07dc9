"""Learn which features a model knows, and how much each tells.

A feature weighs by its inverse document frequency in the group of texts where it is commonest.
Groups are a language's comments or its open data: a word that every Finnish comment holds tells
little, however rare it is among all texts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import numpy as np

from analysis.examples import Example
from analysis.features import Vocabulary, feature_weight, passage_units, unit_features

MIN_GROUP = 100
"""Groups with fewer texts say too little about what is common."""
MIN_OPEN_TEXTS = 3
"""A feature that only open data holds must stand in this many of its texts."""

Group = tuple[str, bool]


def learn_vocabulary(examples: Sequence[Example]) -> Vocabulary:
    """Count the features of the examples and weigh them.

    Parameters
    ----------
    examples : Sequence[Example]
        Everything the model is trained on.

    Returns
    -------
    Vocabulary
        Features in alphabetical order with weight
        ``kind * (1 + min over groups of log((1 + n_g) / (1 + df_g)))``.
    """
    sizes: Counter[Group] = Counter()
    frequencies: dict[Group, Counter[str]] = {}
    for example in examples:
        group = (example.language, _is_ours(example))
        sizes[group] += 1
        frequencies.setdefault(group, Counter()).update(_features(example))
    names = sorted(_kept(frequencies))
    weights = [feature_weight(name) * (1.0 + _rarity(name, sizes, frequencies)) for name in names]
    return Vocabulary(
        dict(zip(names, range(len(names)), strict=True)), np.array(weights, dtype=np.float32)
    )


def _is_ours(example: Example) -> bool:
    return example.source in {"corpus", "seed"}


def _features(example: Example) -> set[str]:
    units = passage_units(f"{example.text}\n{example.question}", example.language)
    return {feature for unit in units for feature in unit_features(unit)}


def _kept(frequencies: dict[Group, Counter[str]]) -> Iterable[str]:
    ours: set[str] = set()
    elsewhere: Counter[str] = Counter()
    for (_, is_ours), counted in frequencies.items():
        if is_ours:
            ours.update(counted)
        else:
            elsewhere.update(counted)
    return ours | {name for name, texts in elsewhere.items() if texts >= MIN_OPEN_TEXTS}


def _rarity(name: str, sizes: Counter[Group], frequencies: dict[Group, Counter[str]]) -> float:
    rarities = [
        log((1 + size) / (1 + frequencies[group][name]))
        for group, size in sizes.items()
        if size >= MIN_GROUP and frequencies[group][name]
    ]
    return min(rarities, default=log((1 + sizes.total()) / 2))
