"""What is on the wire against the model: unknown members and values of the wrong type.

A parser takes what it knows and drops the rest, so that neither is seen after it.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast
from xml.etree.ElementTree import Element

from botocore.utils import parse_timestamp
from moto.core.model import ListShape, MapShape, Shape, StructureShape

_INTEGERS = {"integer": 32, "long": 64, "short": 16, "byte": 8}
_FLOATS = ("float", "double")
_BOOLEANS = ("true", "false")


class WireError(ValueError):
    """What is wrong, beginning with the path of the member."""


class UnknownMemberError(WireError):
    """A member that the shape does not have."""


class WrongTypeError(WireError):
    """A value that is not of the member's type."""


def check_json(shape: Shape, value: object, path: str = "") -> None:
    """Check a decoded JSON value, and all in it, against its shape.

    Raises:
        WireError: something in it is not in the model.
    """
    if value is None:
        return
    if isinstance(shape, StructureShape):
        if getattr(shape, "is_document_type", False):
            return
        members = {_json_name(member, name): member for name, member in shape.members.items()}
        for name, item in _expect(value, Mapping, path).items():
            if name not in members:
                raise UnknownMemberError(f"{_join(path, name)}: {shape.name} has no such member")
            check_json(members[name], item, _join(path, name))
    elif isinstance(shape, ListShape):
        for index, item in enumerate(_expect(value, Sequence, path)):
            check_json(cast(Shape, shape.member), item, f"{path}[{index}]")
    elif isinstance(shape, MapShape):
        for name, item in _expect(value, Mapping, path).items():
            check_json(cast(Shape, shape.value), item, f"{path}[{name}]")
    else:
        _check_json_scalar(shape, value, path)


def check_xml(shape: Shape, node: Element, path: str = "") -> None:
    """Check an element, and all in it, against its shape.

    Raises:
        WireError: something in it is not in the model.
    """
    if isinstance(shape, StructureShape):
        _check_xml_structure(shape, node, path)
    elif isinstance(shape, ListShape):
        name = cast(Shape, shape.member).serialization.get("name", "member")
        for index, item in enumerate(node):
            if _tag(item) != name:
                raise UnknownMemberError(f"{path}.{_tag(item)}: items here are named {name}")
            check_xml(cast(Shape, shape.member), item, f"{path}[{index}]")
    elif isinstance(shape, MapShape):
        return
    elif len(node):
        raise WrongTypeError(f"{path}: {shape.type_name} expected, not a structure")
    else:
        check_text(shape, node.text or "", path)


def check_text(shape: Shape, text: str, path: str) -> None:
    """Check a scalar that is written as text: in XML, a query parameter, a header.

    Raises:
        WrongTypeError: the text is not of the shape's type.
    """
    if shape.type_name in _INTEGERS:
        if not re.fullmatch("[-+]?[0-9]+", text):
            raise WrongTypeError(f"{path}: {text!r} is not an integer")
        _check_size(shape, int(text), path)
    elif shape.type_name in _FLOATS:
        try:
            float(text)
        except ValueError:
            raise WrongTypeError(f"{path}: {text!r} is not a number") from None
    elif shape.type_name == "boolean" and text.lower() not in _BOOLEANS:
        raise WrongTypeError(f"{path}: {text!r} is not true or false")
    elif shape.type_name == "timestamp":
        try:
            parse_timestamp(text)
        except ValueError:
            raise WrongTypeError(f"{path}: {text!r} is not a time") from None


def _check_xml_structure(shape: StructureShape, node: Element, path: str) -> None:
    members = {_xml_name(member, name): member for name, member in shape.members.items()}
    for child in node:
        name = _tag(child)
        if name not in members:
            raise UnknownMemberError(f"{_join(path, name)}: {shape.name} has no such member")
        member = members[name]
        if isinstance(member, ListShape) and member.is_flattened:
            check_xml(cast(Shape, member.member), child, _join(path, name))
        else:
            check_xml(member, child, _join(path, name))


def _check_json_scalar(shape: Shape, value: object, path: str) -> None:
    kind = shape.type_name
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    right = {
        "boolean": isinstance(value, bool),
        "string": isinstance(value, str),
        "blob": isinstance(value, str),
        "timestamp": isinstance(value, str) or number,
        "float": number or value in ("NaN", "Infinity", "-Infinity"),
        "double": number or value in ("NaN", "Infinity", "-Infinity"),
    }.get(kind, number and math.isfinite(cast(float, value)) and cast(float, value) % 1 == 0)
    if not right:
        raise WrongTypeError(f"{path}: {kind} expected, not {value!r}")
    if kind in _INTEGERS:
        _check_size(shape, int(cast(float, value)), path)
    if kind == "timestamp":
        try:
            parse_timestamp(cast(Any, value))
        except ValueError:
            raise WrongTypeError(f"{path}: {value!r} is not a time") from None


def _check_size(shape: Shape, value: int, path: str) -> None:
    bits = _INTEGERS[shape.type_name]
    if not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
        raise WrongTypeError(f"{path}: {value} does not fit {shape.type_name}")


def _expect(value: object, kind: type, path: str) -> Any:
    if not isinstance(value, kind) or isinstance(value, str):
        raise WrongTypeError(f"{path or 'body'}: {kind.__name__.lower()} expected, not {value!r}")
    return value


def _json_name(member: Shape, name: str) -> str:
    return cast(str, member.serialization.get("name", name))


def _xml_name(member: Shape, name: str) -> str:
    if isinstance(member, ListShape) and member.is_flattened:
        inner = cast(Shape, member.member).serialization.get("name")
        if inner is not None:
            return cast(str, inner)
    return cast(str, member.serialization.get("name", name))


def _tag(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
