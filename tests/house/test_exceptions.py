"""Exceptions are few, reasoned and still about something."""

from tests.house.exceptions import ALL
from tests.house.tree import every_file


def test_every_exception_names_a_file_and_a_reason() -> None:
    wrong = [
        f"{name}: {path}"
        for name, exceptions in ALL.items()
        for path, reason in exceptions.items()
        if path not in every_file() or len(reason.split()) < 3
    ]

    assert wrong == []
