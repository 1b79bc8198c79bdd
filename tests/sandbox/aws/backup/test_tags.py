"""Tags in AWS Backup, and what the Resource Groups Tagging API tells of them."""

from collections.abc import Callable
from typing import Any

import pytest

Connect = Callable[..., Any]
Refused = Callable[..., dict[str, Any]]

INVALID = "InvalidParameterValueException"
NOT_FOUND = "ResourceNotFoundException"
LIMIT = "LimitExceededException"
REGION = "eu-west-2"


def tags_of(client: Any, arn: str) -> dict[str, str]:
    return client.list_tags(ResourceArn=arn)["Tags"]


def make_each(client: Any, tags: dict[str, str]) -> dict[str, str]:
    """The ARN of one of everything that has tags, by its kind."""
    made: dict[str, str] = {}
    made["backup-vault"] = client.create_backup_vault(BackupVaultName="main", BackupVaultTags=tags)[
        "BackupVaultArn"
    ]
    rule = {"RuleName": "daily", "TargetBackupVaultName": "main"}
    made["backup-plan"] = client.create_backup_plan(
        BackupPlan={"BackupPlanName": "nightly", "Rules": [rule]}, BackupPlanTags=tags
    )["BackupPlanArn"]
    made["framework"] = client.create_framework(
        FrameworkName="f",
        FrameworkControls=[{"ControlName": "BACKUP_RECOVERY_POINT_ENCRYPTED"}],
        FrameworkTags=tags,
    )["FrameworkArn"]
    made["report-plan"] = client.create_report_plan(
        ReportPlanName="r",
        ReportDeliveryChannel={"S3BucketName": "bucket"},
        ReportSetting={"ReportTemplate": "BACKUP_JOB_REPORT"},
        ReportPlanTags=tags,
    )["ReportPlanArn"]
    made["restore-testing-plan"] = client.create_restore_testing_plan(
        RestoreTestingPlan={
            "RestoreTestingPlanName": "t",
            "ScheduleExpression": "cron(0 5 ? * * *)",
            "RecoveryPointSelection": {
                "Algorithm": "LATEST_WITHIN_WINDOW",
                "IncludeVaults": ["*"],
                "RecoveryPointTypes": ["SNAPSHOT"],
            },
        },
        Tags=tags,
    )["RestoreTestingPlanArn"]
    return made


def test_everything_that_has_an_arn_has_tags(backup: Any) -> None:
    for kind, arn in make_each(backup, {"a": "1", "b": "2"}).items():
        assert f":{kind}:" in arn
        assert tags_of(backup, arn) == {"a": "1", "b": "2"}
        backup.tag_resource(ResourceArn=arn, Tags={"b": "3", "c": ""})
        assert tags_of(backup, arn) == {"a": "1", "b": "3", "c": ""}
        backup.untag_resource(ResourceArn=arn, TagKeyList=["a", "c", "nothing"])
        assert tags_of(backup, arn) == {"b": "3"}


def test_pages(backup: Any, vault: str) -> None:
    tags = {f"key-{number}": "x" for number in range(3)}
    backup.tag_resource(ResourceArn=vault, Tags=tags)
    first = backup.list_tags(ResourceArn=vault, MaxResults=2)
    second = backup.list_tags(ResourceArn=vault, MaxResults=2, NextToken=first["NextToken"])
    assert [len(page["Tags"]) for page in (first, second)] == [2, 1]
    assert first["Tags"] | second["Tags"] == tags
    assert "NextToken" not in second


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ({"AWS:mine": "x"}, INVALID),
        ({"k" * 129: "x"}, INVALID),
        ({"key": "v" * 257}, INVALID),
        ({f"key-{number}": "x" for number in range(50)}, LIMIT),
    ],
)
def test_what_is_refused(
    backup: Any, vault: str, refused: Refused, tags: dict[str, str], code: str
) -> None:
    backup.tag_resource(ResourceArn=vault, Tags={"first": "x"})
    assert refused(backup.tag_resource, ResourceArn=vault, Tags=tags)["Code"] == code
    assert tags_of(backup, vault) == {"first": "x"}


def test_what_is_not_there(backup: Any, vault: str, refused: Refused) -> None:
    for arn, code in ((vault[:-1], NOT_FOUND), ("main", INVALID)):
        assert refused(backup.list_tags, ResourceArn=arn)["Code"] == code
        assert refused(backup.tag_resource, ResourceArn=arn, Tags={"a": "b"})["Code"] == code
        assert refused(backup.untag_resource, ResourceArn=arn, TagKeyList=["a"])["Code"] == code


