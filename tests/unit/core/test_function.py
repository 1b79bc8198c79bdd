"""Functions: questions with checked arguments and failures of one sentence."""

from typing import Any

import pytest

from offsite_provider.core.failures import Failure, Invalid, NotFound
from offsite_provider.core.function import Functions
from offsite_provider.core.model import Wire
from offsite_provider.core.run import Run

from .box import ListBoxes


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
    answer = functions.invoke(ListBoxes.token, {"boxName": "a"}, report)
    assert answer == {"boxNames": ["a", "a"], "colour": "red", "run": id(run)}
    with pytest.raises(Failure) as caught:
        functions.invoke(ListBoxes.token, wire, report)
    assert type(caught.value) is kind
    assert all(word in str(caught.value) for word in words)
    assert "hunter2" not in str(caught.value)
