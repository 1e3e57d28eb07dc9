"""Name global goals, dimensions and an organisation's own areas in a person's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.taxonomy import Taxonomy, dimensions, global_goals, local_taxonomies


@dataclass(frozen=True)
class LabelNames:
    """The names of the labels in one language, by code, in the order of the taxonomy."""

    goals: Mapping[str, str]
    dimensions: Mapping[str, str]


@dataclass(frozen=True)
class AreaGroup:
    """Areas that belong together, by code, with the name of what they belong to."""

    name: str
    areas: Mapping[str, str]


@lru_cache(maxsize=64)
def label_names(language: str) -> LabelNames:
    """Return what the global goals and the dimensions are called in a language."""
    return LabelNames(_names(global_goals(), language), _names(dimensions(), language))


def area_groups(framework: str, language: str) -> tuple[AreaGroup, ...]:
    """Return the areas of one version of a local taxonomy, group by group."""
    return tuple(
        AreaGroup(
            group.name(language),
            {one.code: one.name(language) for one in taxonomy.labels if one.group == group.code},
        )
        for taxonomy in local_taxonomies().values()
        if taxonomy.version == framework
        for group in taxonomy.groups
    )


def is_in_use(framework: str) -> bool:
    """Say whether people choose labels from this version of a taxonomy today."""
    known = (global_goals(), dimensions(), *local_taxonomies().values())
    return any(one.version == framework for one in known)


def local_taxonomy_names(language: str) -> dict[str, str]:
    """Return the local taxonomies there are by key, each told by the names of its groups."""
    return {
        key: ", ".join(group.name(language) for group in taxonomy.groups)
        for key, taxonomy in local_taxonomies().items()
    }


def _names(taxonomy: Taxonomy, language: str) -> dict[str, str]:
    return {label.code: label.name(language) for label in taxonomy.labels}
