"""`offsite.backup.RegionSettings` and `GlobalSettings`, through a real `pulumi up`."""

from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from .clouds import DELETE_FIRST, SOURCE, Aws, assert_refused, drift, moment

OPT_IN, MANAGEMENT = "ResourceTypeOptInPreference", "ResourceTypeManagementPreference"
CROSS_ACCOUNT, MPA = "isCrossAccountBackupEnabled", "isMpaEnabled"
ELSEWHERE = "us-east-1"
MEMBER_ROLE = "arn:aws:iam::210987654321:role/member"


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
        client.update_region_settings(ResourceTypeOptInPreference=opt_in)

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
    """Lines of a program: settings of a region."""
    given = {"region": SOURCE, **arguments}
    listed = ", ".join(f"{argument}={value!r}" for argument, value in given.items())
    return f'{name} = offsite.backup.RegionSettings("{name}", {listed})\n'


def organization(name: str = "organization", **arguments: Any) -> str:
    """Lines of a program: settings of the organization."""
    given = {"region": SOURCE, **arguments}
    listed = ", ".join(f"{argument}={value!r}" for argument, value in given.items())
    return f'{name} = offsite.backup.GlobalSettings("{name}", {listed})\n'


def test_settings_are_merged_drift_and_are_put_back(stack, backup, sandbox) -> None:
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
        + 'pulumi.export("ids", [region.id, organization.id])\n'
        + 'pulumi.export("organization", organization)\n'
    )
    stack.up()
    outputs = stack.outputs()
    assert outputs["ids"] == [SOURCE, f"{SOURCE}/123456789012"]
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
    assert drift(refreshed) == {
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
    assert stack.preview("--expect-no-changes").steps == {}

    stack.destroy()
    assert backup.region()[OPT_IN] == before[OPT_IN] | left
    assert backup.region(ELSEWHERE)[OPT_IN]["EBS"]
    assert backup.organization() == global_before | {MPA: "true"}


def test_what_is_wrong_with_settings_is_said(stack, backup) -> None:
    stack.program(region(resource_type_opt_in_preference={"EBS": "?"}, on_destroy="reset"))
    assert_refused(
        stack.preview(ok=False),
        {
            "resource_type_opt_in_preference.EBS": "must be true or false, not `?`",
            "on_destroy": "must be one of 'leave' or 'restore', not `reset`",
        },
    )

    stack.program(
        region(resource_type_opt_in_preference={"Neptun": True})
        + organization(is_mpa_enabled=True, role_arn=MEMBER_ROLE)
    )
    errors = "\n".join(stack.up("--continue-on-error", ok=False).errors)
    assert f"cannot change the settings of AWS Backup in {SOURCE}: " in errors
    assert "`Neptun`: did you mean `Neptune`? There are Aurora, " in errors
    assert "cannot change the global settings of AWS Backup: " in errors
    assert "Only the management account of an organization has these settings" in errors
