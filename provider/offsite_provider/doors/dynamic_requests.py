"""What the dynamic door answers to the engine's requests.

A dynamic provider isn't told the URN of its resource, so the program's side sends it along as
`owner`, and state keeps it. Nor is it told which values are secrets: those are sent along too, so
that what the provider makes of them stays secret, and no message shows them.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from pulumi import dynamic
from pulumi.runtime import known_types, rpc

from ..configuration import problems_of_stack
from ..core.failures import Invalid, redact
from ..core.model import Wire
from ..core.ownership import Identity
from ..core.problems import Problem, spell_python
from ..core.provider import Provider
from ..core.run import Run
from ..core.unknown import UNKNOWN, Unknown
from ..registry import HANDLERS
from .dynamic_host import adjust_host, host_config, plain_failures, whole
from .dynamic_program import SECRETS_PROPERTY, URN_PROPERTY
from .engine import EngineReporter
from .neighbours import neighbours
from .shown import holds, secrets_in_id, shown, texts
from .urn import identity_of


class Requests:
    """The requests about all resources of a run, each by its handler's token."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    @plain_failures()
    def check(self, token: str, olds: dict[str, Any], news: dict[str, Any]) -> dynamic.CheckResult:
        bag, before = self._received(news), self._received(olds)
        identity = identity_of(bag.urn, token)
        self._check_configuration(identity.project)
        inputs, problems = self.provider.check(identity, bag.wire)
        if not problems:
            warning = self._reporter(bag).warning
            self.provider.warn(identity, before.wire, inputs, warning)
            self._warn_of_ids(identity, inputs, bag, warning)
        failures = [self._failure(problem, bag) for problem in problems]
        return dynamic.CheckResult(bag.answer(inputs), failures)

    @plain_failures()
    def diff(self, token: str, olds: dict[str, Any], news: dict[str, Any]) -> dynamic.DiffResult:
        bag, before = self._received(news), self._received(olds)
        found = self.provider.diff(identity_of(bag.urn, token), before.wire, bag.wire)
        return dynamic.DiffResult(
            changes=bool(found.changes),
            replaces=list(found.replaces),
            delete_before_replace=found.delete_before_replace,
        )

    @plain_failures()
    def create(self, token: str, props: dict[str, Any]) -> dynamic.CreateResult:
        bag = self._received(props)
        with self._reporter(bag) as report:
            id, state = self.provider.create(identity_of(bag.urn, token), bag.wire, report)
        return dynamic.CreateResult(id, bag.answer(state))

    @plain_failures()
    def read(self, token: str, id: str, props: dict[str, Any]) -> dynamic.ReadResult:
        bag = self._received(props)
        with self._reporter(bag) as report:
            found = self.provider.read(identity_of(bag.urn, token), id, bag.wire, report)
        if found is None:
            return dynamic.ReadResult("", {})
        state, inputs = found
        result = dynamic.ReadResult(id, bag.answer(state))
        # An SDK that doesn't know live arguments doesn't look at them.
        result.inputs = None if inputs is None else bag.answer(inputs)
        return result

    @plain_failures()
    def update(
        self, token: str, id: str, olds: dict[str, Any], news: dict[str, Any]
    ) -> dynamic.UpdateResult:
        bag, before = self._received(news), self._received(olds)
        identity = identity_of(bag.urn, token)
        with self._reporter(bag) as report:
            state = self.provider.update(identity, id, before.wire, bag.wire, report)
        return dynamic.UpdateResult(bag.answer(state))

    @plain_failures()
    def delete(self, token: str, id: str, props: dict[str, Any]) -> None:
        bag = self._received(props)
        with self._reporter(bag) as report:
            self.provider.delete(identity_of(bag.urn, token), id, bag.wire, report)

    def _check_configuration(self, project: str) -> None:
        """Raises a `Failure` if something is wrong with the stack's `offsite:…` keys."""
        run = self.provider.run
        wrong = run.once(
            ("configuration", project), lambda: problems_of_stack(run.config.values, project)
        )
        if wrong:
            raise Invalid("use the stack's configuration", self._covered("; ".join(wrong)))

    def _received(self, bag: dict[str, Any]) -> "Bag":
        found = Bag.of(whole(bag))
        self.provider.run.add_secrets(*found.secrets)
        return found

    def _reporter(self, bag: "Bag") -> EngineReporter:
        return EngineReporter(bag.urn, self._covered)

    def _covered(self, text: str) -> str:
        return redact(text, self.provider.run.secrets)

    def _failure(self, problem: Problem, bag: "Bag") -> dynamic.CheckFailure:
        """A problem as the engine shows it."""

        def spell(problem: Problem) -> str:
            return self._covered(f"`{spell_python(problem.path)}` {problem.reason}")

        def is_secret(name: str) -> bool:
            return bag.holds_secret(bag.wire[name])

        return dynamic.CheckFailure(*shown(problem, bag.wire, spell, is_secret))

    def _warn_of_ids(
        self, identity: Identity, inputs: Wire, bag: "Bag", warn: Callable[[str], None]
    ) -> None:
        """Warns of secrets that stand in an id, which Pulumi shows and keeps as it is."""
        for why in secrets_in_id(HANDLERS[identity.token], inputs, bag.secrets):
            self.provider.run.once(("in id", identity, why), lambda why=why: warn(why))


@dataclass(frozen=True)
class Bag:
    """A property bag of the engine's: what the program's side sends along, and the core's part."""

    urn: str
    wire: Wire
    secrets: frozenset[str]
    """The values, and parts of values, that the program has as secrets."""
    sent: Sequence[Any] = ()
    """The secrets as they were sent."""

    @classmethod
    def of(cls, bag: dict[str, Any]) -> "Bag":
        wire = cast(Wire, _to_core(bag))
        wire.pop(dynamic.dynamic.PROVIDER_KEY, None)
        found = wire.pop(SECRETS_PROPERTY, ())
        sent = [found] if isinstance(found, Unknown) else found
        return cls(str(wire.pop(URN_PROPERTY, "")), wire, frozenset(texts(sent)), sent)

    def answer(self, wire: Wire) -> dict[str, Any]:
        """A bag for the engine, in which the program's secrets are secrets wherever they stand."""
        sent = {SECRETS_PROPERTY: secret(_to_engine(self.sent))} if self.sent else {}
        return {**self._marked(wire), URN_PROPERTY: self.urn, **sent}

    def conceals(self, value: object) -> bool:
        """Whether a secret stands in a text."""
        return holds(value, self.secrets)

    def holds_secret(self, value: object) -> bool:
        """Whether a value is a secret, or something in it is."""
        return value in self.sent or any(map(self.conceals, texts(value)))

    def _marked(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {k: self._marked(v) for k, v in cast(Wire, value).items()}
        if isinstance(value, list):
            return [self._marked(item) for item in cast("list[Any]", value)]
        return secret(value) if self.conceals(value) else _to_engine(value)


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
    return Requests(Provider(Run(json.loads(config), neighbours()), HANDLERS))


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


def _to_engine(value: Any) -> Any:
    if isinstance(value, list):
        return [_to_engine(item) for item in cast("list[Any]", value)]
    return rpc.UNKNOWN if value is UNKNOWN else value


def secret(value: Any) -> dict[str, Any]:
    """A value that the engine keeps as a secret."""
    return {rpc._special_sig_key: rpc._special_secret_sig, "value": value}  # pyright: ignore[reportPrivateUsage]
