"""Nothing stored tells in which order answers came."""

import pytest
from flask import Flask
from sqlalchemy import DateTime, inspect, text
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.questions.values import Value
from dialog.domain.receipts import new_receipt_code
from dialog.jobs.runner import Runner
from dialog.services import answering
from dialog.services.looking_up import round_view
from dialog.store.base import Base, Moment, db
from tests.builders import a_published_round, an_organisation

PARTICIPANT_TABLES = (
    "participations",
    "answers",
    "spent_keys",
    "backgrounds",
    "evaluations",
    "contacts",
    "jobs",
)


def fill(session: Session, people: int) -> None:
    view = round_view(session, a_published_round(session, an_organisation(session)))
    keys, clock = context.ports().keys, context.ports().clock
    for number in range(people):
        key = ThreadKey(view.organisation_id, view.id, new_receipt_code())
        step = answering.Step("wish", Value(text=f"wish {number:03}"), "sv", f"r{number}")
        answering.save_answer(session, clock=clock, keys=keys, view=view, key=key, step=step)
        answering.submit(session, clock=clock, keys=keys, view=view, key=key)
        answering.leave_contact(
            session, keys=keys, view=view, email=f"p{number:03}@example.org", language="sv"
        )


def rank_correlation(order: list[int]) -> float:
    count = len(order)
    differences = sum((place - number) ** 2 for place, number in enumerate(order))
    return 1 - 6 * differences / (count * (count**2 - 1))


def test_rows_are_stored_in_an_order_that_says_nothing_of_arrival(session: Session) -> None:
    fill(session, 120)

    stored = session.execute(text("SELECT value FROM answers")).scalars().all()

    order = [int(str(value).split("wish ")[1][:3]) for value in stored]
    if db.engine.dialect.name == "sqlite":
        assert abs(rank_correlation(order)) < 0.35


@pytest.mark.parametrize("table", PARTICIPANT_TABLES)
def test_no_table_of_participants_has_a_rowid_or_a_moment(app: Flask, table: str) -> None:
    with app.app_context():
        columns = Base.metadata.tables[table].columns
        moments = [c.name for c in columns if isinstance(c.type, (DateTime, Moment))]
        if db.engine.dialect.name == "sqlite":
            made = db.session.execute(
                text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table}
            ).scalar_one()
            assert "WITHOUT ROWID" in made

    assert set(moments) <= {"due_at", "leased_until"}
    assert not any(column.autoincrement is True for column in columns)


def test_contacts_point_at_rounds_and_never_at_answers(app: Flask) -> None:
    with app.app_context():
        targets = {key["referred_table"] for key in inspect(db.engine).get_foreign_keys("contacts")}

    assert targets == {"organisations", "rounds"}


def test_a_finished_job_leaves_no_row(app: Flask, session: Session) -> None:
    fill(session, 3)

    runner = Runner(app, {"classify": lambda _job: None})

    assert runner.run_all() == 3
    assert session.execute(text("SELECT count(*) FROM jobs")).scalar_one() == 0


def test_the_audit_knows_only_how_many_on_a_day(session: Session) -> None:
    fill(session, 3)

    rows = session.execute(text("SELECT action, count FROM audit_days ORDER BY action")).all()

    assert [tuple(row) for row in rows] == [("answered", 3), ("submitted", 3)]
    assert session.execute(text("SELECT count(*) FROM audit_entries")).scalar_one() == 0
