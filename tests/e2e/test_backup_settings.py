"""`offsite.backup.RegionSettings` and `GlobalSettings`, through a real `pulumi up`."""

from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..pulumi_cli import Stack
from .clouds import DELETE_FIRST, SOURCE, Aws, moment, resource

OPT_IN, MANAGEMENT = "ResourceTypeOptInPreference", "ResourceTypeManagementPreference"
CROSS_ACCOUNT, MPA = "isCrossAccountBackupEnabled", "isMpaEnabled"
ELSEWHERE = "us-east-1"


class Backup:
    """The settings of AWS Backup, as anybody's script would use them."""

    def __init__(self, sandbox: SandboxClient) -> None:
        self._aws = Aws(sandbox)
        self._sandbox = sandbox

    def region(self, region: str = SOURCE) -> dict[str, dict[str, bool]]:
        found = self._aws.client("backup", region).describe_region_settings()
        return {member: found[member] for member in (OPT_IN, MANAGEMENT)}

    def set_region(self, region: str = SOURCE, **opt_in: bool) -> None:
        client = self._aws.client("backup", region)
        live = client.describe_region_settings()[OPT_IN]
        client.update_region_settings(ResourceTypeOptInPreference={**live, **opt_in})

    def organization(self) -> dict[str, str]:
        client = self._aws.client("backup", SOURCE)
        return client.describe_global_settings()["GlobalSettings"]

    def set_organization(self, **settings: str) -> None:
        self._aws.client("backup", SOURCE).update_global_settings(GlobalSettings=settings)

    def changes(self) -> list[dict[str, Any]]:
        """What was sent since the calls were last cleared."""
        return [
            call.params
            for operation in ("UpdateRegionSettings", "UpdateGlobalSettings")
            for call in self._sandbox.calls("backup", operation)
        ]


@pytest.fixture
def backup(sandbox: SandboxClient) -> Backup:
    return Backup(sandbox)


def region(name: str = "region", **arguments: Any) -> str:
    return resource("backup.RegionSettings", name, **{"region": SOURCE, **arguments})


def organization(**arguments: Any) -> str:
    return resource("backup.GlobalSettings", "organization", region=SOURCE, **arguments)


def test_settings_are_merged_drift_and_are_put_back(
    stack: Stack, backup: Backup, sandbox: SandboxClient
) -> None:
    backup.set_region(S3=False, Redshift=False)
    backup.set_region(ELSEWHERE, EBS=False)
    before, global_before = backup.region(), backup.organization()
    assert before[OPT_IN]["EBS"]
    assert global_before[CROSS_ACCOUNT] == "false"
    sandbox.clear_calls()
    stack.program(
        region(
            resource_type_opt_in_preference={"S3": True, "Storage Gateway": False, "EBS": True},
            resource_type_management_preference={"DynamoDB": False},
            on_destroy="restore",
        )
        + region("left", resource_type_opt_in_preference={"Redshift": True})
        + organization(is_cross_account_backup_enabled=True)
    )
    stack.up()
    outputs = stack.outputs()
    assert outputs["region"]["id"] == SOURCE
    assert outputs["organization"]["id"] == f"{SOURCE}/123456789012"
    assert outputs["organization"]["account_id"] == "123456789012"
    assert outputs["organization"]["is_cross_account_backup_enabled"] is True
    moment(outputs["organization"]["last_update_time"])
    live = backup.region()
    wanted = {"S3": True, "Storage Gateway": False, "Redshift": True}
    assert live[OPT_IN] == before[OPT_IN] | wanted
    assert live[MANAGEMENT] == before[MANAGEMENT] | {"DynamoDB": False}
    assert backup.organization() == global_before | {CROSS_ACCOUNT: "true"}
    # What was so already was not sent.
    assert {name for sent in backup.changes() for name in sent.get(OPT_IN, {})} == set(wanted)
    stack.assert_unchanged()

    # What nobody named is nobody's, and what was named is seen and put right.
    backup.set_region(EFS=False, S3=False)
    backup.set_organization(**{CROSS_ACCOUNT: "false", MPA: "true"})
    refreshed = stack.refresh()
    assert refreshed.moved == {
        "region": {"resourceTypeOptInPreference"},
        "organization": {"isCrossAccountBackupEnabled"},
    }

    # With what is named no longer, named later and decided later; and another region is another
    # resource.
    stack.program(
        region(
            resource_type_opt_in_preference={"S3": True, "EBS": False, "Aurora": True},
            on_destroy="restore",
        )
        + region("left", region=ELSEWHERE, resource_type_opt_in_preference={"EBS": True})
        + organization(is_cross_account_backup_enabled=True, on_destroy="restore")
    )
    changed = stack.up()
    assert changed.steps == {
        "region": ["update"],
        "left": DELETE_FIRST,
        "organization": ["update"],
    }
    live = backup.region()
    left = {"Redshift": True, "EFS": False}
    assert live[OPT_IN] == before[OPT_IN] | left | {"S3": True, "EBS": False}
    assert live[MANAGEMENT] == before[MANAGEMENT]
    assert backup.region(ELSEWHERE)[OPT_IN]["EBS"]
    assert backup.organization()[CROSS_ACCOUNT] == backup.organization()[MPA] == "true"

    stack.destroy()
    assert backup.region()[OPT_IN] == before[OPT_IN] | left
    assert backup.region(ELSEWHERE)[OPT_IN]["EBS"]
    assert backup.organization() == global_before | {MPA: "true"}
