"""Teach an organisation's own areas: from seed words, from targets, and from labelled comments.

A comment somebody labelled by the taxonomy counts as labelled. Any other comment and every line of
the lexicon counts weakly: it belongs to the areas its targets, or else its goals, usually belong
to. The words listed with an area count most.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from analysis.examples import Example
from analysis.taxonomy import TAXONOMIES, Taxonomy

LOCAL = TAXONOMIES / "local"
SEEDED, LABELLED, RULED = "area", "labelled", "ruled"


def area_examples(
    taxonomy: Taxonomy, examples: Sequence[Example], folder: Path = LOCAL
) -> list[Example]:
    """Return examples whose `goals` are the areas of a taxonomy.

    Parameters
    ----------
    taxonomy : Taxonomy
        The organisation's own.
    examples : Sequence[Example]
        Corpus and lexicon, labelled by goals and targets.
    folder : Path
        Where ``<key>.csv`` holds comments labelled by hand, if anywhere.

    Returns
    -------
    list[Example]
        Their `source` says how they were labelled.
    """
    labelled = _labelled(folder / f"{taxonomy.key}.csv")
    return [*_seeds(taxonomy), *(_read(item, taxonomy, labelled) for item in examples)]


def areas_of(targets: Sequence[str], goals: Sequence[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the areas that targets, or goals where no target speaks, usually belong to."""
    by_target = [
        label.code for code in targets for label in taxonomy.labels if code in label.targets
    ]
    by_goal = [label.code for code in goals for label in taxonomy.labels if code in label.targets]
    return tuple(dict.fromkeys(by_target or by_goal))


def _seeds(taxonomy: Taxonomy) -> list[Example]:
    return [
        Example(word, language, (label.code,), None, source=SEEDED)
        for label in taxonomy.labels
        for language, words in label.words.items()
        for word in words
    ]


def _read(item: Example, taxonomy: Taxonomy, labelled: Mapping[str, tuple[str, ...]]) -> Example:
    if item.id in labelled:
        return replace(item, goals=labelled[item.id], dimensions=None, source=LABELLED)
    goals = areas_of(item.targets, item.goals or (), taxonomy)
    return replace(item, goals=goals, dimensions=None, source=RULED)


def _labelled(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: tuple(row["areas"].split(";")) if row["areas"] else ()
            for row in csv.DictReader(file)
        }
