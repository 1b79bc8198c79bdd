"""What the dynamic door answers to the engine's requests.

A dynamic provider isn't told the URN of its resource, so the program's side sends it along as
`owner`, and state keeps it.
"""

import json
from functools import lru_cache
from typing import Any, cast

from pulumi import dynamic
from pulumi.runtime import known_types, rpc

from ..core.model import Wire
from ..core.problems import Problem, spell_python
from ..core.provider import Provider
from ..core.run import Run
from ..core.unknown import UNKNOWN
from ..registry import HANDLERS
from .dynamic_host import EngineReporter, adjust_host, host_config
from .urn import URN_PROPERTY, identity_of


class Requests:
    """The requests about all resources of a run, each by its handler's token."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    def check(self, token: str, olds: dict[str, Any], news: dict[str, Any]) -> dynamic.CheckResult:
        urn, wire = _from_engine(news)
        identity = identity_of(urn, token)
        inputs, problems = self.provider.check(identity, wire)
        failures = [_failure(problem, wire) for problem in problems]
        if not problems:
            before = _from_engine(olds)[1]
            self.provider.warn(identity, before, inputs, EngineReporter(urn).warning)
        return dynamic.CheckResult(_to_engine(urn, inputs), failures)

    def diff(self, token: str, olds: dict[str, Any], news: dict[str, Any]) -> dynamic.DiffResult:
        urn, wire = _from_engine(news)
        found = self.provider.diff(identity_of(urn, token), _from_engine(olds)[1], wire)
        return dynamic.DiffResult(
            changes=bool(found.changes),
            replaces=list(found.replaces),
            delete_before_replace=found.delete_before_replace,
        )

    def create(self, token: str, props: dict[str, Any]) -> dynamic.CreateResult:
        urn, news = _from_engine(props)
        with EngineReporter(urn) as report:
            id, state = self.provider.create(identity_of(urn, token), news, report)
        return dynamic.CreateResult(id, _to_engine(urn, state))

    def read(self, token: str, id: str, props: dict[str, Any]) -> dynamic.ReadResult:
        urn, known = _from_engine(props)
        with EngineReporter(urn) as report:
            found = self.provider.read(identity_of(urn, token), id, known, report)
        if found is None:
            return dynamic.ReadResult("", {})
        state, inputs = found
        live = None if inputs is None else _to_engine(urn, inputs)
        return dynamic.ReadResult(id, _to_engine(urn, state), live)

    def update(
        self, token: str, id: str, olds: dict[str, Any], news: dict[str, Any]
    ) -> dynamic.UpdateResult:
        urn, wire = _from_engine(news)
        identity, before = identity_of(urn, token), _from_engine(olds)[1]
        with EngineReporter(urn) as report:
            state = self.provider.update(identity, id, before, wire, report)
        return dynamic.UpdateResult(_to_engine(urn, state))

    def delete(self, token: str, id: str, props: dict[str, Any]) -> None:
        urn, known = _from_engine(props)
        with EngineReporter(urn) as report:
            self.provider.delete(identity_of(urn, token), id, known, report)


def configured(config: dynamic.Config) -> Requests:
    """The requests of a run with the stack's configuration, in a host that is adjusted to them."""
    requests = _requests(json.dumps(host_config(config), sort_keys=True, default=str))
    adjust_host(on_cancel=requests.provider.cancel)
    return requests


def unconfigured() -> Requests:
    """The requests of a run without configuration."""
    return _requests("{}")


@lru_cache
def _requests(config: str) -> Requests:
    """One a configuration, so that every resource of a run shares clients and polls."""
    return Requests(Provider(Run(json.loads(config)), HANDLERS))


def _failure(problem: Problem, given: Wire) -> dynamic.CheckFailure:
    """A problem as the engine shows it.

    It knows the arguments by their wire names, and shows the value that one was given. Of what is
    nested, or isn't given, it would show none, so there the sentence alone says where it is.
    """
    name, spelled = problem.path[0], spell_python(problem.path)
    whole = len(problem.path) == 1 and name in given
    return dynamic.CheckFailure(str(name) if whole else "", f"`{spelled}` {problem.reason}")


def _from_engine(bag: dict[str, Any]) -> tuple[str, Wire]:
    """The URN that the program's side sends along, and the core's property bag."""
    wire = cast(Wire, _to_core(bag))
    wire.pop(dynamic.dynamic.PROVIDER_KEY, None)
    return str(wire.pop(URN_PROPERTY, "")), wire


def _to_core(value: Any) -> Any:
    """A value in the core's own words for what is unknown and secret."""
    if rpc.is_rpc_secret(value):
        return _to_core(rpc.unwrap_rpc_secret(value))
    if isinstance(value, dict):
        return {k: _to_core(v) for k, v in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_to_core(item) for item in cast("list[Any]", value)]
    # The host hands over both: its sentinel's text, and an object that stands for it.
    unknown = known_types.is_unknown(value) or (isinstance(value, str) and value == rpc.UNKNOWN)
    return UNKNOWN if unknown else value


def _to_engine(urn: str, wire: Wire) -> dict[str, Any]:
    return {**{key: _unknown_to_engine(value) for key, value in wire.items()}, URN_PROPERTY: urn}


def _unknown_to_engine(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _unknown_to_engine(v) for k, v in cast(Wire, value).items()}
    if isinstance(value, list):
        return [_unknown_to_engine(item) for item in cast("list[Any]", value)]
    return rpc.UNKNOWN if value is UNKNOWN else value
