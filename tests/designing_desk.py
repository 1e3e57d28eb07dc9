"""Let tests work at the designer's desk in few words."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from dialog.domain.design_changes import Change
from dialog.domain.findings import Section
from dialog.domain.identity import OrganisationId, RoundId, StaffId
from dialog.domain.roles import Actor, Role
from dialog.domain.rounds import RoundDesign, RoundKind
from dialog.services import designing, publishing
from dialog.services.designed_rounds import DesignedRound, Part, Seen, designed_round
from dialog.store.organisations import OrganisationRow
from tests.builders import a_design
from tests.fakes import FixedClock


def an_actor(organisation: OrganisationRow, *roles: Role, name: str = "Maja Lind") -> Actor:
    wanted = frozenset(roles or (Role.DESIGNER,))
    return Actor(StaffId(uuid4()), OrganisationId(organisation.id), name, wanted)


@dataclass
class Desk:
    """One official at work."""

    session: Session
    clock: FixedClock
    actor: Actor

    def begin(self, name: str = "Hur ska Hamnparken bli?") -> RoundId:
        return designing.create_round(
            self.session,
            clock=self.clock,
            actor=self.actor,
            kind=RoundKind.CONSULTATION,
            name=name,
            language="sv",
        )

    def shown(self, round_id: UUID) -> DesignedRound:
        return designed_round(self.session, clock=self.clock, actor=self.actor, round_id=round_id)

    def save(self, round_id: UUID, part: Part, change: Change, *, seen: Seen | None = None) -> None:
        designing.save_part(
            self.session,
            clock=self.clock,
            actor=self.actor,
            round_id=round_id,
            part=part,
            change=change,
            seen=seen,
        )

    def fill(self, round_id: UUID, design: RoundDesign) -> None:
        for section in Section:
            self.save(round_id, Part(section), lambda _old: design)

    def publish(self, round_id: UUID, *, revision: int | None = None) -> int:
        return publishing.publish_round(
            self.session,
            clock=self.clock,
            actor=self.actor,
            round_id=round_id,
            revision=revision or self.shown(round_id).revision,
        )

    def published(self) -> RoundId:
        round_id = self.begin()
        self.fill(round_id, a_design())
        self.publish(round_id)
        return round_id

    def close(self, round_id: UUID) -> None:
        publishing.close_round(self.session, clock=self.clock, actor=self.actor, round_id=round_id)

    def copy(self, round_id: UUID, name: str) -> RoundId:
        return designing.copy_round(
            self.session, clock=self.clock, actor=self.actor, round_id=round_id, name=name
        )
