"""Calls that AWS Backup refuses for a while, and then takes."""

from collections.abc import Callable
from typing import TypeVar

from ...core.failures import Conflict, Failure, Invalid
from ...core.resource import Context

T = TypeVar("T")


def retry_while_busy(context: Context, attempt: Callable[[], T]) -> T:
    """What `attempt` answers once the service is done with what it was asked for before."""

    def busy(refusal: Failure) -> bool:
        return isinstance(refusal, Conflict) and refusal.code == "ConflictException"

    remedy = "It is still busy with something else: run `pulumi up` again, or give it longer"
    return context.retry_while(busy, attempt, f"{remedy} with `timeouts`")


def retry_until_assumable(context: Context, attempt: Callable[[], T]) -> T:
    """What `attempt` answers once AWS Backup can assume the role that it names.

    A fresh IAM role can't be assumed for some seconds. That one error is retried and no other; when
    the time is over it is raised as it is.
    """

    def not_assumable_yet(refusal: Failure) -> bool:
        return isinstance(refusal, Invalid) and "cannot be assumed by AWS Backup" in refusal.why

    return context.retry_while(
        not_assumable_yet,
        attempt,
        "Check that the role exists, that its path is in the ARN, and that it trusts "
        "backup.amazonaws.com",
    )
