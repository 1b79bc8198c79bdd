"""A resource as the engine keeps it: its id, state and arguments between the provider's calls."""

import json
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, Final, Literal, TypeVar, cast

import boto3
from botocore.client import BaseClient

from offsite_provider.core.failures import Failure
from offsite_provider.core.model import Timeouts, Wire
from offsite_provider.core.ownership import Identity
from offsite_provider.core.provider import Diff, Provider
from offsite_provider.core.run import Run
from offsite_provider.core.waiting import Pace
from offsite_provider.functions import FUNCTIONS

from .cloud import Cloud
from .doors import DOORS, Door, PluginDoor
from .values import Arguments, Given, Values

D = TypeVar("D", bound=Door)
Outcome = Literal["created", "unchanged", "updated", "replaced"]

QUICK_PACE: Final = Pace(gather=0, first=0.005, growth=0.01, jitter=0)
"""Nothing takes time in the clouds of these tests."""

PATIENT_PACE: Final = replace(QUICK_PACE, first=1.0, growth=0, longest=0.005)
"""Looks as often, and gives what shows late much longer, however busy this machine is."""

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

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


@dataclass
class Recorder:
    """A reporter that remembers."""

    messages: list[str] = field(default_factory=list[str])
    meanwhile: dict[str, Callable[[], object]] = field(default_factory=dict[str, Any])
    """What is to happen when a message is told that holds a text, once."""

    def progress(self, message: str) -> None:
        self.messages.append(message)
        for text in [text for text in self.meanwhile if text in message]:
            self.meanwhile.pop(text)()

    info = warning = progress


