"""State that older releases recorded is read as it was meant, for ever.

`states/<release>.json` holds what a stack recorded under that release: id, inputs and outputs of
each resource. A release adds a file; none is changed.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from offsite_provider.core.lifecycle import Lifecycle
from offsite_provider.core.settings import Settings
from offsite_provider.registry import HANDLERS

RECORDED = [
    pytest.param(token, recorded, id=f"{file.stem}-{token}")
    for file in sorted((Path(__file__).parent / "states").glob("*.json"))
    for token, recorded in json.loads(file.read_text()).items()
]


@pytest.mark.parametrize(("token", "recorded"), RECORDED)
def test_recorded_state_is_no_difference(token: str, recorded: dict[str, Any]) -> None:
    found = Lifecycle(Settings(), HANDLERS).diff(token, recorded["outputs"], recorded["inputs"])
    assert found.changes == ()


@pytest.mark.parametrize(("token", "recorded"), RECORDED)
def test_nothing_that_was_recorded_is_lost(token: str, recorded: dict[str, Any]) -> None:
    handler = HANDLERS[token]
    inputs = handler.inputs.recall(recorded["outputs"]).to_wire()
    outputs = handler.outputs.recall(recorded["outputs"]).to_wire()
    assert {**outputs, **inputs} == {
        key: value for key, value in recorded["outputs"].items() if key != "defaulted"
    }


@pytest.mark.parametrize(("token", "recorded"), RECORDED)
def test_what_a_later_release_recorded_is_passed_over(token: str, recorded: dict[str, Any]) -> None:
    state = later(recorded["outputs"])
    found = Lifecycle(Settings(), HANDLERS).diff(token, state, recorded["inputs"])
    assert found.changes == ()
    outputs = HANDLERS[token].outputs
    assert outputs.recall(state) == outputs.recall(recorded["outputs"])


def later(bag: dict[str, Any]) -> dict[str, Any]:
    """The bag as a release might record it that knows of more outputs at every depth."""
    inputs = ("tags", "timeouts", "copies")
    nested = {
        key: value if key in inputs or not isinstance(value, dict) else later(value)
        for key, value in bag.items()
    }
    if "copies" in bag:
        nested["copies"] = {region: later(copy) for region, copy in bag["copies"].items()}
    return {**nested, "unheardOf": {"a": 1}}
