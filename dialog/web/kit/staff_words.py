"""Name roles, bodies and kinds of organisation in words for staff."""

from dialog.domain.members import MemberState, Seat
from dialog.domain.organisations import BodyKind, OrganisationType
from dialog.domain.roles import Role
from dialog.domain.wording import N_

ROLES = {
    Role.DESIGNER: N_("Designer"),
    Role.ANALYST: N_("Analyst"),
    Role.COMMUNICATOR: N_("Communicator"),
    Role.ELECTED: N_("Elected representative"),
    Role.RECORDS_OFFICER: N_("Records officer"),
    Role.AUDITOR: N_("Auditor"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
ROLE_EXPLAINED = {
    Role.DESIGNER: N_("Plans rounds, shapes goals and prepares decisions."),
    Role.ANALYST: N_("Reviews answers, builds themes and prepares decisions."),
    Role.COMMUNICATOR: N_("Tells participants what their words led to."),
    Role.ELECTED: N_("Takes decisions in the bodies where the person has a seat."),
    Role.RECORDS_OFFICER: N_("Reads the audit log and exports what must be kept."),
    Role.AUDITOR: N_("Reads results, effects and the audit log. Changes nothing."),
    Role.ADMINISTRATOR: N_("Keeps staff, bodies and the organisation's look and settings."),
}
BODY_KINDS = {
    BodyKind.COUNCIL: N_("Council"),
    BodyKind.EXECUTIVE_BOARD: N_("Executive board"),
    BodyKind.COMMITTEE: N_("Working committee or presidium"),
    BodyKind.BOARD: N_("Board"),
    BodyKind.COMPANY: N_("Company or association"),
    BodyKind.ADMINISTRATION: N_("Administration"),
    BodyKind.ANALYSIS_GROUP: N_("Follow-up and analysis group"),
    BodyKind.SUSTAINABILITY_COUNCIL: N_("Sustainability council or another council"),
}
BODY_KIND_EXPLAINED = {
    BodyKind.COUNCIL: N_("Adopts goals and strategy, and decides."),
    BodyKind.EXECUTIVE_BOARD: N_("Decides in its remit, coordinates, reports to the council."),
    BodyKind.COMMITTEE: N_("Prepares, proposes and refers back. Does not decide."),
    BodyKind.BOARD: N_("Decides how things are done."),
    BodyKind.COMPANY: N_("Decides how things are done, and reports each year."),
    BodyKind.ADMINISTRATION: N_("Prepares and carries out. Does not decide."),
    BodyKind.ANALYSIS_GROUP: N_("Reviews and proposes. Does not decide."),
    BodyKind.SUSTAINABILITY_COUNCIL: N_("Advises, initiates and prepares. Does not decide."),
}
SEATS = {
    Seat.NONE: N_("No seat"),
    Seat.ORDINARY: N_("Ordinary member"),
    Seat.SUBSTITUTE: N_("Substitute"),
}
STATES = {
    MemberState.INVITED: N_("Invited"),
    MemberState.ACTIVE: N_("Can log in"),
    MemberState.INACTIVE: N_("Closed"),
}
ORGANISATION_TYPES = {
    OrganisationType.MUNICIPALITY: N_("Municipality"),
    OrganisationType.REGION: N_("Region"),
}
