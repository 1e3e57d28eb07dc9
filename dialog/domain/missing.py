"""Say everything that is missing before a step, each part as a sentence at its field."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as set_field

from dialog.domain.errors import InvalidError
from dialog.domain.wording import N_


@dataclass(frozen=True)
class Missing:
    """One part that is missing, as a translatable sentence with its field."""

    field: str
    message: str
    values: dict[str, object] = set_field(default_factory=dict)


class IncompleteError(InvalidError):
    """A step is refused because parts are missing; it carries all of them at once."""

    code = "incomplete"
    message = N_("Some parts are missing. Each is named below.")

    def __init__(self, missing: Iterable[Missing]) -> None:
        super().__init__()
        self.missing = tuple(missing)


def refuse_if(missing: Iterable[Missing]) -> None:
    """Raise with all missing parts, unless there are none."""
    parts = tuple(missing)
    if parts:
        raise IncompleteError(parts)
