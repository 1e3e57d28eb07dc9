"""Styles turn with the writing direction, and stand in style sheets."""

import re
from collections.abc import Iterator

from tests.house.tree import files, text

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STYLE_ELEMENT = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
SIDE = r"(?:left|right)"
PHYSICAL = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?:scroll-)?(?:margin|padding)-{SIDE}\s*:"
    rf"|border(?:-(?:top|bottom))?-{SIDE}(?:-\w+)?\s*:"
    rf"|{SIDE}\s*:"
    rf"|(?:float|clear|text-align|text-align-last|caption-side)\s*:\s*{SIDE}"
    rf"|(?:background-position|object-position|transform-origin|justify-\w+)\s*:[^;}}]*\b{SIDE}\b"
    rf")"
)


def _styles() -> Iterator[tuple[str, str]]:
    for path in files("static", suffixes=(".css",)):
        yield path, text(path)
    for path in files("templates", suffixes=(".html", ".css", ".svg")):
        for style in STYLE_ELEMENT.findall(text(path)):
            yield path, style


def _without_comments(style: str) -> str:
    return COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), style)


def test_no_property_names_left_or_right() -> None:
    found = [
        f"{path}: {line.strip()}"
        for path, style in _styles()
        for line in _without_comments(style).splitlines()
        if PHYSICAL.search(line)
    ]

    assert found == []


def test_the_rule_knows_physical_from_logical() -> None:
    physical = ["left: 0", "margin-left:1px", "text-align: right", "border-top-left-radius: 2px"]
    logical = ["margin-inline-start: 0", "text-align: start", "--left: 1"]

    assert all(PHYSICAL.search(line) for line in physical)
    assert not any(PHYSICAL.search(line) for line in logical)


def test_style_sheets_fetch_nothing_from_elsewhere() -> None:
    found = [
        path
        for path, style in _styles()
        if re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", _without_comments(style))
    ]

    assert found == []
