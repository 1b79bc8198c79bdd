"""The components in the schema of the Pulumi package: from their annotations and docstrings.

What a Python program may give as an output, any language may. All else is `plain`: it decides what
is made, so it has to be known.
"""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType
from typing import Any, Literal, cast, get_args, get_origin

from pydantic.alias_generators import to_camel

import component_pages
from offsite_provider.core.model import names_in
from offsite_provider.core.schema import SCALARS, one_line, told
from offsite_provider.doors.arguments import (
    alternatives,
    model_of,
    parameters,
    takes_outputs,
)
from pulumi_offsite.components._component import Component

Spec = dict[str, Any]


def components() -> tuple[dict[str, Spec], dict[str, Spec]]:
    """The components by token, and the types of their arguments."""
    found = _Schema()
    resources = {cls.token: found.component(cls) for cls in component_pages.classes()}
    return resources, found.types


class _Schema:
    def __init__(self) -> None:
        self.types: dict[str, Spec] = {}
        self._names: frozenset[str] = frozenset()

    def component(self, cls: type[Component]) -> Spec:
        outputs = list(component_pages.outputs(cls))
        self._names = names_in(model_of(cls.__init__)) | {name for name, _, _ in outputs}
        _, docs, _ = component_pages.explained(cls.__init__.__doc__)
        given = parameters(cls.__init__)
        return {
            "description": self._told(inspect.cleandoc(cls.__doc__ or "")),
            "isComponent": True,
            "properties": {
                to_camel(name): self._property(kind, doc, as_input=False)
                for name, kind, doc in sorted(outputs)
            },
            "required": sorted(
                to_camel(name) for name, kind, _ in outputs if NoneType not in get_args(kind)
            ),
            "inputProperties": {
                to_camel(p.name): self._property(p.annotation, docs[p.name], p.default)
                for p in sorted(given, key=lambda p: p.name)
            },
            "requiredInputs": sorted(to_camel(p.name) for p in given if p.default is p.empty),
        }

    def _property(
        self, annotation: Any, doc: str, default: Any = None, *, as_input: bool = True
    ) -> Spec:
        told = [self._told(doc)]
        values = list(_values(annotation))
        if values and values[0] not in doc:
            told.append(f"One of {', '.join(f'`{value}`' for value in values)}.")
        if type(default) in (int, str):
            told.append(f"Default: `{default}`.")
        return {**self._type(annotation, as_input=as_input), "description": " ".join(told)}

    def _type(self, annotation: Any, *, as_input: bool) -> Spec:
        specs: list[Spec] = []
        for kind in alternatives(annotation):
            spec = self._one(kind, as_input=as_input)
            specs += [spec] if spec not in specs else []
        plain = {"plain": True} if as_input and not takes_outputs(annotation) else {}
        if len(specs) == 1:
            return {**specs[0], **plain}
        return {"oneOf": [{**spec, **plain} for spec in specs], **plain}

    def _one(self, kind: Any, *, as_input: bool) -> Spec:
        if kind in SCALARS:
            return {"type": SCALARS[kind]}
        if get_origin(kind) is Literal:
            return {"type": "string"}
        if get_origin(kind) is Sequence:
            items = self._type(get_args(kind)[0], as_input=as_input)
            if any(map(is_dataclass, alternatives(get_args(kind)[0]))):
                # Of what is plain in a list, Pulumi's generator for Go writes no type.
                items = {k: _with_outputs(v) for k, v in items.items() if k != "plain"}
            return {"type": "array", "items": items}
        if get_origin(kind) is Mapping:
            items = self._type(get_args(kind)[1], as_input=as_input)
            return {"type": "object", "additionalProperties": items}
        if is_dataclass(kind):
            return {"$ref": f"#/types/{self._nested(kind)}"}
        if issubclass(kind, Component):
            return {"$ref": f"#/resources/{kind.token}"}
        raise TypeError(f"no type of Pulumi's for {kind}")

    def _nested(self, kind: Any) -> str:
        token, docs = f"offsite:components:{kind.__name__}", component_pages.field_docs(kind)
        if token not in self.types:
            self.types[token] = {
                "description": self._told(one_line(kind.__doc__)),
                "type": "object",
                "properties": {
                    to_camel(f.name): self._property(f.type, docs[f.name], f.default)
                    for f in sorted(fields(kind), key=lambda f: f.name)
                },
                "required": sorted(
                    to_camel(f.name)
                    for f in fields(kind)
                    if f.default is MISSING and f.default_factory is MISSING
                ),
            }
        return token

    def _told(self, text: str) -> str:
        return told(text, self._names)


def _with_outputs(part: Any) -> Any:
    if isinstance(part, list):
        return [{k: v for k, v in one.items() if k != "plain"} for one in cast("list[Spec]", part)]
    return part


def _values(annotation: Any) -> Iterator[str]:
    """The texts that a type names."""
    for kind in alternatives(annotation):
        if get_origin(kind) is Literal:
            yield from get_args(kind)
        elif get_origin(kind) is Sequence:
            yield from _values(get_args(kind)[0])
