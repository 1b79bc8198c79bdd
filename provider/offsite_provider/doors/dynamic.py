"""Handlers as Pulumi dynamic resource providers: the door for Python programs."""

import json
from functools import lru_cache
from typing import Any, cast

from pulumi import dynamic
from pulumi.runtime import known_types, rpc

from ..core import plan
from ..core.fields import UNKNOWN, Wire
from ..core.lifecycle import Lifecycle
from ..core.settings import Settings
from .dynamic_host import EngineReporter, adjust_host, host_config


@lru_cache
def _lifecycle(config: str) -> Lifecycle:
    """One lifecycle a configuration, so that every resource of a run shares clients and polls."""
    # The program imports this module too, and has no use for handlers and SDKs.
    from ..registry import HANDLERS

    return Lifecycle(Settings(json.loads(config)), HANDLERS)


class OffsiteProvider(dynamic.ResourceProvider):
    """The provider of one resource.

    It pickles by reference (this class's name and the token), so what the engine records is a few
    bytes that hold no code, no configuration and no secret.
    """

    serialize_as_secret_always = False

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token
        self._life: Lifecycle | None = None

    def __reduce__(self) -> tuple[type["OffsiteProvider"], tuple[str]]:
        return OffsiteProvider, (self.token,)

    def configure(self, req: dynamic.ConfigureRequest) -> None:
        life = _lifecycle(json.dumps(host_config(req.config), sort_keys=True, default=str))
        adjust_host(on_cancel=life.cancel)
        self._life = life

    @property
    def life(self) -> Lifecycle:
        if self._life is None:
            # A host that doesn't configure its providers still gets the environment's settings.
            self._life = _lifecycle("{}")
        return self._life

    def check(self, _olds: dict[str, Any], news: dict[str, Any]) -> dynamic.CheckResult:
        inputs, problems = self.life.check(self.token, _from_engine(news))
        failures = [
            dynamic.CheckFailure(plan.spell_python(problem.path), problem.reason)
            for problem in problems
        ]
        if not problems:
            warn = EngineReporter(inputs).warning
            self.life.announce(self.token, _from_engine(_olds), inputs, warn)
        return dynamic.CheckResult(_to_engine(inputs), failures)

    def diff(self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]) -> dynamic.DiffResult:
        found = self.life.diff(self.token, _from_engine(_olds), _from_engine(_news))
        return dynamic.DiffResult(
            changes=bool(found.changes),
            replaces=list(found.replaces),
            delete_before_replace=found.delete_before_replace,
        )

    def create(self, props: dict[str, Any]) -> dynamic.CreateResult:
        news = _from_engine(props)
        id, state = self.life.create(self.token, news, EngineReporter(news))
        return dynamic.CreateResult(id, state)

    def read(self, id_: str, props: dict[str, Any]) -> dynamic.ReadResult:
        known = _from_engine(props)
        found = self.life.read(self.token, id_, known, EngineReporter(known))
        if found is None:
            return dynamic.ReadResult("", {})
        state, inputs = found
        return dynamic.ReadResult(id_, dict(state), inputs)

    def update(
        self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]
    ) -> dynamic.UpdateResult:
        news = _from_engine(_news)
        state = self.life.update(self.token, _id, _from_engine(_olds), news, EngineReporter(news))
        return dynamic.UpdateResult(state)

    def delete(self, _id: str, _props: dict[str, Any]) -> None:
        known = _from_engine(_props)
        self.life.delete(self.token, _id, known, EngineReporter(known))


def _from_engine(value: Any) -> Any:
    """The core's property bag: its own word for unknown, and without the pickled provider."""
    if rpc.is_rpc_secret(value):
        return _from_engine(rpc.unwrap_rpc_secret(value))
    if isinstance(value, dict):
        bag = cast("dict[str, Any]", value)
        return {k: _from_engine(v) for k, v in bag.items() if k != dynamic.dynamic.PROVIDER_KEY}
    if isinstance(value, list):
        return [_from_engine(item) for item in cast("list[Any]", value)]
    # The host hands over both: its sentinel's text, and an object that stands for it.
    unknown = known_types.is_unknown(value) or (isinstance(value, str) and value == rpc.UNKNOWN)
    return UNKNOWN if unknown else value


def _to_engine(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _to_engine(v) for k, v in cast(Wire, value).items()}
    if isinstance(value, list):
        return [_to_engine(item) for item in cast("list[Any]", value)]
    return rpc.UNKNOWN if value is UNKNOWN else value
