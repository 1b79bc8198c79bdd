"""Functions: questions with checked arguments and failures of one sentence."""

from collections.abc import Iterator
from typing import Any

import pytest

from offsite_provider.core.failures import Failure, Invalid, NotFound
from offsite_provider.core.function import Function, Functions, Result
from offsite_provider.core.model import Wire, WireModel
from offsite_provider.core.problems import Problem
from offsite_provider.core.resource import Context
from offsite_provider.core.run import Run


class Quiet:
    def progress(self, message: str) -> None: ...

    def info(self, message: str) -> None: ...


class Question(WireModel):
    box_name: str
    page_size: int = 2
    colour: str | None = None

    def problems(self) -> Iterator[Problem]:
        if self.colour == self.box_name:
            yield Problem(("colour",), "must not be the name")


class Answer(Result):
    box_names: list[str]


class ListBoxes(Function[Question, Answer]):
    token = "offsite:test:listBoxes"
    inputs = Question
    result = Answer
    title = "Boxes"
    operation = "ListBoxes"

    def prepare(self, run: Run, wire: Wire) -> Wire:
        return {"colour": run.config.first("offsite:colour"), **wire}

    def call(self, context: Context, inputs: Question) -> Answer:
        if inputs.box_name == "secret":
            raise NotFound("list boxes", "there is no box hunter2-hunter2")
        if inputs.box_name == "broken":
            raise RuntimeError("hunter2-hunter2 fell over")
        return Answer(box_names=[inputs.box_name] * inputs.page_size)


def ask(wire: Wire, **config: Any) -> Wire:
    run = Run({f"offsite:{key}": value for key, value in config.items()})
    run.add_secrets("hunter2-hunter2")
    functions = Functions(run, {ListBoxes.token: ListBoxes()})
    return functions.invoke(ListBoxes.token, wire, Quiet())


def test_answers_in_wire_names() -> None:
    assert ask({"boxName": "a", "pageSize": 3}) == {"boxNames": ["a", "a", "a"]}


def test_names_every_bad_argument_as_a_program_spells_it() -> None:
    with pytest.raises(Invalid) as caught:
        ask({"pageSize": "many", "boxnam": "a"})
    said = str(caught.value)
    assert said.startswith("cannot ask offsite.test.list_boxes: ")
    assert "`box_name` is required" in said
    assert "`page_size` must be a whole number" in said
    assert "did you mean `box_name`?" in said


def test_rules_hold_and_the_configuration_counts() -> None:
    with pytest.raises(Invalid, match="`colour` must not be the name"):
        ask({"boxName": "red"}, colour="red")


def test_failures_pass_without_secrets() -> None:
    with pytest.raises(NotFound) as caught:
        ask({"boxName": "secret"})
    assert str(caught.value) == "cannot list boxes: there is no box [secret]."


def test_faults_of_ours_are_one_sentence_without_secrets() -> None:
    with pytest.raises(Failure, match="This is a fault in offsite") as caught:
        ask({"boxName": "broken"})
    assert "hunter2" not in str(caught.value)
