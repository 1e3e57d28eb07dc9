"""Make SVG that may stand in a page under a strict content security policy."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
_ALLOWED = frozenset({"svg", "g", "path", "rect", "line", "circle", "text", "tspan", "title"})
_DROPPED = frozenset({"style", "class", "role", "pointer-events", "cursor", "font-family"})


def parsed(text: str) -> ET.Element:
    """Read SVG that our own renderers wrote."""
    return ET.fromstring(text)  # noqa: S314 - written by segno or vl-convert in this process


def finished(root: ET.Element, *, title: str, attributes: Iterable[tuple[str, str]] = ()) -> str:
    """Return SVG as wide as its place, named by its title, without style, script or links."""
    _strip_namespace(root)
    _clean(root)
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    for name, value in (
        ("xmlns", SVG),
        ("width", "100%"),
        ("role", "img"),
        ("aria-label", title),
        *attributes,
    ):
        root.set(name, value)
    words = ET.Element("title")
    words.text = title
    root.insert(0, words)
    return ET.tostring(root, encoding="unicode")


def _strip_namespace(root: ET.Element) -> None:
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")


def _clean(element: ET.Element) -> None:
    """Drop what a policy would block and what the title already says, all the way down."""
    for child in list(element):
        if child.tag not in _ALLOWED or child.tag == "title" or child.get("display") == "none":
            element.remove(child)
        else:
            _clean(child)
    kept_class = element.get("class") if element.tag == "svg" else None
    for name in list(element.attrib):
        if name in _DROPPED or name.startswith(("aria-", "on", "{")):
            del element.attrib[name]
    if kept_class:
        element.set("class", kept_class)
