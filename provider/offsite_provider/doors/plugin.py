"""Handlers behind the provider protocol: the door for programs in every language.

The engine starts this as a process of its own for each provider of a program, asks it over gRPC,
and gives each request a thread here: what they do is wait for a cloud.
"""

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import FrameType, SimpleNamespace
from typing import Any, Final, NoReturn

import grpc
import pulumi
from google.protobuf import any_pb2, empty_pb2
from pulumi.runtime.proto import (
    plugin_pb2,
    provider_pb2,
    provider_pb2_grpc,
    status_pb2,
)
from pydantic.alias_generators import to_camel, to_snake

from ..core.failures import Cancelled, Failure, Invalid, redact
from ..core.function import Function, Functions
from ..core.guard import guarded
from ..core.model import Wire, WireModel, names_in
from ..core.ownership import Identity
from ..core.problems import Problem, reason_on_wire, spell_python, spell_wire
from ..core.provider import Diff, Provider
from ..core.resource import Handler
from ..core.unknown import UNKNOWN
from .constructs import Constructs
from .engine import WORKERS, EngineReporter, end_with_the_engine
from .properties import Bag
from .shown import secrets_in_id, shown
from .urn import dynamic_urn, identity_of

STACK_CONFIGURATION: Final = "PULUMI_CONFIG"
"""The environment variable in which the engine hands over the `offsite:…` keys, by name."""
_OF_THE_ENGINE: Final = ("version", "pluginDownloadURL")
"""What stands beside the configuration of a provider, and is for the engine."""
_INHERITED: Final = ("identity", "plugin")
"""What of the stack's configuration holds for explicit providers too."""

_OPTIONS: Final = (("grpc.max_receive_message_length", 400 << 20),)

_KINDS: Final = {
    ("add", False): provider_pb2.PropertyDiff.ADD,
    ("add", True): provider_pb2.PropertyDiff.ADD_REPLACE,
    ("delete", False): provider_pb2.PropertyDiff.DELETE,
    ("delete", True): provider_pb2.PropertyDiff.DELETE_REPLACE,
    ("update", False): provider_pb2.PropertyDiff.UPDATE,
    ("update", True): provider_pb2.PropertyDiff.UPDATE_REPLACE,
}


def _answering(method: Callable[["Plugin", Any], Any]) -> Any:
    """A request that fails is answered with its one sentence, whatever it fails with."""

    def answer(self: "Plugin", request: Any, context: grpc.ServicerContext) -> Any:
        try:
            with guarded(self.run, f"answer the request {method.__name__}"):
                return method(self, request)
        except Failure as failure:
            made = failure.recorded and self.in_part(request, *failure.recorded, str(failure))
            _refuse(context, failure, made)

    return answer


def _refuse(context: grpc.ServicerContext, failure: Failure, made: Any = None) -> NoReturn:
    """Ends a request with a failure; what was `made` nevertheless goes along."""
    # Of any other code the engine thinks that a thing may have been made that nobody knows of.
    code = grpc.StatusCode.FAILED_PRECONDITION
    if isinstance(failure, Cancelled):
        code = grpc.StatusCode.CANCELLED
    if made:
        packed = any_pb2.Any()
        packed.Pack(made)
        status = status_pb2.Status(code=code.value[0], message=str(failure), details=[packed])
        context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    context.abort(code, str(failure))


class Plugin(provider_pb2_grpc.ResourceProviderServicer):
    """What the engine asks of the provider."""

    def __init__(
        self,
        provider: Callable[[Mapping[str, Any]], Provider],
        functions: Callable[[], Mapping[str, Function[Any, Any]]],
        schema: Callable[[], str],
        check_configuration: Callable[[Wire], tuple[Mapping[str, Any], list[Problem]]],
        construct: Callable[[Any], Any],
        version: str,
    ) -> None:
        self._provider_of = provider
        self._get_functions = functions
        self._schema = schema
        self._check_configuration = check_configuration
        self._constructs = Constructs(construct)
        self._version = version
        self._configure({})

    def _configure(self, config: Mapping[str, Any]) -> None:
        self._provider = self._provider_of(config)
        self.run = self._provider.run
        # Our own SDK says so, whose arguments have other names than those of other languages.
        self._in_python = self.run.config.first("offsite:plugin") == "True"

    # The provider itself

    @_answering
    def Handshake(self, request: Any) -> Any:
        return provider_pb2.ProviderHandshakeResponse(
            accept_secrets=True,
            accept_resources=True,
            accept_outputs=True,
            supports_autonaming_configuration=True,
        )

    @_answering
    def GetPluginInfo(self, request: Any) -> Any:
        return plugin_pb2.PluginInfo(version=self._version)

    @_answering
    def GetSchema(self, request: Any) -> Any:
        if request.version:
            raise Failure(
                "give the schema",
                f"it has version 0, and version {request.version} was asked for",
                "Upgrade offsite",
            )
        return provider_pb2.GetSchemaResponse(schema=self._schema())

    @_answering
    def CheckConfig(self, request: Any) -> Any:
        bag = Bag.of(request.news)
        self._in_python = str(bag.wire.get("plugin")).lower() == "true"
        _, problems = self._check_configuration(_configuration(bag))
        names = _names_of_keys() if problems else frozenset[str]()
        failures = [self._failure(problem, bag, names) for problem in problems]
        return provider_pb2.CheckResponse(inputs=request.news, failures=failures)

    @_answering
    def DiffConfig(self, request: Any) -> Any:
        old, new = Bag.of(request.olds).wire, Bag.of(request.news).wire
        names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        # Resources have their region and role for themselves, so another one replaces none.
        some = provider_pb2.DiffResponse.DIFF_SOME if names else provider_pb2.DiffResponse.DIFF_NONE
        return provider_pb2.DiffResponse(changes=some, diffs=names)

    @_answering
    def Configure(self, request: Any) -> Any:
        bag = Bag.of(request.args)
        given = self._checked(_configuration(bag))
        stack = json.loads(os.environ.get(STACK_CONFIGURATION) or "{}")
        inherited = self._checked({name: stack[name] for name in _INHERITED if name in stack})
        config = {**inherited, **given}
        self._configure({f"offsite:{name}": value for name, value in config.items()})
        self.run.add_secrets(*bag.covered)
        return provider_pb2.ConfigureResponse(
            acceptSecrets=True,
            acceptResources=True,
            acceptOutputs=True,
            supportsPreview=True,
            supports_autonaming_configuration=True,
        )

    def _checked(self, wire: Wire) -> Mapping[str, Any]:
        values, problems = self._check_configuration(wire)
        if problems:
            said = "; ".join(self._spelled(problem, _names_of_keys()) for problem in problems)
            raise Invalid("configure the provider", said)
        return values

    @_answering
    def Cancel(self, request: Any) -> Any:
        self._provider.cancel()
        self._constructs.end()
        return empty_pb2.Empty()

    @_answering
    def Attach(self, request: Any) -> Any:
        return empty_pb2.Empty()

    @_answering
    def GetMapping(self, request: Any) -> Any:
        return provider_pb2.GetMappingResponse()

    @_answering
    def GetMappings(self, request: Any) -> Any:
        return provider_pb2.GetMappingsResponse()

    # Resources

    @_answering
    def Check(self, request: Any) -> Any:
        identity, handler = self._resource(request)
        before, bag = self._received(request.olds, handler), self._received(request.news, handler)
        wire = _named(handler, request, before.wire, bag.wire)
        inputs, problems = self._provider.check(identity, wire)
        if not problems:
            report = self._reporter(request)
            self._provider.warn(identity, before.wire, inputs, report.warning)
            for why in secrets_in_id(handler, inputs, bag.secrets):
                self.run.once(("in id", identity, why), lambda why=why: report.warning(why))
        names = names_in(handler.inputs)
        failures = [self._failure(problem, bag, names) for problem in problems]
        return provider_pb2.CheckResponse(inputs=bag.answer(inputs), failures=failures)

    @_answering
    def Diff(self, request: Any) -> Any:
        identity, _ = self._resource(request)
        olds, news = self._received(request.olds).wire, self._received(request.news).wire
        return _difference(self._provider.diff(identity, olds, news))

    @_answering
    def Create(self, request: Any) -> Any:
        identity, handler = self._resource(request)
        bag = self._received(request.properties, handler)
        if request.preview:
            planned = self._provider.planned(identity, bag.wire)
            return provider_pb2.CreateResponse(properties=bag.answer(planned, handler.secrets))
        with self._reporter(request) as report:
            id, state = self._provider.create(identity, bag.wire, report, request.timeout)
        return provider_pb2.CreateResponse(id=id, properties=self._state(request, bag, state))

    @_answering
    def Read(self, request: Any) -> Any:
        identity, handler = self._resource(request)
        known, given = (
            self._received(request.properties, handler),
            self._received(request.inputs, handler),
        )
        # Of what a program only looks up, it may give arguments and no state.
        bag = known if known.wire else given
        with self._reporter(request) as report:
            # Of what is imported, the engine doesn't even tell that it has no arguments.
            if bag.wire or request.HasField("inputs"):
                found = self._provider.read(identity, request.id, bag.wire, report)
            else:
                found = self._provider.import_(identity, request.id, report)
        if found is None:
            return provider_pb2.ReadResponse()
        state, inputs = found
        as_before = given.wire or _arguments(handler, state)
        live = as_before if inputs is None else inputs
        return provider_pb2.ReadResponse(
            id=request.id,
            properties=self._state(request, bag, state),
            inputs=given.answer(live, frozenset(k for k in handler.secrets if live.get(k))),
        )

    @_answering
    def Update(self, request: Any) -> Any:
        identity, handler = self._resource(request)
        before, bag = self._received(request.olds, handler), self._received(request.news, handler)
        if request.preview:
            planned = self._provider.planned(identity, bag.wire, before.wire)
            return provider_pb2.UpdateResponse(properties=bag.answer(planned, handler.secrets))
        with self._reporter(request) as report:
            state = self._provider.update(
                identity, request.id, before.wire, bag.wire, report, request.timeout
            )
        return provider_pb2.UpdateResponse(properties=self._state(request, bag, state))

    @_answering
    def Delete(self, request: Any) -> Any:
        identity, _ = self._resource(request)
        known = self._received(request.properties).wire
        with self._reporter(request) as report:
            self._provider.delete(identity, request.id, known, report, request.timeout)
        return empty_pb2.Empty()

    # Components

    def Construct(self, request: Any, context: grpc.ServicerContext) -> Any:
        refused: pulumi.RunError | None = None
        made = None
        try:
            with guarded(self.run, f"make {request.name}"):
                self._received(request.inputs)
                try:
                    made = self._constructs.make(request, context)
                except pulumi.RunError as error:
                    refused = error
        except Failure as failure:
            _refuse(context, failure)
        if refused:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, self._refusal(refused))
        return made

    def _refusal(self, error: pulumi.RunError) -> str:
        """Why a component is refused. The engine says before it which one has a problem."""
        # Most programs have none.
        from .arguments import WrongArguments

        if not isinstance(error, WrongArguments):
            return self._covered(str(error))
        told = list(dict.fromkeys(self._spelled(p, error.names) for p in error.problems))
        return told[0] if len(told) == 1 else "".join(f"\n  {sentence}" for sentence in told)

    # Questions

    @_answering
    def Invoke(self, request: Any) -> Any:
        bag = self._received(request.args)
        report = EngineReporter("", self._covered)
        spell = None if self._in_python else self._spelled
        answer = self._functions.invoke(request.tok, bag.wire, report, spell)
        secret = self._get_functions()[request.tok].secret
        names = frozenset(answer) if secret else frozenset[str]()
        fields: Any = {"return": bag.answer(answer, names)}
        return provider_pb2.InvokeResponse(**fields)

    def List(self, request: Any, context: grpc.ServicerContext) -> Iterator[Any]:
        try:
            with guarded(self.run, f"list {request.token}"):
                found = list(self._listed(request.token, self._received(request.query).wire))
                begin = _position(request.continuation_token)
        except Failure as failure:
            _refuse(context, failure)
        wanted = found[begin : begin + request.limit] if request.limit else found[begin:]
        yield from wanted
        if begin + len(wanted) < len(found):
            token = str(begin + len(wanted))
            yield provider_pb2.ListResponse(
                continuation=provider_pb2.ListResponse.Continuation(continuation_token=token)
            )

    def _listed(self, token: str, query: Wire) -> Iterator[Any]:
        handler = self._provider.handler(token)
        lists = handler.lists
        if lists is None:
            raise Failure(f"list {token}", "offsite can't list such resources")
        function = self._get_functions()[lists.function]
        inputs: WireModel = function.inputs.from_state(function.prepare(self.run, dict(query)))
        given = {to_camel(name): value for name, value in lists.given.items()}
        report = EngineReporter("", self._covered)
        answer = self._functions.invoke(lists.function, {**query, **given}, report)
        asked = {name: getattr(inputs, name, None) for name in type(inputs).model_fields}
        for item in answer.get(to_camel(lists.member), []):
            own = {to_snake(key): value for key, value in item.items()}
            if lists.copied_from and own.get(lists.copied_from) in (None, asked["region"]):
                continue
            named = {part: own.get(name, asked.get(name)) for part, name in lists.parts.items()}
            found = (SimpleNamespace(**known) for known in (named, own, asked))
            id = handler.identifier.of(*found)
            result = provider_pb2.ListResponse.Result(id=id, name=str(own.get(lists.name) or id))
            yield provider_pb2.ListResponse(result=result)

    @property
    def _functions(self) -> Functions:
        return self.run.once("functions", lambda: Functions(self.run, self._get_functions()))

    # What offsite doesn't have

    def Parameterize(self, request: Any, context: grpc.ServicerContext) -> Any:
        context.abort(grpc.StatusCode.UNIMPLEMENTED, "offsite takes no parameters")

    def Call(self, request: Any, context: grpc.ServicerContext) -> Any:
        context.abort(grpc.StatusCode.UNIMPLEMENTED, "offsite's resources have no methods")

    # What all of them use

    def _resource(self, request: Any) -> tuple[Identity, Handler[Any, Any]]:
        """What the URN of a request says."""
        kinds = request.urn.split("::")[2:3] or [""]
        token = kinds[0].rpartition("$")[2]
        return identity_of(request.urn, token), self._provider.handler(token)

    def in_part(self, request: Any, id: str, state: Wire, why: str) -> Any:
        """What the engine records of a thing that is made in part."""
        _, handler = self._resource(request)
        given = request.properties if hasattr(request, "properties") else request.news
        properties = self._state(request, self._received(given, handler), state)
        return provider_pb2.ErrorResourceInitFailed(id=id, properties=properties, reasons=[why])

    def _state(self, request: Any, bag: Bag, wire: Wire) -> Any:
        """State as the engine keeps it."""
        _, handler = self._resource(request)
        if not self._in_python:
            return bag.answer(wire, handler.secrets)
        # The program may go back to the dynamic door, which needs more. Other languages can't.
        from .dynamic import kept_beside
        from .dynamic_program import SECRETS_PROPERTY

        urn = dynamic_urn(request.urn, self._provider.tokens)
        whole = wire | kept_beside(handler.token, urn, bag.secrets)
        return bag.answer(whole, handler.secrets | {SECRETS_PROPERTY})

    def _received(self, bag: Any, handler: Handler[Any, Any] | None = None) -> Bag:
        found = Bag.of(bag, handler.secrets if handler else frozenset())
        self.run.add_secrets(*found.covered)
        return found

    def _reporter(self, request: Any) -> EngineReporter:
        return EngineReporter(request.urn, self._covered)

    def _covered(self, text: str) -> str:
        return redact(text, self.run.secrets)

    def _failure(self, problem: Problem, bag: Bag, names: frozenset[str] = frozenset()) -> Any:
        def spell(problem: Problem) -> str:
            return self._spelled(problem, names)

        name, reason = shown(problem, bag.wire, spell, bag.holds_secret)
        return provider_pb2.CheckFailure(property=name, reason=reason)

    def _spelled(self, problem: Problem, names: frozenset[str]) -> str:
        """What is wrong, with the names of arguments that the program's language has."""
        path, reason = spell_python(problem.path), problem.reason
        if not self._in_python:
            path = spell_wire(problem.path)
            reason = reason_on_wire(reason, names)
        return self._covered(f"`{path}` {reason}" if path else reason)


