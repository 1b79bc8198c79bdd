"""Named resources, in a service that the test makes up: what the sandbox's AWS never answers."""

from typing import Annotated, Any

import pytest
from botocore.exceptions import ClientError

from offsite_provider.aws.access import AwsInputs
from offsite_provider.aws.backup.audit.named import NamedHandler, NamedResource
from offsite_provider.core.equality import AnyOrder
from offsite_provider.core.failures import Conflict, Invalid, NotFound
from offsite_provider.core.identifier import Identifier
from offsite_provider.core.model import Outputs, Timeouts
from offsite_provider.core.ownership import Adopt, Identity
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.traits import Computed, Hidden, Replaces
from offsite_provider.core.waiting import Pace


class ThingInputs(AwsInputs):
    thing_name: Annotated[str | None, Replaces, Computed] = None
    parts: Annotated[list[str], AnyOrder] = []
    adopt: Adopt = None


class ThingOutputs(Outputs):
    answered_parts: Annotated[list[str] | None, Hidden] = None


class Things(NamedHandler[ThingInputs, ThingOutputs]):
    """Its service keeps things by their names, and adds a part of its own to each."""

    token = "offsite:test:Thing"
    inputs = ThingInputs
    outputs = ThingOutputs
    identifier = Identifier("region", "thing_name")
    timeouts = Timeouts()

    def __init__(self) -> None:
        self.things: dict[str, dict[str, Any]] = {}
        self.requests: list[str] = []
        self.forgets = 0
        """So many requests the service knows of things that were deleted since."""
        self.clashes = False
        self.resource = NamedResource(
            noun="thing",
            create=self.make,
            describe=self.describe,
            update=lambda _, inputs: self.put(inputs),
            delete=lambda _, inputs: refuse("InvalidRequestException"),
            answered={"parts": "answered_parts"},
            longest_name=20,
            clash="Change its parts",
        )

    def make(self, _: Any, inputs: ThingInputs, request: str) -> None:
        self.requests.append(request)
        name = str(inputs.thing_name)
        if self.clashes or self.things.get(name, {}).get("CreatorRequestId", request) != request:
            refuse("AlreadyExistsException")
        if self.forgets:
            self.forgets -= 1
        elif name not in self.things:
            self.things[name] = {"CreatorRequestId": request}
            self.put(inputs)

    def put(self, inputs: ThingInputs) -> None:
        parts = [*reversed(inputs.parts), "its own"]
        self.things[str(inputs.thing_name)] |= {"ThingName": inputs.thing_name, "Parts": parts}

    def describe(self, _: Any, inputs: ThingInputs) -> dict[str, Any]:
        return self.things.get(str(inputs.thing_name)) or refuse("ResourceNotFoundException")


def refuse(code: str) -> Any:
    raise ClientError({"Error": {"Code": code, "Message": "no"}}, "Operation")


@pytest.fixture
def things() -> Things:
    return Things()


class Program:
    """A program with one thing, which is called `mine`."""

    def __init__(self, things: Things, report: Any) -> None:
        self._provider = Provider(Run(), {things.token: things}, Pace(gather=0, first=0))
        self._identity, self._report = Identity("shop", "prod", things.token, "thing"), report

    def create(self, **wire: Any) -> tuple[str, dict[str, Any]]:
        wire = {"region": "eu-west-1", "thingName": "mine", **wire}
        return self._provider.create(self._identity, wire, self._report)

    def read(self, state: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None] | None:
        return self._provider.read(self._identity, "eu-west-1/mine", state, self._report)

    def update(self, state: dict[str, Any], **wire: Any) -> dict[str, Any]:
        news = {"region": "eu-west-1", "thingName": "mine", **wire}
        return self._provider.update(self._identity, "eu-west-1/mine", state, news, self._report)

    def delete(self) -> None:
        state = {"region": "eu-west-1", "thingName": "mine"}
        self._provider.delete(self._identity, "eu-west-1/mine", state, self._report)


@pytest.fixture
def program(things: Things, report: Any) -> Program:
    return Program(things, report)


def test_requests_of_deleted_things_are_followed_by_others_but_not_for_ever(
    program: Program, things: Things
) -> None:
    things.forgets = 4
    assert program.create()[0] == "eu-west-1/mine"
    assert len({*things.requests}) == 5
    things.forgets = 100
    del things.things["mine"]
    with pytest.raises(NotFound, match="cannot create the thing mine"):
        program.create()
    assert len(things.requests) == 10


def test_what_is_in_the_way_under_another_name_is_told_with_advice(
    program: Program, things: Things
) -> None:
    things.clashes = True
    with pytest.raises(Conflict, match="Change its parts"):
        program.create(adopt="eu-west-1/mine")


def test_what_the_service_adds_is_no_drift_and_what_is_changed_is(
    program: Program, things: Things
) -> None:
    _, state = program.create(parts=["a", "b"])
    assert state["parts"] == ["a", "b"]
    assert program.read(state) == (state, None)
    things.things["mine"]["Parts"].reverse()
    assert program.read(state) == (state, None)
    things.things["mine"]["Parts"] = ["a", "by hand"]
    drifted, arguments = program.read(state) or ({}, None)
    assert (arguments or {})["parts"] == ["a", "by hand"]
    assert program.read(drifted) == (drifted, None)
    repaired = program.update(drifted, parts=["a"])
    assert repaired["parts"] == ["a"]
    assert program.read(repaired) == (repaired, None)


def test_any_other_refusal_of_a_deletion_is_passed_on(program: Program) -> None:
    with pytest.raises(Invalid) as refused:
        program.delete()
    assert refused.value.code == "InvalidRequestException"
