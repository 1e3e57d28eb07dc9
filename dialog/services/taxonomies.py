"""Know which taxonomies answers are labelled by: the world's, and the organisation's own."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from analysis.taxonomy import Taxonomy, dimensions, global_goals, local_taxonomies
from dialog.domain.classification import Facet
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow


def own_taxonomy(session: Session, organisation_id: UUID) -> Taxonomy | None:
    """Return the taxonomy an organisation labels by beside the global goals, if it has one."""
    row = session.get(OrganisationRow, organisation_id)
    key = str(row.settings.get("taxonomy", "")) if row is not None else ""
    return local_taxonomies().get(key)


def taxonomy_of_round(session: Session, round_id: UUID) -> Taxonomy | None:
    """Return the taxonomy of the organisation that holds a round, if it has one."""
    row = session.get(RoundRow, round_id)
    return own_taxonomy(session, row.organisation_id) if row is not None else None


def frameworks_in_use(own: Taxonomy | None) -> dict[Facet, str]:
    """Return the version of each facet's taxonomy, as people choose labels from it today."""
    goals = global_goals().version
    found = {Facet.GOAL: goals, Facet.TARGET: goals, Facet.DIMENSION: dimensions().version}
    return {**found, **({Facet.AREA: own.version} if own else {})}


def known_targets(codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of some targets that the 2030 Agenda has, each once and in its order."""
    wanted = set(codes)
    return tuple(one for goal in global_goals().labels for one in goal.targets if one in wanted)


def known_areas(own: Taxonomy | None, codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of some areas that the organisation's taxonomy has, in its order."""
    wanted = set(codes)
    return tuple(code for code in own.codes if code in wanted) if own else ()
