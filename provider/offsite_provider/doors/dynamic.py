"""Handlers as Pulumi dynamic resource providers: the door for Python programs.

Programs import this module to have something to pickle, and have no use for handlers and SDKs: what
answers the engine is in `dynamic_requests`, which only the host of the providers imports.
"""

from collections.abc import Set
from typing import TYPE_CHECKING, Any

from pulumi import dynamic
from pulumi.dynamic.dynamic import (
    PROVIDER_KEY,
    serialize_provider,  # pyright: ignore[reportUnknownVariableType]
)

from .dynamic_program import SECRETS_PROPERTY, URN_PROPERTY

if TYPE_CHECKING:
    from .dynamic_requests import Requests


class OffsiteProvider(dynamic.ResourceProvider):
    """The provider of one resource.

    It pickles by reference (this class's name and the token), so what the engine records is a few
    bytes that hold no code, no configuration and no secret.
    """

    serialize_as_secret_always = False

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token
        self._configured: Requests | None = None

    def __reduce__(self) -> tuple[type["OffsiteProvider"], tuple[str]]:
        return OffsiteProvider, (self.token,)

    def configure(self, req: dynamic.ConfigureRequest) -> None:
        from .dynamic_requests import configured

        self._configured = configured(req.config)

    @property
    def _requests(self) -> "Requests":
        if self._configured is None:
            from .dynamic_requests import unconfigured

            # A host that doesn't configure its providers still has the environment variables.
            self._configured = unconfigured()
        return self._configured

    def check(self, _olds: dict[str, Any], news: dict[str, Any]) -> dynamic.CheckResult:
        return self._requests.check(self.token, _olds, news)

    def diff(self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]) -> dynamic.DiffResult:
        return self._requests.diff(self.token, _olds, _news)

    def create(self, props: dict[str, Any]) -> dynamic.CreateResult:
        return self._requests.create(self.token, props)

    def read(self, id_: str, props: dict[str, Any]) -> dynamic.ReadResult:
        return self._requests.read(self.token, id_, props)

    def update(
        self, _id: str, _olds: dict[str, Any], _news: dict[str, Any]
    ) -> dynamic.UpdateResult:
        return self._requests.update(self.token, _id, _olds, _news)

    def delete(self, _id: str, _props: dict[str, Any]) -> None:
        self._requests.delete(self.token, _id, _props)


def kept_beside(token: str, urn: str, secrets: Set[str]) -> dict[str, Any]:
    """What state has to hold beside a resource's own, so that this door can go on with it."""
    kept = {PROVIDER_KEY: serialize_provider(OffsiteProvider(token)), URN_PROPERTY: urn}
    return {**kept, SECRETS_PROPERTY: sorted(secrets)} if secrets else kept
