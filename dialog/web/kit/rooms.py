"""List the rooms of the workbench in the order the work flows."""

from dataclasses import dataclass

from dialog.domain.roles import Permission
from dialog.domain.wording import N_


@dataclass(frozen=True)
class Room:
    """A room: its name, its first page, the endpoints inside it, who may enter."""

    label: str
    endpoint: str
    prefix: str
    permissions: tuple[Permission, ...]


ROOMS = (
    Room(N_("Rounds"), "designer.rounds", "designer.", (Permission.SEE_DESK,)),
    Room(N_("Review"), "analyst.queues", "analyst.review", (Permission.REVIEW_ANSWERS,)),
    Room(N_("Results"), "analyst.results_start", "analyst.results", (Permission.SEE_RESULTS,)),
    Room(N_("Themes"), "analyst.themes_start", "analyst.themes", (Permission.SEE_DESK,)),
    Room(N_("Goals"), "steering.goals", "steering.goal", (Permission.SEE_DESK,)),
    Room(N_("Measures"), "steering.measures", "steering.measure", (Permission.SEE_DESK,)),
    Room(N_("Decisions"), "steering.decisions", "steering.decision", (Permission.SEE_DESK,)),
    Room(N_("Feedback"), "steering.feedback_start", "steering.feedback", (Permission.SEE_DESK,)),
    Room(
        N_("Organisation"),
        "admin.organisation",
        "admin.",
        (Permission.ADMINISTER, Permission.READ_AUDIT),
    ),
)
