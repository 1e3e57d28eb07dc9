"""Weigh the first document of each participant page, compressed as it is sent."""

import re
from collections.abc import Iterator

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.ground import ROUND

PAGES = ("", "answer/visits", "answer/why_not", "answer/wish", "answer/safe", "answer/children")
AFTER = ("about-you", "check", "evaluation", "receipt", "my-answers", "withdraw")
ANSWERS = {"visits": "never", "why_not": "dark", "wish": "bänkar", "safe": "4", "children": "2"}


def page_weights(app: Flask, languages: tuple[str, ...]) -> dict[str, int]:
    """Return the compressed bytes of each page in each language."""
    return {
        f"{language}/{page or 'intro'}": weight
        for language in languages
        for page, weight in _weights(app.test_client(), language)
    }


def _weights(client: FlaskClient, language: str) -> Iterator[tuple[str, int]]:
    where = f"/{language}/{ROUND}"
    client.post(f"{where}/start")
    for page in PAGES:
        yield page, _weight(client, f"{where}/{page}")
        key = page.removeprefix("answer/")
        if key in ANSWERS:
            _answer(client, f"{where}/{page}", ANSWERS[key])
    client.post(f"{where}/check")
    for page in AFTER:
        yield page, _weight(client, f"{where}/{page}")


def _weight(client: FlaskClient, path: str) -> int:
    response = client.get(path, headers={"Accept-Encoding": "gzip"})
    if response.status_code != 200:  # noqa: PLR2004 - only a shown page has a weight
        raise RuntimeError(f"{path} answered {response.status_code}")
    return len(response.data)


def _answer(client: FlaskClient, path: str, answer: str) -> None:
    rendered = re.search(r'name="rendered" value="(\w+)"', client.get(path).text)
    key = rendered[1] if rendered else ""
    client.post(path, data={"answer": answer, "reply": "send", "rendered": key})
