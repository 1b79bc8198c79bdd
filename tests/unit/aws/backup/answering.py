"""AWS Backup in the test's own process: botocore checks each request, and the test answers."""

import time
from collections.abc import Callable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import boto3
from offsite_provider.core.lifecycle import Lifecycle
from offsite_provider.core.settings import Settings

from offsite_provider.core import plan
from offsite_provider.core.ownership import Owner
from offsite_provider.core.resource import Context, Handler, State

REGION = "eu-west-1"
URN = "urn:pulumi:prod::dr::pulumi-python:dynamic/offsite/backup:Thing::audit"

Answer = dict[str, Any]


class Refusal(Exception):
    """An error of the service's, with the members that its model gives it."""

    def __init__(self, code: str, message: str = "no", **members: Any) -> None:
        super().__init__(code)
        self.response = {
            "Error": {"Code": code, "Message": message},
            "ResponseMetadata": {"HTTPStatusCode": 400},
            **members,
        }


class Service:
    """Answers operations, and remembers them."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, Answer]] = []
        self._answers: dict[str, Callable[[Answer], Answer | None]] = {}

    def on(self, operation: str, *answers: Answer | Refusal | Callable[[Answer], Any]) -> None:
        """Answers an operation, the first time with the first answer; the last one stays."""
        left = list(answers)

        def answer(request: Answer) -> Answer | None:
            found = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(found, Refusal):
                raise found
            return found(request) if callable(found) else found

        self._answers[operation] = answer

    @property
    def calls(self) -> list[str]:
        """The operations that were called, in their order."""
        return [operation for operation, _ in self.requests]

    def asked(self, operation: str) -> Answer:
        """The one request for an operation."""
        (request,) = [request for called, request in self.requests if called == operation]
        return request

    def forget(self) -> None:
        self.requests.clear()

    def client(self, service: str) -> Any:
        """A client of boto3's whose calls come here from now on."""
        client = _client(service)
        events = client.meta.events
        events.unregister("before-call", unique_id="answering")
        events.register("before-call", self._call, unique_id="answering")
        return client

    def _call(self, model: Any, context: Answer, **_: Any) -> tuple[Any, Answer]:
        self.requests.append((model.name, context["asked"]))
        try:
            answer = self._answers[model.name](context["asked"]) or {}
        except Refusal as refusal:
            return SimpleNamespace(status_code=400), refusal.response
        unknown = set(answer) - set(model.output_shape.members if model.output_shape else ())
        assert not unknown, f"{model.name} answers with no {unknown}"
        metadata = {"HTTPStatusCode": 200, "HTTPHeaders": {}}
        return SimpleNamespace(status_code=200), {**answer, "ResponseMetadata": metadata}


@lru_cache
def _client(service: str) -> Any:
    session = boto3.Session(aws_access_key_id="a", aws_secret_access_key="b")
    client = session.client(service, REGION)

    def remember(params: Answer, context: Answer, **_: Any) -> None:
        context["asked"] = dict(params)

    client.meta.events.register("before-parameter-build", remember)
    return client


class Resource:
    """A resource of a handler's, against a service."""

    def __init__(self, handler: Handler[Any, Any], service: Service, report: Any) -> None:
        self.handler = handler
        self.service = service
        self.settings = Settings({"offsite:pollSeconds": "0", "aws:region": REGION})
        self._report = report
        for name in ("backup", "sts"):
            key = ("client", name, REGION, None, None, True)
            self.settings.once(key, lambda name=name: service.client(name))

    def inputs(self, **wire: Any) -> Any:
        """Arguments, checked."""
        life = Lifecycle(self.settings, {self.handler.token: self.handler})
        checked, problems = life.check(self.handler.token, {**wire, "owner": URN})
        assert problems == []
        return self.handler.inputs.model_validate(checked)

    def complaints(self, **wire: Any) -> dict[str, str]:
        """What is wrong with arguments: a sentence by the path as a program spells it."""
        life = Lifecycle(self.settings, {self.handler.token: self.handler})
        _, problems = life.check(self.handler.token, wire)
        found = {plan.spell_python(problem.path): problem.reason for problem in problems}
        assert len(found) == len(problems), "two complaints about one argument"
        return found

    def diff(self, state: State[Any, Any], **wire: Any) -> plan.Difference:
        """What a program's new arguments change of a recorded state."""
        return plan.diff(self.recorded(state).inputs, self.inputs(**wire))

    def context(self, seconds: float = 60) -> Context:
        return Context(self.settings, Owner(URN), self._report, time.monotonic() + seconds)

    def create(self, inputs: Any, seconds: float = 60) -> State[Any, Any]:
        return self.handler.create(self.context(seconds), inputs)

    def read(self, state: State[Any, Any]) -> State[Any, Any] | None:
        return self.handler.read(self.context(), self.recorded(state))

    def update(self, state: State[Any, Any], inputs: Any, seconds: float = 60) -> State[Any, Any]:
        return self.handler.update(self.context(seconds), self.recorded(state), inputs)

    def delete(self, state: State[Any, Any], seconds: float = 60) -> None:
        self.handler.delete(self.context(seconds), self.recorded(state))

    def recorded(self, state: State[Any, Any]) -> State[Any, Any]:
        """A state as it comes back from where the engine records it."""
        wire = {**state.outputs.to_wire(), **state.inputs.to_wire()}
        return State(state.id, self.handler.inputs.recall(wire), self.handler.outputs.recall(wire))
