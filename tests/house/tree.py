"""Walk the files of the repository as the rules of the house see them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ("dialog", "analysis")
GENERATED = ("dialog/store/migrations/versions/",)


@cache
def every_file() -> tuple[str, ...]:
    """Return the paths of what is tracked or about to be, without what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    return tuple(sorted({path for path in listed.split("\0") if path and (ROOT / path).is_file()}))


def files(*folders: str, suffixes: tuple[str, ...] = (".py",)) -> list[str]:
    """Return the files under these folders with these suffixes."""
    starts = tuple(f"{folder}/" for folder in folders)
    return [path for path in every_file() if path.startswith(starts) and path.endswith(suffixes)]


def source_files() -> list[str]:
    """Return the project's own Python, without what a tool generated."""
    return [path for path in files(*SOURCE) if not path.startswith(GENERATED)]


@cache
def text(path: str) -> str:
    """Return what a file says."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def parsed(path: str) -> ast.Module:
    """Return a Python file's syntax tree."""
    return ast.parse(text(path), filename=path)


def walked(paths: list[str]) -> Iterator[tuple[str, ast.AST]]:
    """Yield every node of every file with the file's path."""
    for path in paths:
        for node in ast.walk(parsed(path)):
            yield path, node


def line_count(path: str) -> int:
    """Return how many lines a file has."""
    return len(text(path).splitlines())
