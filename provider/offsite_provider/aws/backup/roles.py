"""IAM roles that AWS Backup assumes. A fresh one can't be assumed for some seconds."""

from collections.abc import Callable
from typing import TypeVar

from ...core.failures import Failure, Invalid
from ...core.resource import Context
from .patience import patiently

T = TypeVar("T")


def assumable(context: Context, attempt: Callable[[], T]) -> T:
    """What `attempt` answers, tried again while AWS Backup can't assume the role that it names.

    `attempt` makes its calls under `doing`. That one error is retried and no other; when the time
    is over it is raised as it is.
    """
    return patiently(
        context,
        attempt,
        _not_assumable_yet,
        "Check that the role exists, that its path is in the ARN, and that it trusts "
        "backup.amazonaws.com",
    )


def _not_assumable_yet(refusal: Failure) -> bool:
    return isinstance(refusal, Invalid) and "cannot be assumed by AWS Backup" in refusal.why
