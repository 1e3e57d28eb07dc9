"""Say what waits for a member of staff, with the way to each."""

from dataclasses import dataclass

from flask import current_app, url_for

from dialog.domain.clock import LOCAL_ZONE
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.starting import Task, Waiting
from dialog.web.kit.locale import gettext, ngettext, shown_date

ROUND_PAGE = "designer.round_page"
MODEL_CARD = "analyst.model_card"


@dataclass(frozen=True)
class ShownTask:
    """A card of the start page."""

    title: str
    text: str
    count: int
    action: str
    href: str | None


@dataclass(frozen=True)
class ShownRound:
    """An open round in the list of the start page."""

    name: str
    href: str | None
    closes: str
    handed_in: int


@dataclass(frozen=True)
class _Words:
    title: str
    none: str
    action: str
    endpoint: str


WORDS = {
    Task.DRAFT_ROUNDS: _Words(
        N_("Rounds being planned"),
        N_("No round is being planned."),
        N_("Go to the rounds"),
        "designer.rounds",
    ),
    Task.ANSWERS_TO_REVIEW: _Words(
        N_("Answers to review"),
        N_("Every answer has been reviewed."),
        N_("Review answers"),
        "analyst.queues",
    ),
    Task.DECISIONS_TO_TAKE: _Words(
        N_("Decisions to take"),
        N_("Nothing waits for a decision in your bodies."),
        N_("Go to the decisions"),
        "steering.decisions",
    ),
    Task.EFFECTS_TO_REPORT: _Words(
        N_("Effects to report"),
        N_("No decision is to be followed up within 30 days."),
        N_("Go to the decisions"),
        "steering.decisions",
    ),
    Task.FEEDBACK_DUE: _Words(
        N_("Themes without feedback"),
        N_("Every theme whose feedback is due within 30 days has it."),
        N_("Give feedback"),
        "steering.feedback_start",
    ),
    Task.INVITATIONS_OPEN: _Words(
        N_("Invitations not yet used"),
        N_("Everybody who was invited has chosen a password."),
        N_("Go to the staff"),
        "admin.staff",
    ),
}


def shown_tasks(found: Waiting) -> list[ShownTask]:
    """Return the cards of the start page, in the order of the work."""
    return [_card(WORDS[one.task], one.task, one.count) for one in found.tasks]


def shown_rounds(found: Waiting) -> list[ShownRound]:
    """Return the rounds that take answers now."""
    return [
        ShownRound(
            one.name,
            _address(ROUND_PAGE, round_id=one.id),
            shown_date(one.closes_at.astimezone(LOCAL_ZONE).date() if one.closes_at else None),
            one.handed_in,
        )
        for one in found.open_rounds
    ]


def model_card_address(actor: Actor) -> str | None:
    """Return where the text model's card stands, for those who review what it says."""
    return _address(MODEL_CARD) if actor.may(Permission.REVIEW_ANSWERS) else None


def _card(words: _Words, task: Task, count: int) -> ShownTask:
    text = _sentence(task, count) if count else gettext(words.none)
    return ShownTask(
        gettext(words.title), text, count, gettext(words.action), _address(words.endpoint)
    )


def _sentence(task: Task, count: int) -> str:
    match task:
        case Task.DRAFT_ROUNDS:
            return ngettext("round is a draft", "rounds are drafts", count)
        case Task.ANSWERS_TO_REVIEW:
            return ngettext("answer waits for a person", "answers wait for a person", count)
        case Task.DECISIONS_TO_TAKE:
            return ngettext("decision is ready", "decisions are ready", count)
        case Task.EFFECTS_TO_REPORT:
            return ngettext(
                "decision is followed up within 30 days",
                "decisions are followed up within 30 days",
                count,
            )
        case Task.FEEDBACK_DUE:
            return ngettext(
                "theme is due for feedback within 30 days",
                "themes are due for feedback within 30 days",
                count,
            )
        case Task.INVITATIONS_OPEN:
            return ngettext("person has no password yet", "people have no password yet", count)


def _address(endpoint: str, **values: object) -> str | None:
    if endpoint not in current_app.view_functions:
        return None
    return url_for(endpoint, **values)  # type: ignore[arg-type] # ids become part of the path
