"""The two doors, as the engine goes through them.

A `Door` is asked what the core's provider is asked. Each question becomes the engine's own request,
with its property bags, and is put to what the engine would start: our plugin, or Pulumi's host of
dynamic providers.
"""

import ast
import base64
import importlib.util
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import CodeType, ModuleType
from typing import Any, ClassVar, Final, cast
from zlib import crc32

import dill
import pytest
from google.protobuf.struct_pb2 import NULL_VALUE, ListValue, Struct, Value
from pulumi.dynamic import Config
from pulumi.dynamic.dynamic import PROVIDER_KEY
from pulumi.runtime import rpc
from pulumi.runtime.proto import engine_pb2, provider_pb2, status_pb2

from offsite_provider.configuration import check_configuration
from offsite_provider.core.failures import Failure
from offsite_provider.core.model import Wire
from offsite_provider.core.ownership import Identity
from offsite_provider.core.problems import spell_python, spell_wire
from offsite_provider.core.provider import Diff, Provider
from offsite_provider.core.resource import Reporter
from offsite_provider.core.unknown import UNKNOWN
from offsite_provider.doors import dynamic_requests
from offsite_provider.doors.dynamic import OffsiteProvider
from offsite_provider.doors.dynamic_host import adjust_host, host_config
from offsite_provider.doors.dynamic_program import SECRETS_PROPERTY, URN_PROPERTY, dynamic_type
from offsite_provider.doors.plugin import Plugin
from offsite_provider.doors.shown import texts

Configuration = Mapping[str, str]
Make = Callable[[Mapping[str, Any]], Provider]
"""Makes the core's provider of a configuration."""
Found = tuple[Wire, Wire | None]


class Aborted(Exception):
    """The end of a request that has failed."""

    def __init__(self, details: str) -> None:
        super().__init__(details)
        self.details = details


class Context:
    """A request's context."""

    def __init__(self) -> None:
        self.metadata: Mapping[str, bytes] = {}

    def abort(self, code: Any, details: str) -> None:
        raise Aborted(details)

    def set_trailing_metadata(self, metadata: Iterable[tuple[str, bytes]]) -> None:
        self.metadata = dict(metadata)


class Log:
    """The connection to the engine's log, which hands each message to who listens for its URN."""

    def __init__(self) -> None:
        self.listeners: dict[str, Reporter] = {}

    def unary_unary(self, method: str, *_: Any, **__: Any) -> Any:
        return self._heard

    def _heard(self, said: Any, timeout: float) -> None:
        listener = self.listeners.get(said.urn)
        # An empty one takes the last word of the progress away.
        if listener and (said.message or not said.ephemeral):
            is_warning = said.severity == engine_pb2.WARNING
            (listener.warning if is_warning else listener.progress)(said.message)


LOG: Final = Log()


