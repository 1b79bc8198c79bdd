"""When two values mean the same, however they are written.

Programs write lists in any order and leave out defaults; services answer in other orders, fill
in what was left out, and leave out what is empty. A field says in its ``Annotated`` what is no
difference in it. Everywhere, what is empty is the same as what isn't there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

from pydantic.fields import FieldInfo

from .model import WireModel
from .unknown import Unknown, is_known

M = TypeVar("M", bound=WireModel)


@dataclass(frozen=True)
class Equality:
    """Two values of a field are the same when their keys are."""

    key: Callable[[Any], object]
    answers: Callable[[Any, Any], bool] | None = None
    """Whether a service may answer the second for the first, where keys alone can't tell."""


def _in_any_order(values: object) -> object:
    if not isinstance(values, list):
        return meaning(values)
    return tuple(sorted({repr(meaning(value)) for value in cast("list[object]", values)})) or None


AnyOrder: Final = Equality(_in_any_order)
"""A list whose order means nothing."""


def default(value: object) -> Equality:
    """Left out, it is what the service has as its default."""
    return Equality(lambda given: value if given is None else given)


def meaning(value: object) -> object:
    """What a value means: a model by its fields, each with its own equality."""
    if isinstance(value, WireModel):
        fields = type(value).model_fields.items()
        return _filled((name, _key(field, getattr(value, name, None))) for name, field in fields)
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value).items()
        return _filled((key, meaning(item)) for key, item in sorted(items))
    if isinstance(value, list):
        return tuple(meaning(item) for item in cast("list[object]", value)) or None
    return value


def same(field: FieldInfo, old: object, new: object) -> bool:
    """Whether two values of a field mean the same. What is unknown is only itself."""
    if not is_known(old, new):
        return old == new
    return _key(field, old) == _key(field, new)


def answers(field: FieldInfo, given: object, live: object) -> bool:
    """Whether a service's answer is what was given."""
    own = _equality(field)
    if own and own.answers and given is not None and live is not None:
        return own.answers(given, live)
    return same(field, given, live)


def as_given(given: M | None, live: M) -> M:
    """The live values in the program's own spelling, wherever they are what it gave."""
    if given is None:
        return live
    fields = type(live).model_fields.items()
    kept = {
        name: getattr(given, name, None)
        for name, field in fields
        if answers(field, getattr(given, name, None), getattr(live, name, None))
    }
    return live.model_copy(update=kept)


def _equality(field: FieldInfo) -> Equality | None:
    return next((m for m in field.metadata if isinstance(m, Equality)), None)


def _key(field: FieldInfo, value: object) -> object:
    own = _equality(field)
    if own is None or isinstance(value, Unknown):
        return meaning(value)
    return own.key(value)


def _filled(items: Any) -> object:
    return tuple((key, value) for key, value in items if value is not None) or None
