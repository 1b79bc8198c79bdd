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


@pytest.mark.parametrize(
    ("wire", "kind", "words"),
    [
        ({"pageSize": "many", "boxnam": "a"}, Invalid, ["cannot ask offsite.test.list_boxes: ", "`box_name` is required", "`page_size` must be a whole number", "did you mean `box_name`?"]),
        ({"boxName": "red"}, Invalid, ["`colour` must not be the name"]),
        ({"boxName": "secret"}, NotFound, ["cannot list boxes: there is no box [secret]."]),
        ({"boxName": "broken"}, Failure, ["[secret] fell over", "This is a fault in offsite"]),
    ],
    ids=["bad arguments", "a rule about the configuration", "a failure", "a fault"],
)  # fmt: skip
def test_a_failure_is_one_sentence_without_secrets(
    report: Any, wire: Wire, kind: type[Failure], words: list[str]
) -> None:
    run = Run({"offsite:colour": "red"})
    run.add_secrets("hunter2-hunter2")
    functions = Functions(run, {ListBoxes.token: ListBoxes()})
    assert functions.invoke(ListBoxes.token, {"boxName": "a"}, report) == {"boxNames": ["a", "a"]}
    with pytest.raises(Failure) as caught:
        functions.invoke(ListBoxes.token, wire, report)
    assert type(caught.value) is kind
    assert all(word in str(caught.value) for word in words)
    assert "hunter2" not in str(caught.value)