def _names_of_keys() -> frozenset[str]:
    """The names of what can be configured."""
    from ..configuration import ProviderInputs

    return names_in(ProviderInputs)


def _configuration(bag: Bag) -> Wire:
    """What a bag says of the provider itself."""
    return {name: value for name, value in bag.wire.items() if name not in _OF_THE_ENGINE}


def _named(handler: Handler[Any, Any], request: Any, before: Wire, news: Wire) -> Wire:
    """The arguments, with the name that the engine gives what has none.

    It gives one only where the stack's configuration says how things are to be named. What exists
    keeps its name.
    """
    name = handler.named
    if not name or not request.HasField("autonaming") or news.get(to_camel(name)) is not None:
        return news
    key, autonaming = to_camel(name), request.autonaming
    if before:
        return {**news, key: before[key]} if key in before else news
    if autonaming.mode == provider_pb2.CheckRequest.AutonamingOptions.DISABLE:
        # A name that is missing is for the check to tell.
        raise Failure(
            f"name {request.urn.rpartition('::')[2]}",
            "`pulumi:autonaming` is off for it",
            f"Give `{key}`",
        )
    return {**news, key: autonaming.proposed_name}


def _position(token: str) -> int:
    """Where a list goes on."""
    if token and not token.isdecimal():
        raise Failure("go on with the list", f"`{token}` is no token of its own", "List it anew")
    return int(token or 0)


