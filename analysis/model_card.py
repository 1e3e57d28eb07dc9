"""Write the card that travels with a model: data, licences, figures, limits, wrong uses.

References
----------
M. Mitchell et al., *Model cards for model reporting*, FAT* 2019.
"""

from collections.abc import Mapping
from typing import Any

from analysis.classifier import TextModel
from analysis.figure_tables import table
from analysis.sources import SOURCES

PURPOSE = (
    "Suggests which of the 17 global goals and which of the three dimensions of sustainable"
    " development a resident's comment is about, with the words that made it say so. An analyst"
    " decides."
)
LIMITS = (
    (
        "The comments it learned from and is measured on are machine-written, and so are their"
        " labels and its list of everyday words; comments by real residents can be harder: do not"
        " expect these figures of them."
    ),
    (
        "It reads single words and parts of words, not sentences: irony, negation and comparisons"
        " pass it by."
    ),
    (
        "It was taught in Arabic, English, Finnish, Persian, Polish, Somali, Swedish and"
        " Ukrainian. In other languages it ranks what it can and accepts nothing."
    ),
    (
        "Languages differ in how well they are read. A language read worse must not wait longer or"
        " count less."
    ),
    (
        "Its probabilities are calibrated on comments of the same making; languages with few of"
        " them share one scale."
    ),
    "The target it puts first inside a goal is right about every second time: a person chooses.",
    (
        "An English text of more than 50 words is read as a report would be, and may be given many"
        " goals."
    ),
)
NOT_FOR = (
    "deciding anything about a person, or about which comments are read by people",
    "ranking, rejecting or delaying comments, or finding out who wrote them",
    "counting opinions as a vote, or steering by its labels without an analyst's review",
    "classifying policy documents or research: it is made for short comments",
)


def card(model: TextModel) -> dict[str, object]:
    """Return the card as data."""
    return {
        "version": model.version,
        "purpose": PURPOSE,
        "data": _data(model),
        "training_data_hash": model.origin.get("data", ""),
        "origin": {key: told for key, told in model.origin.items() if key != "other_hands"},
        "figures": dict(model.figures),
        "other_hands": model.origin.get("other_hands", {}),
        "thresholds": {
            facet.name: {language: scale.threshold for language, scale in facet.scales.items()}
            for facet in model.facets
        },
        "limits": list(LIMITS),
        "not_for": list(NOT_FOR),
    }


def card_text(model: TextModel) -> str:
    """Return the card as Markdown."""
    shown: Mapping[str, Any] = card(model)
    parts = [
        f"# Model card: {model.version}",
        shown["purpose"],
        "## Trained on",
        "\n".join(
            f"- {line['title']}: {line['texts']} texts, {line['licence']}."
            for line in shown["data"]
        ),
        f"Hash of the training texts: `{shown['training_data_hash']}`.",
        "## Measured on the corpus's test split",
        (
            "Percent, with 95 % interval and number of comments. Themes of the test split were"
            " never trained on."
        ),
        table(model.figures),
        "## Measured on comments by another hand",
        "Machine-written and labelled without sight of the corpus.",
        table(shown["other_hands"]),
        "## Limits",
        "\n".join(f"- {line}" for line in shown["limits"]),
        "## Must not be used for",
        "\n".join(f"- {line}" for line in shown["not_for"]),
    ]
    return "\n\n".join(parts) + "\n"


def _data(model: TextModel) -> list[dict[str, object]]:
    texts = model.origin.get("texts", {})
    own = [
        ("corpus", "The project's own corpus of residents' comments, machine-written", "MIT"),
        ("lexicon", "The project's own everyday words per label, machine-written", "MIT"),
        ("review", "Comments with analysts' labels, without words few participants used", "own"),
    ]
    opened = [(source.name, source.title, source.licence) for source in SOURCES]
    return [
        {"title": title, "licence": licence, "texts": texts[name]}
        for name, title, licence in (*own, *opened)
        if name in texts
    ]
