"""Functions in a program's process: its configuration, and errors of one line."""

from collections.abc import Iterator
from typing import Any

import pulumi
import pytest
from pulumi.runtime import config

from offsite_provider.core.failures import NotFound
from offsite_provider.core.function import Function, Result
from offsite_provider.core.model import WireModel
from offsite_provider.core.resource import Context
from offsite_provider.doors import functions


class Question(WireModel):
    box_name: str | None = None


class Answer(Result):
    colour: str | None
    run: int


class GetColour(Function[Question, Answer]):
    token = "offsite:test:getColour"
    inputs = Question
    result = Answer
    operation = "GetColour"

    def call(self, context: Context, inputs: Question) -> Answer:
        if inputs.box_name == "lost":
            raise NotFound("get the colour of lost", "there is no such box")
        colour = context.run.config.first("offsite:colour")
        return Answer(colour=colour, run=id(context.run))


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("offsite_provider.functions.FUNCTIONS", {GetColour.token: GetColour()})
    functions._functions.cache_clear()
    yield
    functions._functions.cache_clear()
    config.set_all_config({})


def ask(**arguments: Any) -> dict[str, Any]:
    return functions.ask(GetColour.token, arguments)


def test_questions_of_a_program_share_a_run_with_the_stacks_configuration() -> None:
    config.set_all_config({"offsite:colour": "red"})
    first = ask()
    assert first["colour"] == "red"
    assert first["run"] == ask(boxName="a")["run"]


def test_the_engine_puts_configuration_into_the_environment(monkeypatch: Any) -> None:
    monkeypatch.setenv("PULUMI_CONFIG", '{"offsite:colour": "green"}')
    assert ask(boxName=None)["colour"] == "green"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("lost", "cannot get the colour of lost: there is no such box."),
        (pulumi.Output.from_input("a"), "offsite.test.get_colour takes no outputs: use offsite.test.get_colour_output"),
    ],
)  # fmt: skip
def test_a_failure_is_one_line(name: Any, sentence: str) -> None:
    with pytest.raises(pulumi.RunError) as caught:
        ask(boxName=name)
    assert str(caught.value) == sentence
