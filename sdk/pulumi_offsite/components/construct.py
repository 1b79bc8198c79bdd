"""Components for programs in other languages: the plugin makes them, as a Python program would.

Pulumi's own servicer does what the protocol says. What it doesn't know is what our arguments are:
`Arguments` reads them by their types, so that each class is given what it is given in Python.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from inspect import signature
from typing import Any, Final, cast, get_args, get_origin

import pulumi
from google.protobuf.json_format import ParseDict
from google.protobuf.struct_pb2 import Struct
from pulumi.provider import ConstructResult, Provider
from pulumi.provider.server import ProviderServicer
from pulumi.resource import DependencyResource
from pulumi.runtime import rpc, settings
from pulumi.runtime.proto import resource_pb2
from pydantic.alias_generators import to_camel, to_snake

from offsite_provider.doors.arguments import (
    Problem,
    WrongArguments,
    alternatives,
    checked,
    parameters,
    takes_outputs,
)
from offsite_provider.doors.engine import WORKERS, engine_address
from offsite_provider.doors.properties import Bag, Reference, Secret, is_unknown, plain
from offsite_provider.doors.shown import inside

from .._door import stay_in_plugin
from ._component import Component
from .backup_audit import BackupAudit
from .data_bunker import DataBunker
from .guarded_vault import GuardedVault
from .offsite_backup import OffsiteBackup
from .offsite_copies import OffsiteCopies
from .regime import Regime

COMPONENTS: Final[Mapping[str, type[Component]]] = {
    cls.token: cls for cls in (BackupAudit, DataBunker, GuardedVault, OffsiteBackup, OffsiteCopies)
}
"""All components, by their types."""

_MONITORS: Final[dict[str, Any]] = {}
"""The connections to engines, by address: what is made in one run has one."""


def construct(request: Any) -> Any:
    """Makes the component of a `ConstructRequest`; the `ConstructResponse`.

    Raises a `WrongArguments` if something is wrong with its arguments, and other `RunError`s.
    """
    # All that Pulumi's SDK keeps of a run, it keeps in the context of a task.
    return asyncio.run(_construct(request))


async def _construct(request: Any) -> Any:
    kind = COMPONENTS.get(request.type)
    if kind is None:
        raise pulumi.RunError(f"offsite has no component {request.type}")
    # It waits for each child in a thread.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(WORKERS))
    stay_in_plugin()
    return await _Servicer(kind, request).answer()


class _Maker(Provider):
    def __init__(self, kind: Any) -> None:
        super().__init__("")
        self._kind = kind

    def construct(
        self,
        name: str,
        resource_type: str,
        inputs: Mapping[str, Any],
        options: pulumi.ResourceOptions | None = None,
    ) -> ConstructResult:
        made = self._kind(name, options, **inputs)
        return ConstructResult(made.urn, made.outputs)


class _Servicer(ProviderServicer):
    """Pulumi's, for one request."""

    def __init__(self, kind: type[Component], request: Any) -> None:
        super().__init__(_Maker(kind), [], engine_address() or "")
        self._kind = kind
        self._request = request

    async def answer(self) -> Any:
        return await cast("Any", self)._construct(self._request, None)

    async def _construct_inputs(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, inputs: Struct, input_dependencies: Any
    ) -> dict[str, Any]:
        address = self._request.monitorEndpoint
        cast("Any", settings.SETTINGS).monitor = _MONITORS.setdefault(
            address, settings.get_monitor()
        )
        given = await ProviderServicer._construct_inputs(inputs, input_dependencies)
        read = Arguments()
        arguments = await read.all(self._kind.__init__, given, Bag.of(inputs).came)
        problems = [*read.problems, *_misfits(self._kind.__init__, arguments)]
        if problems:
            raise WrongArguments(self._request.name, self._kind.__init__, problems)
        return arguments

    def _construct_options(self, request: Any) -> pulumi.ResourceOptions:  # pyright: ignore[reportIncompatibleMethodOverride]
        options = ProviderServicer._construct_options(request)
        # What one of the supported SDKs leaves out, or leaves as it came.
        options.parent = _parent(request.parent) if request.parent else None
        options.aliases = list(map(_alias, request.aliases))
        options.ignore_changes = list(request.ignoreChanges)
        options.replace_on_changes = list(request.replaceOnChanges)
        options.retain_on_delete = request.retainOnDelete or None
        options.additional_secret_outputs = list(request.additionalSecretOutputs)
        if request.deletedWith:
            options.deleted_with = DependencyResource(request.deletedWith)
        times = request.customTimeouts
        if times.create or times.update or times.delete:
            options.custom_timeouts = pulumi.CustomTimeouts(
                times.create or None, times.update or None, times.delete or None
            )
        return options


def _parent(urn: str) -> pulumi.Resource:
    parent = DependencyResource(urn)
    # Older SDKs ask this of a parent too.
    asked: dict[str, Any] = {"_aliases": [], "_transformations": [], "_childResources": set()}
    parent.__dict__ = {"_name": urn.rpartition("::")[2], **asked, **vars(parent)}
    return parent


def _alias(alias: Any) -> Any:
    """An alias, which the protocol of older SDKs has as a URN."""
    if isinstance(alias, str):
        return alias
    if alias.urn:
        return alias.urn
    spec = alias.spec
    found = {
        "name": spec.name,
        "type_": spec.type,
        "stack": spec.stack,
        "project": spec.project,
        "parent": spec.parentUrn,
    }
    if spec.noParent:
        return pulumi.Alias(parent=None, **{k: v for k, v in found.items() if v and k != "parent"})
    return pulumi.Alias(**{key: value for key, value in found.items() if value})


