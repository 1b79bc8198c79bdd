"""The examples of the schema, in Python and as arguments: what compilers check of other languages."""

import ast
import inspect
import json
import re
from typing import Any

import pytest
import yaml

import pulumi_offsite as offsite
from offsite_provider.core.check import check
from offsite_provider.core.run import Run
from offsite_provider.functions import FUNCTIONS
from offsite_provider.registry import HANDLERS

from .conftest import ROOT

SCHEMA = json.loads((ROOT / "provider/offsite_plugin/schema.json").read_text())
TOLD = {**SCHEMA["resources"], **SCHEMA["functions"]}


@pytest.mark.parametrize("token", TOLD)
def test_python(token: str) -> None:
    program = ast.parse(example(token, "python"))
    calls = [node for node in ast.walk(program) if isinstance(node, ast.Call)]
    called = {
        spelled: node for node in calls if (spelled := ast.unparse(node.func))[:8] == "offsite."
    }
    assert called
    for path, call in called.items():
        _, service, name = path.split(".")
        named = dict.fromkeys(keyword.arg or "" for keyword in call.keywords)
        wanted = inspect.signature(getattr(getattr(offsite, service), name))
        wanted.bind(*call.args, **named)


@pytest.mark.parametrize("token", FUNCTIONS)
def test_the_arguments_of_a_function(token: str) -> None:
    (found,) = yaml.safe_load(example(token, "yaml"))["variables"].values()
    assert found["fn::invoke"]["function"] == token
    regions = {"offsite:region": "eu-west-1", "offsite:tencentRegion": "ap-guangzhou"}
    function, run = FUNCTIONS[token], Run(regions)
    arguments = function.prepare(run, found["fn::invoke"].get("arguments", {}))
    assert check(function.inputs, arguments)[1] == []


@pytest.mark.parametrize("token", HANDLERS)
def test_a_resource_is_in_its_example(token: str) -> None:
    resources: dict[str, Any] = yaml.safe_load(example(token, "yaml"))["resources"]
    assert token in [resource["type"] for resource in resources.values()]


def example(token: str, fence: str) -> str:
    found = re.search(rf"```{fence}\n(.*?)```", TOLD[token]["description"], re.DOTALL)
    assert found, token
    return found[1]
