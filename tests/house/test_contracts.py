"""Every floor rests only on the floors below it."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT


def test_the_import_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")

    result = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr
