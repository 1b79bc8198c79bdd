"""Writes what follows from the provider's models: the SDK's classes, and the pages of the manual.

`python tools/generate.py` writes them, `--check` says which are stale and exits 1 if any are.
"""

import inspect
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, Final, Literal, get_args, get_origin

import jinja2
from pydantic.alias_generators import to_camel, to_snake
from pydantic.fields import FieldInfo

import component_pages
import component_schema
import languages
from offsite_provider import __version__
from offsite_provider.configuration import ProviderInputs
from offsite_provider.core.function import Function
from offsite_provider.core.model import WireModel, is_model
from offsite_provider.core.resource import Handler
from offsite_provider.core.schema import (
    bare,
    field_docs,
    is_always_there,
    is_shared,
    one_line,
    package_schema,
)
from offsite_provider.core.traits import (
    Computed,
    Hidden,
    Replaces,
    ReplacesIf,
    Secret,
    Unmanaged,
    has,
)
from offsite_provider.doors.arguments import model_of
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS

ROOT = Path(__file__).resolve().parent.parent
SDK = Path("sdk/pulumi_offsite")
WRITTEN_BY_HAND = (
    *(SDK / f"{name}.py" for name in ("_door", "_invoke", "_names", "_older", "_resource")),
    SDK / "components",
)
DOCS = Path("docs/resources")
FUNCTION_DOCS = Path("docs/functions")
OPERATIONS = Path("docs/operations.md")
LANGUAGES = Path("docs/languages.md")
PROGRAMS = Path("tests/e2e/languages")
COMPONENT_DOCS = Path("docs/components")
SCHEMA = Path("provider/offsite_plugin/schema.json")
HOME: Final = "example.com/pulumi-offsite"
"""Where offsite is published. There is no such place yet: what has to name it follows from here,
and a Go program has the SDK in a module of its own, or replaces it."""
GO_PATH: Final = f"{HOME}/sdk/go/offsite"
"""Where Go programs import the SDK from."""
ABOUT: Final[Mapping[str, Any]] = {
    "name": "offsite",
    "displayName": "offsite",
    "version": __version__,
    "description": "Keeps copies of cloud backups somewhere else, as code.",
    "keywords": [
        *("pulumi", "offsite", "backup", "disaster recovery", "aws", "tencentcloud"),
        *("category/cloud", "kind/native"),
    ],
    "license": "Apache-2.0",
    "publisher": "offsite",
    "homepage": f"https://{HOME}",
    "repository": f"https://{HOME}",
    "logoUrl": f"https://{HOME}/docs/logo.svg",
    "meta": {"moduleFormat": "(.*)"},
    "language": {
        "nodejs": {"packageName": "pulumi-offsite", "respectSchemaVersion": True},
        "python": {
            "packageName": "pulumi_offsite",
            "respectSchemaVersion": True,
            "pyproject": {"enabled": True},
        },
        "go": {
            "importBasePath": GO_PATH,
            "generateResourceContainerTypes": True,
            "respectSchemaVersion": True,
        },
        "csharp": {"respectSchemaVersion": True},
    },
}
SCALARS = {str: "str", int: "int", bool: "bool", float: "float"}
PLAIN = {str: "string", int: "integer", bool: "boolean", float: "number"}
Model = type[WireModel]
AnyHandler = Handler[Any, Any]
AnyFunction = Function[Any, Any]


# Text


def sentence(text: str) -> str:
    return f"{text.rstrip('.')}."


def docstring(text: str, indent: int, parameters: Mapping[str, str] | None = None) -> str:
    """A docstring with its quotes: on one line if it fits, else as paragraphs of whole words.

    Its first line stands at `indent` already. `parameters` are explained under `Args:`.
    """
    pad = " " * indent
    paragraphs = [filled(part, pad) for part in inspect.cleandoc(text).split("\n\n")]
    if parameters:
        explained = [f"{name}: {doc}" for name, doc in parameters.items()]
        lines = [f"{pad}Args:", *(filled(part, pad + " " * 4, " " * 4) for part in explained)]
        paragraphs.append("\n".join(lines))
    body = "\n\n".join(paragraphs).strip()
    return f'"""{body}\n{pad}"""' if "\n" in body else f'"""{body}"""'


def filled(text: str, pad: str, hanging: str = "") -> str:
    # With room for the quotes before and behind it.
    wrapper = TextWrapper(93, f'{pad}"""', pad + hanging, break_long_words=False)
    wrapper.break_on_hyphens = False
    return wrapper.fill(one_line(text)).replace('"""', "", 1)


TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(ROOT / "tools/templates"),
    undefined=jinja2.StrictUndefined,
    keep_trailing_newline=True,
)


def render(template: str, **values: Any) -> str:
    return TEMPLATES.get_template(f"{template}.jinja").render(
        values, docstring=docstring, sentence=sentence
    )


# Models


@dataclass(frozen=True)
class Property:
    """An argument or output, as the templates want it."""

    name: str
    doc: str
    required: bool
    input: str
    """Its type as an argument, which may be an output of something else."""
    value: str
    """Its type as an output."""
    argument: str
    """Its type as an argument whose value is known."""
    default: str
    plain: str
    """Its type in a table's words."""
    notes: tuple[str, ...]


def spelled(annotation: Any, *, as_input: bool) -> str:
    """A type as an argument takes it, or as an output holds it."""
    annotation = bare(annotation)
    if annotation in SCALARS:
        return SCALARS[annotation]
    if get_origin(annotation) is Literal:
        return "str"
    if annotation is Any:
        return "object"
    if is_model(annotation):
        name = annotation.__name__
        return f"{name}Args | {name}ArgsDict | {name}" if as_input else name
    inner = spelled(get_args(annotation)[-1], as_input=as_input)
    inner = f"pulumi.Input[{inner}]" if as_input else inner
    if get_origin(annotation) is list:
        return f"Sequence[{inner}]"
    if get_origin(annotation) is dict:
        return f"Mapping[str, {inner}]"
    raise TypeError(f"no SDK type for {annotation}")


def plain(annotation: Any) -> str:
    """A type in a table's words."""
    annotation = bare(annotation)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if get_origin(annotation) is Literal:
        return "string"
    if is_model(annotation):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if annotation in component_pages.classes():
        return f"[{annotation.__name__}]({annotation.__name__}.md)"
    inner = plain(get_args(annotation)[-1])
    return f"list of {inner}" if get_origin(annotation) is list else f"{inner} by string"


def property_of(model: Model, name: str, field: FieldInfo) -> Property:
    if field.alias != to_camel(name):
        # The SDK knows a field's name on the wire by its name in Python.
        raise TypeError(f"{name} must be {to_camel(name)} on the wire, not {field.alias}")
    required = field.is_required()
    given = f"pulumi.Input[{spelled(field.annotation, as_input=True)}]"
    value = spelled(field.annotation, as_input=False)
    default = field.get_default(call_default_factory=True, validated_data={})
    notes = {
        "**required**": required,
        "*replaces*": has(field, Replaces),
        "*replaces* in part": any(isinstance(m, ReplacesIf) for m in field.metadata),
        "chosen by the service if left out": has(field, Computed),
        f"default `{default}`": not required and default not in (None, "", [], {}),
    }
    return Property(
        name=name,
        doc=one_line(field_docs(model).get(name)),
        required=required,
        input=given if required else f"{given} | None",
        value=f"{value} | None" if default is None else value,
        argument=value if required else f"{value} | None",
        # One that all of a class can share.
        default="()" if default == [] else repr(default),
        plain=plain(field.annotation),
        notes=tuple(note for note, holds in notes.items() if holds),
    )


def properties(model: Model) -> list[Property]:
    """The visible fields: required ones first, and last those that every resource has."""
    service = model.__module__.split(".")[:3]
    bases = [
        base
        for base in model.__mro__[1:]
        if issubclass(base, WireModel) and base.__module__.split(".")[:3] != service
    ]
    common = {name for base in bases for name in base.model_fields}
    found = [
        property_of(model, name, field)
        for name, field in model.model_fields.items()
        if not has(field, Hidden)
    ]
    return sorted(found, key=lambda p: (not p.required, p.name in common))


def models_in(*annotations: Any) -> list[Model]:
    """The models inside models and other types, deepest first."""
    found: dict[Model, None] = {}
    for annotation in annotations:
        fields = annotation.model_fields.values() if is_model(annotation) else ()
        for part in [field.annotation for field in fields] or get_args(annotation):
            inside = bare(part)
            found |= dict.fromkeys(models_in(inside))
            if is_model(inside):
                found[inside] = None
    return list(found)


def entry(model: Model, inputs: Iterable[Model] = ()) -> dict[str, Any]:
    return {
        "name": model.__name__,
        "doc": one_line(model.__doc__),
        "fields": properties(model),
        "is_input": model in inputs,
    }


# Resources and functions


def parts(token: str) -> tuple[str, str]:
    """The service and the name of a token."""
    _, service, name = token.split(":")
    return service, name


