"""Every handler there is, by token: the services' lists, joined.

A service's handlers are imported when one of them is first asked for: a stack rarely has resources
of all clouds, and their SDKs take a while to load.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from .core.resource import Handler

Resources = Sequence[type[Handler[Any, Any]]]


def _backup() -> Resources:
    from .aws.backup.resources import RESOURCES

    return RESOURCES


def _cbs() -> Resources:
    from .tencent.cbs.resources import RESOURCES

    return RESOURCES


def _cloudhsmv2() -> Resources:
    from .aws.cloudhsmv2.resources import RESOURCES

    return RESOURCES


def _rds() -> Resources:
    from .aws.rds.resources import RESOURCES

    return RESOURCES


def _redshiftserverless() -> Resources:
    from .aws.redshiftserverless.resources import RESOURCES

    return RESOURCES


class _Service:
    """The handlers of a service, by token."""

    def __init__(self, resources: Callable[[], Resources]) -> None:
        self._resources = resources

    @cached_property
    def handlers(self) -> Mapping[str, Handler[Any, Any]]:
        return {resource.token: resource() for resource in self._resources()}


class _Handlers(Mapping[str, Handler[Any, Any]]):
    """All handlers. A token's second part names its service."""

    def __init__(self, services: Mapping[str, Callable[[], Resources]]) -> None:
        self._services = {name: _Service(resources) for name, resources in services.items()}

    def __getitem__(self, token: str) -> Handler[Any, Any]:
        service = token.partition(":")[2].partition(":")[0]
        return self._services[service].handlers[token]

    def __iter__(self) -> Iterator[str]:
        for service in self._services.values():
            yield from service.handlers

    def __len__(self) -> int:
        return sum(1 for _ in self)


HANDLERS: Final[Mapping[str, Handler[Any, Any]]] = _Handlers(
    {
        "backup": _backup,
        "cbs": _cbs,
        "cloudhsmv2": _cloudhsmv2,
        "rds": _rds,
        "redshiftserverless": _redshiftserverless,
    }
)
