"""Show and read a question of the kind open_text."""

from dialog.domain.questions.values import Value

TEMPLATE = "answers/open_text.html"


def written_from(value: Value) -> tuple[str, ...]:
    """Return an earlier value as the person would have written it."""
    return (value.text,) if value.text is not None else ()