def resource(handler: AnyHandler) -> dict[str, Any]:
    """What the templates of a resource want besides its handler."""
    service, name = parts(handler.token)
    inputs = properties(handler.inputs)
    names = {p.name for p in inputs}
    outputs = [p for p in properties(handler.outputs) if p.name not in names]
    live = [p for p in inputs if not has(handler.inputs.model_fields[p.name], Unmanaged)]
    # What the id is made of is always there, be it given or chosen by the service.
    fields = {**handler.outputs.model_fields, **handler.inputs.model_fields}
    shown = [
        replace(p, value=p.value.removesuffix(" | None"))
        if is_always_there(handler, p.name, fields[p.name])
        else p
        for p in (*live, *outputs)
    ]
    return {
        "handler": handler,
        "secrets": secrets(handler.inputs, handler.outputs),
        "identified": handler.identifier.plain,
        "service": service,
        "name": name,
        "doc": inspect.cleandoc(type(handler).__doc__ or ""),
        "inputs": inputs,
        "parameters": {p.name: p.doc for p in inputs},
        "outputs": outputs,
        "properties": shown,
        "models": [entry(m) for m in models_in(handler.inputs, handler.outputs)],
        **example(f"{service}-{to_snake(name)}"),
    }


def question(function: AnyFunction) -> dict[str, Any]:
    """What the templates of a function want besides the function."""
    inputs = properties(function.inputs)
    return {
        "function": function,
        "name": to_snake(parts(function.token)[1]),
        "doc": inspect.cleandoc(type(function).__doc__ or ""),
        "inputs": inputs,
        "parameters": {p.name: p.doc for p in inputs},
        "result": function.result.__name__,
        "outputs": properties(function.result),
    }


def provider() -> dict[str, Any]:
    """What the template of explicit providers wants. Which SDK it is, it says itself."""
    inputs = [p for p in properties(ProviderInputs) if p.name != "plugin"]
    return {
        "doc": inspect.cleandoc(ProviderInputs.__doc__ or ""),
        "inputs": inputs,
        "parameters": {p.name: p.doc for p in inputs},
        "secrets": secrets(ProviderInputs),
    }


def secrets(*models: Model) -> tuple[str, ...]:
    """The fields that are secrets, whatever a program says."""
    return tuple(
        name for model in models for name, f in model.model_fields.items() if has(f, Secret)
    )


def component(cls: type[Any]) -> dict[str, Any]:
    """What the template of a component wants."""
    init = cls.__init__
    _, docs, _ = component_pages.explained(init.__doc__)
    model = model_of(init)
    folder = to_snake(cls.__name__).replace("_", "-")
    parts, shown = ("doc", "parameters", "returns"), example(folder)
    return {
        "name": cls.__name__,
        "doc": inspect.cleandoc(cls.__doc__ or ""),
        "inputs": fields_of(model, docs),
        "outputs": [
            {"name": name, "plain": plain_output(kind), "doc": doc}
            for name, kind, doc in component_pages.outputs(cls)
        ],
        "methods": [
            {"name": name, **dict(zip(parts, component_pages.explained(m.__doc__), strict=True))}
            for name, m in inspect.getmembers(cls, inspect.isfunction)
            if not name.startswith("_") and m.__module__.startswith("pulumi_offsite")
        ],
        "models": [
            {
                "name": nested.__name__,
                "doc": one_line(dataclass_of(nested).__doc__),
                "fields": fields_of(nested, component_pages.field_docs(dataclass_of(nested))),
            }
            for nested in models_in(model)
        ],
        **shown,
        "program": (ROOT / "examples" / folder / "program.yaml").read_text().strip(),
        "tree": component_pages.tree(ROOT / "examples" / folder) if shown["example"] else [],
    }


def dataclass_of(model: Model) -> type[Any]:
    """The dataclass of which a component's nested model is."""
    return vars(model.__mro__[1])["dataclass"]


def fields_of(model: Model, docs: Mapping[str, str]) -> list[dict[str, Any]]:
    """The fields of a component's model: required ones first."""
    found: list[dict[str, Any]] = []
    for name, field in model.model_fields.items():
        default = field.get_default(call_default_factory=True, validated_data={})
        shown = default not in (None, "", [], {}, False) and not isinstance(default, dict)
        shown = shown and not field.is_required()
        notes = ["**required**"] if field.is_required() else [f"default `{default}`"] * shown
        plain_type = plain(field.annotation)
        found.append({"name": name, "plain": plain_type, "notes": notes, "doc": docs[name]})
    return sorted(found, key=lambda f: f["notes"] != ["**required**"])


