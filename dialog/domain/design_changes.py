"""Change one part of a design at a time: sections, questions and groups."""

import re
import unicodedata
from collections.abc import Callable, Container
from dataclasses import fields, replace

from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.findings import Section
from dialog.domain.questions.kinds import Question
from dialog.domain.rounds import OutreachGroup, RoundDesign
from dialog.domain.wording import N_

Change = Callable[[RoundDesign], RoundDesign]
LONGEST_KEY = 40

FIELDS: dict[Section, frozenset[str]] = {
    Section.ABOUT: frozenset(
        {
            "title",
            "stage",
            "horizon",
            "purpose",
            "influence",
            "decided",
            "problem_owner",
            "gains_and_limits",
        }
    ),
    Section.DECISION: frozenset(
        {
            "decision",
            "registration_number",
            "receiver",
            "contact",
            "next_steps",
            "feedback_on",
        }
    ),
    Section.LANGUAGES: frozenset({"languages", "opens_at", "closes_at", "draft_days"}),
    Section.PEOPLE: frozenset({"groups", "no_groups_reason"}),
    Section.QUESTIONS: frozenset({"questions"}),
    Section.BACKGROUNDS: frozenset({"backgrounds", "background_reason", "areas"}),
    Section.TEXTS: frozenset(
        {
            "title",
            "purpose",
            "influence",
            "decided",
            "next_steps",
            "background_reason",
            "areas",
            "questions",
        }
    ),
}
"""What each section may change; a save never touches anything else."""


def changed(design: RoundDesign, section: Section, change: Change) -> RoundDesign:
    """Return the design with only the section's own fields changed."""
    wanted = change(design)
    own = FIELDS[section]
    kept = {one.name: getattr(design, one.name) for one in fields(design) if one.name not in own}
    return replace(wanted, **kept)


def short_name(text: str, taken: Container[str], *, otherwise: str) -> str:
    """Return a readable key or address made of a text, different from those taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    start = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_KEY].strip("-") or otherwise
    name, number = start, 1
    while name in taken:
        number += 1
        name = f"{start}-{number}"
    return name


def with_question(design: RoundDesign, question: Question) -> RoundDesign:
    """Return the design with a question put in its place, or last if it is new."""
    if design.question(question.key) is None:
        questions = (*design.questions, question)
    else:
        questions = tuple(question if q.key == question.key else q for q in design.questions)
    return replace(design, questions=questions)


def without_question(design: RoundDesign, key: str) -> RoundDesign:
    """Return the design without a question; those asked because of it are asked always."""
    known_question(design, key)
    kept = tuple(
        replace(q, show_if=None) if q.show_if and q.show_if.question == key else q
        for q in design.questions
        if q.key != key
    )
    return replace(design, questions=kept)


def moved_question(design: RoundDesign, key: str, *, by: int) -> RoundDesign:
    """Return the design with a question moved up (-1) or down (+1)."""
    questions = list(design.questions)
    place = questions.index(known_question(design, key))
    target = place + by
    if not 0 <= target < len(questions):
        return design
    questions[place], questions[target] = questions[target], questions[place]
    for question in (questions[place], questions[target]):
        _must_come_after_its_condition(questions, question)
    return replace(design, questions=tuple(questions))


def known_question(design: RoundDesign, key: str) -> Question:
    """Return a question or raise NotFoundError."""
    question = design.question(key)
    if question is None:
        raise NotFoundError
    return question


def with_group(design: RoundDesign, group: OutreachGroup) -> RoundDesign:
    """Return the design with a group put in its place, or last if it is new."""
    if any(one.key == group.key for one in design.groups):
        groups = tuple(group if one.key == group.key else one for one in design.groups)
    else:
        groups = (*design.groups, group)
    return replace(design, groups=groups)


def known_group(design: RoundDesign, key: str) -> OutreachGroup:
    """Return a group or raise NotFoundError."""
    for group in design.groups:
        if group.key == key:
            return group
    raise NotFoundError


def without_group(design: RoundDesign, key: str) -> RoundDesign:
    """Return the design without a group."""
    known_group(design, key)
    return replace(design, groups=tuple(one for one in design.groups if one.key != key))


def copied(design: RoundDesign, *, title_suffix: str = "") -> RoundDesign:
    """Return a design to begin anew with: the same questions and people, no dates or reasons."""
    return replace(
        design,
        title={tag: f"{text}{title_suffix}" for tag, text in design.title.items()},
        decision=replace(design.decision, expected_on=None),
        feedback_on=None,
        opens_at=None,
        closes_at=None,
        accepted_warnings={},
    )


def _must_come_after_its_condition(questions: list[Question], question: Question) -> None:
    condition = question.show_if
    before = {one.key for one in questions[: questions.index(question)]}
    if condition is not None and condition.question not in before:
        raise InvalidError(
            N_("This question is asked because of the other one, so it can't come before it.")
        )
