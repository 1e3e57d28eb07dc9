"""What is published names no machine and no package registry."""

import re

from tests.house.tree import ROOT, every_file

OWN = "tests/house/test_leaks.py"
MACHINE_PATH = re.compile(r"(?<![\w.:/}<-])/(?:work|root|Users|home)/\w")
REGISTRY_HOST = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com"
    r"|(?:deb|security|ftp)\.debian\.org|proxy\.golang\.org)\b"
)
SECRET = re.compile(r"-----BEGIN (?:\w+ )?PRIVATE KEY-----")


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in every_file():
        content = (ROOT / path).read_bytes()
        if path == OWN or b"\0" in content[:8000]:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path}:{number}")
    return found


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert _lines_with(MACHINE_PATH) == []


def test_no_file_names_a_package_registrys_host() -> None:
    assert _lines_with(REGISTRY_HOST) == []


def test_no_file_holds_a_private_key() -> None:
    assert _lines_with(SECRET) == []
