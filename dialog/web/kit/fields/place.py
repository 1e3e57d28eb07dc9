"""Show and read a question of the kind place."""

from dialog.domain.questions.values import Value

TEMPLATE = "answers/place.html"


def written_from(value: Value) -> tuple[str, ...]:
    """Return an earlier value as the person would have written it."""
    return value.choices
