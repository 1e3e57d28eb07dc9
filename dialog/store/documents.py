"""Turn the domain's frozen dataclasses into JSON documents and back."""

from typing import Any, TypeVar
from uuid import UUID

from cattrs.gen import make_dict_unstructure_fn
from cattrs.preconf.json import make_converter

from dialog.domain.questions.values import Value
from dialog.domain.rounds import RoundDesign

T = TypeVar("T")

_converter = make_converter(forbid_extra_keys=False)
_converter.register_unstructure_hook(
    Value, make_dict_unstructure_fn(Value, _converter, _cattrs_omit_if_default=True)
)
_converter.register_unstructure_hook(UUID, str)
_converter.register_structure_hook(UUID, lambda text, _kind: UUID(text))


def to_document(thing: object) -> dict[str, Any]:
    """Return a dataclass as plain data that JSON can hold."""
    document: dict[str, Any] = _converter.unstructure(thing)
    return document


def from_document(kind: type[T], document: dict[str, Any]) -> T:
    """Return the dataclass a document was made from."""
    return _converter.structure(document, kind)


def design_from(document: dict[str, Any]) -> RoundDesign:
    """Return a stored round design."""
    return from_document(RoundDesign, document)


def value_from(document: dict[str, Any]) -> Value:
    """Return a stored answer value."""
    return from_document(Value, document)
