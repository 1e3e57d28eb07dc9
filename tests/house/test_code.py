"""Time, transactions, imports and docstrings stand where the house wants them."""

import ast
from collections.abc import Iterator

from tests.house.exceptions import COMMITS, READS_THE_TIME
from tests.house.tree import files, parsed, source_files, walked

READINGS = {"now", "utcnow", "today"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | Function


def _calls(paths: list[str]) -> Iterator[tuple[str, ast.Call, ast.Attribute]]:
    for path, node in walked(paths):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield path, node, node.func


def test_time_is_read_from_the_clock_only() -> None:
    found = [
        f"{path}:{call.lineno}: {ast.unparse(function)}()"
        for path, call, function in _calls(source_files() + files("benchmarks"))
        if function.attr in READINGS
        and not ast.unparse(function.value).removesuffix("()").lower().endswith("clock")
        and path not in READS_THE_TIME
    ]

    assert found == []


def test_commit_stands_in_one_place() -> None:
    found = [
        f"{path}:{call.lineno}"
        for path, call, function in _calls(files("dialog"))
        if function.attr == "commit" and path not in COMMITS
    ]

    assert found == []


def test_nothing_is_imported_inside_a_function() -> None:
    found = {
        f"{path}:{inner.lineno}"
        for path, node in walked(source_files())
        if isinstance(node, Function)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }

    assert sorted(found) == []


def test_every_module_and_public_function_says_in_a_sentence_what_it_is_for() -> None:
    found = [
        f"{path}:{getattr(node, 'lineno', 1)}: {getattr(node, 'name', 'the module')}"
        for path in source_files()
        for node in _public(parsed(path))
        if not _is_sentence(ast.get_docstring(node))
    ]

    assert found == []


def _public(module: ast.Module) -> Iterator[Documented]:
    if module.body:
        yield module
    for node in module.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from _public_methods(node)


def _public_methods(owner: ast.ClassDef) -> Iterator[Function]:
    for node in owner.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            marks = {ast.unparse(mark).split(".")[-1] for mark in node.decorator_list}
            if not marks & {"overload", "override", "setter"}:
                yield node


def _is_sentence(docstring: str | None) -> bool:
    summary = (docstring or "").split("\n\n")[0].rstrip()
    return summary.endswith(".") and summary[0].isupper()
