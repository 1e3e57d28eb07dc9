"""The checkers find what they are there to find."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.browser.accessibility import assert_accessible, axe
from tests.browser.keyboard import tab_to
from tests.browser.layout import no_horizontal_scroll, targets_large_enough
from tests.browser.serving import LiveServer, serving
from tests.browser.visiting import NARROW, PHONE, Visits

GOOD = """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>صفحة</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css"></head>
<body><main><h1>صفحة</h1>
<p>نص <a href="#end">رابط</a> نص</p>
<form method="post" action="/"><label><input type="checkbox" name="one"> واحد</label>
<button type="submit">أرسل</button></form>
<p id="end">نهاية</p></main></body>
</html>
"""
POOR = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Poor</title></head>
<body><p style="width: 900px">Wide</p><img src="/page.css"><a href="#x">x</a>
<script>document.title = "run"</script></body></html>
"""
STYLE = """
label, button { display: inline-block; min-block-size: 48px; min-inline-size: 48px; }
body { color: #000; background: #fff; }
"""


@pytest.fixture
def pages() -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/good", "good", lambda: GOOD)
    app.add_url_rule("/poor", "poor", lambda: POOR)
    app.add_url_rule("/page.css", "css", lambda: (STYLE, {"Content-Type": "text/css"}))
    app.after_request(_strict)
    return app


def _strict(response):
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'"
    return response


@pytest.fixture
def served(pages: Flask):
    with serving(pages) as server:
        yield server


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_a_good_page_passes_every_check(
    served: LiveServer, open_page: Visits, *, javascript: bool
) -> None:
    page = open_page(f"{served.url}/good", screen=NARROW, javascript=javascript, locale="ar")

    assert_accessible(page)
    no_horizontal_scroll(page)
    targets_large_enough(page)
    tab_to(page, page.get_by_role("button"))


@pytest.mark.browser
def test_a_poor_page_is_found_out(served: LiveServer, open_page: Visits) -> None:
    page = open_page(f"{served.url}/poor", screen=PHONE)

    found = {violation["id"] for violation in axe(page)}
    refused = [fault for fault in open_page.faults if "Content Security Policy" in fault]
    open_page.faults.clear()

    assert {"html-has-lang", "image-alt", "page-has-heading-one"} <= found
    assert refused
    assert page.title() == "Poor"
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)
    with pytest.raises(AssertionError, match="small targets"):
        targets_large_enough(page)


@pytest.mark.browser
def test_a_wide_page_is_found_out(open_page: Visits) -> None:
    page = open_page(screen=PHONE)

    page.set_content("<p style='width: 900px'>Wide</p>")

    with pytest.raises(AssertionError, match="Wide"):
        no_horizontal_scroll(page)


@pytest.mark.browser
def test_an_element_the_keyboard_cannot_reach_is_found_out(open_page: Visits) -> None:
    page = open_page()

    page.set_content("<button>a</button><button>b</button><p>c</p>")

    tab_to(page, page.get_by_text("b"))
    with pytest.raises(AssertionError, match="never reached"):
        tab_to(page, page.get_by_text("c"))


@pytest.mark.node
def test_valid_html_has_no_problems(html_problems: Callable[[str], list[str]]) -> None:
    assert html_problems(GOOD) == []


@pytest.mark.node
def test_invalid_html_is_found_out(html_problems: Callable[[str], list[str]]) -> None:
    problems = html_problems(POOR)

    assert any(problem.startswith("no-inline-style") for problem in problems)
    assert any("line 3" in problem for problem in problems)
