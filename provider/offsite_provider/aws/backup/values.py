"""What arguments mean, whether a program wrote them or the service answers with them."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar, cast

from pydantic.alias_generators import to_pascal
from pydantic.fields import FieldInfo

from ...core.fields import Meaning, WireModel, model_in, same

M = TypeVar("M", bound=WireModel)


def meaning_of(value: object) -> object:
    """What a value means: a model by its fields, each by its own `Meaning`."""
    if isinstance(value, WireModel):
        fields = type(value).model_fields
        return {name: _of(field, getattr(value, name, None)) for name, field in fields.items()}
    if isinstance(value, list):
        return [meaning_of(item) for item in cast("list[object]", value)]
    return value


def _of(field: FieldInfo, value: object) -> object:
    own = next((m for m in field.metadata if isinstance(m, Meaning)), None)
    return own.of(value) if own else meaning_of(value)


def default(value: object) -> Meaning:
    """Left out, it is what the service has as its default."""
    return Meaning(lambda given: value if given is None else given)


def _set(values: object) -> object:
    if values is None:
        return []
    if not isinstance(values, list):
        return values
    return sorted({repr(meaning_of(value)) for value in cast("list[object]", values)})


def _map(values: object) -> object:
    if values is None:
        return []
    return sorted(cast("dict[str, str]", values).items()) if isinstance(values, dict) else values


AsSet: Final = Meaning(_set)
"""A list whose order means nothing; left out, it is empty."""

AsMap: Final = Meaning(_map)
"""A mapping; left out, it is empty."""


def in_words_of(known: WireModel | None, live: M) -> M:
    """The live values, in the known words wherever these mean the same; none are known defaults."""
    fields = type(live).model_fields
    kept = {
        name: getattr(known, name, None)
        for name, field in fields.items()
        if same(field, getattr(known, name, None), getattr(live, name, None))
    }
    return live.model_copy(update=kept)


def as_answered(model: type[M], answer: Mapping[str, Any]) -> M:
    """What the service says, which need not be what a program is allowed to write."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        value = answer.get(to_pascal(name))
        nested = model_in(field.annotation)
        if nested and isinstance(value, list):
            value = [as_answered(nested, item) for item in cast("list[Any]", value)]
        elif nested and isinstance(value, Mapping):
            value = as_answered(nested, cast("Mapping[str, Any]", value))
        if value is not None:
            values[name] = value
    return model.model_construct(**values)
