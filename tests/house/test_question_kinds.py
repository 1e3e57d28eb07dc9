"""A question kind is complete or absent."""

from pathlib import PurePosixPath

import pytest

from dialog.domain.questions.kinds import QuestionKind
from tests.house.tree import files, text

SHARED = {"__init__", "kinds", "registry", "values"}
PLACES = {
    "dialog/domain/questions": ".py",
    "dialog/web/kit/fields": ".py",
    "templates/answers": ".html",
}
KINDS = {kind.value.replace("-", "_") for kind in QuestionKind}
TESTS = [path for path in files("tests") if not path.startswith("tests/house/")]


def _names_in(folder: str, suffix: str) -> set[str]:
    stems = {PurePosixPath(path).stem for path in files(folder, suffixes=(suffix,))}
    return {stem for stem in stems - SHARED if not stem.startswith("_")}


@pytest.mark.parametrize(("folder", "suffix"), PLACES.items())
def test_a_place_knows_every_kind_and_no_other(folder: str, suffix: str) -> None:
    assert _names_in(folder, suffix) == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_has_a_test(kind: str) -> None:
    assert any(kind in text(path).lower() for path in TESTS)
