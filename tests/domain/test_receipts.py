"""A receipt code is random, speakable and catches slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.domain.errors import InvalidError
from dialog.domain.receipts import (
    ALPHABET,
    CODE_LENGTH,
    ReceiptCode,
    new_receipt_code,
    read_receipt_code,
)


def test_a_new_code_is_read_back_as_it_was_drawn() -> None:
    code = new_receipt_code()

    assert read_receipt_code(str(code)) == code
    assert [len(group) for group in code.groups] == [4, 4, 4, 5]


def test_codes_do_not_repeat() -> None:
    assert len({new_receipt_code() for _ in range(2000)}) == 2000


@given(position=st.integers(0, CODE_LENGTH - 1), wrong=st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_found(position: int, wrong: str) -> None:
    code = new_receipt_code().characters
    if code[position] == wrong:
        return

    with pytest.raises(InvalidError):
        read_receipt_code(code[:position] + wrong + code[position + 1 :])


def test_lookalikes_spaces_case_and_other_digits_are_read_kindly() -> None:
    code = ReceiptCode(new_receipt_code().characters)
    written = str(code).lower().replace("0", "o").replace("1", "l").replace("-", " – ")
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

    assert read_receipt_code(f"  {written} ") == code
    assert read_receipt_code(str(code).translate(arabic)) == code


@pytest.mark.parametrize("written", ["", "ABCD", "ABCD-EFGH-JKMN-PQRST-VWXY", "ABCD!EFGHJKMNPQRS"])
def test_a_code_that_is_none_says_what_is_wrong(written: str) -> None:
    with pytest.raises(InvalidError) as caught:
        read_receipt_code(written)

    assert caught.value.field == "code"
