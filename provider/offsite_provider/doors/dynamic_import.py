"""What the dynamic door records of a thing that is imported: what its provider would have made of
it, in the words of Pulumi's plans and import files.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import rpc

from ..core.model import Inputs, Wire
from ..core.ownership import Identity
from ..core.provider import CHOSEN, Provider
from ..core.resource import Handler, Reporter
from ..core.run import Run
from ..core.unknown import is_known
from ..registry import HANDLERS
from .dynamic_requests import Bag, secret
from .urn import identity_of

Properties = dict[str, Any]
"""Properties as Pulumi's plans and import files have them, secrets in plain text."""


@dataclass(frozen=True)
class Found:
    """A thing that a program's resource is to manage."""

    urn: str
    token: str
    id: str
    state: Wire
    declared: Properties
    """The resource's properties in the program."""

    @property
    def identity(self) -> Identity:
        return identity_of(self.urn, self.token)

    @property
    def handler(self) -> Handler[Any, Any]:
        return HANDLERS[self.token]

    @property
    def inputs(self) -> Inputs:
        """The arguments as they are there."""
        return self.handler.inputs.from_state(self.state)


@dataclass(frozen=True)
class Differences:
    """The arguments of which a program says something else than is there. Python names."""

    changed: tuple[str, ...]
    replacing: tuple[str, ...]
    """Those of them that would replace it."""


class Imports:
    """The provider of an import: it looks things up, and marks them as the resources' own."""

    def __init__(self, configuration: Mapping[str, Any]) -> None:
        self._provider = Provider(Run(configuration), HANDLERS)

    def find(self, urn: str, token: str, id: str, declared: Properties, report: Reporter) -> Found:
        """The thing of an id. Raises a `Failure` if there is none, or it is another's."""
        bag, identity = self._bag(declared), identity_of(urn, token)
        id, state = self._provider.find(identity, id, bag.wire, report)
        return Found(urn, token, id, state, declared)

    def take_over(self, found: Found, report: Reporter) -> Found:
        """The same, marked as the resource's own."""
        state = self._provider.take_over(found.identity, found.id, found.state, report)
        return replace(found, state=state)

    def differences(self, found: Found, declared: Properties) -> Differences:
        """What a program says otherwise; nothing of what it doesn't know yet."""
        wire = self._bag(declared).wire
        known = {k: v if is_known(v) else found.state.get(k) for k, v in wire.items()}
        given = {name: value for name, value in known.items() if value is not None}
        different = self._provider.diff(found.identity, found.state, given)
        names = {f.alias: name for name, f in found.handler.inputs.model_fields.items()}
        return Differences(
            tuple(names.get(wire, wire) for wire in different.changes),
            tuple(names.get(wire, wire) for wire in different.replaces),
        )

    def recorded(self, found: Found) -> tuple[Properties, Properties]:
        """Inputs and outputs for Pulumi's import file."""
        chosen: list[str] = found.state.get(CHOSEN, [])
        arguments = found.inputs.to_wire()
        inputs = {name: value for name, value in arguments.items() if name not in chosen}
        return self._answer(found, inputs), self._answer(found, found.state)

    def _bag(self, declared: Properties) -> Bag:
        bag = Bag.of(cast(Properties, _opened(declared)))
        self._provider.run.add_secrets(*bag.secrets)
        return bag

    def _answer(self, found: Found, wire: Wire) -> Properties:
        told = self._bag(found.declared).answer(wire)
        # An argument that is left out is no secret; as an output, it is one always.
        own = {k for k in found.handler.secrets & told.keys() if told[k] or wire is found.state}
        answer = {k: _secret(v) if k in own else v for k, v in told.items()}
        return {**_closed(answer), PROVIDER_KEY: found.declared[PROVIDER_KEY]}


def _secret(value: Any) -> Properties:
    """A value as a secret, if it isn't one already."""
    return value if rpc.is_rpc_secret(value) else secret(value)


def _opened(value: Any) -> Any:
    """A value of a plan as the engine would send it: its secrets are JSON."""
    if isinstance(value, list):
        return [_opened(item) for item in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    bag = cast(Properties, value)
    if rpc.is_rpc_secret(bag) and "plaintext" in bag:
        return _secret(_opened(json.loads(bag["plaintext"])))
    return {key: _opened(item) for key, item in bag.items()}


def _closed(value: Any) -> Any:
    """A value as an import file has it."""
    if isinstance(value, list):
        return [_closed(item) for item in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    bag = cast(Properties, value)
    if rpc.is_rpc_secret(bag):
        closed = {**bag, "plaintext": json.dumps(_closed(bag["value"]))}
        return {key: item for key, item in closed.items() if key != "value"}
    return {key: _closed(item) for key, item in bag.items()}
