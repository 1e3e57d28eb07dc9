"""The model's card is read as it lies beside the model, and every sentence of it has Swedish."""

from dialog.cli.catalogues import read_catalogue
from dialog.services.describing import card_sentences, packaged_card


def test_the_card_names_its_data_figures_limits_and_wrong_uses() -> None:
    card = packaged_card()

    assert card.version.startswith("text-")
    assert {"sv", "en", "fi", "ar"} <= set(card.languages)
    assert (
        sum(found.acceptable.n for found in card.languages.values()) == card.everyone.acceptable.n
    )
    assert all(found.floor > 0 for found in card.languages.values())
    assert all(source.licence and source.texts for source in card.sources)
    assert card.limits
    assert card.not_for


def test_every_sentence_of_the_card_is_translated_to_swedish() -> None:
    catalogue = read_catalogue("staff", "sv")
    card = packaged_card()
    shown = {card.purpose, *card.limits, *card.not_for, *(one.title for one in card.sources)}

    said = {sentence: catalogue.get(sentence) for sentence in shown | set(card_sentences())}

    assert [sentence for sentence, found in said.items() if not found or not found.string] == []
