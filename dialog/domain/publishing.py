"""Judge whether a round may be published: what stops it, and what needs a written reason.

Hard are only the promises that protect people: every promised language in full, words a screen
reader can read at every choice, the decision a consultation feeds, the date of the feedback, and
what could not work at all. Everything else passes with a reason that is kept and logged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dialog.domain.clock import LOCAL_ZONE
from dialog.domain.findings import Finding, Section, Weight, hard, soft
from dialog.domain.publishing_questions import question_findings
from dialog.domain.publishing_reach import reach_findings
from dialog.domain.publishing_texts import text_findings
from dialog.domain.rounds import RoundDesign, RoundKind, RoundStage
from dialog.domain.wording import N_, Texts

LEAST_REASON = 10
"""Characters of a reason; fewer say nothing to the one who reads the log."""


@dataclass(frozen=True)
class Gate:
    """What the gate found, and which of the soft findings have a reason."""

    findings: tuple[Finding, ...]
    reasons: dict[str, str]

    @property
    def stops(self) -> tuple[Finding, ...]:
        """Return what must be put right before the round can be published."""
        return tuple(one for one in self.findings if one.weight is Weight.HARD)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Return what passes with a written reason."""
        return tuple(one for one in self.findings if one.weight is Weight.SOFT)

    @property
    def unexplained(self) -> tuple[Finding, ...]:
        """Return the warnings that have no reason yet."""
        return tuple(one for one in self.warnings if not is_reason(self.reasons.get(one.key, "")))

    @property
    def is_open(self) -> bool:
        """Say whether the round may be published."""
        return not self.stops and not self.unexplained


def is_reason(text: str) -> bool:
    """Say whether a reason says something."""
    return len(text.strip()) >= LEAST_REASON


def gate(
    design: RoundDesign,
    *,
    now: datetime,
    statutory: Iterable[str] = (),
    earlier: Iterable[Finding] = (),
) -> Gate:
    """Return what the gate finds; earlier says what a published version adds to it."""
    found = (
        *_about(design),
        *_decision(design),
        *_dates(design, now),
        *_languages(design, statutory),
        *reach_findings(design),
        *question_findings(design),
        *text_findings(design),
        *earlier,
    )
    return Gate(found, dict(design.accepted_warnings))


def is_written(texts: Texts) -> bool:
    """Say whether a text is written in any language."""
    return any(text.strip() for text in texts.values())


def _about(design: RoundDesign) -> Iterator[Finding]:
    about = Section.ABOUT
    if not is_written(design.title):
        yield hard("no_title", N_("The round has no title for participants."), about, "title")
    if not is_written(design.purpose):
        yield soft("no_purpose", N_("It is not said why you ask."), about, "purpose")
    if not is_written(design.influence):
        yield soft(
            "no_influence", N_("It is not said what people can influence."), about, "influence"
        )
    if not is_written(design.decided):
        yield soft("no_decided", N_("It is not said what is decided already."), about, "decided")
    if not design.problem_owner.strip():
        yield soft(
            "no_problem_owner",
            N_("It is not said who formulated the problem."),
            about,
            "problem_owner",
        )
    if not design.gains_and_limits.strip():
        yield soft(
            "no_gains_and_limits",
            N_("It is not said who gains from a change and who is limited by it."),
            about,
            "gains_and_limits",
        )
    yield from _stage(design)


def _stage(design: RoundDesign) -> Iterator[Finding]:
    if design.kind is not RoundKind.CONSULTATION:
        return
    if design.stage is RoundStage.BEFORE_DECISION:
        yield soft(
            "late",
            N_("The round comes late: just before the decision people can change little."),
            Section.ABOUT,
            "stage",
        )
    if design.stage is RoundStage.AFTER_DECISION:
        yield soft(
            "after_decision",
            N_("The decision is taken already. A consultation comes before it."),
            Section.ABOUT,
            "stage",
        )


