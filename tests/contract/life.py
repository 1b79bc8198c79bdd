"""A resource as the engine keeps it: its id, state and arguments between the provider's calls."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, Final, Literal, cast

import boto3
from botocore.client import BaseClient

from offsite_provider.core.failures import Failure
from offsite_provider.core.model import Timeouts, Wire
from offsite_provider.core.ownership import Identity
from offsite_provider.core.problems import Problem
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.waiting import Pace

from .cloud import Cloud
from .values import Arguments, Given, Values

Outcome = Literal["created", "unchanged", "updated", "replaced"]

QUICK_PACE: Final = Pace(gather=0, first=0.005, growth=0.01, jitter=0)
"""Nothing takes time in the clouds of these tests."""

LATE: Final = 0.3
"""Seconds by which reads lag behind: a hundredth of 30, as time goes at `LATE_PACE`."""

LATE_PACE: Final = Pace(gather=0, first=0.02, growth=0.15, longest=0.3, jitter=0)
"""A hundredth of the usual pace."""

SHORT_TIMEOUTS: Final = Timeouts(create="30s", update="30s", delete="30s")
"""How long any operation may wait, unless a test says otherwise."""

_PREFIXES: Final = {"cloudhsmv2": "cloudhsm", "resourcegroupstaggingapi": "tag"}
"""How actions begin in permissions, where that isn't the service's name in the SDK."""

_ASSUME_ROLE: Final = "sts:AssumeRole"
"""The call with which any AWS resource gets at its role; no handler makes it."""


class Refused(Exception):
    """The check has found problems with the arguments."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(*problems)
        self.problems = problems


@dataclass
class Recorder:
    """A reporter that remembers."""

    messages: list[str] = field(default_factory=list[str])

    def progress(self, message: str) -> None:
        self.messages.append(message)

    info = warning = progress


class Life:
    """The life of resources of one kind, in clouds that were set up for it."""

    def __init__(self, values: Values, cloud: Cloud) -> None:
        self.values = values
        self.cloud = cloud
        self.handler = values.handler()
        # What waits for something that does not come is to fail soon.
        setattr(self.handler, "timeouts", SHORT_TIMEOUTS)  # noqa: B010
        self.calls: dict[str, set[str]] = {}
        """The operations that each method has called so far."""
        cloud.begin()
        self.given = values.setup(cloud)

    def resource(self, name: str = "it", stack: str = "test") -> "Resource":
        """A resource of a program's, which isn't made yet."""
        return Resource(self, replace(self.values.owner(name).identity, stack=stack))

    def created(self, arguments: Wire, name: str = "it") -> "Resource":
        """A resource that was made with arguments."""
        resource = self.resource(name)
        assert resource.up(arguments) == "created"
        return resource

    def least(self, **more: Any) -> Wire:
        """Only the arguments that are required, and `more`."""
        return self.wire({**self.values.least, **more})

    def most(self, **more: Any) -> Wire:
        """All arguments, and `more` over them; `None` takes one away."""
        return self.wire({**self.values.most, **more})

    def wire(self, arguments: Arguments) -> Wire:
        """Arguments under the names on the wire, with what the set-up has given."""
        filled = cast(Wire, self.filled(arguments))
        return {self.name(key): value for key, value in filled.items() if value is not None}

    def name(self, argument: str) -> str:
        """An argument's name on the wire."""
        found = self.handler.inputs.model_fields.get(argument)
        return (found.alias if found else None) or argument

    def operation(self, called: str) -> str:
        """A declared call as the SDK names it."""
        prefix, _, name = called.rpartition(":")
        services = {prefix: service for service, prefix in _PREFIXES.items()}
        prefix = prefix or self.handler.prefix
        return f"{services.get(prefix, prefix)}:{name}"

    @property
    def given_values(self) -> Any:
        """What the set-up has returned, as attributes."""
        return SimpleNamespace(**self.given)

    def provider(self) -> Provider:
        """The provider of another run."""
        self.cloud.catch_up()
        pace = LATE_PACE if self.cloud.late else QUICK_PACE
        config = {
            "offsite:endpoints": {"cbs": self.cloud.sandbox.url},
            "offsite:pollSeconds": pace.first,
        }
        return Provider(_SharingRun(config), {self.handler.token: self.handler}, pace)

    @contextmanager
    def calling(self, method: str) -> Generator[None]:
        """Notes which operations a method of the handler calls."""
        before = len(self.cloud.calls)
        try:
            yield
        finally:
            called = {
                f"{_PREFIXES.get(call.service, call.service)}:{call.operation}"
                for call in self.cloud.calls[before:]
            }
            self.calls.setdefault(method, set()).update(called - {_ASSUME_ROLE})

    def filled(self, value: Any) -> Any:
        """A value of a values file, with what the set-up has given."""
        if isinstance(value, Given):
            return self.given[value.key]
        if isinstance(value, Mapping):
            items = cast("Mapping[str, Any]", value).items()
            return {key: self.filled(item) for key, item in items}
        if isinstance(value, list):
            return [self.filled(item) for item in cast("list[Any]", value)]
        return value


