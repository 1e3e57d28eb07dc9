"""Reviewed answers teach the model what many share, and never what one person wrote."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from analysis.model_store import load_model
from dialog.domain.classification import Verdict
from dialog.domain.roles import Role
from dialog.services.gathering_reviews import reviewed_comments
from dialog.services.reviewing import Opinion, review
from dialog.services.training import Texts, TrainingError, compared_models, train_model
from dialog.store.answers import ParticipationRow
from dialog.store.base import transaction
from dialog.store.labels import forget_readings
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.staff import actor_from
from tests.builders import a_member_of_staff, a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import a_thread, an_answer_to

WRITTEN = {
    ("11", "social"): ("bussen kommer aldrig", "lekplatsen behöver gungor", "hyran är för hög"),
    ("6", "environmental"): ("vattnet smakar klor", "avloppet luktar illa", "brunnen är torr"),
    ("8", "economic"): ("inga jobb för unga", "lönen är låg", "butiken lägger ner"),
    ("", ""): ("tack för frågan", "vet inte", "ingen åsikt"),
}
LEXICON = """labels,dimensions,words
11.2,social,"buss, hyra"
6,environmental,"vatten, avlopp"
8,economic,"jobb, lön"
none,,"tack, vet inte"
"""
SHARED, RARE = "skymningsljus", "zqwxblomma"
CORRECTED = Opinion(Verdict.CORRECTED, ("11",), ("social",))

Judge = Callable[[UUID, Opinion], None]


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    corpus, lexicon = tmp_path / "corpus", tmp_path / "lexicon"
    corpus.mkdir()
    lexicon.mkdir()
    with (corpus / "sv.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "question", "text", "goals", "dimensions", "theme", "split"])
        for (goal, dimension), written in WRITTEN.items():
            for split, text in zip(("train", "calibration", "test"), written, strict=True):
                writer.writerow([text[:4], "", text, goal, dimension, text, split])
    (lexicon / "sv.csv").write_text(LEXICON, encoding="utf-8")
    return Texts(corpus=corpus, lexicon=lexicon)


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session)


@pytest.fixture
def round_row(session: Session, organisation: OrganisationRow) -> RoundRow:
    return a_published_round(session, organisation)


@pytest.fixture
def judge(
    session: Session, clock: FixedClock, organisation: OrganisationRow, round_row: RoundRow
) -> Judge:
    actor = actor_from(session, a_member_of_staff(session, organisation, Role.ANALYST))

    def judged(answer_id: UUID, opinion: Opinion) -> None:
        review(
            session,
            clock=clock,
            actor=actor,
            round_id=round_row.id,
            answer_ids=[answer_id],
            opinion=opinion,
        )

    return judged


def parts_of(word: str) -> set[str]:
    return {word[at : at + 4] for at in range(len(word) - 3)}


def test_a_word_of_five_participants_is_learned_and_a_rarer_one_leaves_no_letters(
    session: Session, round_row: RoundRow, judge: Judge, texts: Texts, tmp_path: Path
) -> None:
    for number in range(5):
        rare = RARE if number < 4 else ""
        judge(an_answer_to(session, round_row, f"mer {SHARED} vid bussen {rare}"), CORRECTED)
    told: list[str] = []

    train_model(texts, reviews_in=session, output=tmp_path / "model", seed=0, progress=told.append)

    assert "Learning from 5 of 5 reviewed answers" in told
    train_model(texts, output=tmp_path / "before", seed=0, progress=told.append)
    known = set(load_model(tmp_path / "before").vocabulary.names)
    learned = set(load_model(tmp_path / "model").vocabulary.names) - known
    assert any(SHARED[:8] in name for name in learned)
    assert not any(part in name for part in parts_of(RARE) for name in learned)
    saved = b"".join(path.read_bytes() for path in (tmp_path / "model").glob("*.*"))
    assert RARE.encode() not in saved


def test_one_person_who_writes_five_times_is_one_participant(
    session: Session, round_row: RoundRow, judge: Judge, texts: Texts, tmp_path: Path
) -> None:
    for _ in range(3):
        judge(an_answer_to(session, round_row, f"mer {SHARED}"), CORRECTED)
    thread = a_thread(session, round_row, wish=f"mer {SHARED}", remark=f"ja {SHARED}")
    for key in ("wish", "remark"):
        judge(thread[key], CORRECTED)

    train_model(
        texts, reviews_in=session, output=tmp_path / "model", seed=0, progress=lambda _line: None
    )

    known = load_model(tmp_path / "model").vocabulary.names
    assert not any(SHARED[:8] in name for name in known)


def test_only_what_a_person_said_of_standing_words_is_gathered(
    session: Session, round_row: RoundRow, judge: Judge
) -> None:
    kept = an_answer_to(session, round_row, "fler bänkar, ring 070-123 45 67", "sv-simple")
    judge(kept, CORRECTED)
    judge(an_answer_to(session, round_row, "idiot"), Opinion(Verdict.ABUSE))
    changed = an_answer_to(session, round_row, "mindre buller")
    judge(changed, CORRECTED)
    forget_readings(session, changed)
    withdrawn = a_thread(session, round_row, wish="mer ljus")
    judge(withdrawn["wish"], CORRECTED)
    with transaction(session):
        session.delete(session.get_one(ParticipationRow, withdrawn[""]))
    an_answer_to(session, round_row, "nobody has read this")

    (found,) = reviewed_comments(session)

    assert found.goals == ("11",)
    assert found.language == "sv"
    assert found.question
    assert "070" not in found.text
    assert found.text.startswith("fler bänkar")


def test_without_reviews_the_database_is_not_asked_and_the_card_says_what_was_read(
    texts: Texts, tmp_path: Path
) -> None:
    figures = train_model(texts, output=tmp_path / "model", seed=0, progress=lambda _line: None)

    assert "| sv |" in figures
    card = json.loads((tmp_path / "model" / "card.json").read_text(encoding="utf-8"))
    assert set(card["origin"]["texts"]) == {"corpus", "lexicon"}


def test_two_models_are_measured_on_the_same_comments(texts: Texts, tmp_path: Path) -> None:
    for name in ("first", "second"):
        train_model(texts, output=tmp_path / name, seed=0, progress=lambda _line: None)

    said = compared_models(tmp_path / "first", tmp_path / "second", corpus=texts.corpus)

    version = load_model(tmp_path / "first").version
    assert f"| {version} | {version} |" in said
    assert "| sv | First goal acceptable |" in said


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError) as refused:
        compared_models(tmp_path)
    assert str(tmp_path) in refused.value.message % refused.value.values

    with pytest.raises(TrainingError) as refused:
        train_model(Texts(corpus=tmp_path), output=tmp_path, seed=0, progress=lambda _line: None)
    assert "holds no corpus" in refused.value.message % refused.value.values
