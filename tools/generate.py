"""Writes what follows from the provider's models: the SDK's classes and the resource pages.

`python tools/generate.py` writes them, `--check` says which are stale and exits 1 if any are.
"""

import inspect
import re
import subprocess
import sys
import tempfile
import types
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import jinja2
from pydantic.fields import FieldInfo

from offsite_provider.core.fields import Computed, Hidden, Replaces, Unmanaged, WireModel, has
from offsite_provider.core.function import Function
from offsite_provider.core.resource import Handler
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS

ROOT = Path(__file__).resolve().parent.parent
SDK = Path("sdk/pulumi_offsite")
DOCS = Path("docs/resources")
FUNCTION_DOCS = Path("docs/functions")
OPERATIONS = Path("docs/operations.md")
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(ROOT / "tools/templates"),
    undefined=jinja2.StrictUndefined,
    keep_trailing_newline=True,
)
SCALARS = {str: "str", int: "int", bool: "bool", float: "float"}
PLAIN = {str: "string", int: "integer", bool: "boolean", float: "number"}


@dataclass(frozen=True)
class Property:
    """An argument or output, in all the spellings that the templates want."""

    name: str
    wire: str
    doc: str
    required: bool
    input: str
    optional_input: str
    value: str
    output: str
    argument: str
    plain: str
    notes: str


def one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", inspect.cleandoc(text or "")).strip()


def bare(annotation: Any) -> tuple[Any, bool]:
    """A type without `Annotated` and `None`, and whether `None` was allowed."""
    optional = False
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            members = [a for a in get_args(annotation) if a is not type(None)]
            optional = optional or len(members) < len(get_args(annotation))
            if len(members) != 1:
                raise TypeError(f"no SDK type for {annotation}")
            annotation = members[0]
        else:
            return annotation, optional


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, WireModel)


def spelled(annotation: Any, kind: str) -> str:
    """A type as an argument takes it (`input`), or as an output holds it (`value`)."""
    annotation, _ = bare(annotation)
    if annotation in SCALARS:
        return SCALARS[annotation]
    if get_origin(annotation) is Literal:
        return "str"
    if annotation is Any:
        return "object"
    if is_model(annotation):
        name = annotation.__name__
        return f"Union[{name}Args, {name}ArgsDict, {name}]" if kind == "input" else name
    inner = spelled(get_args(annotation)[-1], kind)
    inner = f"pulumi.Input[{inner}]" if kind == "input" else inner
    if get_origin(annotation) is list:
        return f"Sequence[{inner}]"
    if get_origin(annotation) is dict:
        return f"Mapping[str, {inner}]"
    raise TypeError(f"no SDK type for {annotation}")


def plain(annotation: Any) -> str:
    """A type in a table's words."""
    annotation, _ = bare(annotation)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if get_origin(annotation) is Literal:
        return "string"
    if is_model(annotation):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    inner = plain(get_args(annotation)[-1])
    return f"list of {inner}" if get_origin(annotation) is list else f"{inner} by string"


def property_of(name: str, field: FieldInfo) -> Property:
    _, optional = bare(field.annotation)
    required = field.is_required()
    given = f"pulumi.Input[{spelled(field.annotation, 'input')}]"
    value = spelled(field.annotation, "value")
    value = f"Optional[{value}]" if optional else value
    notes = ["**required**"] if required else []
    if has(field, Replaces):
        notes.append("*replaces*")
    if has(field, Computed):
        notes.append("chosen by the service if left out")
    if field.default not in (None, "", ...) and not required and not is_empty(field.default):
        notes.append(f"default `{field.default}`")
    return Property(
        name=name,
        wire=field.alias or name,
        doc=one_line(field.description),
        required=required,
        input=given if required else f"Optional[{given}]",
        optional_input=f"Optional[{given}]",
        value=value,
        output=f"pulumi.Output[{value}]",
        argument=value if required or optional else f"Optional[{value}]",
        plain=plain(field.annotation),
        notes=", ".join(notes),
    )


def is_empty(value: object) -> bool:
    return value in ({}, [], ()) or repr(value) == "PydanticUndefined"


def properties(model: type[WireModel]) -> list[Property]:
    """The visible fields: required ones first, and last those that every resource has."""
    bases = [base for base in model.__mro__[1:] if issubclass(base, WireModel)]
    common = {name for base in bases for name in base.model_fields}
    found = [
        property_of(name, field)
        for name, field in model.model_fields.items()
        if not has(field, Hidden)
    ]
    return sorted(found, key=lambda p: (not p.required, p.name in common))


def nested(model: type[WireModel]) -> Iterator[type[WireModel]]:
    """The models inside a model, deepest first."""
    for field in model.model_fields.values():
        yield from nested_in(field.annotation)


def nested_in(annotation: Any) -> Iterator[type[WireModel]]:
    annotation, _ = bare(annotation)
    if is_model(annotation):
        yield from nested(annotation)
        yield annotation
    else:
        for argument in get_args(annotation):
            yield from nested_in(argument)


