"""What AWS Backup deploys for a while after each change: frameworks and report plans.

Their answers have a `DeploymentStatus`; those of other things have none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ....core.failures import Failure, NotFound
from ....core.waiting import Done, Waiting

Answer = Mapping[str, Any]
"""What the service says of a thing: the members of its model."""


class DeploymentFailed(Failure):
    """The service has made it, and couldn't deploy it."""


@dataclass(frozen=True)
class Deployment:
    """What to tell of a deployment that has failed."""

    status: str = ""
    """The member of the answer that says more about it."""
    remedy: str = ""

    def until_deployed(self, what: str, answer: Answer | None) -> Done[Answer] | Waiting:
        """Whether the wait for a deployment is over."""
        if answer is None:
            raise NotFound(what, "it is not there")
        if has_failed(answer):
            more = f", and its status is {answer[self.status]}" if self.status in answer else ""
            raise DeploymentFailed(what, f"its deployment failed{more}", self.remedy)
        return Done(answer) if is_deployed(answer) else Waiting(answer["DeploymentStatus"])


def until_deleted(what: str, answer: Answer | None) -> Done[None] | Waiting:
    """Whether the wait for a deletion is over."""
    if answer is None:
        return Done(None)
    if has_failed(answer):
        raise Failure(what, "its removal failed", "Run `pulumi up` again")
    return Waiting(answer["DeploymentStatus"] if is_being_deleted(answer) else "it is still there")


def is_deployed(answer: Answer) -> bool:
    """Whether nothing is left to deploy."""
    return answer.get("DeploymentStatus", "COMPLETED") == "COMPLETED"


def has_failed(answer: Answer) -> bool:
    return answer.get("DeploymentStatus") == "FAILED"


def is_being_deleted(answer: Answer) -> bool:
    return answer.get("DeploymentStatus") == "DELETE_IN_PROGRESS"
