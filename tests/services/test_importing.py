"""An import accounts for every row and takes each only once."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.errors import InvalidError
from dialog.domain.identity import OrganisationId
from dialog.services.importing import Account, ImportPlan, import_table
from dialog.services.reading_csv import TableError, read_table
from dialog.store.answers import AnswerRow, BackgroundRow, ParticipationRow
from dialog.store.rounds import RoundRow
from tests.builders import a_published_round, an_organisation

PLAN = ImportPlan("old-survey", ("wish",), language="sv", area_column="area", id_columns=("id",))
HEADER = "id;wish;area\n"


@pytest.fixture
def owner(session: Session) -> OrganisationId:
    return OrganisationId(an_organisation(session).id)


def imported(
    session: Session,
    owner: OrganisationId,
    tmp_path: Path,
    text: str | bytes,
    plan: ImportPlan = PLAN,
) -> Account:
    path = tmp_path / "export.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    _round, account = import_table(
        session,
        clock=context.ports().clock,
        keys=context.ports().keys,
        organisation_id=owner,
        plan=plan,
        table=read_table(path),
        progress=lambda _count: None,
    )
    assert account.adds_up
    return account


def counted(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_every_row_is_imported_skipped_or_an_error(
    session: Session, owner: OrganisationId, tmp_path: Path
) -> None:
    text = HEADER + '1;bänkar;Norr\n2;"ljus\ni parken";Norr\n3;  ;Söder\n4;för;många;celler\n'

    account = imported(session, owner, tmp_path, text)

    assert (account.rows, account.imported, account.skipped) == (4, 2, 1)
    assert account.errors == [(5, "4 cells where 3 were expected")]
    assert counted(session, AnswerRow) == counted(session, ParticipationRow) == 2
    assert set(session.scalars(select(BackgroundRow.code))) == {"norr"}


def test_importing_again_skips_what_is_there_and_adds_what_is_new(
    session: Session, owner: OrganisationId, tmp_path: Path
) -> None:
    imported(session, owner, tmp_path, HEADER + "1;bänkar;Norr\n2;ljus;Norr\n")

    again = imported(session, owner, tmp_path, HEADER + "1;bänkar;Norr\n2;ljus;Norr\n3;mer;Öst\n")

    assert (again.imported, again.skipped) == (1, 2)
    assert counted(session, RoundRow) == 1


def test_equal_texts_of_different_rows_are_kept_and_flagged(
    session: Session, owner: OrganisationId, tmp_path: Path
) -> None:
    account = imported(session, owner, tmp_path, HEADER + "1;Bänkar;N\n2;bänkar ;N\n3;ljus;N\n")

    assert (account.imported, account.repeated) == (3, 2)
    flagged = session.scalar(select(func.count()).where(AnswerRow.repeated))
    assert flagged == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_bom_and_delimiter_do_not_matter(
    session: Session, owner: OrganisationId, tmp_path: Path, delimiter: str, bom: bytes
) -> None:
    text = "id;wish;area\n1;bänkar;N\n".replace(";", delimiter)

    assert imported(session, owner, tmp_path, bom + text.encode()).imported == 1


def test_a_row_that_is_not_utf8_is_reported_by_number(
    session: Session, owner: OrganisationId, tmp_path: Path
) -> None:
    account = imported(session, owner, tmp_path, HEADER.encode() + b"1;b\xe4nkar;N\n2;ljus;N\n")

    assert account.errors == [(2, "not UTF-8")]
    assert account.imported == 1


def test_each_row_may_have_its_own_language(
    session: Session, owner: OrganisationId, tmp_path: Path
) -> None:
    plan = ImportPlan("old-survey", ("wish",), language_column="area")

    account = imported(session, owner, tmp_path, HEADER + "1;ljus;sv\n2;lamppu;fi\n3;x;??\n", plan)

    assert account.errors == [(4, "the language '??' is no language tag")]
    assert set(session.scalars(select(AnswerRow.language))) == {"sv", "fi"}


def test_a_missing_column_is_named_and_nothing_is_written(
    session: Session, owner: OrganisationId, tmp_path: Path
) -> None:
    plan = ImportPlan("old-survey", ("text",), language="sv")

    with pytest.raises(TableError, match="'text'"):
        imported(session, owner, tmp_path, HEADER + "1;a;b\n", plan)

    assert counted(session, RoundRow) == 0


def test_a_round_held_in_dialog_is_not_imported_into(session: Session, tmp_path: Path) -> None:
    organisation = an_organisation(session)
    a_published_round(session, organisation, slug="old-survey")

    with pytest.raises(InvalidError):
        imported(session, OrganisationId(organisation.id), tmp_path, HEADER + "1;a;b\n")
