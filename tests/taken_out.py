"""Take a round's answers out as a table, worded for the console in English."""

from sqlalchemy.orm import Session

from dialog import context
from dialog.cli.exporting import WORDS
from dialog.domain.identity import RoundId
from dialog.domain.roles import Actor
from dialog.services.exporting import AnswerTable, Wish, export_answers
from dialog.store.rounds import RoundRow

Lines = list[dict[str, object]]


def table_taken_out(
    session: Session, row: RoundRow, actor: Actor, *, masked: bool = True
) -> AnswerTable:
    return export_answers(
        session,
        clock=context.ports().clock,
        actor=actor,
        round_id=RoundId(row.id),
        wish=Wish(("en",), WORDS, masked=masked),
    )


def lines_of(table: AnswerTable) -> Lines:
    return [dict(zip(table.header, line, strict=True)) for line in table.rows]
