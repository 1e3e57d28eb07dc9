"""Templates parse, import what they use, trust nothing and carry no inline code."""

import re

import pytest
from jinja2 import Environment, nodes

from tests.house.exceptions import INLINE_STYLE, TRUSTED_MARKUP
from tests.house.tree import files, source_files, text

ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)
ENVIRONMENT.policies["ext.i18n.trimmed"] = True
JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
TRUSTED = re.compile(r"\|\s*safe\b|{%-?\s*autoescape\s+false")
INLINE = re.compile(r"""\s(?:style|on[a-z]{3,})\s*=\s*["']""")
SCRIPT_TEXT = re.compile(r"<script(?![^>]*\bsrc\b)(?![^>]*\btype=\"application/)[^>]*>\s*\S")
TEMPLATES = files("templates", suffixes=(".html", ".txt", ".xml"))
HTML = [path for path in TEMPLATES if path.endswith(".html")]


def _imported(template: nodes.Template) -> set[str]:
    names = {node.target for node in template.find_all(nodes.Import)}
    for node in template.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in node.names}
    return names


@pytest.mark.parametrize("path", TEMPLATES or ["no template yet"])
def test_a_template_parses_and_uses_what_it_imports(path: str) -> None:
    template = ENVIRONMENT.parse(text(path) if path in TEMPLATES else "")

    used = {node.name for node in template.find_all(nodes.Name) if node.ctx == "load"}

    assert _imported(template) - used == set()


def test_no_template_trusts_markup_it_did_not_make() -> None:
    found = [path for path in TEMPLATES if TRUSTED.search(COMMENT.sub("", text(path)))]

    assert [path for path in found if path not in TRUSTED_MARKUP] == []


def test_code_makes_trusted_markup_only_where_that_is_reasoned() -> None:
    found = [path for path in source_files() if re.search(r"\bMarkup\(", text(path))]

    assert [path for path in found if path not in TRUSTED_MARKUP] == []


def test_no_template_carries_inline_style_or_script() -> None:
    found = [
        path
        for path in HTML
        if INLINE.search(JINJA.sub("", text(path))) or SCRIPT_TEXT.search(JINJA.sub("", text(path)))
    ]

    assert [path for path in found if path not in INLINE_STYLE] == []
