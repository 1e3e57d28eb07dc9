"""Reading comments loads no more of the libraries than it uses."""

import subprocess
import sys
from importlib import import_module

import pytest

from analysis.lean_import import hidden


def test_reading_loads_neither_scikit_learn_nor_statistics() -> None:
    code = (
        "import sys; import analysis.model_store; "
        "print([name for name in ('sklearn', 'scipy.stats') if name in sys.modules])"
    )

    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )

    assert found.stdout.strip() == "[]"


def test_a_hidden_module_can_be_imported_afterwards() -> None:
    sys.modules.pop("colorsys", None)

    with hidden("colorsys"), pytest.raises(ImportError):
        import_module("colorsys")

    assert import_module("colorsys").rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_what_is_loaded_already_is_not_hidden() -> None:
    with hidden("json"):
        assert import_module("json").loads("1") == 1
