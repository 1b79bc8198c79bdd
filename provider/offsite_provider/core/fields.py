"""Wire models and what their fields can say about themselves.

A resource's arguments and outputs are pydantic models: snake_case in Python, camelCase on the wire.
``Annotated`` carries what Pulumi's diff needs to know of a field: ``Annotated[str, Replaces]``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Annotated, Any, Final, TypeGuard, TypeVar, cast, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic.alias_generators import to_camel, to_pascal
from pydantic.fields import FieldInfo

Wire = dict[str, Any]
"""A property bag as the engine sends it: camelCase keys, JSON values and ``UNKNOWN``."""

T = TypeVar("T")


class Unknown:
    """The type of ``UNKNOWN``: a value that a preview can't know yet."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __copy__(self) -> "Unknown":
        return self

    def __deepcopy__(self, _: object) -> "Unknown":
        return self


UNKNOWN: Final = Unknown()


def is_known(*values: object) -> bool:
    """Whether every value, all that it contains included, is known."""
    return not any(_holds_unknown(value) for value in values)


def _holds_unknown(value: object) -> bool:
    if isinstance(value, Unknown):
        return True
    if isinstance(value, Mapping):
        return any(map(_holds_unknown, cast(Mapping[object, object], value).values()))
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(_holds_unknown, cast("list[object]", value)))
    if isinstance(value, BaseModel):
        return any(map(_holds_unknown, value.__dict__.values()))
    return False


def model_in(annotation: Any) -> "type[WireModel] | None":
    """The model that a field holds: itself, or as the items of a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, WireModel):
        return annotation
    return next(filter(None, map(model_in, get_args(annotation))), None)


def is_given(value: T | None) -> TypeGuard[T]:
    """Whether an optional argument was given and is known: what a rule may look at."""
    return value is not None and is_known(value)


def known_items(values: list[T] | Unknown) -> Iterator[tuple[int, T]]:
    """The items of a list argument that are known, and where they stand."""
    if not isinstance(values, Unknown):
        yield from ((index, item) for index, item in enumerate(values) if is_known(item))


@dataclass(frozen=True)
class Trait:
    """A word about a field, put into its ``Annotated``."""

    name: str


Replaces: Final = Trait("replaces")
"""Changing it makes the resource anew."""

Computed: Final = Trait("computed")
"""Left out, the service chooses it; what it chose is an output and never a difference."""

Unmanaged: Final = Trait("unmanaged")
"""Steers a call, and is never a difference by itself."""

Hidden: Final = Trait("hidden")
"""Set by offsite itself: no argument and no output of the program's resource class."""

Volatile: Final = Trait("volatile")
"""An output that moves by itself: kept as it was last seen until something else has changed."""


@dataclass(frozen=True)
class Member:
    """The API's own name of a field, where it isn't the field's name in PascalCase."""

    name: str


@dataclass(frozen=True)
class Meaning:
    """Compare a field by what it means: two values are the same when ``of`` gives the same."""

    of: Callable[[Any], object]


SetLike: Final = Meaning(lambda value: sorted(map(repr, value)) if value is not None else None)
"""A list whose order means nothing."""


def has(field: FieldInfo, trait: Trait) -> bool:
    return trait in field.metadata


def same(field: FieldInfo, old: object, new: object) -> bool:
    """Whether two values of a field mean the same."""
    meaning = next((m for m in field.metadata if isinstance(m, Meaning)), None)
    if meaning is None or isinstance(old, Unknown) or isinstance(new, Unknown):
        return old == new
    return meaning.of(old) == meaning.of(new)


@dataclass(frozen=True)
class Problem:
    """What is wrong with an argument.

    ``path`` leads to it in wire names and list positions; ``reason`` is a sentence that goes on
    from it, and names other arguments in backticks and snake_case.
    """

    path: tuple[str | int, ...]
    reason: str


