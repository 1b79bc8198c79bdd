"""What the SDK's classes and functions say of themselves: the models' own words, all of them."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic.alias_generators import to_snake

import pulumi_offsite as offsite
from offsite_provider.core.model import WireModel
from offsite_provider.core.traits import Hidden, Unmanaged, has
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS

FILES = sorted(Path(offsite.__file__).parent.rglob("*.py"))
GENERATED = [path for path in FILES if path.name not in ("_resource.py", "_invoke.py")]
OWN = ["resource_name", "opts"]
"""The parameters that are Pulumi's and not the model's."""


def words(text: str | None) -> str:
    assert text
    return " ".join(text.split())


def explained(doc: str | None) -> dict[str, str]:
    """What stands under `Args:`, by the parameters' names."""
    _, _, listed = inspect.cleandoc(doc or "").partition("Args:\n")
    _, *parts = re.split(r"^(\w+): ", inspect.cleandoc(listed), flags=re.MULTILINE)
    return dict(zip(parts[::2], map(words, parts[1::2]), strict=True))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def fields_of(cls: type) -> dict[str, str]:
    """The docstrings below the annotated fields of a class."""
    path = Path(inspect.getfile(cls))
    body = next(n.body for n in tree(path).body if getattr(n, "name", None) == cls.__name__)
    return {
        field.target.id: words(below.value.value)
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr)
    }


@pytest.fixture(scope="session")
def described(generate: Any) -> Any:
    """What models say of their fields."""

    def of(*models: type[WireModel], without: tuple[Any, ...] = (Hidden,)) -> dict[str, str]:
        return {
            name: words(generate.field_docs(model)[name])
            for model in models
            for name, field in model.model_fields.items()
            if not any(has(field, trait) for trait in without)
        }

    return of


def nested(annotation: Any) -> Iterator[type[WireModel]]:
    """The models in a type, itself among them."""
    parts = get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, WireModel):
        yield annotation
        parts = [field.annotation for field in annotation.model_fields.values()]
    for part in parts:
        yield from nested(part)


@pytest.mark.parametrize("token", HANDLERS)
def test_of_a_resource(described: Any, token: str) -> None:
    _, service, name = token.split(":")
    handler, cls = HANDLERS[token], getattr(getattr(offsite, service), name)
    assert words(cls.__doc__) == words(type(handler).__doc__)
    arguments = explained(cls.__init__.__doc__)
    assert list(arguments)[:2] == OWN
    assert {k: v for k, v in arguments.items() if k not in OWN} == described(handler.inputs)
    outputs = described(handler.outputs, handler.inputs, without=(Hidden, Unmanaged))
    assert fields_of(cls) == outputs


@pytest.mark.parametrize("token", FUNCTIONS)
def test_of_a_function(described: Any, token: str) -> None:
    _, service, name = token.split(":")
    function, module = FUNCTIONS[token], getattr(offsite, service)
    for found in (getattr(module, to_snake(name)), getattr(module, f"{to_snake(name)}_output")):
        assert words(inspect.getdoc(found)).partition(" Args:")[0] == words(type(function).__doc__)
        arguments = explained(found.__doc__)
        assert {k: v for k, v in arguments.items() if k not in OWN} == described(function.inputs)


@pytest.mark.parametrize("token", [*HANDLERS, *FUNCTIONS])
def test_of_what_is_nested(described: Any, token: str) -> None:
    thing: Any = HANDLERS.get(token) or FUNCTIONS[token]
    answer = thing.outputs if token in HANDLERS else thing.result
    whole = {thing.inputs, answer} if token in HANDLERS else {thing.inputs}
    for model in {*nested(thing.inputs), *nested(answer)} - whole:
        shared = model.__module__.startswith("offsite_provider.core")
        module = offsite if shared else getattr(offsite, token.split(":")[1])
        classes = [
            getattr(module, f"{model.__name__}{kind}", None) for kind in ("Args", "ArgsDict")
        ]
        for cls in (getattr(module, model.__name__), *filter(None, classes)):
            assert words(cls.__doc__) == words(model.__doc__)
            assert fields_of(cls) == described(model)


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_look_as_if_written_by_hand(path: Path) -> None:
    lines = path.read_text().splitlines()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found = lines[node.lineno - 1 : node.end_lineno]
            assert max(map(len, found)) <= 96, found
            assert found == [line.rstrip() for line in found]
            if len(found) > 1:
                assert found[-1].strip() == '"""', found
                assert len(found) > 2, "would stand on one line"
