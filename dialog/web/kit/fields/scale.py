"""Show and read a question of the kind scale."""

from dialog.domain.questions.values import Value

TEMPLATE = "answers/scale.html"


def written_from(value: Value) -> tuple[str, ...]:
    """Return an earlier value as the person would have written it."""
    return value.choices
