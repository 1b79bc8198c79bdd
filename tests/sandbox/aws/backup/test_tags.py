"""Tags in AWS Backup, and what the Resource Groups Tagging API tells of them."""

from typing import Any

from botocore import xform_name

from ...cases import Members, cases
from .client import INVALID, LIMIT, NOT_FOUND, Backup, sizes

REGION = "eu-west-2"


def tags_of(client: Any, arn: str) -> dict[str, str]:
    return client.list_tags(ResourceArn=arn)["Tags"]


def make_each(client: Any, tags: dict[str, str]) -> dict[str, str]:
    """The ARN of one of everything that has tags, by its kind."""
    rule = {"RuleName": "daily", "TargetBackupVaultName": "main"}
    controls = [{"ControlName": "BACKUP_RECOVERY_POINT_ENCRYPTED"}]
    channel = {"ReportDeliveryChannel": {"S3BucketName": "bucket"}}
    setting = {"ReportSetting": {"ReportTemplate": "BACKUP_JOB_REPORT"}}
    which = {"Algorithm": "LATEST_WITHIN_WINDOW", "RecoveryPointTypes": ["SNAPSHOT"]}
    testing = {
        "RestoreTestingPlanName": "t",
        "ScheduleExpression": "cron(0 5 ? * * *)",
        "RecoveryPointSelection": {**which, "IncludeVaults": ["*"]},
    }
    least: dict[str, Members] = {
        "BackupVault": {"BackupVaultName": "main"},
        "BackupPlan": {"BackupPlan": {"BackupPlanName": "nightly", "Rules": [rule]}},
        "Framework": {"FrameworkName": "f", "FrameworkControls": controls},
        "ReportPlan": {"ReportPlanName": "r", **channel, **setting},
        "RestoreTestingPlan": {"RestoreTestingPlan": testing},
    }
    made: dict[str, str] = {}
    for noun, members in least.items():
        name = xform_name(noun)
        given = {"Tags" if noun == "RestoreTestingPlan" else f"{noun}Tags": tags}
        answer = getattr(client, f"create_{name}")(**members, **given)
        made[name.replace("_", "-")] = answer[f"{noun}Arn"]
    return made


def told(aws: Backup, region: str = REGION, account: int = 0, **asked: Any) -> list[Members]:
    """What ``GetResources`` tells."""
    tagging = aws.connect("resourcegroupstaggingapi", region, account)
    return tagging.get_resources(**asked)["ResourceTagMappingList"]


def pages(aws: Backup, **asked: Any) -> list[int]:
    """How many resources two pages tell, which are all different and all that there are."""
    get = aws.connect("resourcegroupstaggingapi", REGION).get_resources
    first = get(**asked)
    second = get(**asked, PaginationToken=first["PaginationToken"])
    assert second["PaginationToken"] == ""
    found = [answer["ResourceTagMappingList"] for answer in (first, second)]
    arns = [item["ResourceARN"] for page in found for item in page]
    assert len(set(arns)) == len(arns)
    return [len(page) for page in found]


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
        for kind, arn in made.items():
            mapping = {"ResourceARN": arn, "Tags": [{"Key": "a", "Value": "1"}]}
            assert told(aws, ResourceTypeFilters=[f"backup:{kind}"]) == [mapping]
        assert len(told(aws, ResourceTypeFilters=["backup"])) == len(made)
        arns = {made["framework"], made["report-plan"]}
        assert {each["ResourceARN"] for each in told(aws, ResourceARNList=list(arns))} == arns
        # Other regions and accounts have nothing to do with it.
        plans = {"ResourceTypeFilters": ["backup:backup-plan"]}
        assert told(aws, "eu-west-3", **plans) == told(aws, account=1, **plans) == []

    def test_what_never_had_tags_or_is_gone_is_not_told(self, aws: Backup, vault: str) -> None:
        asked = {"ResourceTypeFilters": ["backup:backup-vault"]}
        assert told(aws, **asked) == []
        aws.backup.tag_resource(ResourceArn=vault, Tags={"a": "b"})
        assert len(told(aws, **asked)) == 1
        aws.backup.untag_resource(ResourceArn=vault, TagKeyList=["a"])
        assert told(aws, **asked) == [{"ResourceARN": vault, "Tags": []}]
        aws.backup.delete_backup_vault(BackupVaultName="main")
        assert told(aws, **asked) == []

    def test_pages_of_a_hundred(self, aws: Backup) -> None:
        for n in range(101):
            tags = {"number": str(n)}
            aws.backup.create_backup_vault(BackupVaultName=f"vault-{n}", BackupVaultTags=tags)
        vaults = {"ResourceTypeFilters": ["backup:backup-vault"]}
        assert pages(aws, **vaults, ResourcesPerPage=100) == [100, 1]

    def test_pages_by_tags(self, aws: Backup) -> None:
        tags = {f"key-{number}": "x" for number in range(50)}
        for number in range(3):
            aws.backup.create_backup_vault(BackupVaultName=f"v-{number}", BackupVaultTags=tags)
        assert pages(aws, ResourceTypeFilters=["backup"], TagsPerPage=100) == [2, 1]

    @cases(
        "asked",
        {"ResourcesPerPage": 101},
        {"ResourcesPerPage": 0},
        {"TagsPerPage": 99},
        {"TagsPerPage": 501},
        {"ResourceARNList": ["arn:aws:s3:::x"], "ResourceTypeFilters": ["s3"]},
        {"ResourceARNList": ["arn:aws:s3:::x"], "ResourcesPerPage": 100},
    )
    def test_what_is_refused(self, aws: Backup, asked: Members) -> None:
        get = aws.connect("resourcegroupstaggingapi", REGION).get_resources
        aws.refuses("InvalidParameterException", get, **asked)
        aws.refuses("PaginationTokenExpiredException", get, PaginationToken="x")

    def test_tags_that_it_sets(self, aws: Backup, vault: str) -> None:
        tagging = aws.connect("resourcegroupstaggingapi", REGION)
        tagging.tag_resources(ResourceARNList=[vault], Tags={"a": "1", "b": "2"})
        tagging.untag_resources(ResourceARNList=[vault], TagKeys=["a"])
        assert tags_of(aws.backup, vault) == {"b": "2"}


def test_the_tagging_api_tells_late(aws: Backup, vault: str) -> None:
    def known() -> list[dict[str, str]]:
        found = told(aws, ResourceTypeFilters=["backup:backup-vault"])
        return [{tag["Key"]: tag["Value"] for tag in item["Tags"]} for item in found]

    aws.sandbox.configure({"resourcegroupstaggingapi.TagPropagation": 60})
    aws.backup.tag_resource(ResourceArn=vault, Tags={"a": "1"})
    assert known() == []
    aws.sandbox.advance(60)
    assert known() == [{"a": "1"}]
    aws.backup.tag_resource(ResourceArn=vault, Tags={"a": "2"})
    assert known() == [{"a": "1"}]
    assert tags_of(aws.backup, vault) == {"a": "2"}
