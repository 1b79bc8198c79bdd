"""What a run of Pulumi has once: its configuration, and what all its resources share."""

import json
import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, cast

from .failures import Failure
from .ownership import Declarations

T = TypeVar("T")


class Configuration:
    """The stack's configuration: `offsite:…`, `aws:…`, `tencentcloud:…`."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    @property
    def values(self) -> Mapping[str, Any]:
        """All keys that are set."""
        return self._values

    def first(self, *keys: str) -> str | None:
        """The first of the keys that is set."""
        for key in keys:
            value = self._values.get(key)
            if value not in (None, ""):
                return str(value)
        return None

    def number(self, key: str) -> float | None:
        """A key that holds a number."""
        value = self.first(key)
        try:
            return None if value is None else float(value)
        except ValueError:
            raise Failure(
                f"read the configuration key `{key}`",
                f"`{value}` is not a number",
                f"Correct it with `pulumi config set {key}`",
            ) from None

    def mapping(self, key: str) -> dict[str, str]:
        """A key that holds an object of strings (Pulumi hands it over as JSON)."""
        value: Any = self._values.get(key) or {}
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                value = None
        if not isinstance(value, dict):
            raise Failure(
                f"read the configuration key `{key}`",
                "it is not an object",
                f"Set it by path, e.g. `pulumi config set --path '{key}.name' value`",
            )
        return {str(k): str(v) for k, v in cast("dict[Any, Any]", value).items()}


class Neighbours(Protocol):
    """The providers of the same program that are processes of their own, as a door knows them."""

    def tell(self, thing: Sequence[str], who: str) -> None:
        """Tells them that a resource of this provider manages a thing."""
        ...

    def keeper(self, thing: Sequence[str]) -> str | None:
        """The resource of another provider that manages a thing, if there is one."""
        ...


class Run:
    """One run of Pulumi with one configuration.

    Clients and polls made through `once` are shared by all the resources of the run.
    """

    def __init__(
        self, config: Mapping[str, Any] | None = None, neighbours: Neighbours | None = None
    ) -> None:
        self.config = Configuration(config or {})
        self.neighbours = neighbours
        self.declarations = Declarations()
        self.cancelled = threading.Event()
        """Set when the run is to end: waiting ends, and what was begun is left as it is."""
        self._made: dict[Hashable, Any] = {}
        self._locks: dict[Hashable, threading.Lock] = {}
        self._guard = threading.Lock()
        self._secrets: frozenset[str] = frozenset()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of that key, made at the first call for it."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self._made:
                self._made[key] = make()
            return cast(T, self._made[key])

    def add_secrets(self, *secrets: str | None) -> None:
        """Remember values that no message may show."""
        # Others may be going through those that there are.
        self._secrets |= {secret for secret in secrets if secret}

    @property
    def secrets(self) -> frozenset[str]:
        return self._secrets
