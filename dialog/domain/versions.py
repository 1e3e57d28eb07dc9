"""Say whether a new version of a round still fits what people answered and were promised."""

from collections.abc import Iterable, Iterator, Mapping

from dialog.domain.findings import Finding, Section, hard, soft
from dialog.domain.questions.kinds import Question
from dialog.domain.questions.registry import still_fits
from dialog.domain.questions.values import Value
from dialog.domain.rounds import Background, RoundDesign
from dialog.domain.wording import N_


def version_findings(
    old: RoundDesign,
    new: RoundDesign,
    *,
    values: Mapping[str, Iterable[Value]],
    areas: Iterable[str] = (),
) -> Iterator[Finding]:
    """Return why a new version does not fit the old one with the answers it has got.

    values: the different answers to each question; areas: the areas people chose.
    """
    for key, answers in values.items():
        yield from _answers(old, new, key, answers)
    if Background.AREA in new.backgrounds and set(areas) - {area.key for area in new.areas}:
        yield hard(
            "answers_lose_area",
            N_("People live in an area you took away. Put it back."),
            Section.BACKGROUNDS,
            "areas",
        )
    yield from _promises(old, new)


def _answers(
    old: RoundDesign, new: RoundDesign, key: str, answers: Iterable[Value]
) -> Iterator[Finding]:
    before, after = old.question(key), new.question(key)
    if after is None:
        yield hard(
            "answers_lose_question",
            N_("People have answered a question you took away: %(question)s. Copy the round."),
            Section.QUESTIONS,
            question=_words(before) if before else key,
        )
    elif (before and before.kind is not after.kind) or not all(
        still_fits(after, value) for value in answers
    ):
        yield hard(
            "answers_do_not_fit",
            N_("Old answers do not fit the changed question. Change it back or copy the round."),
            Section.QUESTIONS,
            key,
        )
    elif before and _asked_of_fewer(before, after):
        yield hard(
            "answers_lose_way",
            N_("Old answers do not fit the changed question. Change it back or copy the round."),
            Section.QUESTIONS,
            key,
        )
    elif before and _reworded(before, after):
        yield soft(
            "reworded",
            N_("The question is worded anew, and people have answered the old words."),
            Section.QUESTIONS,
            key,
        )


def _promises(old: RoundDesign, new: RoundDesign) -> Iterator[Finding]:
    for tag in old.languages:
        if tag not in new.languages:
            yield hard(
                "language_withdrawn",
                N_("This language is promised and can't be taken away: %(language)s."),
                Section.LANGUAGES,
                tag,
                language=tag,
            )
    if old.feedback_on and new.feedback_on and new.feedback_on > old.feedback_on:
        yield soft(
            "feedback_later",
            N_("Feedback comes later than was promised."),
            Section.DECISION,
            "feedback_on",
        )
    if old.closes_at and new.closes_at and new.closes_at < old.closes_at:
        yield soft(
            "closes_earlier",
            N_("The round closes earlier than was promised."),
            Section.LANGUAGES,
            "closes_at",
        )


def _asked_of_fewer(before: Question, after: Question) -> bool:
    """Say whether people who were asked would not be asked now, so that their answers vanish."""
    old, new = before.show_if, after.show_if
    if new is None:
        return False
    return old is None or old.question != new.question or bool(set(old.any_of) - set(new.any_of))


def _reworded(before: Question, after: Question) -> bool:
    """Say whether words people answered to have changed; a new translation is no change."""
    pairs = [(before.text, after.text)]
    for option in before.options:
        still = after.option(option.key)
        pairs += [(option.text, still.text)] if still else []
    return any(new.get(tag, words) != words for old, new in pairs for tag, words in old.items())


def _words(question: Question) -> str:
    return next(iter(question.text.values()), question.key)