def _misfits(declared: Any, arguments: Mapping[str, Any]) -> list[Problem]:
    """All that is wrong with arguments with which a function can't even be called."""
    try:
        signature(declared).bind(None, "", None, **arguments)
    except TypeError:
        return checked(declared, arguments)[1]
    return []


class Arguments:
    """Arguments on the wire, as Python has them.

    What may be an output is what Pulumi's SDK made of it, with its secrets and dependencies. All
    else decides what is made: it has to be known, and no secret.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    async def all(
        self, declared: Any, given: Mapping[str, Any], came: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The arguments of a function.

        Args:
            declared: The function, which takes them by keyword only.
            given: The arguments as Pulumi's SDK reads them.
            came: The same as they came, their secrets marked.
        """
        kinds = {p.name: p.annotation for p in parameters(declared)}
        return await self._named(kinds, given, came, ())

    async def _named(
        self, kinds: Mapping[str, Any], given: Any, came: Any, at: tuple[str | int, ...]
    ) -> dict[str, Any]:
        names = {to_camel(name): name for name in kinds}
        return {
            names.get(key, to_snake(key)): await self.value(
                kinds.get(names.get(key, "")), given[key], item, (*at, key)
            )
            for key, item in came.items()
            if item is not None
        }

    async def value(self, kind: Any, given: Any, came: Any, at: tuple[str | int, ...]) -> Any:
        """A value of a type; `None` is any."""
        if kind is None or takes_outputs(kind):
            return _input(given, came)
        if isinstance(came, Secret):
            self.problems.append(Problem(at, "can't be a secret: it decides what is made"))
            return await self.value(kind, given, came.value, at)
        if is_unknown(came):
            why = "has to be known before anything is made: it decides what is made"
            self.problems.append(Problem(at, why))
            return _input(given, came)
        kinds = alternatives(kind)
        if OffsiteBackup in kinds and isinstance(came, Reference):
            backup = await _backup(came.urn)
            if backup is None:
                why = "isn't known yet, as the arguments of its provider aren't"
                self.problems.append(Problem(at, why))
            return backup
        if isinstance(came, list):
            item = _argument(kinds, Sequence)
            return [
                await self.value(item, given[index], value, (*at, index))
                for index, value in enumerate(cast("list[Any]", came))
            ]
        if not isinstance(came, dict):
            return plain(came)
        bag = cast("dict[str, Any]", came)
        nested = next((k for k in kinds if is_dataclass(k)), None)
        if nested is None:
            item = _argument(kinds, Mapping)
            known = {key: value for key, value in bag.items() if value is not None}
            return {k: await self.value(item, given[k], v, (*at, k)) for k, v in known.items()}
        found = await self._named({f.name: f.type for f in fields(nested)}, given, bag, at)
        return _instance(cast("type[Any]", nested), found)


def _argument(kinds: Sequence[Any], origin: Any) -> Any:
    """The type of the items of a list or mapping."""
    return next((get_args(kind)[-1] for kind in kinds if get_origin(kind) is origin), None)


def _instance(kind: type[Any], found: dict[str, Any]) -> Any:
    """A nested argument. What isn't one stays a dictionary: the check says what is wrong."""
    try:
        return kind(**found)
    except TypeError:
        return found


def _input(given: Any, came: Any) -> Any:
    """A value that may be an output; one of its own stands for what isn't known."""
    return pulumi.Output.from_input(given) if any(map(is_unknown, _all(came))) else given


def _all(value: Any) -> Iterator[Any]:
    yield value
    for item in (value.value,) if isinstance(value, Secret) else inside(value):
        yield from _all(item)


async def _backup(urn: str) -> OffsiteBackup | None:
    """An `OffsiteBackup` that the program has declared, by what the stack's state has of it."""
    came = Bag.of(await _state(urn)).came
    if "regime" not in came:
        return None
    given = _outputs_in(came)
    regime = await Arguments().value(Regime, given["regime"], came["regime"], ())
    backup: Any = object.__new__(OffsiteBackup)
    backup.__dict__ |= {**vars(DependencyResource(urn)), "_remote": True, "regime": regime}
    backup.home_vault_arn = given["homeVaultArn"]
    return backup


def _outputs_in(came: Any) -> Any:
    """Values, with an output for each that is a secret or isn't known."""
    if isinstance(came, Secret):
        return pulumi.Output.secret(_outputs_in(came.value))
    if is_unknown(came):
        unknown: Any = rpc.deserialize_property(rpc.UNKNOWN, keep_unknowns=True)
        return pulumi.Output.from_input(unknown)
    if isinstance(came, Mapping):
        return {k: _outputs_in(item) for k, item in cast("Mapping[str, Any]", came).items()}
    if isinstance(came, list):
        return [_outputs_in(item) for item in cast("list[Any]", came)]
    return plain(came)


async def _state(urn: str) -> Struct:
    """What the engine has of a resource that was declared in this run."""
    request = resource_pb2.ResourceInvokeRequest(
        tok="pulumi:pulumi:getResource", args=ParseDict({"urn": urn}, Struct())
    )
    monitor: Any = settings.get_monitor()
    answer = await asyncio.to_thread(monitor.Invoke, request)
    return getattr(answer, "return").fields["state"].struct_value