def _difference(found: Diff) -> Any:
    details = {
        spell_wire(change.path): provider_pb2.PropertyDiff(
            kind=_KINDS[change.kind, change.path[0] in found.replaces]
        )
        for change in found.details
    }
    response = provider_pb2.DiffResponse
    return response(
        changes=response.DIFF_SOME if found.changes else response.DIFF_NONE,
        diffs=found.changes,
        replaces=found.replaces,
        deleteBeforeReplace=found.delete_before_replace,
        detailedDiff=details,
        hasDetailedDiff=bool(details),
    )


def _arguments(handler: Handler[Any, Any], state: Wire) -> Wire:
    """The arguments in a state."""
    names = {field.alias or name for name, field in handler.inputs.model_fields.items()}
    return {name: value for name, value in state.items() if name in names and value is not UNKNOWN}


def _end(number: int, frame: FrameType | None) -> None:
    os._exit(0)


def serve(plugin: Plugin) -> None:
    """Serves the engine that started this process, and ends with it."""
    server = grpc.server(ThreadPoolExecutor(WORKERS, "offsite-request"), options=_OPTIONS)
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(plugin, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    # Only the engine interrupts it, when it has no more use for it: no Ctrl-C gets to a process
    # group of its own. The engine would wait 5 seconds for one that didn't end.
    signal.signal(signal.SIGINT, _end)
    # The engine waits for this line.
    print(port, flush=True)
    end_with_the_engine()
    threading.Event().wait()
