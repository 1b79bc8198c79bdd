"""What AWS Backup refuses for a while is tried again, and nothing else."""

import time
from typing import Any

import pytest

from offsite_provider.aws.backup.refusals import retry_until_assumable, retry_while_busy
from offsite_provider.core.failures import AccessDenied, Conflict, Failure, Invalid
from offsite_provider.core.ownership import Claims, Identity, Owner
from offsite_provider.core.resource import Context
from offsite_provider.core.run import Run
from offsite_provider.core.waiting import Pace, Wait

NO_ROLE = Invalid("select it", "IAM Role arn:… cannot be assumed by AWS Backup", code="Invalid")
NO_TAGS = "IAM Role arn:… is not authorized to call tag:GetResources"
OF_THE_BACKUPS = "Allow `tag:GetResources` to that role, which is the backups'"
BUSY = Conflict("change it", "it finishes a previous action", code="ConflictException")


@pytest.mark.parametrize(
    ("retry", "refusal", "remedy"),
    [
        (retry_until_assumable, NO_ROLE, "backup.amazonaws.com"),
        (retry_until_assumable, Invalid("select it", NO_TAGS), OF_THE_BACKUPS),
        (retry_until_assumable, AccessDenied("select it", NO_TAGS, "Allow it"), OF_THE_BACKUPS),
        (retry_until_assumable, Invalid("select it", "bad ARN", code="Invalid"), ""),
        (retry_until_assumable, Failure("select it", NO_ROLE.why), ""),
        (retry_until_assumable, BUSY, ""),
        (retry_while_busy, BUSY, "`timeouts`"),
        (retry_while_busy, Conflict("change it", BUSY.why, code="AlreadyExistsException"), ""),
        (retry_while_busy, Invalid("change it", BUSY.why, code="ConflictException"), ""),
    ],
)
def test_is_tried_again_until_the_time_is_over(
    report: Any, retry: Any, refusal: Failure, remedy: str
) -> None:
    asked: list[int] = []

    def attempt() -> None:
        asked.append(1)
        raise refusal

    run, owner = Run(), Owner(Identity())
    wait = Wait(time.monotonic() + 0.5, Pace(first=0.01), run.cancelled, report.progress)
    with pytest.raises(type(refusal)) as caught:
        retry(Context(run, owner, report, wait, Claims(owner, None, report.info)), attempt)
    assert caught.value is refusal
    assert (len(asked) > 1) is bool(remedy)
    assert remedy in refusal.remedy
