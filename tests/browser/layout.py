"""Check what a person's eyes and fingers need from a page's layout."""

from playwright.sync_api import Page

SMALLEST_TARGET = 44
WIDER_THAN_THE_WINDOW = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const clips = ["auto", "scroll", "hidden", "clip"];
  const inScroller = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement)
      if (clips.includes(getComputedStyle(up).overflowX)) return true;
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return (box.right > width + 1 || box.left < -1) && !inScroller(element);
  });
  return out.map((element) => element.outerHTML.slice(0, 120)).concat(
    out.length ? [] : [`the page is ${document.documentElement.scrollWidth} px in ${width}`]);
}
"""
SMALL_TARGETS = """
(smallest) => {
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, ' +
    '[role=button], [tabindex="0"]:not([role=region])';
  const joined = (boxes) => ({
    width: Math.max(...boxes.map((b) => b.right)) - Math.min(...boxes.map((b) => b.left)),
    height: Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top))
  });
  const box = (element) => element.getBoundingClientRect();
  const inSentence = (element) => {
    if (!element.matches("a") || getComputedStyle(element).display !== "inline") return false;
    return [...element.parentElement.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  };
  const isHidden = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return true;
    const { width, height } = box(element);
    const labelled = element.labels && element.labels.length;
    return !labelled && width <= 1 && height <= 1;
  };
  return [...document.querySelectorAll(selector)]
    .filter((element) => !isHidden(element) && !inSentence(element) && !element.disabled)
    .map((element) => {
      const labels = element.matches("[type=radio], [type=checkbox]") ? [...element.labels] : [];
      return { element, ...joined([element, ...labels].map(box)) };
    })
    .filter(({ width, height }) => width < smallest - 0.5 || height < smallest - 0.5)
    .map(({ element, width, height }) =>
      `${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
}
"""


def no_horizontal_scroll(page: Page) -> None:
    """Fail with the elements that make the page wider than its window."""
    out: list[str] = page.evaluate(WIDER_THAN_THE_WINDOW)
    assert not out, "\n".join([f"{page.url} scrolls sideways:", *out])


def targets_large_enough(page: Page) -> None:
    """Fail with each target under 44 px; a label counts, a link in a sentence is excepted.

    Something visually hidden until focused, such as a skip link, is not measured.
    """
    small: list[str] = page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)
    assert not small, "\n".join([f"{page.url} has small targets:", *small])
