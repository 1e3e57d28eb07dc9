"""Find texts that are missing in a promised language, or heavy to read."""

from collections.abc import Iterator

from dialog.domain.design_texts import design_texts, missing_in
from dialog.domain.findings import Finding, Section, hard, soft
from dialog.domain.readability import reading
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import N_

EASY_LANGUAGES = frozenset({"sv-simple"})
EASY_SENTENCE = 15  # words; the usual rule of easy Swedish
LONGEST_SENTENCE = 25
EASY_LIX = 35
HIGHEST_LIX = 50  # LIX is made for Swedish, so only Swedish is measured with it
LEAST_WORDS = 20  # fewer words make LIX jump


def text_findings(design: RoundDesign) -> Iterator[Finding]:
    """Return what the gate finds about the texts."""
    for tag in design.languages:
        missing = missing_in(design, tag)
        if missing:
            yield hard(
                "missing_texts",
                N_("%(count)d texts are missing in %(language)s, which you promise."),
                Section.TEXTS,
                tag,
                count=len(missing),
                language=tag,
            )
    for tag in design.languages:
        yield from _heavy(design, tag)


def is_heavy(text: str, language: str) -> bool:
    """Say whether a text is heavy to read in its language."""
    found = reading(text)
    easy = language in EASY_LANGUAGES
    if found.longest_sentence_words > (EASY_SENTENCE if easy else LONGEST_SENTENCE):
        return True
    if language.partition("-")[0] != "sv" or found.words < LEAST_WORDS:
        return False
    return found.lix > (EASY_LIX if easy else HIGHEST_LIX)


def _heavy(design: RoundDesign, tag: str) -> Iterator[Finding]:
    heavy = [one for one in design_texts(design) if is_heavy(one.texts.get(tag, ""), tag)]
    if heavy:
        yield soft(
            "heavy_texts",
            N_("%(count)d texts are heavy to read in %(language)s. Shorten their sentences."),
            Section.TEXTS,
            tag,
            count=len(heavy),
            language=tag,
        )
