"""Learn from analysts' labels without learning what one person wrote.

A word that fewer than five participants used could point back to one of them, so it is struck from
the comments before anything is learned, unless the project's own texts hold it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.examples import Example
from analysis.tokens import tokens

LEAST_PARTICIPANTS = 5
SOURCE = "review"


@dataclass(frozen=True)
class ReviewedComment:
    """A comment with the labels a person gave it; the author is told apart, never kept."""

    author: str
    text: str
    question: str
    language: str
    goals: tuple[str, ...]
    dimensions: tuple[str, ...]


def shared_examples(
    reviewed: Sequence[ReviewedComment],
    *,
    known_words: Collection[str],
    least: int = LEAST_PARTICIPANTS,
) -> tuple[Example, ...]:
    """Return the comments as examples, left with the words that may be learned.

    Parameters
    ----------
    reviewed : Sequence[ReviewedComment]
        Comments with analysts' labels.
    known_words : Collection[str]
        Words of the project's own texts, in their common form.
    least : int
        How many participants must have used any other word.

    Returns
    -------
    tuple of Example
        Without those that have no word left.
    """
    allowed = _shared(reviewed, least) | set(known_words)
    examples = (_stripped(comment, allowed) for comment in reviewed)
    return tuple(example for example in examples if example.text)


def words_of(examples: Collection[Example]) -> set[str]:
    """Return the words of examples and their questions, in their common form."""
    texts = (f"{example.text} {example.question}" for example in examples)
    return {word for text in texts for word, *_ in tokens(text)}


def _shared(reviewed: Sequence[ReviewedComment], least: int) -> set[str]:
    users: dict[str, set[str]] = defaultdict(set)
    for comment in reviewed:
        for word, *_ in tokens(comment.text):
            users[word].add(comment.author)
    return {word for word, authors in users.items() if len(authors) >= least}


def _stripped(comment: ReviewedComment, allowed: Collection[str]) -> Example:
    kept = (word for word, *_ in tokens(comment.text) if word in allowed)
    asked = (word for word, *_ in tokens(comment.question) if word in allowed)
    return Example(
        " ".join(kept),
        comment.language,
        comment.goals,
        comment.dimensions,
        question=" ".join(asked),
        source=SOURCE,
    )
