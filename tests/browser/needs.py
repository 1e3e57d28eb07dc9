"""Know which tools the browser tests need, and what to do where one is missing."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
HTML_VALIDATE = ROOT / "node_modules" / "html-validate" / "package.json"
MISSING = "missing tool: "


def chromium() -> str | None:
    """Return the path of Chromium, or None where there is none."""
    for candidate in (os.environ.get("DIALOG_CHROMIUM"), "/usr/bin/chromium", "chromium"):
        found = shutil.which(candidate) if candidate else None
        if found:
            return found
    return None


@dataclass(frozen=True)
class Tool:
    """A tool that may be missing, and how to get it."""

    name: str
    advice: str
    is_there: Callable[[], bool]


CHROMIUM = Tool("Chromium", "apt install chromium", lambda: chromium() is not None)
AXE_CORE = Tool("axe-core", "npm ci --ignore-scripts", AXE.is_file)
NODE = Tool(
    "Node.js with html-validate",
    "apt install nodejs npm, then npm ci --ignore-scripts",
    lambda: shutil.which("node") is not None and HTML_VALIDATE.is_file(),
)
BY_MARKER = {"browser": (CHROMIUM, AXE_CORE), "node": (NODE,)}


def require(*tools: Tool) -> None:
    """Skip the test where a tool is missing; fail it where CI promised the tool."""
    for tool in tools:
        if not tool.is_there():
            reason = f"{MISSING}{tool.name} ({tool.advice})"
            if os.environ.get("CI") == "true":
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