class WireModel(BaseModel):
    """A model that lives on the wire: nested arguments, and the base of inputs and outputs.

    Validation leaves unknown values alone, so that all that *is* known is checked at preview.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )

    @field_validator("*", mode="wrap")
    @classmethod
    def _leave_unknowns(cls, value: object, handler: ValidatorFunctionWrapHandler) -> object:
        if isinstance(value, Unknown):
            return value
        try:
            return handler(value)
        except ValidationError as error:
            if any(not isinstance(found["input"], Unknown) for found in error.errors()):
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
    def of(cls: type[T], answer: Mapping[str, Any], **others: object) -> T:
        """The fields that an API's answer holds, by its members' names; `others` as they are."""
        values = dict(others)
        for name, field in cast("type[WireModel]", cls).model_fields.items():
            value = answer.get(_member(name, field))
            if name in others or value is None:
                continue
            nested = model_in(field.annotation)
            if nested and isinstance(value, list):
                values[name] = [nested.of(item) for item in cast("list[Any]", value)]
            else:
                values[name] = nested.of(value) if nested else value
        return cls(**values)

    @classmethod
    def recall(cls: type[T], wire: Mapping[str, object]) -> T:
        """The model's part of recorded state.

        State isn't validated anew: an older release may have allowed what is refused now.
        """
        model = cast("type[WireModel]", cls)
        keys = {field.alias or name for name, field in model.model_fields.items()}
        kept = {key: value for key, value in wire.items() if key in keys}
        try:
            return cast(T, model.model_validate(kept))
        except ValidationError as error:
            # What is refused stays as it was recorded; the rest is what it was.
            refused = {str(found["loc"][0]) for found in error.errors() if found["loc"]}
            valid = model.model_validate({**kept, **dict.fromkeys(refused, UNKNOWN)})
            names = {field.alias or name: name for name, field in model.model_fields.items()}
            return cast(T, valid.model_copy(update={names[k]: kept.get(k) for k in refused}))

    def to_api(self) -> dict[str, Any]:
        """The API's own structure: its members by their names, without what is ``None``."""
        return {
            _member(name, field): _to_api(value)
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


def _member(name: str, field: FieldInfo) -> str:
    """The API's name of a field."""
    own = next((m.name for m in field.metadata if isinstance(m, Member)), None)
    return own or to_pascal(name)


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


class Outputs(WireModel):
    """What the cloud says of a resource beyond its arguments. Older releases' keys are ignored."""

    model_config = ConfigDict(extra="ignore")


DURATION: Final = re.compile(r"(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m)?(?:(?P<s>\d+)s)?")


def seconds(duration: str) -> float:
    """``1h30m``, ``90m`` or ``45s`` in seconds."""
    match = DURATION.fullmatch(duration)
    if not duration or match is None:
        raise ValueError("must be a duration like `45s`, `90m` or `1h30m`")
    parts = {unit: int(value or 0) for unit, value in match.groupdict().items()}
    return parts["h"] * 3600.0 + parts["m"] * 60 + parts["s"]


def _duration(value: str) -> str:
    if seconds(value) <= 0:
        raise ValueError("must be longer than no time at all")
    return value


Duration = Annotated[str, AfterValidator(_duration)]


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
    owner: Annotated[str, Hidden, Unmanaged] = ""
    """The resource's URN, by which what it made is marked as its own."""


def matches(pattern: str, what: str) -> AfterValidator:
    """A string of a form. ``what`` ends the sentence ``must be …``."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(f"must be {what}, not `{value}`")
        return value

    return AfterValidator(check)


def distinct(values: list[T]) -> list[T]:
    """Refuses a list that says the same thing twice."""
    seen: list[T] = []
    for value in values:
        if value in seen:
            raise ValueError(f"names `{value}` twice")
        seen.append(value)
    return values


def tags(limit: int = 50, reserved: tuple[str, ...] = ("aws:", "offsite:")) -> AfterValidator:
    """Tags as AWS takes them: how many, how long, of which characters, no reserved prefixes."""
    allowed = re.compile(r"[\w\s.:/=+\-@]*")

    def check(value: dict[str, str]) -> dict[str, str]:
        if len(value) > limit:
            raise ValueError(f"must be at most {limit} tags, not {len(value)}")
        for key, text in value.items():
            for prefix in reserved:
                if key.lower().startswith(prefix):
                    raise ValueError(f"must not have the key `{key}`: `{prefix}` is reserved")
            if not 1 <= len(key) <= 128 or len(text) > 256:
                raise ValueError(
                    f"has the tag `{key[:32]}` too long or empty: "
                    "a key has 1 to 128 characters and a value at most 256"
                )
            if not allowed.fullmatch(key) or not allowed.fullmatch(text):
                raise ValueError(
                    f"has the tag `{key}` with a character that is not a letter, digit, space "
                    "or one of _ . : / = + - @"
                )
        return value

    return AfterValidator(check)


def rfc3339(value: datetime | str) -> str:
    """A moment as an RFC 3339 string in UTC, to the second."""
    if isinstance(value, str):
        return value
    moment = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
    return moment.astimezone(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


Timestamp = Annotated[str, BeforeValidator(rfc3339)]
"""A moment, e.g. `2026-03-01T04:00:00Z`."""
