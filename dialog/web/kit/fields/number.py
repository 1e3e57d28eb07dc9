"""Show and read a question of the kind number."""

from dialog.domain.questions.values import Value

TEMPLATE = "answers/number.html"


def written_from(value: Value) -> tuple[str, ...]:
    """Return an earlier value as the person would have written it."""
    return (str(value.number),) if value.number is not None else ()