class Life:
    """The life of resources of one kind behind a door, in clouds that were set up for it."""

    def __init__(
        self, values: Values, cloud: Cloud, door: str = "dynamic", *, skew: float = 0
    ) -> None:
        """`skew` is by how many seconds this machine's clock is behind the clouds'."""
        self.values = values
        self.cloud = cloud
        self.door = DOORS[door]
        self.handler = values.handler()
        # What waits for something that does not come is to fail soon.
        setattr(self.handler, "timeouts", SHORT_TIMEOUTS)  # noqa: B010
        self.calls: dict[str, set[str]] = {}
        """The operations that each method has called so far."""
        self.at_once = False
        """Whether several resources are at work: then nobody can tell who calls."""
        self.pace: Pace | None = None
        """How what is waited for is looked at, if a test says so."""
        cloud.begin(skew)
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

    def asked_to_list(self) -> list[str]:
        """The arguments that a list of the things of this kind can't do without."""
        lists = self.handler.lists
        fields = FUNCTIONS[lists.function].inputs.model_fields.items() if lists else ()
        return [field.alias or name for name, field in fields if field.is_required()]

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

    def provider(self) -> Door:
        """The provider of another run, behind its door."""
        return self.behind(self.door)

    def behind(self, door: type[D]) -> D:
        """The provider of another run, behind a door."""
        self.cloud.catch_up()
        pace = self.pace or (LATE_PACE if self.cloud.late else QUICK_PACE)
        config = {
            "offsite:endpoints": json.dumps({"cbs": self.cloud.sandbox.url}),
            "offsite:pollSeconds": str(pace.first),
        }

        def make(config: Mapping[str, Any]) -> Provider:
            return Provider(_SharingRun(config), {self.handler.token: self.handler}, pace)

        return door(make, config, self.handler.token)

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
            if not (self.at_once and method in ("check", "diff")):
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

    Each method is a run of its own, or a part of the run of a provider.
    """

    def __init__(self, life: Life, identity: Identity) -> None:
        self.life = life
        self.identity = identity
        self.id = ""
        """Its id; empty before it is made and after it is gone."""
        self.state: Wire = {}
        self.inputs: Wire = {}
        self.is_complete = True
        """Whether all of it was made by the last operation."""
        self.report = Recorder()

    def up(self, arguments: Wire, provider: Door | None = None) -> Outcome:
        """`pulumi up` of a program with these arguments. Raises `Refused` and `Failure`s."""
        provider = provider or self.life.provider()
        news = self.check(arguments, provider)
        if not self.id:
            self.create(provider, news)
            return "created"
        found = self.diff(provider, news)
        if self.is_complete and not found.changes:
            self.inputs = news
            return "unchanged"
        if not found.replaces:
            self.update(provider, news)
            return "updated"
        old_id, old_state = self.id, self.state
        if found.delete_before_replace:
            self.delete(provider, old_id, old_state)
            self.id = ""
        self.create(provider, news)
        if not found.delete_before_replace:
            self.delete(provider, old_id, old_state)
        return "replaced"

    def check(self, arguments: Wire, provider: Door | None = None) -> Wire:
        """The arguments as they are after the check."""
        provider = provider or self.life.provider()
        with self._calling("check"):
            news, wrong = provider.check(self.identity, self.inputs, arguments, self.report)
        if wrong:
            raise Refused(wrong)
        return news

    def differences(self, arguments: Wire, provider: Door | None = None) -> set[str]:
        """The arguments whose change `up` would make, by their names on the wire."""
        provider = provider or self.life.provider()
        return {*self.diff(provider, self.check(arguments, provider)).changes}

    def refresh(self, provider: Door | None = None) -> bool:
        """`pulumi refresh`: takes over what has changed, and says whether anything has."""
        provider = provider or self.life.provider()
        with self._calling("read"):
            found = provider.read(self.identity, self.id, self.state, self.inputs, self.report)
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
            found = provider.read(self.identity, id or self.id, {}, {}, self.report)
        if found is None:
            return None
        state, inputs = found
        assert inputs is not None, "a read from the id alone has to answer with arguments"
        return state, inputs

    def import_(self, id: str, arguments: Wire) -> None:
        """`offsite import` of an id, for a program with these arguments."""
        provider = self.life.provider()
        news, core = self.check(arguments, provider), provider.core
        with self._calling("read"):
            found, state = core.find(self.identity, id, news, self.report)
        with self._calling("update"):
            self.state = core.take_over(self.identity, found, state, self.report)
        self.id, self.inputs = found, news

    def import_by_engine(self, id: str) -> None:
        """`pulumi import` of an id, by the plugin, for a program that says what is there."""
        provider = self.life.behind(PluginDoor)
        with self._calling("read"):
            found = provider.import_(self.identity, id, self.report)
        assert found is not None
        self.id, (self.state, self.inputs) = id, found

    def destroy(self) -> None:
        """`pulumi destroy`. What is kept of it stays, so that it can be done twice."""
        self.delete(self.life.provider(), self.id, self.state)

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

    def diff(self, provider: Door, news: Wire) -> Diff:
        """What checked arguments would change."""
        with self._calling("diff"):
            return provider.diff(self.identity, self.id, self.state, news)

    def create(self, provider: Door, news: Wire) -> None:
        """Makes it with checked arguments."""
        with self._recording(provider, news), self._calling("create"):
            self.id, self.state = provider.create(self.identity, news, self.report)

    def update(self, provider: Door, news: Wire) -> None:
        """Changes it into checked arguments."""
        with self._recording(provider, news), self._calling("update"):
            self.state = provider.update(self.identity, self.id, self.state, news, self.report)

    def delete(self, provider: Door, id: str, state: Wire) -> None:
        """Deletes it, or what it was before."""
        with self._calling("delete"):
            provider.delete(self.identity, id, state, self.report)

    @contextmanager
    def _recording(self, provider: Door, news: Wire) -> Generator[None]:
        """Keeps what was made, even by an operation that fails."""
        try:
            yield
        except Failure as failure:
            if provider.keeps_parts and failure.recorded:
                self.id, self.state = failure.recorded
                self.is_complete = False
            raise
        self.inputs, self.is_complete = news, True

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
