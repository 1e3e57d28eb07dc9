"""Names say what a thing is for."""

from pathlib import PurePosixPath

from tests.house.tree import every_file, files

EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
TOP_LEVEL = {
    *("analysis", "benchmarks", "deploy", "dialog", "docs", "static", "templates"),
    *("tests", "translations", ".ci", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
    *("Makefile", "README.md", "SECURITY.md", "pyproject.toml", "requirements.lock"),
    *("package.json", "package-lock.json", ".npmrc", ".htmlvalidate.json"),
    *(".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml"),
}


def test_no_module_has_a_name_that_says_nothing() -> None:
    code = files("dialog", "analysis", "tests", "benchmarks", "templates", "static", suffixes=("",))

    empty = [
        path
        for path in code
        for part in PurePosixPath(path).parts
        if EMPTY_WORDS & set(PurePosixPath(part).stem.split("_"))
    ]

    assert empty == []


def test_the_top_level_holds_only_what_is_allowed() -> None:
    found = {path.split("/")[0] for path in every_file()}

    assert found - TOP_LEVEL == set()
