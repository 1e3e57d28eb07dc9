"""Files stay short enough to be read in one go."""

from tests.house.exceptions import LONG_FILES, LONG_TEMPLATES
from tests.house.tree import files, line_count

LONGEST_FILE = 300
LONGEST_TEMPLATE = 80


def _code() -> list[str]:
    python = files("dialog", "analysis", "tests", "benchmarks")
    return python + files("static", suffixes=(".js", ".css"))


def _templates() -> list[str]:
    templates = files("templates", suffixes=(".html", ".txt", ".xml"))
    return [path for path in templates if not path.startswith("templates/layouts/")]


def _too_long(paths: list[str], most: int, exceptions: dict[str, str]) -> list[str]:
    counted = [(path, line_count(path)) for path in paths if path not in exceptions]
    return [f"{path}: {lines} lines" for path, lines in counted if lines > most]


def test_no_file_is_longer_than_300_lines() -> None:
    assert _too_long(_code(), LONGEST_FILE, LONG_FILES) == []


def test_no_template_is_longer_than_80_lines() -> None:
    assert _too_long(_templates(), LONGEST_TEMPLATE, LONG_TEMPLATES) == []


def test_a_file_that_became_short_is_no_exception_any_more() -> None:
    short = [path for path in LONG_FILES if line_count(path) <= LONGEST_FILE]
    short += [path for path in LONG_TEMPLATES if line_count(path) <= LONGEST_TEMPLATE]

    assert short == []
