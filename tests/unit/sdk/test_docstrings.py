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
from offsite_provider.core.model import WireModel, is_model
from offsite_provider.core.traits import Hidden, Unmanaged, has
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS

FILES = sorted(Path(offsite.__file__).parent.rglob("*.py"))
GENERATED = [
    path for path in FILES if not re.match("_[a-z]", path.name) and path.parent.name != "components"
]
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


@cache
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
    docs = cache(generate.field_docs)

    def of(*models: type[WireModel], without: tuple[Any, ...] = (Hidden,)) -> dict[str, str]:
        return {
            name: words(docs(model)[name])
            for model in models
            for name, field in model.model_fields.items()
            if not any(has(field, trait) for trait in without)
        }

    return of


def nested(annotation: Any) -> Iterator[type[WireModel]]:
    """The models in a type, itself among them."""
    parts = get_args(annotation)
    if is_model(annotation):
        yield annotation
        parts = [field.annotation for field in annotation.model_fields.values()]
    for part in parts:
        yield from nested(part)


@pytest.mark.parametrize("token", [*HANDLERS, *FUNCTIONS])
def test_are_the_models_words(described: Any, token: str) -> None:
    _, service, name = token.split(":")
    module, thing = getattr(offsite, service), HANDLERS.get(token) or FUNCTIONS[token]
    if token in HANDLERS:
        answer, whole, cls = thing.outputs, {thing.inputs, thing.outputs}, getattr(module, name)
        assert words(cls.__doc__) == words(type(thing).__doc__)
        outputs = described(thing.outputs, thing.inputs, without=(Hidden, Unmanaged))
        assert fields_of(cls) == outputs
        arguments = explained(cls.__init__.__doc__)
        assert list(arguments)[:2] == OWN
        assert {k: v for k, v in arguments.items() if k not in OWN} == described(thing.inputs)
    else:
        answer, whole = thing.result, {thing.inputs}
        for found in (getattr(module, f"{to_snake(name)}{form}") for form in ("", "_output")):
            assert words(inspect.getdoc(found)).partition(" Args:")[0] == words(type(thing).__doc__)
            arguments = explained(found.__doc__)
            assert {k: v for k, v in arguments.items() if k not in OWN} == described(thing.inputs)
    for model in {*nested(thing.inputs), *nested(answer)} - whole:
        shared = model.__module__.startswith("offsite_provider.core")
        place = offsite if shared else module
        forms = (getattr(place, f"{model.__name__}{form}", None) for form in ("Args", "ArgsDict"))
        for cls in (getattr(place, model.__name__), *filter(None, forms)):
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
