"""Give every thing an id that says nothing about when it came."""

from typing import NewType
from uuid import UUID, uuid4

OrganisationId = NewType("OrganisationId", UUID)
BodyId = NewType("BodyId", UUID)
StaffId = NewType("StaffId", UUID)
RoundId = NewType("RoundId", UUID)
ParticipationId = NewType("ParticipationId", UUID)
AnswerId = NewType("AnswerId", UUID)
ThemeId = NewType("ThemeId", UUID)
GoalId = NewType("GoalId", UUID)
MeasureId = NewType("MeasureId", UUID)
DecisionId = NewType("DecisionId", UUID)


def new_id() -> UUID:
    """Return a random id; never a sequence, which would reveal arrival order."""
    return uuid4()