def unique(models: Iterator[type[WireModel]]) -> list[type[WireModel]]:
    return list(dict.fromkeys(models))


def is_shared(model: type[WireModel]) -> bool:
    return model.__module__.startswith("offsite_provider.core")


def model_entry(model: type[WireModel], inputs: list[type[WireModel]]) -> dict[str, Any]:
    return {
        "name": model.__name__,
        "doc": one_line(model.__doc__),
        "fields": properties(model),
        "is_input": model in inputs,
    }


def resource_entry(handler: Handler[Any, Any]) -> dict[str, Any]:
    _, service, name = handler.token.split(":")
    inputs = properties(handler.inputs)
    outputs = properties(handler.outputs)
    names = {p.name for p in inputs}
    live = [p for p in inputs if not has(handler.inputs.model_fields[p.name], Unmanaged)]
    waits = handler.timeouts
    return {
        "service": service,
        "name": name,
        "token": handler.token,
        "unique": handler.unique,
        "doc": inspect.cleandoc(type(handler).__doc__ or ""),
        "title": handler.title,
        "api": handler.api,
        "leaves": handler.leaves,
        "permissions": handler.permissions,
        "timeouts": f"create {waits.create}, update {waits.update}, delete {waits.delete}",
        "inputs": inputs,
        "outputs": [p for p in outputs if p.name not in names],
        "properties": [*live, *(p for p in outputs if p.name not in names)],
        "models": [model_entry(m, []) for m in unique(nested_all(handler))],
    }


def function_entry(function: Function[Any, Any]) -> dict[str, Any]:
    _, service, name = function.token.split(":")
    return {
        "service": service,
        "name": snake(name),
        "token": function.token,
        "doc": inspect.cleandoc(type(function).__doc__ or ""),
        "title": function.title,
        "api": function.api,
        "permissions": function.permissions,
        # A question makes nothing, and so replaces nothing.
        "inputs": [
            replace(p, notes=p.notes.replace("*replaces*", "")) for p in properties(function.inputs)
        ],
        "result": function.result.__name__,
        "secret": function.secret,
        "outputs": properties(function.result),
    }


def nested_all(thing: Handler[Any, Any] | Function[Any, Any]) -> Iterator[type[WireModel]]:
    yield from nested(thing.inputs)
    if isinstance(thing, Handler):
        yield from nested(thing.outputs)
    else:
        yield from nested(thing.result)
        yield thing.result


def callers() -> dict[str, dict[str, list[str]]]:
    """The operations of each service's API, and who calls them."""
    found: dict[str, dict[str, list[str]]] = {}
    for token, handler in sorted(HANDLERS.items()):
        _, service, name = token.split(":")
        for operation in sorted({o for called in handler.calls.values() for o in called}):
            methods = ", ".join(m for m, called in handler.calls.items() if operation in called)
            by = found.setdefault(service, {}).setdefault(operation, [])
            by.append(f"[`{name}`](resources/{service}/{name}.md) {methods}")
    for token, function in sorted(FUNCTIONS.items()):
        _, service, name = token.split(":")
        by = found.setdefault(service, {}).setdefault(function.operation, [])
        by.append(f"[`{snake(name)}`](functions/{service}.md#{snake(name)})")
    return {service: dict(sorted(operations.items())) for service, operations in found.items()}


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def example_path(service: str, name: str) -> str:
    return f"examples/{service}-{snake(name).replace('_', '-')}/__main__.py"


