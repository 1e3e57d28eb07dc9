"""Walk through a page with the keyboard alone."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 200
FOCUSED = "(element) => element === document.activeElement"
WHERE = "() => document.activeElement ? document.activeElement.outerHTML.slice(0, 120) : ''"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has focus; fail where it is never reached."""
    passed: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate(FOCUSED):
            return
        passed.append(page.evaluate(WHERE))
        if len(passed) > 1 and passed[-1] == passed[0]:
            break
    stops = "\n  ".join(passed)
    raise AssertionError(f"Tab never reached {target}; it passed\n  {stops}")
