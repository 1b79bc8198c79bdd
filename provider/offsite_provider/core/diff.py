"""What a change of arguments does: a pure function over models, unknown values included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final, Literal, TypeVar, cast

from pydantic.fields import FieldInfo

from .equality import Equality, meaning, same
from .model import Inputs, WireModel
from .traits import Computed, Replaces, ReplacesIf, Unmanaged, has
from .unknown import Unknown, is_known

I = TypeVar("I", bound=Inputs)  # noqa: E741


@dataclass(frozen=True)
class Difference:
    """What a change of arguments does. Wire names; no changes is nothing to do."""

    changes: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


def diff(old: Inputs, new: Inputs) -> Difference:
    """What has to change so that what is recorded (`old`) becomes what is wanted (`new`)."""
    changed: list[str] = []
    replaced: list[str] = []
    for name, field in type(new).model_fields.items():
        wanted = getattr(new, name)
        if has(field, Unmanaged) or (wanted is None and has(field, Computed)):
            continue
        if same(field, getattr(old, name, None), wanted):
            continue
        changed.append(field.alias or name)
        if _replaces(field, getattr(old, name, None), wanted):
            replaced.append(field.alias or name)
    return Difference(tuple(changed), tuple(replaced))


@dataclass(frozen=True)
class Change:
    """One value that changes."""

    path: tuple[str | int, ...]
    """Leads to it in wire names, keys and list positions."""
    kind: Literal["add", "delete", "update"]


def details(old: Inputs, new: Inputs, argument: str) -> list[Change]:
    """What changes in an argument of which `diff` says that it does. A wire name."""
    for name, field in type(new).model_fields.items():
        if (field.alias or name) == argument:
            found = _changes((argument,), field, getattr(old, name, None), getattr(new, name))
            return list(found) or [Change((argument,), "update")]
    return [Change((argument,), "update")]


def chosen(asked: Inputs, live: Inputs) -> list[str]:
    """The arguments that were left to the service, and that it chose. Wire names."""
    return [
        field.alias or name
        for name, field in type(asked).model_fields.items()
        if has(field, Computed)
        and getattr(asked, name) is None
        and getattr(live, name, None) is not None
    ]


def completed(inputs: I, live: Inputs) -> I:
    """The arguments, with what was left to the service as it is."""
    left_out = {
        name: getattr(live, name)
        for name, field in type(inputs).model_fields.items()
        if has(field, Computed) and getattr(inputs, name) is None
    }
    return inputs.model_copy(update=left_out)


def as_declared(inputs: I, live: Inputs, identifying: tuple[str, ...]) -> I:
    """What a state would say of a thing if the program that wants `inputs` had made it.

    That is what the program wants, as far as that does not lead to another thing than is there:
    `live`, which has the `identifying` arguments.
    """

    def is_as_there(name: str, field: FieldInfo) -> bool:
        wanted, there = getattr(inputs, name), getattr(live, name)
        return (
            name in identifying
            or not is_known(wanted)
            or (wanted is None and has(field, Computed))
            or (
                there not in (None, field.get_default(call_default_factory=True, validated_data={}))
                and has(field, Replaces)
            )
        )

    fields = type(inputs).model_fields.items()
    as_there = {name: getattr(live, name) for name, field in fields if is_as_there(name, field)}
    return inputs.model_copy(update=as_there)


_NONE: Final = object()
"""Where one of two lists has nothing."""


def _changes(
    path: tuple[str | int, ...], field: FieldInfo | None, old: Any, new: Any
) -> Iterator[Change]:
    in_order = field is None or not any(isinstance(m, Equality) for m in field.metadata)
    if old is None or old is _NONE:
        yield Change(path, "add")
    elif new is None or new is _NONE:
        yield Change(path, "delete")
    elif isinstance(new, WireModel) and isinstance(old, WireModel) and in_order:
        for name, part in type(new).model_fields.items():
            before, after = getattr(old, name, None), getattr(new, name)
            if not same(part, before, after):
                yield from _changes((*path, part.alias or name), part, before, after)
    elif isinstance(new, Mapping) and isinstance(old, Mapping) and in_order:
        before, after = cast("Mapping[str, Any]", old), cast("Mapping[str, Any]", new)
        for key in sorted({*before, *after}):
            if meaning(before.get(key)) != meaning(after.get(key)):
                yield from _changes((*path, key), None, before.get(key), after.get(key))
    elif isinstance(new, list) and isinstance(old, list) and in_order:
        items = zip_longest(cast("list[Any]", old), cast("list[Any]", new), fillvalue=_NONE)
        for index, (before, after) in enumerate(items):
            if meaning(before) != meaning(after):
                yield from _changes((*path, index), None, before, after)
    else:
        yield Change(path, "update")


def _replaces(field: FieldInfo, old: object, new: object) -> bool:
    """Whether a change of a field replaces the resource. A part that is unknown is as it was."""
    if has(field, Replaces):
        return True
    found = next((m for m in field.metadata if isinstance(m, ReplacesIf)), None)
    if found is None or isinstance(part := found.part(new), Unknown):
        return False
    return found.part(old) != part