class Resource:
    """A resource of a program, as the engine keeps it from one run to the next.

    Each method is a run of its own.
    """

    def __init__(self, life: Life, identity: Identity) -> None:
        self.life = life
        self.identity = identity
        self.id = ""
        """Its id; empty before it is made and after it is gone."""
        self.state: Wire = {}
        self.inputs: Wire = {}
        self.report = Recorder()

    def up(self, arguments: Wire) -> Outcome:
        """`pulumi up` of a program with these arguments. Raises `Refused` and `Failure`s."""
        provider = self.life.provider()
        news = self.check(arguments, provider)
        if not self.id:
            self._create(provider, news)
            return "created"
        with self._calling("diff"):
            found = provider.diff(self.identity, self.state, news)
        if not found.changes:
            self.inputs = news
            return "unchanged"
        if not found.replaces:
            with self._calling("update"):
                self.state = provider.update(self.identity, self.id, self.state, news, self.report)
            self.inputs = news
            return "updated"
        old_id, old_state = self.id, self.state
        if found.delete_before_replace:
            self._delete(provider, old_id, old_state)
            self.id = ""
        self._create(provider, news)
        if not found.delete_before_replace:
            self._delete(provider, old_id, old_state)
        return "replaced"

    def check(self, arguments: Wire, provider: Provider | None = None) -> Wire:
        """The arguments as they are after the check."""
        provider = provider or self.life.provider()
        with self._calling("check"):
            news, problems = provider.check(self.identity, dict(arguments))
        if problems:
            raise Refused(problems)
        with self._calling("warn"):
            provider.warn(self.identity, self.inputs, news, self.report.warning)
        return news

    def differences(self, arguments: Wire) -> set[str]:
        """The arguments whose change `up` would make, by their names on the wire."""
        provider = self.life.provider()
        news = self.check(arguments, provider)
        with self._calling("diff"):
            return set(provider.diff(self.identity, self.state, news).changes)

    def refresh(self) -> bool:
        """`pulumi refresh`: takes over what has changed, and says whether anything has."""
        provider = self.life.provider()
        with self._calling("read"):
            found = provider.read(self.identity, self.id, self.state, self.report)
        if found is None:
            self.id, self.state, self.inputs = "", {}, {}
            return True
        state, inputs = found
        changed = inputs is not None or state != self.state
        self.state, self.inputs = state, self.inputs if inputs is None else inputs
        return changed

    def locate(self, id: str = "") -> tuple[Wire, Wire] | None:
        """State and arguments of an id, its own if none is given, from the id alone."""
        provider = self.life.provider()
        with self._calling("read"):
            found = provider.read(self.identity, id or self.id, {}, self.report)
        if found is None:
            return None
        state, inputs = found
        assert inputs is not None, "a read from the id alone has to answer with arguments"
        return state, inputs

    def import_(self, id: str, arguments: Wire) -> None:
        """`offsite import` of an id, for a program with these arguments."""
        provider = self.life.provider()
        news = self.check(arguments, provider)
        with self._calling("read"):
            found, state = provider.find(self.identity, id, news, self.report)
        with self._calling("update"):
            self.state = provider.take_over(self.identity, found, state, self.report)
        self.id, self.inputs = found, news

    def import_by_engine(self, id: str) -> None:
        """`pulumi import` of an id, by the plugin, for a program that says what is there."""
        provider = self.life.provider()
        with self._calling("read"):
            found = provider.import_(self.identity, id, self.report)
        assert found is not None
        self.id, (self.state, self.inputs) = id, found

    def destroy(self) -> None:
        """`pulumi destroy`. What is kept of it stays, so that it can be done twice."""
        self._delete(self.life.provider(), self.id, self.state)

    @property
    def thing(self) -> Any:
        """Its id, outputs and arguments as attributes."""
        handler = self.life.handler
        outputs, inputs = (
            handler.outputs.from_state(self.state),
            handler.inputs.from_state(self.state),
        )
        return SimpleNamespace(
            **{**self.life.given, **dict(inputs), **dict(outputs), "id": self.id}
        )

    def _create(self, provider: Provider, news: Wire) -> None:
        with self._calling("create"):
            self.id, self.state = provider.create(self.identity, news, self.report)
        self.inputs = news

    def _delete(self, provider: Provider, id: str, state: Wire) -> None:
        with self._calling("delete"):
            provider.delete(self.identity, id, state, self.report)

    @contextmanager
    def _calling(self, method: str) -> Generator[None]:
        """One call of the provider's: what it calls is noted, and what it says is a sentence."""
        said = len(self.report.messages)
        try:
            with self.life.calling(method):
                yield
        except Failure as failure:
            self._assert_plain([str(failure)])
            raise
        finally:
            self._assert_plain(self.report.messages[said:])

    def _assert_plain(self, messages: Iterable[str]) -> None:
        secrets = [v for k, v in self.life.cloud.sandbox.env().items() if "SECRET" in k]
        for message in messages:
            assert message.strip(), "an empty message"
            assert "\n" not in message, message
            assert "Traceback" not in message, message
            assert "fault in offsite" not in message, message
            assert not any(secret in message for secret in secrets), message


_made: Final[dict[object, Any]] = {}


def forget_clients() -> None:
    """Lets the next run make clients of its own: these go slower where a service was busy."""
    _made.clear()


class _SharingRun(Run):
    """A run that shares its sessions and clients with the others: most of its time would be theirs.

    But those of a role: the clouds forget its credentials when they begin anew.
    """

    def once(self, key: Any, make: Any) -> Any:
        if key in _made:
            return _made[key]
        value = super().once(key, make)
        if isinstance(value, boto3.Session | BaseClient) and ":role/" not in str(key):
            _made[key] = value
        return value
