"""The SDK has the names and types that Pulumi's own generator gives Python: those of the schema.

What that generator writes is known from the schema: names in snake_case, and the types as `expected`
spells them. So no toolchain is needed to compare.
"""

import inspect
import json
import re
from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pulumi
import pytest

import pulumi_offsite as offsite

from ..conftest import ROOT

SCHEMA: dict[str, Any] = json.loads((ROOT / "provider/offsite_plugin/schema.json").read_text())
TYPES: dict[str, Any] = SCHEMA["types"]
OBJECTS = [token for token, spec in TYPES.items() if spec["type"] == "object"]
SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
OWN = ("self", "__self__", "resource_name", "opts")
"""The parameters that are Pulumi's and not the schema's."""

Signature = dict[str, tuple[str, bool]]
"""By name: the type, and whether it is always there."""


def snake(name: str) -> str:
    """A name as the generator spells it."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def expected(spec: Mapping[str, Any]) -> str:
    """A type of the schema, in few letters. An enum's value is a string in Python too."""
    if "oneOf" in spec:
        return expected(spec["oneOf"][0])
    token = spec.get("$ref", "").removeprefix("#/types/").removeprefix("#/resources/")
    if token in TYPES:
        return token.rpartition(":")[2] if token in OBJECTS else "str"
    if token in SCHEMA["resources"]:
        return token.rpartition(":")[2]
    if token:
        return "Any"
    if spec["type"] == "array":
        return f"[{expected(spec['items'])}]"
    if spec["type"] == "object":
        return f"{{{expected(spec['additionalProperties'])}}}"
    return SCALARS[spec["type"]]


def declared(properties: Mapping[str, Any], required: Sequence[str]) -> Signature:
    """What the schema says of properties."""
    return {snake(name): (expected(p), name in required) for name, p in properties.items()}


def ours(kind: Any) -> str:
    """A type of the SDK's, in the same letters. Of several, the first says what the others do."""
    if get_origin(kind) in (Union, UnionType):
        return ours(next(part for part in get_args(kind) if part is not NoneType))
    if get_origin(kind) is Literal:
        return "str"
    if get_origin(kind) in (pulumi.Output, Annotated):
        return ours(get_args(kind)[0])
    if get_origin(kind) is Sequence:
        return f"[{ours(get_args(kind)[0])}]"
    if get_origin(kind) is Mapping:
        return f"{{{ours(get_args(kind)[1])}}}"
    if kind is object:
        return "Any"
    return kind.__name__.removesuffix("ArgsDict").removesuffix("Args")


def parameters(function: Any) -> Signature:
    """The arguments of a function or class, which are required or have a default."""
    return {
        name: (ours(parameter.annotation), parameter.default is parameter.empty)
        for name, parameter in inspect.signature(function).parameters.items()
        if name not in OWN
    }


def attributes(cls: type) -> Signature:
    """The outputs of a resource, or the fields of a nested type, which may be `None`."""
    hints = inspect.get_annotations(cls)
    return {name: (ours(kind), not may_be_none(kind)) for name, kind in hints.items()}


def may_be_none(kind: Any) -> bool:
    inner = get_args(kind)[0] if get_origin(kind) is pulumi.Output else kind
    return NoneType in get_args(inner)


def found(token: str) -> Any:
    """What the SDK has of a token."""
    _, service, name = token.split(":")
    name = snake(name) if token in SCHEMA["functions"] else name
    return getattr(offsite if service == "index" else getattr(offsite, service), name)


@pytest.mark.parametrize("token", SCHEMA["resources"])
def test_resources(token: str) -> None:
    spec, cls = SCHEMA["resources"][token], found(token)
    assert parameters(cls.__init__) == declared(spec["inputProperties"], spec["requiredInputs"])
    assert attributes(cls) == declared(spec["properties"], spec["required"])


@pytest.mark.parametrize("token", SCHEMA["functions"])
def test_functions(token: str) -> None:
    spec, function = SCHEMA["functions"][token], found(token)
    arguments = spec.get("inputs", {"properties": {}})
    wanted = declared(arguments["properties"], arguments.get("required", []))
    assert parameters(function) == wanted
    assert parameters(getattr(inspect.getmodule(function), f"{function.__name__}_output")) == wanted
    answer = inspect.signature(function).return_annotation
    assert attributes(answer) == declared(
        spec["outputs"]["properties"], spec["outputs"]["required"]
    )


@pytest.mark.parametrize("token", OBJECTS)
def test_nested_types(token: str) -> None:
    spec, cls = TYPES[token], found(token)
    wanted = declared(spec["properties"], spec["required"])
    assert {name: kind for name, (kind, _) in attributes(cls).items()} == {
        name: kind for name, (kind, _) in wanted.items()
    }
    if arguments := getattr(inspect.getmodule(cls), f"{cls.__name__}Args", None):
        assert parameters(arguments.__init__) == wanted


def test_the_provider() -> None:
    properties = dict(SCHEMA["provider"]["inputProperties"])
    # Which SDK it is, ours says by itself.
    del properties["plugin"]
    assert parameters(offsite.Provider.__init__) == declared(properties, [])