def _decision(design: RoundDesign) -> Iterator[Finding]:
    section = Section.DECISION
    if design.kind is RoundKind.CONSULTATION:
        yield from _decision_link(design)
    elif not design.decision.document.strip():
        yield soft(
            "no_plan",
            N_("It is not said which plan or budget the survey feeds."),
            section,
            "document",
        )
    if not is_written(design.next_steps):
        yield soft("no_next_steps", N_("It is not said what happens next."), section, "next_steps")
    if not (design.contact.name.strip() and (design.contact.phone or design.contact.email)):
        yield soft(
            "no_contact",
            N_("No person is named with a telephone number or e-mail address."),
            section,
            "contact_name",
        )
    if not design.registration_number.strip():
        yield soft(
            "no_registration_number",
            N_("The matter has no registration number; answers are public records."),
            section,
            "registration_number",
        )
    yield from _receiver(design)


def _decision_link(design: RoundDesign) -> Iterator[Finding]:
    section, decision = Section.DECISION, design.decision
    if not decision.document.strip():
        yield hard(
            "no_decision_document",
            N_("Name the decision or plan the consultation feeds. Without one it changes nothing."),
            section,
            "document",
        )
    if not decision.body.strip():
        yield hard("no_decision_body", N_("Name who decides."), section, "body")
    if decision.expected_on is None:
        yield hard(
            "no_decision_date", N_("Say when the decision is expected."), section, "expected_on"
        )
    elif (
        design.closes_at and decision.expected_on <= design.closes_at.astimezone(LOCAL_ZONE).date()
    ):
        yield hard(
            "decision_before_close",
            N_("The decision is expected before the round has closed. Change one of the dates."),
            section,
            "expected_on",
        )


def _receiver(design: RoundDesign) -> Iterator[Finding]:
    section, receiver = Section.DECISION, design.receiver
    if not receiver.name.strip():
        yield soft(
            "no_receiver", N_("Nobody is named to take the results."), section, "receiver_name"
        )
    if not receiver.mandate.strip():
        yield soft(
            "no_mandate",
            N_("It is not said what the receiver may do with the results."),
            section,
            "receiver_mandate",
        )
    if not receiver.time_reserved.strip():
        yield soft(
            "no_time",
            N_("No time is set aside for analysis and feedback."),
            section,
            "receiver_time",
        )


def _dates(design: RoundDesign, now: datetime) -> Iterator[Finding]:
    section = Section.LANGUAGES
    if design.closes_at is None:
        ends = hard if design.kind is RoundKind.CONSULTATION else soft
        yield ends("no_close", N_("It is not said when the round closes."), section, "closes_at")
    elif design.closes_at <= now or (design.opens_at and design.closes_at <= design.opens_at):
        yield hard(
            "never_open",
            N_("The round closes before it opens, so nobody could answer."),
            section,
            "closes_at",
        )
    yield from _feedback_date(design)


def _feedback_date(design: RoundDesign) -> Iterator[Finding]:
    section = Section.DECISION
    if design.feedback_on is None:
        yield hard(
            "no_feedback_date",
            N_("Promise a day when participants are told what their answers led to."),
            section,
            "feedback_on",
        )
    elif (closes := _closing_day(design)) and design.feedback_on < closes:
        yield hard(
            "feedback_before_close",
            N_("Feedback is promised before the round has closed. Change one of the dates."),
            section,
            "feedback_on",
        )


def _closing_day(design: RoundDesign) -> date | None:
    return design.closes_at.astimezone(LOCAL_ZONE).date() if design.closes_at else None


def _languages(design: RoundDesign, statutory: Iterable[str]) -> Iterator[Finding]:
    if not design.languages:
        yield hard("no_language", N_("Choose a language."), Section.LANGUAGES, "languages")
    for tag in statutory:
        if tag not in design.languages:
            yield hard(
                "statutory_language",
                N_("This language is a right here and can't be left out: %(language)s."),
                Section.LANGUAGES,
                tag,
                language=tag,
            )
