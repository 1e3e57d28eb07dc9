"""Ask axe-core what stands between a page and its readers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import Page, Route

from tests.browser.needs import AXE, AXE_CORE, require

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AUDIT = """
async (tags) => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"]
  });
  return found.violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help,
    nodes: nodes.map(({ target, failureSummary }) => ({
      target: target.flat().join(" "), summary: failureSummary
    }))
  }));
}
"""
HAS_SCRIPT = "() => matchMedia('(scripting: enabled)').matches"
IS_DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")


def axe(page: Page) -> list[dict[str, Any]]:
    """Return what axe-core finds; works under a strict CSP and with script off."""
    require(AXE_CORE)
    page.wait_for_load_state()
    if page.evaluate(HAS_SCRIPT):
        return _audited(page)
    with _copy_with_script(page) as copy:
        return _audited(copy)


def assert_accessible(page: Page) -> None:
    """Fail with each rule and the elements that break it."""
    violations = axe(page)
    lines = [f"axe-core on {page.url}:"]
    for violation in violations:
        lines.append(f"- {violation['id']} ({violation['impact']}): {violation['help']}")
        for node in violation["nodes"]:
            summary = " ".join(node["summary"].split())
            lines.append(f"    {node['target']}: {summary}")
    assert not violations, "\n".join(lines)


def _audited(page: Page) -> list[dict[str, Any]]:
    """Run axe-core through the developer tools, which the page's CSP does not bind."""
    session = page.context.new_cdp_session(page)
    answer = session.send(
        "Runtime.evaluate",
        {
            "expression": f"{_source()};({AUDIT})({json.dumps(TAGS)})",
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    session.detach()
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    found: list[dict[str, Any]] = answer["result"]["value"]
    return found


@contextmanager
def _copy_with_script(page: Page) -> Iterator[Page]:
    """Open the page as it stands where axe-core's promises run and the page's scripts do not."""
    browser = page.context.browser
    assert browser is not None
    head, body_tag, body = page.content().partition("<body")
    shown = body.replace("<noscript", "<div").replace("</noscript", "</div")

    def answer(route: Route) -> None:
        route.fulfill(
            body=f"{head}{body_tag}{shown}",
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": "script-src 'none'"},
        )

    context = browser.new_context(
        viewport=page.viewport_size,
        color_scheme="dark" if page.evaluate(IS_DARK) else "light",
        reduced_motion="reduce",
        storage_state=page.context.storage_state(),
    )
    copy = context.new_page()
    copy.route(page.url.partition("#")[0], answer)
    copy.goto(page.url)
    try:
        yield copy
    finally:
        context.close()
