"""Functions in a program's process: its configuration, and errors of one line."""

from collections.abc import Iterator
from typing import Any

import pulumi
import pytest
from pulumi.runtime import config

from offsite_provider.doors import functions

from ..core.box import ListBoxes


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("offsite_provider.functions.FUNCTIONS", {ListBoxes.token: ListBoxes()})
    functions._functions.cache_clear()
    yield
    functions._functions.cache_clear()
    config.set_all_config({})


def ask(**arguments: Any) -> dict[str, Any]:
    return functions.ask(ListBoxes.token, {"boxName": "a", **arguments})


def test_questions_of_a_program_share_a_run_with_the_stacks_configuration() -> None:
    config.set_all_config({"offsite:colour": "red"})
    first = ask()
    assert first["colour"] == "red"
    assert first["run"] == ask(boxName="b")["run"]


def test_the_engine_puts_configuration_into_the_environment(monkeypatch: Any) -> None:
    monkeypatch.setenv("PULUMI_CONFIG", '{"offsite:colour": "green"}')
    assert ask()["colour"] == "green"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("secret", "cannot list boxes: there is no box hunter2-hunter2."),
        (
            pulumi.Output.from_input("a"),
            "offsite.test.list_boxes takes no outputs: use offsite.test.list_boxes_output",
        ),
    ],
)
def test_a_failure_is_one_line(name: Any, sentence: str) -> None:
    with pytest.raises(pulumi.RunError) as caught:
        ask(boxName=name)
    assert str(caught.value) == sentence
