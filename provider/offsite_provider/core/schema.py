"""The schema of the Pulumi package: what the tools of every language read of the models.

A model that is nested becomes a type, a `Literal` an enum. The docstrings under the fields are the
documentation.
"""

import ast
import inspect
import re
import types
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic.alias_generators import to_camel, to_pascal, to_snake
from pydantic.fields import FieldInfo

from .function import Function
from .model import WireModel, is_model, names_in
from .resource import Handler
from .traits import Hidden, Replaces, ReplacesIf, Secret, Unmanaged, has

Model = type[WireModel]
Spec = dict[str, Any]
"""A part of the schema: JSON."""

SCALARS: Final = {str: "string", int: "integer", bool: "boolean", float: "number"}
"""What the schema calls Python's types."""
_NAME: Final = re.compile(r"(?<=`)[a-z]\w*_\w*(?=[`=])")
"""A name in code, alone or with a value."""
_ANY: Final = {"$ref": "pulumi.json#/Any"}


def package_schema(
    about: Spec,
    handlers: Mapping[str, Handler[Any, Any]],
    functions: Mapping[str, Function[Any, Any]],
    configuration: Model,
) -> Spec:
    """The whole schema; `about` is what it says of the package itself."""
    return _Schema(about, handlers, functions, configuration).package()


def bare(annotation: Any) -> Any:
    """A type without `Annotated` and `None`."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return bare(parts[0])
    if origin not in (Union, types.UnionType):
        return annotation
    members = [part for part in parts if part is not type(None)]
    if len(members) != 1:
        raise TypeError(f"no type of Pulumi's for {annotation}")
    return bare(members[0])


def is_shared(model: Model) -> bool:
    """Whether resources of every service have it."""
    return model.__module__.startswith("offsite_provider.core")


def told(text: str, names: Collection[str]) -> str:
    """A text that is written for Python, in which these names are as the schema has them."""
    return _NAME.sub(lambda m: to_camel(m[0]) if m[0] in names else m[0], text)


def one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", inspect.cleandoc(text or "")).strip()


@cache
def field_docs(model: Model) -> Mapping[str, str]:
    """The docstrings under the fields of a model and of its bases, by the fields' names."""
    docs: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if not (issubclass(base, WireModel) and base.__module__.startswith("offsite_provider")):
            continue
        (body,) = ast.parse(inspect.getsource(base)).body
        assert isinstance(body, ast.ClassDef)
        for field, doc in pairwise(body.body):
            match field, doc:
                case ast.AnnAssign(target=ast.Name(id)), ast.Expr(ast.Constant(str(text))):
                    docs[id] = text
                case _:
                    pass
    return docs


def visible(model: Model) -> Iterator[tuple[str, FieldInfo]]:
    """The fields that programs see."""
    return ((name, f) for name, f in model.model_fields.items() if not has(f, Hidden))


def is_always_there(handler: Handler[Any, Any], name: str, field: FieldInfo) -> bool:
    """Whether an argument or output of a resource that exists has a value."""
    return name in ("region", *handler.identifier.parts) or _has_value(field)


def _has_value(field: FieldInfo) -> bool:
    return field.is_required() or _default(field) is not None


def _default(field: FieldInfo) -> Any:
    default = field.get_default(call_default_factory=True, validated_data={})
    return None if field.is_required() else default


