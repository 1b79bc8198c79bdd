"""What the pages of components say: from their classes, and from what their examples make."""

import ast
import inspect
import re
import runpy
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, cast, get_args
from unittest.mock import patch

import pulumi
import yaml
from pulumi.runtime import mocks

from offsite_provider.core.schema import one_line
from pulumi_offsite.components._component import Component
from pulumi_offsite.components.construct import COMPONENTS


def classes() -> list[type[Component]]:
    """All components, by name."""
    return [COMPONENTS[token] for token in sorted(COMPONENTS)]


def explained(doc: str | None) -> tuple[str, dict[str, str], str]:
    """The parts of a docstring: what it is, its `Args:` by name, and its `Returns:`."""
    text = inspect.cleandoc(doc or "")
    before, _, after = text.partition("\n\nArgs:\n")
    listed, _, returns = after.partition("\nReturns:\n")
    _, *parts = re.split(r"^(\w+): ", inspect.cleandoc(listed), flags=re.MULTILINE)
    arguments = dict(zip(parts[::2], map(one_line, parts[1::2]), strict=True))
    return one_line(before), arguments, one_line(returns)


def field_docs(cls: type) -> dict[str, str]:
    """The docstrings below the annotated fields of a class, by their names."""
    (body,) = ast.parse(inspect.getsource(cls)).body
    assert isinstance(body, ast.ClassDef)
    docs: dict[str, str] = {}
    for field, doc in pairwise(body.body):
        match field, doc:
            case ast.AnnAssign(target=ast.Name(id)), ast.Expr(ast.Constant(str(text))):
                docs[id] = one_line(text)
            case _:
                pass
    return docs


def outputs(cls: type[Component]) -> Iterator[tuple[str, Any, str]]:
    """The outputs of a component: name, type and documentation."""
    docs = field_docs(cls)
    for name, kind in inspect.get_annotations(cls).items():
        if name in docs:
            yield name, get_args(kind)[0], docs[name]


class _Engine(mocks.Mocks):
    def call(self, args: mocks.MockCallArgs) -> tuple[dict[Any, Any], list[tuple[str, str]]]:
        return {}, []

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[Any, Any]]:
        inputs = cast("dict[str, Any]", cast("Any", args).inputs)
        arn = f"arn:aws:backup:eu-west-1:123456789012:backup-vault:{args.name}"
        known = {"backupVaultArn": arn, "backupVaultName": args.name}
        return f"{args.name}-id", {**inputs, **known}


class _Monitor(mocks.MockMonitor):
    found: list[tuple[str, str, str]]

    def RegisterResource(self, request: Any) -> Any:
        self.found.append((request.parent, request.type, request.name))
        return cast("Any", super()).RegisterResource(request)


ANSWERS: Mapping[str, dict[str, Any]] = {
    "offsite:cbs:getNewestSnapshot": {"snapshotId": "snap-ckgjwkqh"},
    "offsite:cloudhsmv2:getNewestBackup": {"backupId": "backup-abcdefg2345"},
    "offsite:rds:listDbInstances": {
        "dbInstances": [
            {
                "dbInstanceIdentifier": "orders",
                "dbInstanceArn": "arn:aws:rds:eu-west-1:123456789012:db:orders",
            }
        ]
    },
}
"""What examples ask the clouds, and are told."""


def tree(example: Path) -> list[str]:
    """The resources that an example makes, each beneath its parent."""
    configuration: Mapping[str, Any] = yaml.safe_load(
        (example / "Pulumi.sandbox.yaml").read_text()
    )["config"]
    pulumi.runtime.set_all_config({k: str(v) for k, v in configuration.items()})
    engine = _Engine()
    monitor = _Monitor(engine)
    monitor.found = []
    mocks.set_mocks(engine, project=example.name, stack="docs", preview=False, monitor=monitor)

    def program() -> None:
        runpy.run_path(str(example / "__main__.py"))

    def ask(token: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return ANSWERS[token]

    with patch("offsite_provider.doors.functions.ask", ask):
        cast("Any", mocks).test(program)()
    return list(_beneath(monitor.found, "pulumi:pulumi:Stack", ""))


def _beneath(found: list[tuple[str, str, str]], parent: str, indent: str) -> Iterator[str]:
    for of, kind, name in sorted(found, key=lambda each: (each[2], each[1])):
        if of.endswith(parent) if indent else f"::{parent}::" in of:
            shown = re.sub(r"^pulumi-python:dynamic/offsite/(\w+):|^offsite:(\w+):", r"\1\2.", kind)
            yield f"{indent}{shown} {name}"
            yield from _beneath(found, f"{kind}::{name}", indent + "  ")
