"""The demo shows a municipality whose loop is whole, and is loaded once."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialog import context
from dialog.adapters.secret_file import secrets_in
from dialog.app import create_app, real_ports
from dialog.cli.demo_reading import demo_content
from dialog.config import Settings, settings_from
from dialog.domain.acute import may_be_acute
from dialog.domain.answers import ParticipationStatus, ThreadKey
from dialog.domain.classification import Verdict
from dialog.domain.design_texts import missing_in
from dialog.domain.feedback import Outcome, Stage
from dialog.domain.identity import OrganisationId, RoundId
from dialog.domain.masking import Masked, mask
from dialog.domain.organisations import DECIDING_KINDS
from dialog.domain.receipts import ReceiptCode, new_receipt_code
from dialog.domain.roles import Role
from dialog.domain.rounds import RoundStatus
from dialog.services.answering import find_thread, thread_behind
from dialog.services.demonstrating import demo_state, fill
from dialog.services.feedback_views import desk_of
from dialog.services.looking_up import acting, organisation_named, round_named
from dialog.store.answers import ParticipationRow
from dialog.store.base import Base, db
from dialog.store.decisions import DecisionRow, EffectReportRow, ImpactCellRow
from dialog.store.feedback import FeedbackRow
from dialog.store.labels import ReviewRow
from dialog.store.organisations import BodyRow
from dialog.store.rounds import RoundRow
from dialog.store.staff import StaffRow
from tests.conftest import NOW
from tests.fakes import FixedClock

LANGUAGES = ("sv", "sv-simple", "en", "fi", "ar")
CONTENT = demo_content()
EVERY_ROUND = (*CONTENT.open_rounds, CONTENT.finished)
WORDS = [text for one in EVERY_ROUND for row in one.rows for text in (row["main"], row["second"])]


@dataclass(frozen=True)
class Demo:
    """The loaded demo, which these tests only read."""

    session: Session
    clock: FixedClock
    codes: dict[str, ReceiptCode]

    @property
    def sjovik(self) -> OrganisationId:
        return organisation_named(self.session, slug="sjovik").id


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    settings = settings_in(tmp_path_factory.mktemp("demo"))
    clock = FixedClock(NOW)
    ports = replace(real_ports(settings, secrets_in(settings.data)), clock=clock)
    app = create_app(settings, ports=ports)
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)
        codes = {"sv": new_receipt_code(), "ar": new_receipt_code()}
        session = context.session()
        fill(
            session,
            clock=clock,
            keys=ports.keys,
            content=CONTENT,
            password_hash="x",
            codes=codes,
        )
        yield Demo(session, clock, codes)
        db.session.remove()
        db.engine.dispose()


def settings_in(folder: Path) -> Settings:
    environment = {"DIALOG_DATA": str(folder)}
    database = os.environ.get("DIALOG_TEST_DATABASE_URL")
    if database:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        environment["DATABASE_URL"] = f"{database}{'_' + worker if worker else ''}"
    return settings_from(environment)


def test_three_hundred_people_answer_in_five_languages() -> None:
    languages = Counter(row["lang"] for one in EVERY_ROUND for row in one.rows)

    assert sum(languages.values()) == 300
    assert set(languages) == set(LANGUAGES)
    assert min(languages.values()) >= 30


def test_people_use_words_of_their_own() -> None:
    told = Counter(re.sub(r"\W+", " ", text.casefold()).strip() for text in WORDS if text)

    repeated = {text: number for text, number in told.items() if number > 1}

    assert repeated == {"fler bänkar": 4}


def test_some_need_a_human_and_some_leave_personal_details() -> None:
    kinds = {span.kind for text in WORDS for span in mask(text).spans}

    assert sum(may_be_acute(text) for text in WORDS) >= 1
    assert kinds == set(Masked)


def test_loading_is_remembered(demo: Demo) -> None:
    assert demo_state(demo.session, slug="sjovik") is True
    assert demo_state(demo.session, slug="lindby") is False


def test_every_role_has_somebody_and_councils_only_advise(demo: Demo) -> None:
    roles = {role.name for row in demo.session.scalars(select(StaffRow)) for role in row.roles}
    bodies = {row.kind: row.may_decide for row in demo.session.scalars(select(BodyRow))}

    assert roles == {role.value for role in Role}
    assert all(decides == (kind in DECIDING_KINDS) for kind, decides in bodies.items())


def test_two_rounds_are_open_and_one_is_closed(demo: Demo) -> None:
    views = [
        round_named(demo.session, organisation_id=demo.sjovik, slug=slug)
        for slug in ("hamnparken", "hemtjansten", "gang-och-cykel")
    ]

    assert [view.is_open(demo.clock.now()) for view in views] == [True, True, False]
    assert views[2].status is RoundStatus.CLOSED
    assert all(missing_in(view.design, tag) == () for view in views for tag in LANGUAGES)


def test_nobody_answered_before_the_round_opened_or_after_today(demo: Demo) -> None:
    days = select(ParticipationRow.day, RoundRow.opens_at).join(
        RoundRow, RoundRow.id == ParticipationRow.round_id
    )

    found = list(demo.session.execute(days))

    assert all(opens.date() <= day <= demo.clock.now().date() for day, opens in found)


def test_the_codes_open_the_first_answers_in_their_language(demo: Demo) -> None:
    keys = context.ports().keys

    languages = {}
    for language, code in demo.codes.items():
        found = find_thread(demo.session, keys=keys, organisation_id=demo.sjovik, code=code)
        key = ThreadKey(demo.sjovik, RoundId(found), code)
        languages[language] = thread_behind(demo.session, keys=keys, key=key).language

    assert languages == {"sv": "sv", "ar": "ar"}


def test_the_finished_rounds_loop_is_whole(demo: Demo) -> None:
    view = round_named(demo.session, organisation_id=demo.sjovik, slug="gang-och-cykel")
    account = demo.session.scalar(select(StaffRow).where(StaffRow.email.startswith("communicator")))
    actor = acting(demo.session, account=account)

    desk = desk_of(demo.session, clock=demo.clock, actor=actor, round_id=view.id)

    assert desk.is_published(Stage.DECISION)
    assert desk.is_published(Stage.EFFECT)
    assert {theme.decision.outcome for theme in desk.themes} >= {
        Outcome.ADOPTED,
        Outcome.PARTLY,
        Outcome.NOT,
        Outcome.PASSED_ON,
        Outcome.FIXED_DIRECTLY,
    }
    assert demo.session.scalar(select(func.count()).select_from(EffectReportRow)) == 1
    cells = select(func.count()).group_by(ImpactCellRow.measure_id)
    assert set(demo.session.scalars(cells.select_from(ImpactCellRow))) == {10}
    statuses = demo.session.scalars(select(DecisionRow.status))
    assert sorted(statuses) == ["closed", "ready"]


def test_the_feedback_is_written_in_every_language(demo: Demo) -> None:
    rows = list(demo.session.scalars(select(FeedbackRow)))

    texts = [
        part
        for row in rows
        for part in row.published["document"].values()
        if isinstance(part, dict) and part
    ]

    assert len(rows) == 11
    assert all(set(text) == set(LANGUAGES) for text in texts)


def test_the_finished_round_is_reviewed_and_the_open_ones_in_part(demo: Demo) -> None:
    reviewed = select(RoundRow.slug, func.count(func.distinct(ReviewRow.answer_id))).join(
        ReviewRow, ReviewRow.round_id == RoundRow.id
    )
    submitted = select(func.count()).where(ParticipationRow.status == ParticipationStatus.SUBMITTED)

    counts = {row[0]: row[1] for row in demo.session.execute(reviewed.group_by(RoundRow.slug))}
    verdicts = set(demo.session.scalars(select(ReviewRow.verdict)))

    assert counts["gang-och-cykel"] >= 100
    assert 20 <= counts["hemtjansten"] < 60
    assert 40 <= counts["hamnparken"] < 70
    assert {Verdict.ACUTE, Verdict.HANDLED, Verdict.ABUSE, Verdict.NONE} <= verdicts
    assert demo.session.scalar(submitted) == 300
