"""Show and read a question of the kind single_choice."""

from dialog.domain.questions.values import Value

TEMPLATE = "answers/single_choice.html"


def written_from(value: Value) -> tuple[str, ...]:
    """Return an earlier value as the person would have written it."""
    return value.choices
