"""List every text of a design that participants read, and write them in one language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from dialog.domain.findings import Section
from dialog.domain.questions.kinds import Option, Question
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import Texts, has_text

WHOLE_TEXTS = ("title", "purpose", "influence", "decided", "next_steps", "background_reason")
SECTIONS = {
    "title": Section.ABOUT,
    "purpose": Section.ABOUT,
    "influence": Section.ABOUT,
    "decided": Section.ABOUT,
    "next_steps": Section.DECISION,
    "background_reason": Section.BACKGROUNDS,
}


@dataclass(frozen=True)
class DesignText:
    """One text in all its languages; the key says where in the design it stands."""

    key: str
    section: Section
    texts: Texts
    question: str = ""

    def is_missing_in(self, language: str) -> bool:
        """Say whether the text is written somewhere, but not in this language."""
        written = any(has_text(self.texts, tag) for tag in self.texts)
        return written and not has_text(self.texts, language)


def design_texts(design: RoundDesign) -> tuple[DesignText, ...]:
    """Return every text participants may read, in the order they meet it."""
    return tuple(_texts(design))


def missing_in(design: RoundDesign, language: str) -> tuple[DesignText, ...]:
    """Return the texts that are written, but not in this language."""
    return tuple(one for one in design_texts(design) if one.is_missing_in(language))


def with_texts(design: RoundDesign, language: str, written: Mapping[str, str]) -> RoundDesign:
    """Return the design with these texts in one language; texts not named stay."""

    def put(key: str, texts: Texts) -> Texts:
        return written_in(texts, language, written[key]) if key in written else texts

    return replace(
        design,
        title=put("title", design.title),
        purpose=put("purpose", design.purpose),
        influence=put("influence", design.influence),
        decided=put("decided", design.decided),
        next_steps=put("next_steps", design.next_steps),
        background_reason=put("background_reason", design.background_reason),
        areas=_options(design.areas, "area", put),
        questions=tuple(_question(one, put) for one in design.questions),
    )


def written_in(texts: Texts, language: str, text: str) -> Texts:
    """Return the texts with one language written anew; an empty text is taken away."""
    others = {tag: words for tag, words in texts.items() if tag != language}
    return {**others, language: text.strip()} if text.strip() else others


def _question(question: Question, put: Callable[[str, Texts], Texts]) -> Question:
    start = f"question.{question.key}"
    return replace(
        question,
        text=put(f"{start}.text", question.text),
        hint=put(f"{start}.hint", question.hint),
        options=_options(question.options, f"{start}.option", put),
    )


def _options(
    options: tuple[Option, ...], start: str, put: Callable[[str, Texts], Texts]
) -> tuple[Option, ...]:
    return tuple(replace(one, text=put(f"{start}.{one.key}", one.text)) for one in options)


def _texts(design: RoundDesign) -> Iterator[DesignText]:
    for name in WHOLE_TEXTS:
        texts: Texts = getattr(design, name)
        yield DesignText(name, SECTIONS[name], texts)
    for question in design.questions:
        yield from _texts_of(question)
    for area in design.areas:
        yield DesignText(f"area.{area.key}", Section.BACKGROUNDS, area.text)


def _texts_of(question: Question) -> Iterator[DesignText]:
    start, section = f"question.{question.key}", Section.QUESTIONS
    yield DesignText(f"{start}.text", section, question.text, question.key)
    yield DesignText(f"{start}.hint", section, question.hint, question.key)
    for option in question.options:
        yield DesignText(f"{start}.option.{option.key}", section, option.text, question.key)