def generated() -> dict[Path, str]:
    """Every generated file and what it should hold."""
    files: dict[Path, str] = {}
    by_service: dict[str, list[Handler[Any, Any]]] = {}
    for token, handler in sorted(HANDLERS.items()):
        by_service.setdefault(token.split(":")[1], []).append(handler)

    functions: dict[str, list[Function[Any, Any]]] = {}
    for token, function in sorted(FUNCTIONS.items()):
        functions.setdefault(token.split(":")[1], []).append(function)

    everything = [handler for group in by_service.values() for handler in group]
    shared_inputs = unique(m for h in everything for m in nested(h.inputs) if is_shared(m))
    files[SDK / "types.py"] = module(
        "The nested arguments that resources of every service share.",
        ["from ._resource import Nested"],
        [model_entry(m, shared_inputs) for m in shared_inputs],
    )
    shared_names = [
        f"{m.__name__}{suffix}" for m in shared_inputs for suffix in ("", "Args", "ArgsDict")
    ]
    shared_line = f"from ..types import {', '.join(shared_names)}"

    for service, group in by_service.items():
        title = one_line(sys.modules[type(group[0]).__module__.rpartition(".")[0]].__doc__)
        inputs = unique(m for h in group for m in nested(h.inputs) if not is_shared(m))
        things = [*group, *functions.get(service, [])]
        models = unique(m for t in things for m in nested_all(t) if not is_shared(m))
        if len({m.__name__ for m in models}) < len(models):
            twice = Counter(m.__name__ for m in models).most_common(1)
            raise TypeError(f"{service} has two models of one name: {twice}")
        names: list[str] = []
        for model in models:
            names += [model.__name__]
            names += [f"{model.__name__}Args", f"{model.__name__}ArgsDict"] * (model in inputs)
        lines: list[str] = []
        if models:
            entries = [model_entry(m, inputs) for m in models]
            files[SDK / service / "types.py"] = module(
                f"Nested arguments and outputs: {title}",
                ["from .._resource import Nested", shared_line],
                entries,
            )
            lines.append(f"from .types import {', '.join(names)}")
        exports = list(lines)
        for handler in group:
            entry = resource_entry(handler)
            stem = snake(entry["name"])
            files[SDK / service / f"{stem}.py"] = module(
                entry["title"],
                ["from .._resource import Props, Resource", shared_line, *lines],
                [],
                [entry],
            )
            exports.append(f"from .{stem} import {entry['name']}")
            names.append(entry["name"])
            files[DOCS / service / f"{entry['name']}.md"] = page(entry)
        if asked := [function_entry(f) for f in functions.get(service, [])]:
            for entry in asked:
                stem = entry["name"]
                files[SDK / service / f"{stem}.py"] = module(
                    entry["title"],
                    ["from .._invoke import invoke, invoke_output", *lines],
                    [],
                    functions=[entry],
                )
                exports.append(f"from .{stem} import {stem}, {stem}_output")
                names += [stem, f"{stem}_output"]
            files[FUNCTION_DOCS / f"{service}.md"] = function_page(service, title, asked, functions)
        files[SDK / service / "__init__.py"] = package(title, exports, names)

    template = TEMPLATES.get_template("operations.md.jinja")
    files[OPERATIONS] = template.render(services=callers())
    services = sorted(by_service)
    files[SDK / "__init__.py"] = package(
        "Copies of cloud backups somewhere else, as code.",
        [f"from . import {', '.join(services)}", f"from .types import {', '.join(shared_names)}"],
        [*services, *shared_names],
    )
    return {
        **formatted({p: t for p, t in files.items() if p.suffix == ".py"}),
        **{p: t for p, t in files.items() if p.suffix != ".py"},
    }


def module(
    doc: str,
    imports: list[str],
    models: list[Any],
    resources: list[Any] | None = None,
    functions: list[Any] | None = None,
) -> str:
    return TEMPLATES.get_template("sdk.py.jinja").render(
        module={
            "doc": doc,
            "imports": imports,
            "models": models,
            "resources": resources or [],
            "functions": functions or [],
        }
    )


def package(doc: str, imports: list[str], names: list[str]) -> str:
    template = TEMPLATES.get_template("package.py.jinja")
    return template.render(doc=doc, imports=imports, names=sorted(names))


def page(entry: dict[str, Any]) -> str:
    path = example_path(entry["service"], entry["name"])
    source = ROOT / path
    example = source.read_text().strip() if source.exists() else ""
    return TEMPLATES.get_template("resource.md.jinja").render(
        r={**entry, "example": example, "example_path": path}
    )


def function_page(
    service: str,
    title: str,
    asked: list[dict[str, Any]],
    functions: dict[str, list[Function[Any, Any]]],
) -> str:
    models = unique(m for f in functions[service] for m in nested(f.result))
    path = f"examples/{service}-functions/__main__.py"
    source = ROOT / path
    return TEMPLATES.get_template("functions.md.jinja").render(
        service=service,
        title=title,
        functions=asked,
        models=[model_entry(m, []) for m in models],
        example=source.read_text().strip() if source.exists() else "",
        example_path=path,
    )


def formatted(files: dict[Path, str]) -> dict[Path, str]:
    """The files as ruff leaves them: imports sorted and trimmed, lines broken."""
    ruff = [sys.executable, "-m", "ruff"]
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        config = ["--config", str(ROOT / "pyproject.toml"), "--quiet", folder]
        subprocess.run([*ruff, "check", "--select", "I,F401", "--fix", *config], check=False)
        subprocess.run([*ruff, "format", *config], check=True)
        return {path: (Path(folder) / path).read_text() for path in files}


def stale() -> list[Path]:
    """The generated files that aren't what they should be, leftovers included."""
    wanted = generated()
    found = [
        path
        for path, text in wanted.items()
        if not (ROOT / path).exists() or (ROOT / path).read_text() != text
    ]
    kept = {SDK / "_resource.py", SDK / "_invoke.py"}
    for folder, pattern in ((SDK, "*.py"), (DOCS, "*.md"), (FUNCTION_DOCS, "*.md")):
        for path in (ROOT / folder).rglob(pattern):
            relative = path.relative_to(ROOT)
            if relative not in wanted and relative not in kept and "components" not in path.parts:
                found.append(relative)
    return sorted(found)


def main() -> int:
    if "--check" in sys.argv[1:]:
        paths = stale()
        for path in paths:
            print(f"{path} is stale: run `make generate`")
        return 1 if paths else 0
    for path, text in generated().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