class TestResourceGroupsTagging:
    """What reads the tags of many in a few calls."""

    def test_each_kind(self, backup: Any, connect: Connect) -> None:
        made = make_each(backup, {"a": "1"})
        tagging = connect("resourcegroupstaggingapi", REGION)
        for kind, arn in made.items():
            found = tagging.get_resources(ResourceTypeFilters=[f"backup:{kind}"])
            assert found["ResourceTagMappingList"] == [
                {"ResourceARN": arn, "Tags": [{"Key": "a", "Value": "1"}]}
            ]
        everything = tagging.get_resources(ResourceTypeFilters=["backup"])
        assert len(everything["ResourceTagMappingList"]) == len(made)
        named = tagging.get_resources(ResourceARNList=[made["framework"], made["report-plan"]])
        arns = {item["ResourceARN"] for item in named["ResourceTagMappingList"]}
        assert arns == {made["framework"], made["report-plan"]}

    def test_what_never_had_tags_is_not_told(
        self, backup: Any, vault: str, connect: Connect
    ) -> None:
        tagging = connect("resourcegroupstaggingapi", REGION)
        asked = {"ResourceTypeFilters": ["backup:backup-vault"]}
        assert tagging.get_resources(**asked)["ResourceTagMappingList"] == []
        backup.tag_resource(ResourceArn=vault, Tags={"a": "b"})
        assert len(tagging.get_resources(**asked)["ResourceTagMappingList"]) == 1
        backup.untag_resource(ResourceArn=vault, TagKeyList=["a"])
        assert tagging.get_resources(**asked)["ResourceTagMappingList"] == [
            {"ResourceARN": vault, "Tags": []}
        ]

    def test_what_is_gone_is_not_told(self, backup: Any, connect: Connect) -> None:
        backup.create_backup_vault(BackupVaultName="main", BackupVaultTags={"a": "b"})
        backup.delete_backup_vault(BackupVaultName="main")
        tagging = connect("resourcegroupstaggingapi", REGION)
        found = tagging.get_resources(ResourceTypeFilters=["backup"])
        assert found["ResourceTagMappingList"] == []

    def test_other_regions_and_accounts_are_not_told(self, backup: Any, connect: Connect) -> None:
        make_each(backup, {"a": "b"})
        asked = {"ResourceTypeFilters": ["backup:backup-plan"]}
        for region, account in (("eu-west-3", 0), (REGION, 1)):
            tagging = connect("resourcegroupstaggingapi", region, account)
            assert tagging.get_resources(**asked)["ResourceTagMappingList"] == []

    def test_pages_of_a_hundred(self, backup: Any, connect: Connect) -> None:
        for number in range(101):
            backup.create_backup_vault(
                BackupVaultName=f"vault-{number}", BackupVaultTags={"number": str(number)}
            )
        tagging = connect("resourcegroupstaggingapi", REGION)
        asked = {"ResourceTypeFilters": ["backup:backup-vault"], "ResourcesPerPage": 100}
        first = tagging.get_resources(**asked)
        second = tagging.get_resources(**asked, PaginationToken=first["PaginationToken"])
        pages = [answer["ResourceTagMappingList"] for answer in (first, second)]
        assert [len(page) for page in pages] == [100, 1]
        assert second["PaginationToken"] == ""
        assert len({item["ResourceARN"] for page in pages for item in page}) == 101

    def test_pages_by_tags(self, backup: Any, connect: Connect) -> None:
        tags = {f"key-{number}": "x" for number in range(50)}
        for number in range(3):
            backup.create_backup_vault(BackupVaultName=f"v-{number}", BackupVaultTags=tags)
        tagging = connect("resourcegroupstaggingapi", REGION)
        asked = {"ResourceTypeFilters": ["backup"], "TagsPerPage": 100}
        first = tagging.get_resources(**asked)
        second = tagging.get_resources(**asked, PaginationToken=first["PaginationToken"])
        pages = [answer["ResourceTagMappingList"] for answer in (first, second)]
        assert [len(page) for page in pages] == [2, 1]

    @pytest.mark.parametrize(
        "asked",
        [
            {"ResourcesPerPage": 101},
            {"ResourcesPerPage": 0},
            {"TagsPerPage": 99},
            {"TagsPerPage": 501},
            {"ResourceARNList": ["arn:aws:s3:::x"], "ResourceTypeFilters": ["s3"]},
            {"ResourceARNList": ["arn:aws:s3:::x"], "ResourcesPerPage": 100},
        ],
    )
    def test_what_is_refused(
        self, connect: Connect, refused: Refused, asked: dict[str, Any]
    ) -> None:
        error = refused(connect("resourcegroupstaggingapi", REGION).get_resources, **asked)
        assert error["Code"] == "InvalidParameterException"

    def test_a_token_of_another_list(self, connect: Connect, refused: Refused) -> None:
        get = connect("resourcegroupstaggingapi", REGION).get_resources
        assert refused(get, PaginationToken="x")["Code"] == "PaginationTokenExpiredException"

    def test_tags_that_it_sets(self, backup: Any, vault: str, connect: Connect) -> None:
        tagging = connect("resourcegroupstaggingapi", REGION)
        tagging.tag_resources(ResourceARNList=[vault], Tags={"a": "1", "b": "2"})
        tagging.untag_resources(ResourceARNList=[vault], TagKeys=["a"])
        assert tags_of(backup, vault) == {"b": "2"}
