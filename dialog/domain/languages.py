"""Know the languages Dialog speaks: names, direction and fallbacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """A language people can choose."""

    tag: str
    autonym: str
    direction: Direction
    cldr: str
    fallbacks: tuple[str, ...] = ()
    staff: bool = False
    machine_made: bool = True

    @property
    def chain(self) -> tuple[str, ...]:
        """Return the tags to look for a text in, the language itself first."""
        return (self.tag, *self.fallbacks)


@dataclass(frozen=True)
class Languages:
    """The one list of languages, in the order they are shown."""

    all: tuple[Language, ...]

    def __contains__(self, tag: object) -> bool:
        return any(language.tag == tag for language in self.all)

    def __getitem__(self, tag: str) -> Language:
        for language in self.all:
            if language.tag == tag:
                return language
        raise KeyError(tag)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return every tag in order."""
        return tuple(language.tag for language in self.all)

    def chain(self, tag: str) -> tuple[str, ...]:
        """Return the tags to look for a text in; an unknown tag stands alone."""
        return self[tag].chain if tag in self else (tag,)

    def preferred(self, wanted: Sequence[str], offered: Sequence[str]) -> str:
        """Return the first wanted language that is offered, else the first offered."""
        for tag in wanted:
            for candidate in (tag, tag.split("-", maxsplit=1)[0]):
                if candidate in offered:
                    return candidate
        return offered[0]


def languages_from_mapping(data: Mapping[str, Mapping[str, object]]) -> Languages:
    """Read the list of languages from parsed TOML."""
    return Languages(tuple(_language(tag, entry) for tag, entry in data.items()))


def _language(tag: str, entry: Mapping[str, object]) -> Language:
    fallbacks = entry.get("fallbacks", ())
    return Language(
        tag=tag,
        autonym=str(entry["autonym"]),
        direction="rtl" if entry.get("direction") == "rtl" else "ltr",
        cldr=str(entry.get("cldr", tag)),
        fallbacks=tuple(str(item) for item in fallbacks) if isinstance(fallbacks, list) else (),
        staff=bool(entry.get("staff", False)),
        machine_made=bool(entry.get("machine_made", True)),
    )
