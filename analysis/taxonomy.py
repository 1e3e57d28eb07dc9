"""Know the taxonomies a comment is labelled by: versioned data, read from TOML.

References
----------
United Nations General Assembly, resolution A/RES/70/1, *Transforming our world: the 2030 Agenda
for Sustainable Development*, 2015: 17 goals, 169 targets.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from typing_extensions import override

TAXONOMIES = Path(__file__).parent / "taxonomies"
_TARGET = re.compile(r"(?P<goal>[1-9]\d?)\.(?:(?P<number>[1-9]\d?)|(?P<letter>[a-z]))")


class UnknownLabelError(ValueError):
    """A label or target does not stand in the taxonomy."""


@dataclass(frozen=True)
class Label:
    """One label of a taxonomy, with its names by language tag.

    Attributes
    ----------
    targets : tuple of str
        Of a global goal, its targets; of a local area, the targets or whole goals whose comments
        usually belong to it.
    group : str
        Code of the group a local area belongs to.
    words : Mapping[str, tuple of str]
        By language tag, everyday words that point to a local area.
    """

    code: str
    names: Mapping[str, str]
    colour: str = ""
    synonyms: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    group: str = ""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """Return the name in a language, in English where the language is not served."""
        return self.names.get(language.split("-", maxsplit=1)[0], self.names["en"])


@dataclass(frozen=True)
class Taxonomy:
    """A versioned list of labels."""

    key: str
    version: str
    labels: tuple[Label, ...]
    groups: tuple[Label, ...] = ()
    _codes: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in the order of the taxonomy."""
        return tuple(label.code for label in self.labels)

    def label(self, code: str) -> Label:
        """Return the label with a code.

        Raises
        ------
        UnknownLabelError
            When the taxonomy has no such code.
        """
        for label in self.labels:
            if label.code == code:
                return label
        raise UnknownLabelError(f"{self.version} has no label {code!r}")

    def resolve(self, word: str) -> str:
        """Return the code a code, a name in any language, or a synonym stands for.

        Raises
        ------
        UnknownLabelError
            When the word stands for no label.
        """
        code = self._codes.get(word.strip().casefold())
        if code is None:
            raise UnknownLabelError(f"{self.version} has no label {word!r}")
        return code


@dataclass(frozen=True, order=True)
class Target:
    """A target of a global goal; numbers sort before letters: 16.9 < 16.10 < 16.a < 16.b."""

    goal: int
    lettered: bool
    number: int
    letter: str

    @classmethod
    def parse(cls, code: str) -> "Target":
        """Read a code such as ``16.10`` or ``16.b``.

        Raises
        ------
        UnknownLabelError
            When the text is no target code, or the 2030 Agenda has no such target.
        """
        target = _read_target(code)
        if target is None or str(target) not in _target_codes():
            raise UnknownLabelError(f"the 2030 Agenda has no target {code!r}")
        return target

    @override
    def __str__(self) -> str:
        return f"{self.goal}.{self.letter or self.number}"


@lru_cache(maxsize=1)
def global_goals() -> Taxonomy:
    """Return the United Nations' 17 global goals."""
    return read_taxonomy(TAXONOMIES / "global_goals.toml")


@lru_cache(maxsize=1)
def dimensions() -> Taxonomy:
    """Return the three dimensions of sustainable development."""
    return read_taxonomy(TAXONOMIES / "dimensions.toml")


@lru_cache(maxsize=1)
def local_taxonomies() -> dict[str, Taxonomy]:
    """Return the organisations' own taxonomies, by key."""
    read = (read_taxonomy(path) for path in sorted((TAXONOMIES / "local").glob("*.toml")))
    return {taxonomy.key: taxonomy for taxonomy in read}


def read_taxonomy(path: Path) -> Taxonomy:
    """Read a taxonomy from a TOML file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    labels = tuple(_label(entry) for entry in data["label"])
    groups = tuple(_label(entry) for entry in data.get("group", ()))
    return Taxonomy(data["key"], data["version"], labels, groups, _spellings(labels))


def _label(entry: Mapping[str, object]) -> Label:
    names, synonyms = entry["names"], entry.get("synonyms", [])
    words, targets = entry.get("words", {}), entry.get("targets", [])
    assert isinstance(names, dict)  # noqa: S101 - the file is our own; tests read each one
    assert isinstance(synonyms, list)  # noqa: S101
    assert isinstance(words, dict)  # noqa: S101
    assert isinstance(targets, list)  # noqa: S101
    return Label(
        code=str(entry["code"]),
        names=names,
        colour=str(entry.get("colour", "")),
        synonyms=tuple(synonyms),
        targets=_targets(entry) or tuple(targets),
        group=str(entry.get("group", "")),
        words={tag: _listed(line) for tag, line in words.items()},
    )


def _listed(line: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in line.split(",") if word.strip())


def _targets(entry: Mapping[str, object]) -> tuple[str, ...]:
    numbered = int(str(entry.get("numbered_targets", 0)))
    lettered = int(str(entry.get("lettered_targets", 0)))
    ends = [str(number) for number in range(1, numbered + 1)]
    ends += [chr(ord("a") + number) for number in range(lettered)]
    return tuple(f"{entry['code']}.{end}" for end in ends)


def _spellings(labels: tuple[Label, ...]) -> dict[str, str]:
    return {
        word.casefold(): label.code
        for label in labels
        for word in (label.code, *label.names.values(), *label.synonyms)
    }


def _read_target(code: str) -> Target | None:
    match = _TARGET.fullmatch(code.strip().casefold())
    if match is None:
        return None
    letter = match["letter"] or ""
    return Target(int(match["goal"]), bool(letter), int(match["number"] or 0), letter)


@lru_cache(maxsize=1)
def _target_codes() -> frozenset[str]:
    return frozenset(code for label in global_goals().labels for code in label.targets)
