"""Tags in AWS Backup, and what the Resource Groups Tagging API tells of them."""

from typing import Any

from ...cases import cases
from .client import INVALID, LIMIT, NOT_FOUND, Backup, sizes

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


def test_everything_that_has_an_arn_has_tags(aws: Backup) -> None:
    for kind, arn in make_each(aws.backup, {"a": "1", "b": "2"}).items():
        assert f":{kind}:" in arn
        assert tags_of(aws.backup, arn) == {"a": "1", "b": "2"}
        aws.backup.tag_resource(ResourceArn=arn, Tags={"b": "3", "c": ""})
        assert tags_of(aws.backup, arn) == {"a": "1", "b": "3", "c": ""}
        aws.backup.untag_resource(ResourceArn=arn, TagKeyList=["a", "c", "nothing"])
        assert tags_of(aws.backup, arn) == {"b": "3"}


def test_pages(aws: Backup, vault: str) -> None:
    tags = {f"key-{number}": "x" for number in range(3)}
    aws.backup.tag_resource(ResourceArn=vault, Tags=tags)
    assert sizes(aws.backup.list_tags, "Tags", 2, ResourceArn=vault) == [2, 1]
    assert tags_of(aws.backup, vault) == tags


@cases(
    "tags code",
    ({"AWS:mine": "x"}, INVALID),
    ({"k" * 129: "x"}, INVALID),
    ({"key": "v" * 257}, INVALID),
    ({f"key-{number}": "x" for number in range(50)}, LIMIT),
)
def test_what_is_refused(aws: Backup, vault: str, tags: dict[str, str], code: str) -> None:
    aws.backup.tag_resource(ResourceArn=vault, Tags={"first": "x"})
    aws.refuses(code, aws.backup.tag_resource, ResourceArn=vault, Tags=tags)
    assert tags_of(aws.backup, vault) == {"first": "x"}


def test_what_is_not_there(aws: Backup, vault: str) -> None:
    for arn, code in ((vault[:-1], NOT_FOUND), ("main", INVALID)):
        aws.refuses(code, aws.backup.list_tags, ResourceArn=arn)
        aws.refuses(code, aws.backup.tag_resource, ResourceArn=arn, Tags={"a": "b"})
        aws.refuses(code, aws.backup.untag_resource, ResourceArn=arn, TagKeyList=["a"])


class TestResourceGroupsTagging:
    """What reads the tags of many in a few calls."""

    def test_each_kind(self, aws: Backup) -> None:
        made = make_each(aws.backup, {"a": "1"})
        tagging = aws.connect("resourcegroupstaggingapi", REGION)
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

    def test_what_never_had_tags_is_not_told(self, aws: Backup, vault: str) -> None:
        tagging = aws.connect("resourcegroupstaggingapi", REGION)
        asked = {"ResourceTypeFilters": ["backup:backup-vault"]}
        assert tagging.get_resources(**asked)["ResourceTagMappingList"] == []
        aws.backup.tag_resource(ResourceArn=vault, Tags={"a": "b"})
        assert len(tagging.get_resources(**asked)["ResourceTagMappingList"]) == 1
        aws.backup.untag_resource(ResourceArn=vault, TagKeyList=["a"])
        assert tagging.get_resources(**asked)["ResourceTagMappingList"] == [
            {"ResourceARN": vault, "Tags": []}
        ]

    def test_what_is_gone_is_not_told(self, aws: Backup) -> None:
        aws.backup.create_backup_vault(BackupVaultName="main", BackupVaultTags={"a": "b"})
        aws.backup.delete_backup_vault(BackupVaultName="main")
        tagging = aws.connect("resourcegroupstaggingapi", REGION)
        found = tagging.get_resources(ResourceTypeFilters=["backup"])
        assert found["ResourceTagMappingList"] == []

    def test_other_regions_and_accounts_are_not_told(self, aws: Backup) -> None:
        make_each(aws.backup, {"a": "b"})
        asked = {"ResourceTypeFilters": ["backup:backup-plan"]}
        for region, account in (("eu-west-3", 0), (REGION, 1)):
            tagging = aws.connect("resourcegroupstaggingapi", region, account)
            assert tagging.get_resources(**asked)["ResourceTagMappingList"] == []

    def test_pages_of_a_hundred(self, aws: Backup) -> None:
        for number in range(101):
            aws.backup.create_backup_vault(
                BackupVaultName=f"vault-{number}", BackupVaultTags={"number": str(number)}
            )
        tagging = aws.connect("resourcegroupstaggingapi", REGION)
        asked = {"ResourceTypeFilters": ["backup:backup-vault"], "ResourcesPerPage": 100}
        first = tagging.get_resources(**asked)
        second = tagging.get_resources(**asked, PaginationToken=first["PaginationToken"])
        pages = [answer["ResourceTagMappingList"] for answer in (first, second)]
        assert [len(page) for page in pages] == [100, 1]
        assert second["PaginationToken"] == ""
        assert len({item["ResourceARN"] for page in pages for item in page}) == 101

    def test_pages_by_tags(self, aws: Backup) -> None:
        tags = {f"key-{number}": "x" for number in range(50)}
        for number in range(3):
            aws.backup.create_backup_vault(BackupVaultName=f"v-{number}", BackupVaultTags=tags)
        tagging = aws.connect("resourcegroupstaggingapi", REGION)
        asked = {"ResourceTypeFilters": ["backup"], "TagsPerPage": 100}
        first = tagging.get_resources(**asked)
        second = tagging.get_resources(**asked, PaginationToken=first["PaginationToken"])
        pages = [answer["ResourceTagMappingList"] for answer in (first, second)]
        assert [len(page) for page in pages] == [2, 1]

    @cases(
        "asked",
        {"ResourcesPerPage": 101},
        {"ResourcesPerPage": 0},
        {"TagsPerPage": 99},
        {"TagsPerPage": 501},
        {"ResourceARNList": ["arn:aws:s3:::x"], "ResourceTypeFilters": ["s3"]},
        {"ResourceARNList": ["arn:aws:s3:::x"], "ResourcesPerPage": 100},
    )
    def test_what_is_refused(self, aws: Backup, asked: dict[str, Any]) -> None:
        aws.refuses(
            "InvalidParameterException",
            aws.connect("resourcegroupstaggingapi", REGION).get_resources,
            **asked,
        )

    def test_a_token_of_another_list(self, aws: Backup) -> None:
        get = aws.connect("resourcegroupstaggingapi", REGION).get_resources
        aws.refuses("PaginationTokenExpiredException", get, PaginationToken="x")

    def test_tags_that_it_sets(self, aws: Backup, vault: str) -> None:
        tagging = aws.connect("resourcegroupstaggingapi", REGION)
        tagging.tag_resources(ResourceARNList=[vault], Tags={"a": "1", "b": "2"})
        tagging.untag_resources(ResourceARNList=[vault], TagKeys=["a"])
        assert tags_of(aws.backup, vault) == {"b": "2"}
