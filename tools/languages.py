"""The examples of the schema: what a YAML program of `examples/` declares, in every language.

The types come from the schema, so that a value is spelled as its argument is declared.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final, cast

import yaml
from pydantic.alias_generators import to_camel, to_pascal, to_snake

Spec = dict[str, Any]
Spelled = tuple[str, str]
"""A key, and its value."""

FENCES: Final = ("typescript", "python", "go", "yaml")
_REFERENCE: Final = re.compile(r"\$\{(\w+)(?:\.(\w+))?\}")
_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_GO: Final = {"string": "String", "integer": "Int", "boolean": "Bool", "number": "Float64"}
_ANY: Final[Spec] = {"$ref": "pulumi.json#/Any"}


@dataclass(frozen=True)
class Call:
    """A resource that a program declares, or a function that it asks."""

    name: str
    token: str
    arguments: Mapping[str, Any]
    spec: Spec
    """What the schema says of it."""
    is_used: bool = False
    """Whether something after it refers to it."""

    @property
    def properties(self) -> Mapping[str, Spec]:
        if "inputProperties" in self.spec:
            return self.spec["inputProperties"]
        return self.spec["inputs"]["properties"]

    @property
    def required(self) -> list[str]:
        if self.is_resource:
            return self.spec["requiredInputs"]
        return self.spec["inputs"]["required"]

    @property
    def is_resource(self) -> bool:
        return "inputProperties" in self.spec

    @property
    def service(self) -> str:
        return self.token.split(":")[1]

    @property
    def kind(self) -> str:
        return self.token.split(":")[2]


def calls(program: Mapping[str, Any], schema: Spec) -> list[Call]:
    """What a program declares and asks, in its order."""
    declared = program.get("resources", {})
    used = {name for name, _ in _REFERENCE.findall(json.dumps(program))}
    found = [
        Call(name, it["type"], it.get("properties", {}), schema["resources"][it["type"]])
        for name, it in declared.items()
    ]
    for name, it in program.get("variables", {}).items():
        asked = it["fn::invoke"]
        spec = schema["functions"][asked["function"]]
        found.append(Call(name, asked["function"], asked.get("arguments", {}), spec))
    return [replace(call, is_used=call.name in used) for call in found]


def examples(folder: Path, schema: Spec) -> dict[str, dict[str, str]]:
    """The example of each resource and function, by token, in each language of `FENCES`."""
    found: dict[str, dict[str, str]] = {}
    for token in schema["resources"]:
        _, service, kind = token.split(":")
        name = to_snake(kind).replace("_", "-")
        name = name if service == "components" else f"{service}-{name}"
        found[token] = programs((folder / name / "program.yaml").read_text(), schema)
    for service in sorted({token.split(":")[1] for token in schema["functions"]}):
        path = folder / f"{service}-functions" / "program.yaml"
        for asked in yaml.safe_load(path.read_text())["variables"].values():
            one = {"variables": {"found": asked}, "outputs": {"found": "${found}"}}
            text = yaml.safe_dump(one, sort_keys=False, width=1000)
            found[asked["fn::invoke"]["function"]] = programs(text, schema)
    return found


def programs(text: str, schema: Spec) -> dict[str, str]:
    """A YAML program, in each language of `FENCES`."""
    found = calls(yaml.safe_load(text), schema)
    in_go = _Go(schema, schema["language"]["go"]["importBasePath"])
    return {
        "typescript": _TypeScript(schema, schema["language"]["nodejs"]["packageName"]).write(found),
        "python": _Python(schema, schema["language"]["python"]["packageName"]).write(found),
        "go": in_go.write(found),
        "yaml": text,
    }


class _Language:
    """How a language spells what a program declares."""

    indent = "    "

    def __init__(self, schema: Spec, package: str) -> None:
        self.schema = schema
        self.package = package

    def write(self, found: list[Call]) -> str:
        raise NotImplementedError

    def scalar(self, value: Any, spec: Spec) -> str:
        return json.dumps(value, ensure_ascii=False)

    def reference(self, name: str, output: str) -> str:
        return f"{to_camel(name)}.{output}" if output else to_camel(name)

    def json(self, value: Any) -> str:
        raise NotImplementedError

    def mapping(self, items: list[Spelled], spec: Spec, indent: str) -> str:
        raise NotImplementedError

    def sequence(self, items: list[str], spec: Spec) -> str:
        return f"[{', '.join(items)}]"

    def key(self, name: str) -> str:
        return name if _NAME.fullmatch(name) else json.dumps(name)

    def member(self, name: str) -> str:
        """The name of a property."""
        return name

    def value(self, value: Any, spec: Spec, indent: str = "") -> str:
        if isinstance(value, str) and (found := _REFERENCE.fullmatch(value)):
            return self.reference(*found.groups())
        if isinstance(value, dict) and "fn::toJSON" in value:
            return self.json(cast(Spec, value)["fn::toJSON"])
        inside = indent + self.indent
        if isinstance(value, list):
            of = spec.get("items", _ANY)
            items = [self.value(item, of, indent) for item in cast("list[Any]", value)]
            return self.sequence(items, spec)
        if not isinstance(value, dict):
            return self.scalar(value, spec)
        bag = cast(Spec, value)
        if (known := self.type(spec)).get("properties"):
            required = known["required"]
            pairs = [
                (self.member(k), self.property(v, known["properties"][k], inside, k in required))
                for k, v in bag.items()
            ]
        else:
            of = spec.get("additionalProperties", _ANY)
            pairs = [(self.key(k), self.value(v, of, inside)) for k, v in bag.items()]
        return self.mapping(pairs, spec, indent)

    def property(self, value: Any, spec: Spec, indent: str, is_required: bool) -> str:
        """The value of a property of a nested type, or of an argument."""
        return self.value(value, spec, indent)

    def type(self, spec: Spec) -> Spec:
        """The type that a property refers to; of several, the one of an object."""
        token = spec.get("$ref", "").removeprefix("#/types/")
        for other in (token, *(each.get("$ref", "")[8:] for each in spec.get("oneOf", ()))):
            if found := self.schema["types"].get(other):
                return found
        return {}

    def arguments(self, call: Call, indent: str) -> list[Spelled]:
        inside = indent + self.indent
        return [
            (
                self.member(name),
                self.property(value, call.properties[name], inside, name in call.required),
            )
            for name, value in call.arguments.items()
        ]


class _TypeScript(_Language):
    def write(self, found: list[Call]) -> str:
        lines = [f'import * as offsite from "{self.package}";', ""]
        for call in found:
            of = f"offsite.{call.service}"
            given = self._arguments(self.arguments(call, ""))
            if call.is_resource:
                made = ", ".join(filter(None, (json.dumps(call.name), given)))
                lines.append(f"const {to_camel(call.name)} = new {of}.{call.kind}({made});")
            else:
                lines.append(f"export const {call.name} = {of}.{call.kind}Output({given});")
        return "\n".join(lines) + "\n"

    def json(self, value: Any) -> str:
        return f"JSON.stringify({self.value(value, _ANY, self.indent)})"

    def mapping(self, items: list[Spelled], spec: Spec, indent: str) -> str:
        return _braces(items, indent, self.indent) if items else "{}"

    def _arguments(self, items: list[Spelled]) -> str:
        return self.mapping(items, {}, "") if items else ""


class _Python(_Language):
    def write(self, found: list[Call]) -> str:
        lines = [f"import {self.package} as offsite", ""]
        for call in found:
            given = [f"{name}={value}" for name, value in self.arguments(call, "")]
            if call.is_resource:
                given.insert(0, json.dumps(call.name))
                made = f"offsite.{call.service}.{call.kind}({', '.join(given)})"
                lines.append(f"{to_snake(call.name)} = {made}")
            else:
                name = to_snake(call.kind)
                lines.append(f"found = offsite.{call.service}.{name}_output({', '.join(given)})")
                lines.append('pulumi.export("found", found)')
                lines.insert(0, "import pulumi")
        if any("json.dumps" in line for line in lines):
            lines = ["import json", "", *lines]
        return "\n".join(lines) + "\n"

    def scalar(self, value: Any, spec: Spec) -> str:
        return str(value) if isinstance(value, bool) else super().scalar(value, spec)

    def reference(self, name: str, output: str) -> str:
        return f"{to_snake(name)}.{to_snake(output)}" if output else to_snake(name)

    def json(self, value: Any) -> str:
        return f"json.dumps({self.value(value, _ANY)})"

    def key(self, name: str) -> str:
        return json.dumps(name)

    def member(self, name: str) -> str:
        return to_snake(name)

    def mapping(self, items: list[Spelled], spec: Spec, indent: str) -> str:
        named = bool(self.type(spec).get("properties"))
        return "{" + ", ".join(f"{json.dumps(k) if named else k}: {v}" for k, v in items) + "}"


class _Go(_Language):
    indent = "\t"

    def write(self, found: list[Call]) -> str:
        body: list[str] = []
        is_declared = False
        for call in found:
            of = f"{call.service}.{self._function(call)}"
            args = f"{self._args(call)}Args"
            given = self._struct(f"{call.service}.{args}", self.arguments(call, "\t\t"), "\t\t")
            if not call.is_resource:
                body.append(f"\t\tfound := {of}(ctx, {given})")
                body.append('\t\tctx.Export("found", found)')
                continue
            variable = to_camel(call.name) if call.is_used else "_"
            assigns = "=" if is_declared and not call.is_used else ":="
            body.append(
                f"\t\t{variable}, err {assigns} {of}(ctx, {json.dumps(call.name)}, &{given})"
            )
            body += ["\t\tif err != nil {", "\t\t\treturn err", "\t\t}"]
            is_declared = True
        text = "\n".join(body)
        imports = sorted({f"{self.package}/{call.service}" for call in found})
        if "offsite." in text:
            imports.insert(0, self.package)
        imports.append("github.com/pulumi/pulumi/sdk/v3/go/pulumi")
        head = "\n".join(f'\t"{path}"' for path in imports)
        return (
            f"package main\n\nimport (\n{head}\n)\n\nfunc main() {{\n"
            "\tpulumi.Run(func(ctx *pulumi.Context) error {\n"
            f"{text}\n\t\treturn nil\n\t}})\n}}\n"
        )

    def scalar(self, value: Any, spec: Spec) -> str:
        text = super().scalar(value, spec)
        if spec.get("plain"):
            return text
        if self.type(spec).get("enum"):
            return f"{self._type(spec)}({text})"
        # Of several types, it is the one that is no object.
        kinds = [each.get("type") for each in spec.get("oneOf", [spec])]
        name = next((_GO[kind] for kind in kinds if kind in _GO), None)
        return f"pulumi.{name}({text})" if name else text

    def reference(self, name: str, output: str) -> str:
        variable = to_camel(name)
        return f"{variable}.{to_pascal(to_snake(output))}" if output else variable

    def member(self, name: str) -> str:
        return name[0].upper() + name[1:]

    def key(self, name: str) -> str:
        return json.dumps(name)

    def json(self, value: Any) -> str:
        return f"pulumi.JSONMarshal({self.value(value, _ANY, self.indent * 3)})"

    def property(self, value: Any, spec: Spec, indent: str, is_required: bool) -> str:
        text = self.value(value, spec, indent)
        if is_required or not spec.get("plain"):
            return text
        # Of what is plain, a pointer says that it is there.
        if name := _GO.get(spec.get("type", "")):
            return f"pulumi.{name}Ref({text})"
        return f"&{text}" if self.type(spec) else text

    def sequence(self, items: list[str], spec: Spec) -> str:
        text = ", ".join(items)
        return f"{self._type(spec) if 'items' in spec else '[]any'}{{{text}}}"

    def mapping(self, items: list[Spelled], spec: Spec, indent: str) -> str:
        if self.type(spec):
            name = self._type({k: v for k, v in spec.items() if k != "plain"})
            return self._struct(f"{'' if spec.get('plain') else '&'}{name}Args", items, indent)
        if "additionalProperties" in spec:
            return self._struct(self._type(spec), items, indent)
        return self._struct("map[string]any", items, indent)

    def _struct(self, name: str, items: list[Spelled], indent: str) -> str:
        return name + (_braces(items, indent, self.indent, aligned=True) if items else "{}")

    def _type(self, spec: Spec) -> str:
        """The type of an argument, without `Args`."""
        if spec.get("plain"):
            return self._plain(spec)
        if "items" in spec:
            return f"{self._type(spec['items'])}Array"
        if "additionalProperties" in spec:
            return f"{self._type(spec['additionalProperties'])}Map"
        if name := _GO.get(spec.get("type", "")):
            return f"pulumi.{name}"
        _, service, name = spec["$ref"].removeprefix("#/types/").split(":")
        return f"{'offsite' if service == 'index' else service}.{name}"

    def _plain(self, spec: Spec) -> str:
        """The type of an argument that can't be an output."""
        if "items" in spec:
            return f"[]{self._item(spec['items'])}"
        if "additionalProperties" in spec:
            return f"map[string]{self._item(spec['additionalProperties'])}"
        if "oneOf" in spec:
            return "interface{}"
        if name := _GO.get(spec.get("type", "")):
            return name.lower()
        return f"{self._type({'$ref': spec['$ref']})}Args"

    def _item(self, spec: Spec) -> str:
        if spec.get("plain"):
            return self._plain(spec)
        return "pulumi.Input" if "oneOf" in spec else f"{self._type(spec)}Input"

    def _function(self, call: Call) -> str:
        if call.is_resource:
            return f"New{call.kind}"
        return f"{self._name(call)}Output"

    def _args(self, call: Call) -> str:
        return call.kind if call.is_resource else f"{self._name(call)}Output"

    def _name(self, call: Call) -> str:
        """A function's name. `Get` of a resource is the resource's own."""
        name = self.member(call.kind)
        got = name.removeprefix("Get")
        is_resources = f"offsite:{call.service}:{got}" in self.schema["resources"]
        return f"Lookup{got}" if is_resources and got != name else name


def _braces(items: list[Spelled], indent: str, step: str, *, aligned: bool = False) -> str:
    """A bag on lines of its own, a key a line; `aligned` as gofmt does."""
    inside = indent + step
    lines: list[str] = []
    for block in _blocks(items) if aligned else [items]:
        width = max(len(key) for key, _ in block) if aligned else 0
        lines += [f"{inside}{key + ':':<{width + 1}} {value}," for key, value in block]
    return "{\n" + "\n".join(lines) + f"\n{indent}}}"


def _blocks(items: list[Spelled]) -> Iterator[list[Spelled]]:
    """The runs of values that gofmt aligns: a value of several lines stands alone."""
    for is_long, block in groupby(items, lambda item: "\n" in item[1]):
        if is_long:
            yield from ([item] for item in block)
        else:
            yield list(block)


def told(example: Mapping[str, str]) -> str:
    """An example as the registry takes it."""
    blocks = "\n".join(f"```{fence}\n{example[fence]}```" for fence in FENCES)
    return (
        "{{% examples %}}\n## Example Usage\n{{% example %}}\n\n"
        f"{blocks}\n"
        "{{% /example %}}\n{{% /examples %}}"
    )
