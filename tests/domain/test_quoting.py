"""Personal details never show, and the words behind a label do."""

from dialog.domain.masking import Masked
from dialog.domain.quoting import Piece, has_details, pieces, shown_words, shows

TEXT = "Inga bänkar, ring mig på 070-123 45 67 om lekplatsen"


def test_words_that_drove_a_label_are_marked() -> None:
    found = pieces("inga bänkar vid lekplatsen", [(0, 11), (16, 26)])

    assert found == (
        Piece("inga bänkar", driving=True),
        Piece(" vid "),
        Piece("lekplatsen", driving=True),
    )


def test_spans_that_overlap_or_do_not_fit_do_no_harm() -> None:
    found = pieces("inga bänkar", [(0, 4), (2, 11), (5, 500), (7, 3)])

    assert "".join(piece.text for piece in found) == "inga bänkar"
    assert found == (Piece("inga bänkar", driving=True),)


def test_a_phone_number_is_masked_also_when_it_drove_a_label() -> None:
    found = pieces(TEXT, [(0, len(TEXT))])

    assert [piece.masked for piece in found] == [None, Masked.PHONE, None]
    assert "070" not in "".join(piece.text for piece in found)
    assert has_details(TEXT)


def test_words_shown_for_a_label_leave_masked_details_out() -> None:
    number = TEXT.index("070")

    assert shown_words(TEXT, [(0, 11), (number, number + 3)]) == ("Inga bänkar",)


def test_a_masked_number_can_not_be_searched_for() -> None:
    assert shows(TEXT, "BÄNKAR")
    assert not shows(TEXT, "070-123")
