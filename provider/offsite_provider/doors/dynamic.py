"""Handlers as Pulumi dynamic resource providers: the door for Python programs."""

import json
from functools import lru_cache
from typing import Any, cast

from pulumi import dynamic
from pulumi.runtime import known_types, rpc

from ..core.model import Wire
from ..core.ownership import Identity
from ..core.problems import spell_python
from ..core.provider import Provider
from ..core.run import Run
from ..core.unknown import UNKNOWN
from .dynamic_host import EngineReporter, adjust_host, host_config
from .urn import OWNER, identity_of


@lru_cache
def _provider(config: str) -> Provider:
    """One provider a configuration, so that every resource of a run shares clients and polls."""
    # The program imports this module too, and has no use for handlers and SDKs.
    from ..registry import HANDLERS

    return Provider(Run(json.loads(config)), HANDLERS)


class OffsiteProvider(dynamic.ResourceProvider):
    """The provider of one resource.

    It pickles by reference (this class's name and the token), so what the engine records is a few
    bytes that hold no code, no configuration and no secret. A dynamic provider isn't told the URN
    of the resource, so the program's side sends it along as `owner`, and state keeps it.
    """

    serialize_as_secret_always = False

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token
        self._configured: Provider | None = None

    def __reduce__(self) -> tuple[type["OffsiteProvider"], tuple[str]]:
        return OffsiteProvider, (self.token,)

    def configure(self, req: dynamic.ConfigureRequest) -> None:
        provider = _provider(json.dumps(host_config(req.config), sort_keys=True, default=str))
        adjust_host(on_cancel=provider.cancel)
        self._configured = provider

    @property
    def provider(self) -> Provider:
        if self._configured is None:
            # A host that doesn't configure its providers still gets the environment's settings.
            self._configured = _provider("{}")
        return self._configured

    def check(self, _olds: dict[str, Any], news: dict[str, Any]) -> dynamic.CheckResult:
        urn, wire = _from_engine(news)
        identity = self._identity(urn)
        inputs, problems = self.provider.check(identity, wire)
        failures = [
            dynamic.CheckFailure(spell_python(problem.path), problem.reason) for problem in problems
        ]
        if not problems:
            olds = _from_engine(_olds)[1]
            self.provider.warn(identity, olds, inputs, EngineReporter(urn).warning)
        return dynamic.CheckResult(_to_engine(urn, inputs), failures)

    def diff(self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]) -> dynamic.DiffResult:
        urn, olds = _from_engine(_olds)
        found = self.provider.diff(self._identity(urn), olds, _from_engine(_news)[1])
        return dynamic.DiffResult(
            changes=bool(found.changes),
            replaces=list(found.replaces),
            delete_before_replace=found.delete_before_replace,
        )

    def create(self, props: dict[str, Any]) -> dynamic.CreateResult:
        urn, news = _from_engine(props)
        id, state = self.provider.create(self._identity(urn), news, EngineReporter(urn))
        return dynamic.CreateResult(id, _to_engine(urn, state))

    def read(self, id_: str, props: dict[str, Any]) -> dynamic.ReadResult:
        urn, known = _from_engine(props)
        found = self.provider.read(self._identity(urn), id_, known, EngineReporter(urn))
        if found is None:
            return dynamic.ReadResult("", {})
        state, inputs = found
        live = None if inputs is None else _to_engine(urn, inputs)
        return dynamic.ReadResult(id_, _to_engine(urn, state), live)

    def update(
        self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]
    ) -> dynamic.UpdateResult:
        urn, news = _from_engine(_news)
        olds = _from_engine(_olds)[1]
        state = self.provider.update(self._identity(urn), _id, olds, news, EngineReporter(urn))
        return dynamic.UpdateResult(_to_engine(urn, state))

    def delete(self, _id: str, _props: dict[str, Any]) -> None:
        urn, known = _from_engine(_props)
        self.provider.delete(self._identity(urn), _id, known, EngineReporter(urn))

    def _identity(self, urn: str) -> Identity:
        return identity_of(urn, self.token)


def _from_engine(bag: dict[str, Any]) -> tuple[str, Wire]:
    """The URN that the program's side sends along, and the core's property bag."""
    wire = cast(Wire, _known_to_core(bag))
    wire.pop(dynamic.dynamic.PROVIDER_KEY, None)
    return str(wire.pop(OWNER, "")), wire


def _known_to_core(value: Any) -> Any:
    """A value in the core's own words for what is unknown and secret."""
    if rpc.is_rpc_secret(value):
        return _known_to_core(rpc.unwrap_rpc_secret(value))
    if isinstance(value, dict):
        return {k: _known_to_core(v) for k, v in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_known_to_core(item) for item in cast("list[Any]", value)]
    # The host hands over both: its sentinel's text, and an object that stands for it.
    unknown = known_types.is_unknown(value) or (isinstance(value, str) and value == rpc.UNKNOWN)
    return UNKNOWN if unknown else value


def _to_engine(urn: str, wire: Wire) -> dict[str, Any]:
    return {**{key: _known_to_engine(value) for key, value in wire.items()}, OWNER: urn}


def _known_to_engine(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _known_to_engine(v) for k, v in cast(Wire, value).items()}
    if isinstance(value, list):
        return [_known_to_engine(item) for item in cast("list[Any]", value)]
    return rpc.UNKNOWN if value is UNKNOWN else value
