"""Writes what follows from the provider's models: the SDK's classes, and the pages of the manual.

`python tools/generate.py` writes them, `--check` says which are stale and exits 1 if any are.
"""

import inspect
import re
import subprocess
import sys
import tempfile
import types
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import TextWrapper
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import jinja2
from pydantic.alias_generators import to_camel, to_snake
from pydantic.fields import FieldInfo

from offsite_provider.core.fields import Computed, Hidden, Replaces, Unmanaged, WireModel, has
from offsite_provider.core.function import Function
from offsite_provider.core.resource import Handler
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS

ROOT = Path(__file__).resolve().parent.parent
SDK = Path("sdk/pulumi_offsite")
WRITTEN_BY_HAND = {SDK / "_resource.py", SDK / "_invoke.py"}
DOCS = Path("docs/resources")
FUNCTION_DOCS = Path("docs/functions")
OPERATIONS = Path("docs/operations.md")
SCALARS = {str: "str", int: "int", bool: "bool", float: "float"}
PLAIN = {str: "string", int: "integer", bool: "boolean", float: "number"}
RESOURCE_PARAMETERS = {
    "resource_name": "The name of the resource in the stack.",
    "opts": "Pulumi's options for every resource.",
}

Model = type[WireModel]
AnyHandler = Handler[Any, Any]
AnyFunction = Function[Any, Any]


# Text


def one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", inspect.cleandoc(text or "")).strip()


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
TEMPLATES.filters.update(docstring=docstring, sentence=sentence)


def render(template: str, **values: Any) -> str:
    return TEMPLATES.get_template(f"{template}.jinja").render(values)


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


def spelled(annotation: Any, *, as_input: bool) -> str:
    """A type as an argument takes it, or as an output holds it."""
    annotation, _ = bare(annotation)
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
    if field.alias != to_camel(name):
        # The SDK knows a field's name on the wire by its name in Python.
        raise TypeError(f"{name} must be {to_camel(name)} on the wire, not {field.alias}")
    _, optional = bare(field.annotation)
    required = field.is_required()
    given = f"pulumi.Input[{spelled(field.annotation, as_input=True)}]"
    value = spelled(field.annotation, as_input=False)
    default = field.get_default(call_default_factory=True, validated_data={})
    notes = {
        "**required**": required,
        "*replaces*": has(field, Replaces),
        "chosen by the service if left out": has(field, Computed),
        f"default `{default}`": not required and default not in (None, "", [], {}),
    }
    return Property(
        name=name,
        doc=one_line(field.description),
        required=required,
        input=given if required else f"{given} | None",
        value=f"{value} | None" if optional else value,
        argument=value if required else f"{value} | None",
        # One that all of a class can share.
        default="()" if default == [] else repr(default),
        plain=plain(field.annotation),
        notes=tuple(note for note, holds in notes.items() if holds),
    )


def properties(model: Model) -> list[Property]:
    """The visible fields: required ones first, and last those that every resource has."""
    bases = [base for base in model.__mro__[1:] if issubclass(base, WireModel)]
    common = {name for base in bases for name in base.model_fields}
    found = [
        property_of(name, field)
        for name, field in model.model_fields.items()
        if not has(field, Hidden)
    ]
    return sorted(found, key=lambda p: (not p.required, p.name in common))


def nested(annotation: Any) -> Iterator[Model]:
    """The models inside a model or another type, deepest first."""
    fields = annotation.model_fields.values() if is_model(annotation) else ()
    for part in [field.annotation for field in fields] or get_args(annotation):
        inside, _ = bare(part)
        yield from nested(inside)
        if is_model(inside):
            yield inside


def models_of(thing: AnyHandler | AnyFunction) -> list[Model]:
    """The models that the SDK's class of a resource, or its function, speaks of."""
    if isinstance(thing, Handler):
        return unique([*nested(thing.inputs), *nested(thing.outputs)])
    return unique([*nested(thing.inputs), *nested(thing.result), thing.result])


def unique(models: Iterable[Model]) -> list[Model]:
    return list(dict.fromkeys(models))


