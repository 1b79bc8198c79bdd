"""Models on the wire: a resource's arguments and outputs, and what is nested in them.

They are snake_case in Python, camelCase on the wire and PascalCase in most APIs. What Pulumi's diff
needs to know of a field stands in its ``Annotated``: see ``traits`` and ``equality``.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    ValidationError,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic.alias_generators import to_camel
from typing_extensions import TypeIs

from .problems import Problem
from .traits import member_of
from .unknown import UNKNOWN, Unknown
from .values import Duration

Wire = dict[str, Any]
"""A property bag as the engine sends it: camelCase keys, JSON values and ``UNKNOWN``."""

T = TypeVar("T")


def model_in(annotation: Any) -> "type[WireModel] | None":
    """The model that a field holds: itself, or as the items of a list or mapping."""
    if is_model(annotation):
        return annotation
    return next(filter(None, map(model_in, get_args(annotation))), None)


def is_model(annotation: Any) -> "TypeIs[type[WireModel]]":
    """Whether an annotation is a model itself."""
    # In Python 3.10 `list[str]` is an instance of `type` too.
    plain = isinstance(annotation, type) and not get_args(annotation)
    return plain and issubclass(annotation, WireModel)


class WireModel(BaseModel):
    """A model that lives on the wire: nested arguments, and the base of inputs and outputs.

    Validation leaves unknown values alone, so that all that *is* known is checked at preview.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        # A run uses few of all models, and building their validators takes a while.
        defer_build=True,
    )

    @field_validator("*", mode="wrap")
    @classmethod
    def _leave_unknowns(cls, value: object, handler: ValidatorFunctionWrapHandler) -> object:
        if isinstance(value, Unknown):
            return value
        try:
            return handler(value)
        except ValidationError as error:
            if any(is_about_known(cast("dict[str, Any]", found)) for found in error.errors()):
                raise
            return _around_unknowns(value, handler)

    def problems(self) -> Iterator[Problem]:
        """Rules between arguments. Look only at what ``is_given``; paths start at this model.

        A subclass adds its own: those of its bases hold too.
        """
        return iter(())

    def all_problems(self, at: tuple[str | int, ...] = ()) -> Iterator[Problem]:
        """The problems of this model and of all the models in it."""
        for base in type(self).__mro__:
            if issubclass(base, WireModel) and "problems" in base.__dict__:
                for problem in base.problems(self):
                    yield Problem((*at, *problem.path), problem.reason)
        for name, field in type(self).model_fields.items():
            path = (*at, field.alias or name)
            value = getattr(self, name)
            if isinstance(value, WireModel):
                yield from value.all_problems(path)
            elif isinstance(value, list):
                for index, item in enumerate(cast("list[object]", value)):
                    if isinstance(item, WireModel):
                        yield from item.all_problems((*path, index))

    @classmethod
    def from_api(cls: type[T], answer: Mapping[str, Any], **others: object) -> T:
        """What an API answers, by its members' names; `others` are fields as they are.

        It need not be what an argument may be: what the service says stays as it says it.
        """
        values = dict(others)
        for name, field in cast("type[WireModel]", cls).model_fields.items():
            value = answer.get(member_of(name, field))
            if name in others or value is None:
                continue
            nested = model_in(field.annotation)
            if nested and isinstance(value, list):
                values[name] = [nested.from_api(item) for item in cast("list[Any]", value)]
            else:
                values[name] = nested.from_api(value) if nested else value
        return cast(T, _leniently(cast("type[WireModel]", cls), values))

    @classmethod
    def from_state(cls: type[T], wire: Mapping[str, object]) -> T:
        """The model's part of recorded state, be it only a part of the model.

        State isn't validated anew: an older release may have allowed what is refused now.
        """
        model = cast("type[WireModel]", cls)
        names = {field.alias or name: name for name, field in model.model_fields.items()}
        kept = {names[key]: value for key, value in wire.items() if key in names}
        return cast(T, _leniently(model, kept))

    def to_api(self) -> dict[str, Any]:
        """The API's own structure: its members by their names, without what is ``None``."""
        return {
            member_of(name, field): _to_api(value)
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name, None)) is not None
        }

    def to_wire(self) -> Wire:
        """The property bag: camelCase, without what is ``None``."""
        return {
            field.alias or name: _to_wire(value)
            for name, field in type(self).model_fields.items()
            if (value := getattr(self, name, None)) is not None
        }


@cache
def names_in(model: type[WireModel]) -> frozenset[str]:
    """The names of a model's fields, and of those of the models in it."""
    nested = (model_in(field.annotation) for field in model.model_fields.values())
    inside = (name for found in nested if found for name in names_in(found))
    return frozenset((*model.model_fields, *inside))


class Timeouts(WireModel):
    """How long an operation may wait for the cloud before it is an error."""

    create: Duration | None = None
    """Time for the creation, e.g. `2h`."""
    update: Duration | None = None
    """Time for a change in place, e.g. `30m`."""
    delete: Duration | None = None
    """Time for the deletion, e.g. `30m`."""


class Inputs(WireModel):
    """The arguments that every resource takes."""

    timeouts: Timeouts | None = None
    """How long creation, changes and deletion may take, each a duration like `90m`."""


class Outputs(WireModel):
    """What the cloud says of a resource beyond its arguments. Older releases' keys are ignored."""

    model_config = ConfigDict(extra="ignore")


def _leniently(model: type[WireModel], values: Mapping[str, object]) -> WireModel:
    """A model of values by their fields' names; what is refused or missing is as it is given."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        aliases = {field.alias: name for name, field in model.model_fields.items()}
        refused = {
            aliases.get(str(found["loc"][0]), str(found["loc"][0])): UNKNOWN
            for found in error.errors()
            if found["loc"]
        }
        valid = model.model_validate({**values, **refused})
        return valid.model_copy(update={name: values.get(name) for name in refused})


def _to_api(value: Any) -> Any:
    if isinstance(value, WireModel):
        return value.to_api()
    return [_to_api(v) for v in cast("list[Any]", value)] if isinstance(value, list) else value


def _to_wire(value: Any) -> Any:
    if isinstance(value, WireModel):
        return value.to_wire()
    if isinstance(value, list):
        return [_to_wire(item) for item in cast("list[Any]", value)]
    if isinstance(value, Mapping):
        return {key: _to_wire(item) for key, item in cast("Mapping[str, Any]", value).items()}
    return value


def is_about_known(error: Mapping[str, Any]) -> bool:
    """Whether what pydantic refuses is wrong whatever an unknown value turns out to be."""
    return error["type"] == "extra_forbidden" or not isinstance(error["input"], Unknown)


def _around_unknowns(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    """Validates the known items of a list or an object; the unknown ones keep their places."""
    try:
        if isinstance(value, list):
            items = cast("list[object]", value)
            known = iter(validate([item for item in items if not isinstance(item, Unknown)]))
            return [item if isinstance(item, Unknown) else next(known) for item in items]
        if isinstance(value, Mapping):
            bag = cast("Mapping[str, object]", value)
            valid = validate({k: v for k, v in bag.items() if not isinstance(v, Unknown)})
            return {k: valid.get(k, v) for k, v in bag.items()}
    except ValidationError as error:
        for found in error.errors():
            # Too few are known so far, or what is unknown lies deeper.
            if found["type"] != "too_short" and not isinstance(found["input"], Unknown):
                raise
    return cast(object, value)