def plain_output(kind: Any) -> str:
    kind = bare(kind)
    return f"{PLAIN[get_args(kind)[-1]]} by string" if get_args(kind) else PLAIN[kind]


def callers() -> dict[str, dict[str, list[str]]]:
    """The operations of each service's API, and who calls them."""
    found: dict[str, dict[str, list[str]]] = {}
    for token, handler in sorted(HANDLERS.items()):
        service, name = parts(token)
        for call in sorted({o for called in handler.calls.values() for o in called}):
            methods = ", ".join(m for m, called in handler.calls.items() if call in called)
            of, _, operation = call.rpartition(":")
            by = found.setdefault(of or service, {}).setdefault(operation, [])
            by.append(f"[`{name}`](resources/{service}/{name}.md) {methods}")
    for token, function in sorted(FUNCTIONS.items()):
        service, name = parts(token)
        by = found.setdefault(service, {}).setdefault(function.operation, [])
        by.append(f"[`{to_snake(name)}`](functions/{service}.md#{to_snake(name)})")
    return {service: dict(sorted(operations.items())) for service, operations in found.items()}


def example(name: str) -> dict[str, str]:
    path = f"examples/{name.replace('_', '-')}/__main__.py"
    source = ROOT / path
    return {"example_path": path, "example": source.read_text().strip() if source.exists() else ""}


def schema() -> dict[str, Any]:
    """The schema, with examples in each language, and with how each resource is imported."""
    found = package_schema(dict(ABOUT), HANDLERS, FUNCTIONS, ProviderInputs)
    for kind, more in zip(("resources", "types"), component_schema.components(), strict=True):
        found[kind] = dict(sorted({**found[kind], **more}.items()))
    examples = languages.examples(ROOT / "examples", found)
    paths = {Path(token.replace(":", "/")): token for token in examples}
    in_python = formatted({p.with_suffix(".py"): examples[t]["python"] for p, t in paths.items()})
    for path, token in paths.items():
        example = {**examples[token], "python": in_python[path.with_suffix(".py")]}
        spec = found["resources"].get(token) or found["functions"][token]
        told = [spec["description"], languages.told(example)]
        if token in HANDLERS:
            form = re.sub(r"\w+", lambda name: to_camel(name[0]), str(HANDLERS[token].identifier))
            told.append(f"## Import\n\n```sh\npulumi import {token} NAME {form}\n```")
        spec["description"] = "\n\n".join(told)
    return found


def in_other_languages() -> str:
    """The page about them, with the programs that the tests run."""
    files = {"yaml": "program.yaml", "typescript": "index.ts", "go": "main.go.txt"}
    return render(
        "languages.md",
        version=__version__,
        go_path=GO_PATH,
        programs={name: (ROOT / PROGRAMS / file).read_text() for name, file in files.items()},
        keys={to_camel(p.name): p.doc for p in properties(ProviderInputs)},
    )


# Files


@dataclass(frozen=True)
class Service:
    name: str
    title: str
    """Its name in full: what the docstring of its package says."""
    handlers: list[AnyHandler]
    functions: list[AnyFunction]


def services() -> list[Service]:
    found: list[Service] = []
    for name in sorted({parts(token)[0] for token in HANDLERS}):
        handlers = [h for token, h in sorted(HANDLERS.items()) if parts(token)[0] == name]
        functions = [f for token, f in sorted(FUNCTIONS.items()) if parts(token)[0] == name]
        before, _, _ = type(handlers[0]).__module__.partition(f".{name}.")
        title = one_line(sys.modules[f"{before}.{name}"].__doc__)
        found.append(Service(name, title, handlers, functions))
    return found


def generated() -> dict[Path, str]:
    """Every generated file and what it should hold."""
    shared = [m for m in models_in(*(h.inputs for h in HANDLERS.values())) if is_shared(m)]
    modules = {
        SDK / "types.py": render(
            "types.py",
            doc="The nested arguments that resources of every service share.",
            imports=["from ._resource import Nested, NestedArgs"],
            models=[entry(m, shared) for m in shared],
        ),
        SDK / "__init__.py": package(
            "Copies of cloud backups somewhere else, as code.",
            {
                ".": [service.name for service in services()],
                ".provider": ["Provider"],
                ".types": exported(shared, shared),
            },
            lazy="components",
        ),
        SDK / "provider.py": render("provider.py", **provider()),
    }
    pages = {
        OPERATIONS: render("operations.md", services=callers()),
        LANGUAGES: in_other_languages(),
        SCHEMA: json.dumps(schema(), indent=1, ensure_ascii=False) + "\n",
    }
    pages |= {
        COMPONENT_DOCS / f"{cls.__name__}.md": render("component.md", **component(cls))
        for cls in component_pages.classes()
    }
    for service in services():
        modules |= modules_of(service, shared)
        pages |= pages_of(service)
    return formatted(modules) | pages


