"""Say who may do what: roles, permissions and the acting person."""

from dataclasses import dataclass, field
from enum import StrEnum

from dialog.domain.errors import NotAllowedError
from dialog.domain.identity import BodyId, OrganisationId, StaffId


class Role(StrEnum):
    """What a member of staff is in an organisation."""

    DESIGNER = "designer"
    ANALYST = "analyst"
    COMMUNICATOR = "communicator"
    ELECTED = "elected"
    RECORDS_OFFICER = "records_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a page or service asks for before it lets somebody in."""

    SEE_DESK = "see_desk"
    DESIGN_ROUNDS = "design_rounds"
    REVIEW_ANSWERS = "review_answers"
    SEE_RESULTS = "see_results"
    EXPORT_RESULTS = "export_results"
    BUILD_THEMES = "build_themes"
    SHAPE_GOALS = "shape_goals"
    PREPARE_DECISIONS = "prepare_decisions"
    DECIDE = "decide"
    GIVE_FEEDBACK = "give_feedback"
    READ_AUDIT = "read_audit"
    ADMINISTER = "administer"


_EVERYBODY = {Permission.SEE_DESK, Permission.SEE_RESULTS}
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.DESIGNER: frozenset(
        _EVERYBODY
        | {Permission.DESIGN_ROUNDS, Permission.SHAPE_GOALS, Permission.PREPARE_DECISIONS}
    ),
    Role.ANALYST: frozenset(
        _EVERYBODY
        | {
            Permission.REVIEW_ANSWERS,
            Permission.BUILD_THEMES,
            Permission.EXPORT_RESULTS,
            Permission.SHAPE_GOALS,
            Permission.PREPARE_DECISIONS,
        }
    ),
    Role.COMMUNICATOR: frozenset(_EVERYBODY | {Permission.GIVE_FEEDBACK}),
    Role.ELECTED: frozenset(_EVERYBODY | {Permission.DECIDE}),
    Role.RECORDS_OFFICER: frozenset(
        _EVERYBODY | {Permission.READ_AUDIT, Permission.EXPORT_RESULTS}
    ),
    Role.AUDITOR: frozenset(_EVERYBODY | {Permission.READ_AUDIT}),
    Role.ADMINISTRATOR: frozenset(_EVERYBODY | {Permission.ADMINISTER, Permission.READ_AUDIT}),
}


@dataclass(frozen=True)
class Actor:
    """A member of staff at work, in exactly one organisation."""

    id: StaffId
    organisation_id: OrganisationId
    name: str
    roles: frozenset[Role]
    bodies: frozenset[BodyId] = field(default_factory=frozenset)

    def may(self, permission: Permission) -> bool:
        """Say whether one of the actor's roles includes a permission."""
        return any(permission in PERMISSIONS[role] for role in self.roles)

    def must(self, permission: Permission) -> None:
        """Raise unless the actor has a permission."""
        if not self.may(permission):
            raise NotAllowedError
