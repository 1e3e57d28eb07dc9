"""Cut a person's words into pieces: plain, driving a label, or masked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dialog.domain.masking import Masked, mask


@dataclass(frozen=True)
class Piece:
    """A piece of what a person wrote; a masked piece says only what kind of detail it was."""

    text: str
    driving: bool = False
    masked: Masked | None = None


def pieces(text: str, driving: Iterable[tuple[int, int]] = ()) -> tuple[Piece, ...]:
    """Return a text in pieces, personal details masked and the words that drove labels marked."""
    masked = mask(text).spans
    marks = [(start, end) for start, end in driving if 0 <= start < end <= len(text)]
    found: list[Piece] = []
    at = 0
    for span in masked:
        found += _marked(text, at, span.start, marks)
        found.append(Piece("", masked=span.kind))
        at = span.end
    return (*found, *_marked(text, at, len(text), marks))


def has_details(text: str) -> bool:
    """Say whether a text holds something that is masked."""
    return bool(mask(text).spans)


def shows(text: str, words: str) -> bool:
    """Say whether words stand in what is shown of a text; masked details can't be searched."""
    wanted = words.casefold()
    return wanted in text.casefold() and wanted in mask(text).text.casefold()


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> list[Piece]:
    cuts = {start, end}
    for mark in marks:
        cuts |= {place for place in mark if start < place < end}
    edges = sorted(cuts)
    found = [
        Piece(text[a:b], driving=any(begin <= a and b <= stop for begin, stop in marks))
        for a, b in pairwise(edges)
    ]
    return _joined(found)


def _joined(found: Sequence[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in found:
        if joined and joined[-1].driving == piece.driving:
            joined[-1] = Piece(joined[-1].text + piece.text, driving=piece.driving)
        else:
            joined.append(piece)
    return joined


def shown_words(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words at some places of a text, without those that belong to masked details."""
    hidden = mask(text).spans
    found = (
        text[start:end]
        for start, end in sorted(spans)
        if 0 <= start < end <= len(text)
        and all(end <= detail.start or detail.end <= start for detail in hidden)
    )
    return tuple(dict.fromkeys(found))
