"""Calls that AWS Backup refuses for a while, and then takes."""

from collections.abc import Callable
from typing import Final, TypeVar

from ...core.failures import AccessDenied, Conflict, Failure, Invalid
from ...core.resource import Context

T = TypeVar("T")

_OF_A_FRESH_ROLE: Final = {
    "cannot be assumed by AWS Backup": "Check that the role exists, that its path is in the ARN, "
    "and that it trusts backup.amazonaws.com",
    "is not authorized to call tag:GetResources": "Allow `tag:GetResources` to that role, which is "
    "the backups' and not the one that runs Pulumi: the managed policy "
    "AWSBackupServiceRolePolicyForBackup does",
}
"""What AWS Backup says of a role, or of a policy of its, that it doesn't see yet; and what to do if
it says so for good."""

_LOOKS: Final = 120
"""How long a role is tried, in the shortest waits between two tries: four minutes."""


def retry_while_busy(context: Context, attempt: Callable[[], T]) -> T:
    """What `attempt` answers once the service is done with what it was asked for before."""

    def busy(refusal: Failure) -> bool:
        return isinstance(refusal, Conflict) and refusal.code == "ConflictException"

    remedy = "It is still busy with something else: run `pulumi up` again, or give it longer"
    return context.retry_while(busy, attempt, f"{remedy} with `timeouts`")


def retry_until_assumable(context: Context, attempt: Callable[[], T]) -> T:
    """What `attempt` answers once AWS Backup can assume the role that it names, and use it.

    A fresh IAM role can't be assumed for some seconds, and its policies are seen some seconds later
    still. These errors are retried and no others; after four minutes they are raised as they are.
    """

    def remedy(refusal: Failure) -> str:
        if not isinstance(refusal, Invalid | AccessDenied):
            return ""
        return next((do for said, do in _OF_A_FRESH_ROLE.items() if said in refusal.why), "")

    try:
        return context.retry_while(
            lambda refusal: bool(remedy(refusal)),
            attempt,
            within=_LOOKS * context.waiting.pace.first,
        )
    except Failure as refusal:
        refusal.remedy = remedy(refusal) or refusal.remedy
        raise
