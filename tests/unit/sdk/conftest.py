"""Programs that use the SDK, against Pulumi's mocks of the engine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pulumi
import pytest
from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import mocks, rpc


@dataclass
class Engine(mocks.Mocks):
    """Remembers what it is asked to register, and answers as the provider would."""

    requests: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)
    """What components register as their outputs."""
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What resources get besides their arguments, by their names."""
    preview: bool = False
    ids: dict[str, str] = field(default_factory=dict)
    """The IDs that a preview knows, by their resources' names."""

    def call(self, args: mocks.MockCallArgs) -> Any:
        return {}

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        # An ID that isn't known yet, as at the preview of a creation.
        id = self.ids.get(args.name, "") if self.preview else f"{args.name}-id"
        return id, {**args.inputs, **self.answers.get(args.name, {})}

    def wire(self, name: str) -> dict[str, Any]:
        """All that is registered of a resource."""
        return rpc.deserialize_properties(self.requests[name].object)

    def inputs(self, name: str) -> dict[str, Any]:
        """The arguments on the wire, without what every resource has."""
        wire = self.wire(name).items()
        return {k: rpc.unwrap_rpc_secret(v) for k, v in wire if k not in (PROVIDER_KEY, "owner")}


class Monitor(mocks.MockMonitor):
    mocks: Engine

    def RegisterResource(self, request: Any) -> Any:
        # The stack itself is registered by whichever test comes first.
        if request.type != "pulumi:pulumi:Stack":
            self.mocks.requests[request.name] = request
        return super().RegisterResource(request)

    def RegisterResourceOutputs(self, request: Any) -> Any:
        name = request.urn.rpartition("::")[2]
        self.mocks.outputs[name] = rpc.deserialize_properties(request.outputs)
        return super().RegisterResourceOutputs(request)


@pytest.fixture
def engine() -> Engine:
    return Engine()


Run = Callable[..., Any]


@pytest.fixture
def run(engine: Engine) -> Run:
    """Runs a program; the value of the output that it returns, `None` while it is unknown."""

    def run(program: Callable[[], Any], *, preview: bool = False) -> Any:
        found: list[Any] = []
        engine.preview = preview
        mocks.set_mocks(
            engine, project="shop", stack="prod", preview=preview, monitor=Monitor(engine)
        )

        @mocks.test
        def whole() -> Any:
            result = program()
            return pulumi.Output.from_input(
                None if isinstance(result, pulumi.Resource) else result
            ).apply(found.append)

        whole()
        return found[0] if found else None

    return run
