"""Selection: the rules of its arguments, and what is waited for and what isn't."""

from typing import Any

import pytest
from botocore.stub import Stubber

from offsite_provider.aws import access
from offsite_provider.aws.access import AwsLookup
from offsite_provider.core.failures import Cancelled, Conflict, Failure, Invalid
from offsite_provider.core.provider import Provider

from .conftest import ACCOUNT, REGION, SELECTION

ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/backup"
TABLE = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/orders"
LEAST = {"region": REGION, "backupPlanId": "p-1", "iamRoleArn": ROLE, "resources": [TABLE]}
NOT_YET = "IAM Role cannot be assumed by AWS Backup"


class TestCreation:
    def test_a_fresh_role_is_waited_for(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        refused = ("create_backup_selection", "InvalidParameterValueException")
        for why in (NOT_YET, NOT_YET, "IAM Role is not authorized to call tag:GetResources"):
            backup.add_client_error(*refused, why)
        with pytest.raises(Invalid, match="is not authorized to call"):
            provider.create(SELECTION, LEAST, report)
        assert report.progressed == [f"waits: {NOT_YET}"]

    def test_in_the_end_the_error_says_what_to_check(self, provider: Provider, report: Any) -> None:
        client = access.client(provider.run, "backup", REGION, AwsLookup(region=REGION))
        with Stubber(client) as backup:
            for _ in range(100):
                backup.add_client_error(
                    "create_backup_selection", "InvalidParameterValueException", NOT_YET
                )
            with pytest.raises(Invalid, match=r"cannot be assumed .* trusts backup.amazonaws.com"):
                provider.create(SELECTION, {**LEAST, "timeouts": {"create": "1s"}}, report)

    @pytest.mark.parametrize("code", ["AccessDeniedException", "LimitExceededException"])
    def test_nothing_else_is_waited_for(
        self, provider: Provider, backup: Stubber, report: Any, code: str
    ) -> None:
        backup.add_client_error("create_backup_selection", code, "iam:PassRole")
        with pytest.raises(Failure, match="iam:PassRole"):
            provider.create(SELECTION, LEAST, report)

    def test_a_cancelled_run_ends_the_wait(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        backup.add_client_error(
            "create_backup_selection", "InvalidParameterValueException", NOT_YET
        )
        provider.cancel()
        with pytest.raises(Cancelled):
            provider.create(SELECTION, LEAST, report)

    def test_a_strangers_selection_names_adopt(
        self, provider: Provider, backup: Stubber, report: Any
    ) -> None:
        made: dict[str, Any] = {"modeled_fields": {"CreatorRequestId": "a-stranger"}}
        backup.add_client_error("create_backup_selection", "AlreadyExistsException", "same", **made)
        listed = {"SelectionId": "s-1", "CreatorRequestId": "a-stranger"}
        backup.add_response("list_backup_selections", {"BackupSelectionsList": [listed]})
        with pytest.raises(Conflict, match='Take it over with `adopt="eu-west-1/p-1/s-1"`, or'):
            provider.create(SELECTION, LEAST, report)