class Door(ABC):
    """A run of Pulumi's behind a door."""

    core: Provider
    """What is behind the door."""
    keeps_parts: ClassVar[bool]
    """Whether what a failed request has made nevertheless is told."""
    spell: ClassVar[Callable[[list[str | int]], str]]
    """How the paths of arguments are spelled."""
    servicer: Any

    @staticmethod
    @abstractmethod
    def kind(token: str) -> str:
        """A resource's type in a URN."""

    @abstractmethod
    def __init__(self, make: Make, config: Configuration, token: str) -> None: ...

    @abstractmethod
    def differences(self, found: Any, identity: Identity, state: Wire, news: Wire) -> Diff:
        """A difference as it was answered."""

    def bag(self, identity: Identity, wire: Wire) -> Struct:
        """A property bag as the engine has it of a program's arguments, or of a state."""
        return Struct(fields={key: _written(value) for key, value in wire.items()})

    def opened(self, bag: Struct) -> Wire:
        """What a property bag holds, secrets in plain text."""
        return {key: _opened(value) for key, value in bag.fields.items()}

    def check(
        self, identity: Identity, olds: Wire, news: Wire, report: Reporter
    ) -> tuple[Wire, list[str]]:
        """The normalised arguments, or the sentences about what is wrong with them."""
        olds, urn = (self.bag(identity, olds) if olds else Struct()), self.urn(identity)
        request = provider_pb2.CheckRequest(urn=urn, olds=olds, news=self.bag(identity, news))
        answer = self.ask("Check", request, report)
        for failure in answer.failures:
            assert failure.property in ("", *news)
        return self.opened(answer.inputs), [failure.reason for failure in answer.failures]

    def diff(self, identity: Identity, id: str, state: Wire, news: Wire) -> Diff:
        olds, bag = self.bag(identity, state), self.bag(identity, news)
        request = provider_pb2.DiffRequest(id=id, urn=self.urn(identity), olds=olds, news=bag)
        return self.differences(self.ask("Diff", request), identity, state, news)

    def create(self, identity: Identity, news: Wire, report: Reporter) -> tuple[str, Wire]:
        request = provider_pb2.CreateRequest(
            urn=self.urn(identity), properties=self.bag(identity, news)
        )
        answer = self.ask("Create", request, report)
        return answer.id, self.opened(answer.properties)

    def read(
        self, identity: Identity, id: str, state: Wire, inputs: Wire, report: Reporter
    ) -> Found | None:
        """Live state, and arguments if they are others than the last; `None` if it is gone."""
        properties = self.bag(identity, state)
        request = provider_pb2.ReadRequest(
            id=id,
            urn=self.urn(identity),
            properties=properties,
            inputs=self.bag(identity, inputs) if inputs else Struct(),
        )
        answer = self.ask("Read", request, report)
        if not answer.id:
            return None
        live = self.opened(answer.inputs)
        return self.opened(answer.properties), (live if live and live != inputs else None)

    def update(
        self, identity: Identity, id: str, state: Wire, news: Wire, report: Reporter
    ) -> Wire:
        request = provider_pb2.UpdateRequest(
            id=id,
            urn=self.urn(identity),
            olds=self.bag(identity, state),
            news=self.bag(identity, news),
        )
        return self.opened(self.ask("Update", request, report).properties)

    def delete(self, identity: Identity, id: str, state: Wire, report: Reporter) -> None:
        bag, urn = self.bag(identity, state), self.urn(identity)
        self.ask("Delete", provider_pb2.DeleteRequest(id=id, urn=urn, properties=bag), report)

    def walked_in_secret(self, identity: Identity, news: Wire) -> list[Struct]:
        """All that the engine is answered about a resource whose arguments are all secrets."""
        urn, given = self.urn(identity), self.secret_bag(identity, news)
        checked = self.ask("Check", provider_pb2.CheckRequest(urn=urn, news=given)).inputs
        news = self.again(checked)
        created = self.ask("Create", provider_pb2.CreateRequest(urn=urn, properties=news))
        id, state = created.id, self.again(created.properties)
        reading = provider_pb2.ReadRequest(id=id, urn=urn, properties=state, inputs=news)
        read = self.ask("Read", reading)
        change = provider_pb2.UpdateRequest(id=id, urn=urn, olds=state, news=news)
        updated = self.ask("Update", change).properties
        return [checked, created.properties, read.properties, read.inputs, updated]

    @abstractmethod
    def secret_bag(self, identity: Identity, wire: Wire) -> Struct:
        """A property bag as the engine has it of a program's arguments that are all secrets."""

    @abstractmethod
    def again(self, answered: Struct) -> Struct:
        """What was answered, as the engine then sends it."""

    def ask(self, method: str, request: Any, report: Reporter | None = None) -> Any:
        """The answer to a request. Raises the `Failure` whose sentence is the answer."""
        if report:
            LOG.listeners[request.urn] = report
        context = Context()
        try:
            return getattr(self.servicer, method)(request, context)
        except Aborted as aborted:
            details, failure = aborted.details, aborted.__context__
        assert isinstance(failure, Failure), details
        assert details == str(failure)
        if failure.recorded and self.keeps_parts:
            self.assert_recorded(failure, context.metadata)
        raise failure

    @abstractmethod
    def assert_recorded(self, failure: Failure, metadata: Mapping[str, bytes]) -> None:
        """What a failed request has made nevertheless has reached the engine."""

    def urn(self, identity: Identity) -> str:
        kinds = [*identity.parents, identity.token]
        kind = "$".join(self.kind(k) if k.startswith("offsite:") else k for k in kinds)
        return f"urn:pulumi:{identity.stack}::{identity.project}::{kind}::{identity.name}"


