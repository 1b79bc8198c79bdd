"""Named resources, in a service that the test makes up: what the sandbox's AWS never answers."""

import re
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


class Service:
    """Keeps things by their names, and adds a part of its own to each."""

    def __init__(self) -> None:
        self.things: dict[str, dict[str, Any]] = {}
        self.requests: list[str] = []
        self.forgets = 0
        """So many requests it knows of things that were deleted since."""
        self.clashes = False
        self.holds: list[str] | None = []
        self.calls: list[str] = []

    def create(self, _: Any, inputs: ThingInputs, request: str) -> None:
        self.calls.append("create")
        self.requests.append(request)
        name = str(inputs.thing_name)
        if self.clashes or self.things.get(name, {}).get("CreatorRequestId", request) != request:
            raise refusal("AlreadyExistsException")
        if self.forgets:
            self.forgets -= 1
        elif name not in self.things:
            self.things[name] = {"CreatorRequestId": request}
            self.put(inputs)

    def put(self, inputs: ThingInputs) -> None:
        parts = [*reversed(inputs.parts), "its own"]
        self.things[str(inputs.thing_name)] |= {"ThingName": inputs.thing_name, "Parts": parts}

    def describe(self, _: Any, inputs: ThingInputs) -> dict[str, Any]:
        self.calls.append("describe")
        if inputs.thing_name not in self.things:
            raise refusal("ResourceNotFoundException")
        return self.things[inputs.thing_name]

    def update(self, _: Any, inputs: ThingInputs) -> None:
        self.calls.append("update")
        self.put(inputs)

    def delete(self, _: Any, inputs: ThingInputs) -> None:
        raise refusal("InvalidRequestException")

    def held(self, _: Any, inputs: ThingInputs) -> list[str]:
        if self.holds is None:
            raise NotFound("list what it holds", "it is gone")
        return self.holds


class Things(NamedHandler[ThingInputs, ThingOutputs]):
    token = "offsite:test:Thing"
    inputs = ThingInputs
    outputs = ThingOutputs
    identifier = Identifier("region", "thing_name")
    timeouts = Timeouts()

    def __init__(self, service: Service) -> None:
        self.resource = NamedResource(
            noun="thing",
            create=service.create,
            describe=service.describe,
            update=service.update,
            delete=service.delete,
            contents=service.held,
            answered={"parts": "answered_parts"},
            longest_name=20,
            clash="Change its parts",
        )


class Program:
    """A program with one thing, which is called `mine`."""

    def __init__(self, service: Service, report: Any) -> None:
        handler = Things(service)
        self._provider = Provider(Run(), {handler.token: handler}, Pace(gather=0, first=0))
        self._identity = Identity("shop", "prod", handler.token, "thing")
        self._report = report

    def create(self, name: str | None = "mine", **wire: Any) -> tuple[str, dict[str, Any]]:
        wire = {"region": "eu-west-1", "thingName": name, **wire}
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
def service() -> Service:
    return Service()


@pytest.fixture
def program(service: Service, report: Any) -> Program:
    return Program(service, report)


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "Operation")


def test_an_automatic_name_is_one_that_the_service_takes(
    program: Program, service: Service
) -> None:
    id, state = program.create(None)
    assert re.fullmatch(r"[a-zA-Z][a-zA-Z0-9_]{0,19}", state["thingName"])
    assert state["thingName"].startswith("thing_")
    assert id == f"eu-west-1/{state['thingName']}"
    assert program.create(None)[0] == id


class TestRequests:
    def test_after_a_crash_is_the_same(self, program: Program, service: Service) -> None:
        for _ in range(2):
            program.create(parts=["a"], timeouts={"create": "1h"})
        assert len({*service.requests}) == 1
        assert 1 <= len(service.requests[0]) <= 50

    def test_of_a_changed_program_is_another_and_still_ours(
        self, program: Program, service: Service, report: Any
    ) -> None:
        program.create(parts=["a"])
        program.create(parts=["b"])
        assert len({*service.requests}) == 2
        assert report.informed == ["takes over the thing mine, which exists already"]
        assert service.things["mine"]["Parts"] == ["b", "its own"]

    @pytest.mark.parametrize("forgotten", [1, 4])
    def test_that_the_service_knows_of_deleted_ones_are_followed_by_others(
        self, program: Program, service: Service, forgotten: int
    ) -> None:
        service.forgets = forgotten
        assert program.create()[0] == "eu-west-1/mine"
        assert len({*service.requests}) == forgotten + 1

    def test_are_not_tried_for_ever(self, program: Program, service: Service) -> None:
        service.forgets = 100
        with pytest.raises(NotFound, match="cannot create the thing mine"):
            program.create()
        assert len(service.requests) == 5


def test_what_is_in_the_way_under_another_name_is_told_with_advice(
    program: Program, service: Service
) -> None:
    service.clashes = True
    with pytest.raises(Conflict, match="Change its parts"):
        program.create(adopt="eu-west-1/mine")


class TestWhatTheServiceAdds:
    def test_is_no_drift(self, program: Program, service: Service) -> None:
        _, state = program.create(parts=["a", "b"])
        assert state["parts"] == ["a", "b"]
        assert program.read(state) == (state, None)
        service.things["mine"]["Parts"].reverse()
        assert program.read(state) == (state, None)

    def test_and_what_is_changed_is(self, program: Program, service: Service) -> None:
        _, state = program.create(parts=["a"])
        service.things["mine"]["Parts"] = ["a", "by hand"]
        found = program.read(state)
        assert found is not None
        drifted, arguments = found
        assert arguments is not None
        assert arguments["parts"] == ["a", "by hand"]
        assert program.read(drifted) == (drifted, None)
        repaired = program.update(drifted, parts=["a"])
        assert repaired["parts"] == ["a"]
        assert program.read(repaired) == (repaired, None)


def test_timeouts_alone_need_no_call(program: Program, service: Service) -> None:
    _, state = program.create()
    service.calls.clear()
    program.update(state, timeouts={"create": "1h"})
    assert service.calls == []


class TestDeleting:
    def test_what_holds_something_names_it(self, program: Program, service: Service) -> None:
        service.holds = ["one", "two"]
        with pytest.raises(Conflict, match="cannot delete the thing mine: it still has one, two"):
            program.delete()

    def test_what_is_gone_is_fine_whatever_the_service_says(
        self, program: Program, service: Service
    ) -> None:
        service.holds = None
        program.delete()

    def test_any_other_refusal_is_passed_on(self, program: Program) -> None:
        with pytest.raises(Invalid) as refused:
            program.delete()
        assert refused.value.code == "InvalidRequestException"
