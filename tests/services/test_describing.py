"""The model's card is read as it lies beside the model, and every sentence of it has Swedish."""

import json
from pathlib import Path

from analysis.model_store import PACKAGED
from dialog.cli.catalogues import read_catalogue
from dialog.services.describing import card_in, card_sentences, packaged_card


def test_the_card_names_its_data_figures_limits_and_wrong_uses() -> None:
    card = packaged_card()

    assert card.version.startswith("text-")
    assert {"sv", "en", "fi", "ar"} <= set(card.languages)
    assert (
        sum(found.acceptable.n for found in card.languages.values()) == card.everyone.acceptable.n
    )
    assert all(source.licence and source.texts for source in card.sources)
    assert card.limits
    assert card.not_for


def test_a_language_the_model_was_not_taught_has_no_floor(tmp_path: Path) -> None:
    card = json.loads((PACKAGED / "card.json").read_text(encoding="utf-8"))
    del card["origin"]["comments"]["fi"]
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")

    found = card_in(tmp_path)

    assert found.languages["fi"].floor is None
    assert found.languages["sv"].floor
    assert found.everyone.floor


def test_every_sentence_of_the_card_is_translated_to_swedish() -> None:
    catalogue = read_catalogue("staff", "sv")
    card = packaged_card()
    shown = {card.purpose, *card.limits, *card.not_for, *(one.title for one in card.sources)}

    said = {sentence: catalogue.get(sentence) for sentence in shown | set(card_sentences())}

    assert [sentence for sentence, found in said.items() if not found or not found.string] == []
