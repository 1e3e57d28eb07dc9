"""Make, read and check the receipt code that alone opens a thread again."""

import secrets
import unicodedata
from dataclasses import dataclass

from dialog.domain.errors import InvalidError
from dialog.domain.wording import N_

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 16
CODE_LENGTH = RANDOM_CHARACTERS + 1
GROUPS = (4, 4, 4, 5)
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


@dataclass(frozen=True)
class ReceiptCode:
    """Eighty random bits and a check character, spoken in four groups."""

    characters: str

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the code in the groups people read aloud."""
        ends = [sum(GROUPS[: i + 1]) for i in range(len(GROUPS))]
        return tuple(
            self.characters[end - size : end] for size, end in zip(GROUPS, ends, strict=True)
        )

    def __str__(self) -> str:  # type: ignore[explicit-override] # override is not in 3.11's typing
        return "-".join(self.groups)


def new_receipt_code() -> ReceiptCode:
    """Draw a new code from the system's randomness."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    return ReceiptCode(drawn + _check_character(drawn))


def read_receipt_code(written: str) -> ReceiptCode:
    """Read a code as a person wrote it, or raise saying what is wrong with it."""
    characters = _plain(written)
    strange = sorted({character for character in characters if character not in ALPHABET})
    if strange:
        raise InvalidError(
            N_("The code has only letters and digits. This does not belong: %(character)s"),
            field="code",
            character=strange[0],
        )
    if len(characters) != CODE_LENGTH:
        raise InvalidError(
            N_("The code has %(length)d characters. You wrote %(written)d."),
            field="code",
            length=CODE_LENGTH,
            written=len(characters),
        )
    if characters[-1] != _check_character(characters[:-1]):
        raise InvalidError(
            N_("A character in the code is wrong. Compare it with your receipt, group by group."),
            field="code",
        )
    return ReceiptCode(characters)


def _plain(written: str) -> str:
    kept = [
        str(unicodedata.digit(character)) if character.isdigit() else character.upper()
        for character in unicodedata.normalize("NFKC", written)
        if not character.isspace() and character not in "-–—_.·" and character.isprintable()
    ]
    return "".join(kept).translate(_LOOKALIKES)


def _check_character(data: str) -> str:
    """Compute Luhn's check modulo 32, which finds every single wrong character."""
    size = len(ALPHABET)
    total = 0
    for position, character in enumerate(reversed(data)):
        value = ALPHABET.index(character) * (2 if position % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]