def is_shared(model: Model) -> bool:
    return model.__module__.startswith("offsite_provider.core")


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
    return {
        "handler": handler,
        "service": service,
        "name": name,
        "doc": inspect.cleandoc(type(handler).__doc__ or ""),
        "inputs": inputs,
        "parameters": RESOURCE_PARAMETERS | {p.name: p.doc for p in inputs},
        "outputs": outputs,
        "properties": [*live, *outputs],
        "models": [entry(m) for m in models_of(handler)],
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


def callers() -> dict[str, dict[str, list[str]]]:
    """The operations of each service's API, and who calls them."""
    found: dict[str, dict[str, list[str]]] = {}
    for token, handler in sorted(HANDLERS.items()):
        service, name = parts(token)
        for operation in sorted({o for called in handler.calls.values() for o in called}):
            methods = ", ".join(m for m, called in handler.calls.items() if operation in called)
            by = found.setdefault(service, {}).setdefault(operation, [])
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


# Files


def generated() -> dict[Path, str]:
    """Every generated file and what it should hold."""
    shared = unique(m for h in HANDLERS.values() for m in nested(h.inputs) if is_shared(m))
    shared_names = exported(shared, shared)
    services = sorted({parts(token)[0] for token in HANDLERS})
    files = {
        OPERATIONS: render("operations.md", services=callers()),
        SDK / "types.py": render(
            "types.py",
            doc="The nested arguments that resources of every service share.",
            imports=["from ._resource import Nested, NestedArgs"],
            models=[entry(m, shared) for m in shared],
        ),
        SDK / "__init__.py": package(
            "Copies of cloud backups somewhere else, as code.",
            {".": services, ".types": shared_names},
        ),
    }
    for service in services:
        files |= service_files(service, f"from ..types import {', '.join(shared_names)}")
    return files | formatted({p: text for p, text in files.items() if p.suffix == ".py"})


def service_files(service: str, shared: str) -> dict[Path, str]:
    """A service's modules and pages; `shared` imports the types that all services share."""
    handlers = [h for token, h in sorted(HANDLERS.items()) if parts(token)[0] == service]
    functions = [f for token, f in sorted(FUNCTIONS.items()) if parts(token)[0] == service]
    title = title_of(service, handlers[0])
    inputs = [m for h in handlers for m in nested(h.inputs)]
    found = unique(m for thing in (*handlers, *functions) for m in models_of(thing))
    models = [m for m in found if not is_shared(m)]
    twice = [name for name, count in Counter(m.__name__ for m in models).items() if count > 1]
    if twice:
        raise TypeError(f"{service} has two models of one name: {twice}")
    names = exported(models, inputs)
    imports = [shared, *([f"from .types import {', '.join(names)}"] if names else [])]
    exports: dict[str, list[str]] = {".types": names} if names else {}
    files: dict[Path, str] = {}
    if models:
        files[SDK / service / "types.py"] = render(
            "types.py",
            doc=f"Nested arguments and outputs: {title}",
            imports=["from .._resource import Nested, NestedArgs", shared],
            models=[entry(m, inputs) for m in models],
        )
    for handler in handlers:
        values = resource(handler)
        stem = to_snake(values["name"])
        exports[f".{stem}"] = [values["name"]]
        files[SDK / service / f"{stem}.py"] = render("resource.py", imports=imports, **values)
        files[DOCS / service / f"{values['name']}.md"] = render("resource.md", **values)
    questions = [question(f) for f in functions]
    for values in questions:
        stem = values["name"]
        exports[f".{stem}"] = [stem, f"{stem}_output"]
        files[SDK / service / f"{stem}.py"] = render("function.py", imports=imports, **values)
    if questions:
        inside = unique(m for f in functions for m in nested(f.result))
        files[FUNCTION_DOCS / f"{service}.md"] = render(
            "functions.md",
            service=service,
            title=title,
            questions=questions,
            models=[entry(m) for m in inside],
            **example(f"{service}-functions"),
        )
    files[SDK / service / "__init__.py"] = package(title, exports)
    return files


def title_of(service: str, handler: AnyHandler) -> str:
    """The name of a service in full: what the docstring of its package says."""
    before, _, _ = type(handler).__module__.partition(f".{service}.")
    return one_line(sys.modules[f"{before}.{service}"].__doc__)


def exported(models: Iterable[Model], inputs: Iterable[Model]) -> list[str]:
    """The names of the classes that models become."""
    suffixes = {model: ("", "Args", "ArgsDict") if model in inputs else ("",) for model in models}
    return [f"{model.__name__}{suffix}" for model, found in suffixes.items() for suffix in found]


def package(doc: str, exports: Mapping[str, list[str]]) -> str:
    """An `__init__.py`, by what it exports from which module."""
    imports = [f"from {module} import {', '.join(names)}" for module, names in exports.items()]
    names = sorted(name for found in exports.values() for name in found)
    return render("package.py", doc=doc, imports=imports, names=names)


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
    wanted = generated()
    found = [
        path
        for path, text in wanted.items()
        if not (ROOT / path).exists() or (ROOT / path).read_text() != text
    ]
    for folder, pattern in ((SDK, "*.py"), (DOCS, "*.md"), (FUNCTION_DOCS, "*.md")):
        for path in (ROOT / folder).rglob(pattern):
            known = wanted.keys() | WRITTEN_BY_HAND
            if path.relative_to(ROOT) not in known and "components" not in path.parts:
                found.append(path.relative_to(ROOT))
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