class PluginDoor(Door):
    """`pulumi-resource-offsite`, for programs in every language."""

    keeps_parts = True
    spell = staticmethod(spell_wire)

    def __init__(self, make: Make, config: Configuration, token: str) -> None:
        from offsite_provider.functions import FUNCTIONS

        def made(config: Mapping[str, Any]) -> Provider:
            self.core = make(config)
            return self.core

        self.servicer = Plugin(
            made, lambda: FUNCTIONS, lambda: "{}", check_configuration, lambda request: None, "0"
        )
        values = {key.removeprefix("offsite:"): value for key, value in config.items()}
        args = Struct(fields={key: _written(value) for key, value in values.items()})
        self.ask("Configure", provider_pb2.ConfigureRequest(args=args))

    @staticmethod
    def kind(token: str) -> str:
        return token

    def differences(self, found: Any, identity: Identity, state: Wire, news: Wire) -> Diff:
        kinds = provider_pb2.PropertyDiff.Kind
        paths = {path: kinds.Name(diff.kind) for path, diff in found.detailedDiff.items()}
        for name in found.diffs:
            its = [kind for path, kind in paths.items() if path.startswith(name)]
            assert its, f"nothing tells what of {name} changes"
            assert (name in found.replaces) == any(kind.endswith("_REPLACE") for kind in its)
        assert (found.changes == found.DIFF_SOME) == bool(found.diffs)
        return Diff(tuple(found.diffs), tuple(found.replaces), found.deleteBeforeReplace)

    def create(self, identity: Identity, news: Wire, report: Reporter) -> tuple[str, Wire]:
        properties, urn = self.bag(identity, news), self.urn(identity)
        request = provider_pb2.CreateRequest(urn=urn, properties=properties, preview=True)
        planned = self.opened(self.ask("Create", request).properties)
        id, state = super().create(identity, news, report)
        assert_planned(planned, state)
        return id, state

    def assert_recorded(self, failure: Failure, metadata: Mapping[str, bytes]) -> None:
        status = status_pb2.Status.FromString(metadata["grpc-status-details-bin"])
        detail = provider_pb2.ErrorResourceInitFailed()
        assert status.details[0].Unpack(detail)
        assert (detail.id, self.opened(detail.properties)) == failure.recorded
        assert list(detail.reasons) == [str(failure)]

    def secret_bag(self, identity: Identity, wire: Wire) -> Struct:
        return Struct(fields={key: _hidden(_written(value)) for key, value in wire.items()})

    def again(self, answered: Struct) -> Struct:
        return answered

    def import_(self, identity: Identity, id: str, report: Reporter) -> tuple[Wire, Wire] | None:
        """State and arguments of what the engine imports, of which it tells nothing but the id."""
        request = provider_pb2.ReadRequest(id=id, urn=self.urn(identity))
        answer = self.ask("Read", request, report)
        if not answer.id:
            return None
        return self.opened(answer.properties), self.opened(answer.inputs)

    def listed(self, token: str, query: Wire) -> list[str]:
        """The ids of what there is of a resource's kind."""
        fields = {key: _written(value) for key, value in query.items()}
        request = provider_pb2.ListRequest(token=token, query=Struct(fields=fields))
        return [answer.result.id for answer in self.servicer.List(request, Context())]


class DynamicDoor(Door):
    """Pulumi's host of dynamic providers, for programs in Python."""

    keeps_parts = False
    spell = staticmethod(spell_python)

    def __init__(self, make: Make, config: Configuration, token: str) -> None:
        host: Any = ModuleType("__main__")
        exec(_host(), vars(host))

        def configured(config: Config) -> dynamic_requests.Requests:
            self.core = make(host_config(config))
            patch.setitem(sys.modules, "__main__", host)
            adjust_host(on_cancel=_nothing)
            return dynamic_requests.Requests(self.core)

        self.servicer = host.DynamicResourceProviderServicer()
        args = Struct(fields={key: _written(value) for key, value in config.items()})
        self.ask("Configure", provider_pb2.ConfigureRequest(args=args))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(dynamic_requests, "configured", configured)
            host.get_provider({PROVIDER_KEY: _pickled(token)}, self.servicer._config)

    @staticmethod
    def kind(token: str) -> str:
        return dynamic_type(token)

    def bag(self, identity: Identity, wire: Wire) -> Struct:
        sent = {PROVIDER_KEY: _pickled(identity.token), URN_PROPERTY: self.urn(identity)}
        return super().bag(identity, {**wire, **sent})

    def opened(self, bag: Struct) -> Wire:
        sent = {PROVIDER_KEY, URN_PROPERTY, SECRETS_PROPERTY}
        return {key: value for key, value in super().opened(bag).items() if key not in sent}

    def assert_recorded(self, failure: Failure, metadata: Mapping[str, bytes]) -> None:
        raise AssertionError("this protocol can't tell it")

    def secret_bag(self, identity: Identity, wire: Wire) -> Struct:
        # The engine opens them for this host, and our SDK tells which they are.
        return self.bag(identity, {**wire, SECRETS_PROPERTY: [*texts(wire)]})

    def again(self, answered: Struct) -> Struct:
        return Struct(fields={key: _written(_opened(v)) for key, v in answered.fields.items()})

    def differences(self, found: Any, identity: Identity, state: Wire, news: Wire) -> Diff:
        # This protocol tells only whether there are some.
        core = self.core.diff(identity, state, news)
        assert (found.changes == found.DIFF_SOME) == bool(core.changes)
        assert tuple(found.replaces) == core.replaces
        assert found.deleteBeforeReplace == core.delete_before_replace
        return replace(core, details=())


