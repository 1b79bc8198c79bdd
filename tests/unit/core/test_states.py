"""State that older releases recorded is read as it was meant, for ever.

`states/<release>.json` holds what a stack recorded under that release: id, inputs and outputs of
each resource, with the least and with all arguments. `python -m tests.contract.record <release>`
writes it. A release adds a file; none is changed.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from offsite_provider.core.model import model_in
from offsite_provider.core.ownership import Identity
from offsite_provider.core.provider import CHOSEN, Provider
from offsite_provider.core.run import Run
from offsite_provider.registry import HANDLERS

RECORDED = [
    pytest.param(token, recorded, id=f"{file.stem}-{token}-{given}")
    for file in sorted((Path(__file__).parent / "states").glob("*.json"))
    for token, states in json.loads(file.read_text()).items()
    for given, recorded in states.items()
]
each = pytest.mark.parametrize(("token", "recorded"), RECORDED)


def test_no_resource_of_a_release_is_gone() -> None:
    assert RECORDED
    assert {parameters.values[0] for parameters in RECORDED} <= {*HANDLERS}


@each
def test_recorded_state_is_no_difference(token: str, recorded: dict[str, Any]) -> None:
    """Nor is what a later release recorded, with more outputs at every depth."""
    provider, identity = Provider(Run(), HANDLERS), Identity(token=token)
    for state in (recorded["outputs"], later(token, recorded["outputs"])):
        assert provider.diff(identity, state, recorded["inputs"]).changes == ()


@each
def test_nothing_that_was_recorded_is_lost(token: str, recorded: dict[str, Any]) -> None:
    state, handler = recorded["outputs"], HANDLERS[token]
    outputs = handler.outputs.from_state(state)
    found = {**outputs.to_wire(), **handler.inputs.from_state(state).to_wire()}
    # An argument that the release didn't have yet is as if it were left out.
    assert found | {key: value for key, value in state.items() if key != CHOSEN} == found
    assert handler.outputs.from_state(later(token, state)) == outputs


def later(token: str, bag: dict[str, Any]) -> dict[str, Any]:
    """The bag as a release might record it that knows of more outputs at every depth."""
    handler = HANDLERS[token]
    # Arguments are checked, and so are those that stand among the outputs.
    outputs = {
        field.alias
        for name, field in handler.outputs.model_fields.items()
        if name not in handler.inputs.model_fields
        and (model := model_in(field.annotation))
        and model.model_config.get("extra") == "ignore"
    }
    return {**{k: more(v) if k in outputs else v for k, v in bag.items()}, "unheardOf": {"a": 1}}


def more(value: Any) -> Any:
    if isinstance(value, list):
        return [more(item) for item in value]
    if isinstance(value, dict) and all(isinstance(item, dict) for item in value.values()):
        return {key: more(item) for key, item in value.items()}
    return {**value, "unheardOf": {"a": 1}} if isinstance(value, dict) else value
