"""Check a page's HTML with html-validate, in one Node.js process for the whole session."""

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.browser.needs import ROOT

SCRIPT = Path(__file__).with_name("validate_html.mjs")


class HtmlValidator:
    """A running html-validate: one page in, its problems out."""

    def __enter__(self) -> Self:
        """Start Node.js."""
        self._process = subprocess.Popen(
            ["node", str(SCRIPT)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End Node.js by closing what it reads."""
        self._process.communicate(timeout=10)

    def problems(self, html: str) -> list[str]:
        """Return a line for each fault in a page."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(html) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "html-validate stopped; see what it wrote above"
        found: list[str] = json.loads(answer)
        return found