DOORS: Final[dict[str, type[Door]]] = {"dynamic": DynamicDoor, "plugin": PluginDoor}


def doors(case: str, *, both: bool) -> list[str]:
    """Both doors, or the one for a case: always the same."""
    names = sorted(DOORS)
    return names if both else [names[crc32(case.encode()) % len(names)]]


def assert_planned(planned: Any, state: Any, path: str = "") -> None:
    """What a preview shows as known comes true."""
    if isinstance(planned, dict) and isinstance(state, dict):
        for key, value in cast(Wire, planned).items():
            assert_planned(value, cast(Wire, state).get(key), f"{path}.{key}")
    elif isinstance(planned, list) and isinstance(state, list):
        pairs = zip(cast("list[Any]", planned), cast("list[Any]", state), strict=True)
        for number, (item, made) in enumerate(pairs):
            assert_planned(item, made, f"{path}[{number}]")
    elif planned is not UNKNOWN:
        assert planned == state, path


def open_texts(bag: Struct) -> Iterator[str]:
    """All texts in a property bag that are no secrets."""
    for key, value in bag.fields.items():
        if key not in (PROVIDER_KEY, URN_PROPERTY):
            yield from _open_texts(value)


def _open_texts(value: Value) -> Iterator[str]:
    fields = value.struct_value.fields
    inner = () if rpc._special_sig_key in fields else fields.values()
    for item in (*inner, *value.list_value.values):
        yield from _open_texts(item)
    if value.HasField("string_value"):
        yield value.string_value


@lru_cache
def _host() -> CodeType:
    """Pulumi's module of its host, without its last line, which serves."""
    found = importlib.util.find_spec("pulumi.dynamic.__main__")
    assert found
    assert found.origin
    with open(found.origin, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    assert ast.unparse(tree.body.pop()) == "main()"
    return compile(tree, found.origin, "exec")


@lru_cache
def _pickled(token: str) -> str:
    return base64.b64encode(dill.dumps(OffsiteProvider(token))).decode()


def _nothing() -> None:
    pass


def _written(value: Any) -> Value:
    """A value as the engine has it."""
    if value is None:
        return Value(null_value=NULL_VALUE)
    if isinstance(value, bool):
        return Value(bool_value=value)
    if isinstance(value, int | float):
        return Value(number_value=value)
    if isinstance(value, Mapping):
        fields = {key: _written(item) for key, item in cast(Wire, value).items()}
        return Value(struct_value=Struct(fields=fields))
    if isinstance(value, list):
        return Value(list_value=ListValue(values=[_written(v) for v in cast("list[Any]", value)]))
    return Value(string_value=rpc.UNKNOWN if value is UNKNOWN else value)


def _opened(value: Value) -> Any:
    """A value of the engine's, secrets in plain text."""
    kind = value.WhichOneof("kind")
    if kind == "struct_value":
        fields = value.struct_value.fields
        if rpc._special_sig_key in fields:
            assert fields[rpc._special_sig_key].string_value == rpc._special_secret_sig
            return _opened(fields["value"])
        return {key: _opened(item) for key, item in fields.items()}
    if kind == "list_value":
        return [_opened(item) for item in value.list_value.values]
    if kind == "number_value":
        return int(value.number_value) if value.number_value.is_integer() else value.number_value
    if kind == "null_value" or kind is None:
        return None
    found = getattr(value, kind)
    return UNKNOWN if found == rpc.UNKNOWN else found


def _hidden(value: Value) -> Value:
    """A value in which each text is a secret."""
    if value.HasField("struct_value"):
        fields = {key: _hidden(item) for key, item in value.struct_value.fields.items()}
        return Value(struct_value=Struct(fields=fields))
    if value.HasField("list_value"):
        return Value(list_value=ListValue(values=[_hidden(v) for v in value.list_value.values]))
    if not value.HasField("string_value"):
        return value
    sign = Value(string_value=rpc._special_secret_sig)
    return Value(struct_value=Struct(fields={rpc._special_sig_key: sign, "value": value}))
