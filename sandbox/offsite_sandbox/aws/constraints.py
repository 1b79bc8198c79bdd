"""The model's constraints on values: required members, lengths, ranges, patterns, enums."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, cast

from moto.core.model import ListShape, MapShape, Shape, StructureShape

_NUMBERS = ("integer", "long", "short", "byte", "float", "double")
_UNICODE = {r"\p{L}": r"\w", r"\p{N}": r"\w", r"\p{M}": r"\w", r"\p{Z}": r"\s", r"\p{IsL}": r"\w"}


_BEYOND_THE_MODEL = {"BackupVaultName": re.compile(r"aws/[a-zA-Z0-9\-_/]+")}
"""What services take though their models don't, by shape: vaults that services of AWS make."""


class Violation(NamedTuple):
    """A constraint that a value does not keep.

    Attributes:
        kind: ``missing`` for a required member, ``constraint`` for all others.
        path: the member's, as AWS writes it: ``tagList.1.member.key``.
        value: what is there.
        rule: what must be: ``Member must not be null``.
    """

    kind: Literal["missing", "constraint"]
    path: str
    value: object
    rule: str

    def __str__(self) -> str:
        value = "null" if self.value is None else f"'{self.value}'"
        return f"Value {value} at '{self.path}' failed to satisfy constraint: {self.rule}"


def violations(shape: Shape, value: object, path: str = "") -> Iterator[Violation]:
    """What a request's (parsed) value, and all in it, does not keep."""
    if isinstance(shape, StructureShape):
        members = cast(Mapping[str, Any], value)
        for name in shape.required_members:
            if members.get(name) is None:
                yield Violation("missing", _join(path, name), None, "Member must not be null")
        for name, item in members.items():
            if item is not None and name in shape.members:
                yield from violations(shape.members[name], item, _join(path, name))
    elif isinstance(shape, ListShape):
        items = cast(list[object], value)
        yield from _length(shape, items, len(items), path)
        for index, item in enumerate(items, 1):
            yield from violations(cast(Shape, shape.member), item, f"{path}.{index}.member")
    elif isinstance(shape, MapShape):
        pairs = cast(Mapping[str, object], value)
        yield from _length(shape, pairs, len(pairs), path)
        for name, item in pairs.items():
            yield from violations(cast(Shape, shape.key), name, f"{path}.{name}.key")
            yield from violations(cast(Shape, shape.value), item, f"{path}.{name}.member")
    else:
        yield from _scalar(shape, value, path)


def mismatches(shape: Shape, value: object, path: str = "") -> Iterator[Violation]:
    """What an answer's (parsed) value, and all in it, does not keep.

    Lengths are left out: services answer with empty lists where their models ask for one item.
    Patterns need not reach the end, as in Smithy; the model of a VPC's ID stops after one digit.
    """
    if isinstance(shape, StructureShape):
        members = cast(Mapping[str, Any], value)
        for name in shape.required_members:
            if members.get(name) is None:
                yield Violation("missing", _join(path, name), None, "Member must not be null")
        for name, item in members.items():
            if item is not None and name in shape.members:
                yield from mismatches(shape.members[name], item, _join(path, name))
    elif isinstance(shape, ListShape):
        for index, item in enumerate(cast(list[object], value), 1):
            yield from mismatches(cast(Shape, shape.member), item, f"{path}.{index}.member")
    elif isinstance(shape, MapShape):
        for name, item in cast(Mapping[str, object], value).items():
            yield from mismatches(cast(Shape, shape.value), item, f"{path}.{name}.member")
    elif isinstance(value, str):
        yield from _enum(shape, value, path)
        pattern = _compiled(shape.metadata.get("pattern"))
        if pattern is not None and not pattern.search(value):
            yield _pattern_violation(shape, value, path)


def _scalar(shape: Shape, value: object, path: str) -> Iterator[Violation]:
    if shape.type_name in _NUMBERS:
        number = cast(float, value)
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None and number < low:
            rule = f"Member must have value greater than or equal to {low}"
            yield Violation("constraint", path, value, rule)
        if high is not None and number > high:
            rule = f"Member must have value less than or equal to {high}"
            yield Violation("constraint", path, value, rule)
    elif isinstance(value, str):
        yield from _length(shape, value, len(value), path)
        yield from _enum(shape, value, path)
        pattern, beyond = (
            _compiled(shape.metadata.get("pattern")),
            _BEYOND_THE_MODEL.get(shape.name),
        )
        fits = pattern is None or pattern.fullmatch(value) or (beyond and beyond.fullmatch(value))
        if not fits:
            yield _pattern_violation(shape, value, path)


def _length(shape: Shape, value: object, length: int, path: str) -> Iterator[Violation]:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and length < low:
        rule = f"Member must have length greater than or equal to {low}"
        yield Violation("constraint", path, value, rule)
    if high is not None and length > high:
        rule = f"Member must have length less than or equal to {high}"
        yield Violation("constraint", path, value, rule)


def _enum(shape: Shape, value: str, path: str) -> Iterator[Violation]:
    allowed = cast(list[str], shape.metadata.get("enum", []))
    if allowed and value not in allowed:
        rule = f"Member must satisfy enum value set: [{', '.join(allowed)}]"
        yield Violation("constraint", path, value, rule)


def _pattern_violation(shape: Shape, value: str, path: str) -> Violation:
    rule = f"Member must satisfy regular expression pattern: {shape.metadata['pattern']}"
    return Violation("constraint", path, value, rule)


@cache
def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    """A model's (Java) pattern for Python, or None where Python cannot have it."""
    if pattern is None:
        return None
    for java, python in _UNICODE.items():
        pattern = pattern.replace(java, python)
    try:
        return re.compile(pattern)
    except re.error:
        return None


def _join(path: str, name: str) -> str:
    camel = name[:1].lower() + name[1:]
    return f"{path}.{camel}" if path else camel
