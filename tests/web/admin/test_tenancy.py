"""Nothing of one organisation can be reached by the staff of another."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from dialog import context
from dialog.domain.indicators import Polarity
from dialog.domain.roles import Role
from dialog.store.answers import AnswerRow
from dialog.store.base import transaction
from dialog.store.goals import GoalRow, IndicatorRow
from dialog.store.models import TABLES
from dialog.store.themes import ThemeRelationRow
from tests.builders import a_member_of_staff
from tests.fakes import FixedClock
from tests.staff_client import staff_client
from tests.steering_builders import a_measure, a_place, a_ready_decision, a_theme

Ids = dict[str, UUID]
ANYTHING = "1"
WORDS = {"section": "about", "tag": "sv", "key": "wish", "kind": "open_text"}


def everything_of(app: Flask, clock: FixedClock, slug: str) -> Ids:
    """Make one of everything an address can name; a new kind of id is added here."""
    with app.app_context():
        session = context.session()
        place = a_place(session, slug)
        owner = place.organisation.id
        other = a_theme(session, place.round, name="Other")
        staff = a_member_of_staff(
            session, place.organisation, Role.ADMINISTRATOR, email=f"a@{slug}.example"
        )
        with transaction(session):
            goal = GoalRow(organisation_id=owner, name="Shade")
            session.add(goal)
            session.flush()
            indicator = IndicatorRow(
                organisation_id=owner, goal_id=goal.id, name="Benches", polarity=Polarity.HIGHER
            )
            relation = ThemeRelationRow(
                round_id=place.round.id, first_id=place.theme.id, second_id=other.id, kind="synergy"
            )
            session.add_all([indicator, relation])
        answer = session.scalars(
            select(AnswerRow).where(AnswerRow.organisation_id == owner)
        ).first()
        assert answer is not None
        return {
            "round_id": place.round.id,
            "theme_id": place.theme.id,
            "relation_id": relation.id,
            "answer_id": answer.id,
            "goal_id": goal.id,
            "indicator_id": indicator.id,
            "measure_id": a_measure(session, clock, place),
            "decision_id": a_ready_decision(session, clock, place),
            "body_id": place.board.id,
            "staff_id": staff.id,
        }


def rules_with_ids(app: Flask) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/staff") and "<uuid:" in rule.rule:
            yield rule


def addresses(app: Flask, own: Ids, foreign: Ids) -> Iterator[tuple[str, str]]:
    """Yield each staff address with a foreign id: all foreign, and own ones around one foreign."""
    urls = app.url_map.bind("localhost")
    for rule in rules_with_ids(app):
        names = [name for name in rule.arguments if name.endswith("_id")]
        for strange in [names, *([one] for one in names)]:
            values: dict[str, object] = {**WORDS, **_choices(rule)}
            values |= {name: (foreign if name in strange else own)[name] for name in names}
            known = {name: values.get(name, ANYTHING) for name in rule.arguments}
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, urls.build(rule.endpoint, known)


def _choices(rule: Rule) -> dict[str, str]:
    """Return the first word of every place where an address takes one of several words."""
    return {
        name: min(converter.items)
        for name, converter in rule._converters.items()
        if hasattr(converter, "items")
    }


@pytest.fixture
def both(app: Flask, clock: FixedClock) -> tuple[Ids, Ids]:
    return everything_of(app, clock, "sjovik"), everything_of(app, clock, "norr")


def rows_about(app: Flask, ids: Ids) -> set[str]:
    """Return every row of every table that names one of these ids."""
    with app.app_context():
        session = context.session()
        rows = {str(row) for table in TABLES.values() for row in session.execute(select(table))}
    return {row for row in rows if any(str(one) in row for one in ids.values())}


def test_no_id_of_another_organisation_is_found_and_nothing_changes(
    app: Flask, both: tuple[Ids, Ids]
) -> None:
    own, foreign = both
    client = staff_client(app, *Role, organisation="sjovik")
    before = rows_about(app, foreign)

    found = [
        f"{method} {path}: {status}"
        for method, path in addresses(app, own, foreign)
        if (status := client.open(path, method=method, follow_redirects=True).status_code) != 404
    ]

    assert found == []
    assert rows_about(app, foreign) == before


def test_the_own_ids_are_found_so_that_the_test_above_means_something(
    app: Flask, both: tuple[Ids, Ids]
) -> None:
    own, _foreign = both
    client = staff_client(app, *Role, organisation="sjovik")

    for path in (
        f"/staff/organisation/bodies/{own['body_id']}",
        f"/staff/organisation/staff/{own['staff_id']}",
        f"/staff/goals/{own['goal_id']}",
        f"/staff/decisions/{own['decision_id']}",
    ):
        assert client.get(path).status_code == 200, path
