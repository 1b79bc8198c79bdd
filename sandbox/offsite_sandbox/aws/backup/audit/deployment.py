"""Deployment: how a framework or a report plan comes to be, changes and goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...work import Work
from ..shared.arns import SERVICE
from ..shared.exceptions import AlreadyExistsError, ConflictError


@dataclass
class DeployedResource:
    """What a framework and a report plan have in common.

    Attributes:
        deployment: the work that goes on, or went on last.
        doing: ``CREATE``, ``UPDATE`` or ``DELETE``.
        request: what it was made from, to know the same request again.
        token: the last request's idempotency token.
    """

    name: str
    arn: str
    created: datetime
    description: str | None
    deployment: Work
    doing: str
    request: Mapping[str, Any]
    token: str | None

    @property
    def status(self) -> str:
        """The deployment status that the clock says."""
        if not self.deployment.is_over:
            return f"{self.doing}_IN_PROGRESS"
        return "FAILED" if self.deployment.has_failed else "COMPLETED"

    @property
    def is_gone(self) -> bool:
        """Whether its deletion is over."""
        return self.doing == "DELETE" and self.deployment.is_over

    def begin(self, doing: str, region: str, operation: str) -> None:
        """Begin to deploy a change.

        Raises:
            ConflictError: another one is being deployed.
        """
        if not self.deployment.is_over:
            raise ConflictError(f"{self.name} is {self.status}; wait until that is over.")
        self.doing, self.deployment = doing, Work.start(SERVICE, operation, region)

    def check_same(self, request: Mapping[str, Any], token: str | None) -> None:
        """Take the same request again for a retry, and refuse any other.

        Raises:
            AlreadyExistsError: it is another request.
        """
        if token is None or token != self.token or request != self.request:
            raise AlreadyExistsError(f"{self.name} already exists.", self.arn)