def modules_of(service: Service, shared: list[Model]) -> dict[Path, str]:
    """A service's package in the SDK."""
    inputs = models_in(*(h.inputs for h in service.handlers))
    outputs = models_in(*(h.outputs for h in service.handlers))
    answers = [m for f in service.functions for m in (*models_in(f.inputs, f.result), f.result)]
    models = [m for m in dict.fromkeys([*inputs, *outputs, *answers]) if not is_shared(m)]
    twice = [name for name, count in Counter(m.__name__ for m in models).items() if count > 1]
    if twice:
        raise TypeError(f"{service.name} has two models of one name: {twice}")
    exports = {".types": exported(models, inputs)} if models else {}
    imports = [
        f"from ..types import {', '.join(exported(shared, shared))}",
        *(f"from .types import {', '.join(names)}" for names in exports.values()),
    ]
    modules: dict[str, str] = {}
    if models:
        modules["types"] = render(
            "types.py",
            doc=f"Nested arguments and outputs: {service.title}",
            imports=["from .._resource import Nested, NestedArgs", imports[0]],
            models=[entry(m, inputs) for m in models],
        )
    for handler in service.handlers:
        values = resource(handler)
        stem = to_snake(values["name"])
        exports[f".{stem}"] = [values["name"]]
        modules[stem] = render("resource.py", imports=imports, **values)
    for function in service.functions:
        values = question(function)
        stem = values["name"]
        exports[f".{stem}"] = [stem, f"{stem}_output"]
        modules[stem] = render("function.py", imports=imports, **values)
    modules["__init__"] = package(service.title, exports)
    return {SDK / service.name / f"{stem}.py": text for stem, text in modules.items()}


def pages_of(service: Service) -> dict[Path, str]:
    """A service's part of the manual."""
    pages = {
        DOCS / service.name / f"{values['name']}.md": render("resource.md", **values)
        for values in map(resource, service.handlers)
    }
    if service.functions:
        pages[FUNCTION_DOCS / f"{service.name}.md"] = render(
            "functions.md",
            service=service,
            questions=[question(f) for f in service.functions],
            models=[entry(m) for m in models_in(*(f.result for f in service.functions))],
            **example(f"{service.name}-functions"),
        )
    return pages


def exported(models: Iterable[Model], inputs: Iterable[Model]) -> list[str]:
    """The names of the classes that models become."""
    return [
        model.__name__ + suffix
        for model in models
        for suffix in (("", "Args", "ArgsDict") if model in inputs else ("",))
    ]


def package(doc: str, exports: Mapping[str, list[str]], lazy: str = "") -> str:
    """An `__init__.py`, by what it exports from which module; a `lazy` one loads when used."""
    imports = [f"from {module} import {', '.join(names)}" for module, names in exports.items()]
    names = sorted(filter(None, [lazy, *(name for found in exports.values() for name in found)]))
    return render("package.py", doc=doc, imports=imports, names=names, lazy=lazy)


def formatted(files: dict[Path, str]) -> dict[Path, str]:
    """The files as ruff leaves them: imports sorted and trimmed, lines broken."""
    ruff = [sys.executable, "-m", "ruff"]
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        config = ["--config", str(ROOT / "pyproject.toml"), "--quiet", folder]
        # First what is unused: an import that was once long stays on many lines.
        for rule in ("F401", "I"):
            subprocess.run([*ruff, "check", "--select", rule, "--fix", *config], check=False)
        subprocess.run([*ruff, "format", *config], check=True)
        return {path: (Path(folder) / path).read_text() for path in files}


def stale() -> list[Path]:
    """The generated files that aren't what they should be, leftovers included."""
    wanted: dict[Path, str | None] = dict(generated())
    folders = (
        (SDK, "*.py"),
        (DOCS, "*.md"),
        (FUNCTION_DOCS, "*.md"),
        (COMPONENT_DOCS, "[A-Z]*[a-z].md"),
    )
    for folder, pattern in folders:
        for path in (ROOT / folder).rglob(pattern):
            wanted.setdefault(path.relative_to(ROOT), None)
    there = {path: (ROOT / path).read_text() if (ROOT / path).exists() else None for path in wanted}
    return sorted(p for p in wanted if not _is_written(p) and there[p] != wanted[p])


def _is_written(path: Path) -> bool:
    return any(path.is_relative_to(place) for place in WRITTEN_BY_HAND)


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