class _Schema:
    def __init__(
        self,
        about: Spec,
        handlers: Mapping[str, Handler[Any, Any]],
        functions: Mapping[str, Function[Any, Any]],
        configuration: Model,
    ) -> None:
        self._about = about
        self._handlers = handlers
        self._functions = functions
        self._configuration = configuration
        self._types: dict[str, Spec] = {}
        models = [m for h in handlers.values() for m in (h.inputs, h.outputs)]
        models += [m for f in functions.values() for m in (f.inputs, f.result)]
        self._names = {name for model in models for name in names_in(model)}
        self._names |= {to_snake(token.rpartition(":")[2]) for token in functions}

    def _told(self, text: str) -> str:
        return told(text, self._names)

    def package(self) -> Spec:
        variables = self._properties("index", self._configuration)
        # Resources first: their enums are named before those of questions.
        resources = {token: self._resource(h) for token, h in sorted(self._handlers.items())}
        functions = {token: self._function(f) for token, f in sorted(self._functions.items())}
        return {
            **self._about,
            "config": {"variables": variables},
            "provider": {
                "description": one_line(self._configuration.__doc__),
                "inputProperties": variables,
            },
            "types": dict(sorted(self._types.items())),
            "resources": resources,
            "functions": functions,
        }

    def _resource(self, handler: Handler[Any, Any]) -> Spec:
        service = handler.token.split(":")[1]
        inputs, outputs = dict(visible(handler.inputs)), dict(visible(handler.outputs))
        arguments = self._properties(service, handler.inputs)
        live = {name: field for name, field in inputs.items() if not has(field, Unmanaged)}
        held = {**outputs, **live}
        shown = {
            name: field for name, field in held.items() if is_always_there(handler, name, field)
        }
        properties = self._properties(service, handler.outputs)
        properties |= {key: arguments[key] for key in _aliases(live)}
        spec: Spec = {
            "description": self._told(inspect.cleandoc(type(handler).__doc__ or "")),
            # An output is what it is, and has no default.
            "properties": {
                name: {k: v for k, v in spec.items() if k != "default"}
                for name, spec in sorted(properties.items())
            },
            "required": sorted(_aliases(shown)),
            "inputProperties": dict(sorted(arguments.items())),
            "requiredInputs": sorted(_aliases(inputs, required=True)),
            "aliases": [{"type": f"pulumi-python:dynamic/{handler.token.replace(':', '/', 1)}"}],
        }
        if handler.lists:
            asked = self._functions[handler.lists.function].inputs
            fields = {n: f for n, f in visible(asked) if n not in handler.lists.given}
            known = _aliases(fields)
            arguments = self._properties(service, asked)
            spec["listInputs"] = {
                "properties": {k: v for k, v in sorted(arguments.items()) if k in known},
                "required": sorted(_aliases(fields, required=True)),
            }
        return spec

    def _function(self, function: Function[Any, Any]) -> Spec:
        service = function.token.split(":")[1]
        answer = self._object(service, function.result)
        there = {name: f for name, f in visible(function.result) if _has_value(f)}
        answer["required"] = sorted(_aliases(there))
        if function.secret:
            for spec in answer["properties"].values():
                spec["secret"] = True
        return {
            "description": self._told(inspect.cleandoc(type(function).__doc__ or "")),
            "inputs": self._object(service, function.inputs),
            "outputs": answer,
        }

    def _properties(self, service: str, model: Model) -> dict[str, Spec]:
        return {
            field.alias or name: self._property(service, model, name, field)
            for name, field in visible(model)
        }

    def _property(self, service: str, model: Model, name: str, field: FieldInfo) -> Spec:
        spec = self._type(service, model, name, field.annotation)
        default = _default(field)
        replaces = has(field, Replaces) or any(isinstance(m, ReplacesIf) for m in field.metadata)
        more = {
            "description": self._told(one_line(field_docs(model).get(name))),
            "default": default if isinstance(default, bool | int | float | str) else None,
            "secret": has(field, Secret) or None,
            "willReplaceOnChanges": replaces or None,
        }
        return {**spec, **{k: v for k, v in more.items() if v not in (None, "")}}

    def _type(self, service: str, model: Model, name: str, annotation: Any) -> Spec:
        annotation = bare(annotation)
        if annotation in SCALARS:
            return {"type": SCALARS[annotation]}
        if get_origin(annotation) is Literal:
            return {"$ref": f"#/types/{self._enum(service, model, name, get_args(annotation))}"}
        if annotation is Any:
            return dict(_ANY)
        if is_model(annotation):
            return {"$ref": f"#/types/{self._nested(service, annotation)}"}
        inner = self._type(service, model, name, get_args(annotation)[-1])
        if get_origin(annotation) is list:
            return {"type": "array", "items": inner}
        if get_origin(annotation) is dict:
            return {"type": "object", "additionalProperties": inner}
        raise TypeError(f"no type of Pulumi's for {annotation}")

    def _nested(self, service: str, model: Model) -> str:
        service = "index" if is_shared(model) else service
        token = f"{self._about['name']}:{service}:{model.__name__}"
        if token not in self._types:
            self._types[token] = {}
            self._types[token] = self._object(service, model)
        return token

    def _object(self, service: str, model: Model) -> Spec:
        fields = dict(visible(model))
        return {
            "description": self._told(one_line(model.__doc__)),
            "type": "object",
            "properties": dict(sorted(self._properties(service, model).items())),
            "required": sorted(_aliases(fields, required=True)),
        }

    def _enum(self, service: str, model: Model, name: str, values: tuple[str, ...]) -> str:
        """The token of an enum: named after its field, or after its model too if that is taken."""
        spec: Spec = {"type": "string", "enum": [{"value": value} for value in values]}
        short = to_pascal(name).removesuffix("s") if name.endswith("s") else to_pascal(name)
        owner = re.sub(r"(Inputs|Result|Outputs)$", "", model.__name__)
        for found in (short, owner + short):
            token = f"{self._about['name']}:{service}:{found}"
            if self._types.setdefault(token, spec) == spec:
                return token
        raise TypeError(f"two enums of {service} are called {owner}{short}")


def _aliases(fields: Mapping[str, FieldInfo], *, required: bool = False) -> set[str]:
    """The wire names of fields."""
    return {f.alias or name for name, f in fields.items() if f.is_required() or not required}
