"""CloudHSM V2 backups: describe, copy, modify, delete, restore, tag."""

import re
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from .client import Aws

FIRST, SECOND = "backup-sandboxabcd2", "backup-sandboxabcd3"
CLUSTER = "cluster-sandboxabcd2"
DESTINATION = "eu-central-1"
INVALID = "CloudHsmInvalidRequestException"
NOT_FOUND = "CloudHsmResourceNotFoundException"


@pytest.fixture
def source(aws: Aws) -> Any:
    return aws.connect("cloudhsmv2")


@pytest.fixture
def destination(aws: Aws) -> Any:
    return aws.connect("cloudhsmv2", DESTINATION)


@pytest.fixture
def copy_id(aws: Aws, source: Any, destination: Any) -> str:
    """A copy of FIRST that is ready."""
    source.copy_backup_to_region(BackupId=FIRST, DestinationRegion=DESTINATION)
    aws.sandbox.advance(60)
    return only(destination)["BackupId"]


def backups(client: Any, **filters: list[str]) -> list[dict[str, Any]]:
    return client.describe_backups(Filters=filters)["Backups"]


def only(client: Any, **filters: list[str]) -> dict[str, Any]:
    (backup,) = backups(client, **filters)
    return backup


def ids(client: Any, **parameters: Any) -> list[str]:
    return [backup["BackupId"] for backup in client.describe_backups(**parameters)["Backups"]]


class TestCopyBackupToRegion:
    def test_the_answer_has_no_id(self, source: Any, destination: Any) -> None:
        answer = source.copy_backup_to_region(BackupId=FIRST, DestinationRegion=DESTINATION)
        described = only(source, backupIds=[FIRST])
        assert answer["DestinationBackup"] == {
            "CreateTimestamp": described["CreateTimestamp"],
            "SourceRegion": "eu-west-1",
            "SourceBackup": FIRST,
            "SourceCluster": CLUSTER,
        }

    def test_the_copy_is_another_backup_in_the_destination(
        self, aws: Aws, source: Any, destination: Any
    ) -> None:
        aws.sandbox.settings({"cloudhsmv2.CopyBackupToRegion": 600})
        before = len(backups(source))
        source.copy_backup_to_region(BackupId=FIRST, DestinationRegion=DESTINATION)
        copy = only(destination, sourceBackupIds=[FIRST])
        assert re.fullmatch("backup-[2-7a-zA-Z]{11,16}", copy["BackupId"])
        assert copy["BackupId"] != FIRST
        assert copy["BackupArn"] == (
            f"arn:aws:cloudhsm:{DESTINATION}:123456789012:backup/{copy['BackupId']}"
        )
        assert copy["BackupState"] == "CREATE_IN_PROGRESS"
        assert copy["CreateTimestamp"] == only(source, backupIds=[FIRST])["CreateTimestamp"]
        assert copy["CopyTimestamp"] > copy["CreateTimestamp"]
        assert (copy["SourceRegion"], copy["SourceBackup"], copy["SourceCluster"]) == (
            "eu-west-1",
            FIRST,
            CLUSTER,
        )
        assert not copy["NeverExpires"]
        assert len(backups(source)) == before
        aws.sandbox.advance(599)
        assert only(destination)["BackupState"] == "CREATE_IN_PROGRESS"
        aws.sandbox.advance(1)
        assert only(destination)["BackupState"] == "READY"

    def test_tags_are_the_sources_unless_given(self, source: Any, destination: Any) -> None:
        given = [{"Key": "a", "Value": "1"}]
        source.copy_backup_to_region(BackupId=FIRST, DestinationRegion=DESTINATION)
        source.copy_backup_to_region(BackupId=SECOND, DestinationRegion=DESTINATION, TagList=given)
        inherited = only(destination, sourceBackupIds=[FIRST])["TagList"]
        assert inherited == only(source, backupIds=[FIRST])["TagList"] != []
        assert only(destination, sourceBackupIds=[SECOND])["TagList"] == given

    def test_each_call_makes_another_copy(self, source: Any, destination: Any) -> None:
        for _ in range(2):
            source.copy_backup_to_region(BackupId=FIRST, DestinationRegion=DESTINATION)
        assert len(set(ids(destination))) == 2

    def test_a_copy_can_be_copied(self, aws: Aws, destination: Any, copy_id: str) -> None:
        destination.copy_backup_to_region(BackupId=copy_id, DestinationRegion="us-east-1")
        again = only(aws.connect("cloudhsmv2", "us-east-1"))
        assert (again["SourceRegion"], again["SourceBackup"]) == (DESTINATION, copy_id)

    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ({"DestinationRegion": "eu-west-1"}, INVALID),
            ({"DestinationRegion": "eu-west-9"}, INVALID),
            ({"DestinationRegion": "us-gov-west-1"}, INVALID),
            ({"DestinationRegion": "Frankfurt"}, INVALID),
            ({"BackupId": "backup-abcdefghijk"}, NOT_FOUND),
            ({"BackupId": None}, INVALID),
            ({"TagList": []}, INVALID),
            ({"TagList": [{"Key": f"k{n}", "Value": ""} for n in range(51)]}, INVALID),
            ({"TagList": [{"Key": "a", "Value": "1"}] * 2}, "CloudHsmTagException"),
            ({"TagList": [{"Key": "aws:a", "Value": "1"}]}, "CloudHsmTagException"),
        ],
    )
    def test_what_is_refused(
        self, aws: Aws, source: Any, parameters: dict[str, Any], code: str
    ) -> None:
        asked = {"BackupId": FIRST, "DestinationRegion": DESTINATION, **parameters}
        asked = {name: value for name, value in asked.items() if value is not None}
        assert aws.refused(source.copy_backup_to_region, **asked)["Code"] == code

    def test_a_source_that_is_not_ready_is_refused(
        self, aws: Aws, source: Any, destination: Any
    ) -> None:
        source.delete_backup(BackupId=FIRST)
        error = aws.refused(
            source.copy_backup_to_region, BackupId=FIRST, DestinationRegion=DESTINATION
        )
        assert error["Code"] == INVALID
        assert "PENDING_DELETION" in error["Message"]
        source.copy_backup_to_region(BackupId=SECOND, DestinationRegion=DESTINATION)
        error = aws.refused(
            destination.copy_backup_to_region,
            BackupId=only(destination)["BackupId"],
            DestinationRegion="us-east-1",
        )
        assert (error["Code"], "CREATE_IN_PROGRESS" in error["Message"]) == (INVALID, True)


class TestDescribeBackups:
    def test_filters(self, source: Any, destination: Any, copy_id: str) -> None:
        source.modify_backup_attributes(BackupId=FIRST, NeverExpires=True)
        source.delete_backup(BackupId=SECOND)
        for client, filters, expected in (
            (source, {"backupIds": [FIRST]}, {FIRST}),
            (source, {"backupIds": [FIRST, SECOND]}, {FIRST, SECOND}),
            (source, {"backupIds": [copy_id]}, set()),
            (source, {"clusterIds": [CLUSTER]}, {FIRST, SECOND}),
            (source, {"clusterIds": ["cluster-abcdefghijk"]}, set()),
            (source, {"states": ["READY"]}, {FIRST}),
            (source, {"states": ["PENDING_DELETION", "DELETED"]}, {SECOND}),
            (source, {"neverExpires": ["true"]}, {FIRST}),
            (source, {"neverExpires": ["false"]}, {SECOND}),
            (source, {"neverExpires": ["true"], "states": ["PENDING_DELETION"]}, set()),
            (source, {"sourceBackupIds": [FIRST]}, set()),
            (destination, {"sourceBackupIds": [FIRST]}, {copy_id}),
            (destination, {"sourceBackupIds": [SECOND]}, set()),
        ):
            assert set(ids(client, Filters=filters)) == expected, filters

    @pytest.mark.parametrize(
        "filters", [{"names": ["x"]}, {"states": ["DONE"]}, {"neverExpires": ["maybe"]}]
    )
    def test_filters_that_are_not(
        self, aws: Aws, source: Any, filters: dict[str, list[str]]
    ) -> None:
        assert aws.refused(source.describe_backups, Filters=filters)["Code"] == INVALID

    def test_pages_and_order(self, aws: Aws, source: Any, destination: Any) -> None:
        for number in range(5):
            source.copy_backup_to_region(
                BackupId=(FIRST, SECOND)[number % 2], DestinationRegion=DESTINATION
            )
        newest_first = ids(destination)
        assert ids(destination, SortAscending=True) == newest_first[::-1]
        assert ids(destination, SortAscending=False) == newest_first
        times = [item["CreateTimestamp"] for item in backups(destination)]
        assert times == sorted(times, reverse=True)
        pages = list(destination.get_paginator("describe_backups").paginate(MaxResults=2))
        assert [len(page["Backups"]) for page in pages] == [2, 2, 1]
        assert [b["BackupId"] for page in pages for b in page["Backups"]] == newest_first
        assert "NextToken" not in pages[-1]

    def test_shared_backups_are_the_others(self, aws: Aws, source: Any) -> None:
        other = aws.connect("cloudhsmv2", account=1)
        arn = only(source, backupIds=[FIRST])["BackupArn"]
        assert ids(other, Shared=True) == []
        policy = '{"Statement": [{"Principal": {"AWS": "210987654321"}}]}'
        source.put_resource_policy(ResourceArn=arn, Policy=policy)
        assert source.get_resource_policy(ResourceArn=arn)["Policy"] == policy
        assert ids(other, Shared=True) == [FIRST]
        assert ids(other) == []
        assert (
            aws.refused(source.put_resource_policy, ResourceArn=arn, Policy="everybody")["Code"]
            == INVALID
        )


class TestDeleteBackup:
    def test_it_can_be_restored_for_seven_days(self, aws: Aws, source: Any) -> None:
        deleted = source.delete_backup(BackupId=FIRST)["Backup"]
        assert deleted["BackupState"] == "PENDING_DELETION"
        now = datetime.now(timezone.utc)
        week = timedelta(days=7)
        assert now + week - timedelta(hours=1) < deleted["DeleteTimestamp"] <= now + week
        assert aws.refused(source.delete_backup, BackupId=FIRST)["Code"] == INVALID
        aws.sandbox.advance(timedelta(days=6, hours=23))
        restored = source.restore_backup(BackupId=FIRST)["Backup"]
        assert (restored["BackupState"], restored.get("DeleteTimestamp")) == ("READY", None)
        assert aws.refused(source.restore_backup, BackupId=FIRST)["Code"] == INVALID

    def test_then_it_is_gone(self, aws: Aws, source: Any) -> None:
        source.delete_backup(BackupId=FIRST)
        aws.sandbox.advance(timedelta(days=7))
        assert only(source, backupIds=[FIRST])["BackupState"] == "DELETED"
        for operation, parameters in (
            (source.restore_backup, {}),
            (source.delete_backup, {}),
            (source.modify_backup_attributes, {"NeverExpires": True}),
            (source.copy_backup_to_region, {"DestinationRegion": DESTINATION}),
        ):
            assert aws.refused(operation, BackupId=FIRST, **parameters)["Code"] == NOT_FOUND
        assert aws.refused(source.list_tags, ResourceId=FIRST)["Code"] == NOT_FOUND

    def test_a_source_may_go_and_its_copy_stay(
        self, aws: Aws, source: Any, destination: Any, copy_id: str
    ) -> None:
        source.delete_backup(BackupId=FIRST)
        aws.sandbox.advance(timedelta(days=8))
        assert only(destination)["BackupState"] == "READY"


def test_modify_backup_attributes(aws: Aws, source: Any) -> None:
    for never_expires in (True, False):
        answer = source.modify_backup_attributes(BackupId=FIRST, NeverExpires=never_expires)
        assert answer["Backup"]["NeverExpires"] is never_expires
        assert only(source, backupIds=[FIRST])["NeverExpires"] is never_expires
    error = aws.refused(
        source.modify_backup_attributes, BackupId="backup-abcdefghijk", NeverExpires=True
    )
    assert error["Code"] == NOT_FOUND


class TestTags:
    def test_tags_are_the_same_wherever_they_are_asked_for(self, source: Any) -> None:
        source.untag_resource(ResourceId=FIRST, TagKeyList=["Name", "never there"])
        added = [{"Key": "a", "Value": ""}, {"Key": "environment", "Value": "live"}]
        source.tag_resource(ResourceId=FIRST, TagList=added)
        assert source.list_tags(ResourceId=FIRST)["TagList"] == added
        assert only(source, backupIds=[FIRST])["TagList"] == added

    def test_pages(self, source: Any) -> None:
        tags = [{"Key": f"k{number:02}", "Value": "v"} for number in range(5)]
        source.tag_resource(ResourceId=SECOND, TagList=tags)
        pages = list(
            source.get_paginator("list_tags").paginate(
                ResourceId=SECOND, PaginationConfig={"PageSize": 2}
            )
        )
        assert [len(page["TagList"]) for page in pages] == [2, 2, 1]

    def test_limits(self, aws: Aws, source: Any) -> None:
        many = [{"Key": f"k{number}", "Value": "v"} for number in range(50)]
        source.tag_resource(ResourceId=SECOND, TagList=many)
        one_more = [{"Key": "more", "Value": "v"}]
        assert (
            aws.refused(source.tag_resource, ResourceId=SECOND, TagList=one_more)["Code"]
            == "CloudHsmResourceLimitExceededException"
        )
        source.tag_resource(ResourceId=SECOND, TagList=[{"Key": "k1", "Value": "w"}])
        assert len(source.list_tags(ResourceId=SECOND)["TagList"]) == 50
        for tag, code in (
            ({"Key": "aws:x", "Value": "v"}, "CloudHsmTagException"),
            ({"Key": "k" * 129, "Value": "v"}, INVALID),
            ({"Key": "k", "Value": "v" * 257}, INVALID),
            ({"Key": "k?", "Value": "v"}, INVALID),
        ):
            assert (
                aws.refused(source.tag_resource, ResourceId=SECOND, TagList=[tag])["Code"] == code
            )

    def test_clusters_have_tags_too(self, aws: Aws, source: Any) -> None:
        tags = [{"Key": "größe", "Value": "klein"}]
        source.tag_resource(ResourceId=CLUSTER, TagList=tags)
        assert source.list_tags(ResourceId=CLUSTER)["TagList"] == tags
        assert aws.refused(source.list_tags, ResourceId="cluster-abcdefghijk")["Code"] == NOT_FOUND


def test_clusters(aws: Aws, source: Any) -> None:
    (cluster,) = source.describe_clusters()["Clusters"]
    assert (cluster["ClusterId"], cluster["State"]) == (CLUSTER, "ACTIVE")
    created = source.create_cluster(
        HsmType="hsm2m.medium", Mode="FIPS", SubnetIds=["subnet-0a1b2c3d", "subnet-0a1b2c3e"]
    )["Cluster"]
    assert created["State"] == "CREATE_IN_PROGRESS"
    assert list(created["SubnetMapping"]) == ["eu-west-1a", "eu-west-1b"]
    aws.sandbox.advance(60)
    filters = {"clusterIds": [created["ClusterId"]], "states": ["UNINITIALIZED"]}
    assert len(source.describe_clusters(Filters=filters)["Clusters"]) == 1
    pages = source.get_paginator("describe_clusters").paginate(MaxResults=1)
    assert [len(page["Clusters"]) for page in pages] == [1, 1]
    deleted = source.delete_cluster(ClusterId=created["ClusterId"])["Cluster"]
    assert deleted["State"] == "DELETE_IN_PROGRESS"
    aws.sandbox.advance(60)
    assert aws.refused(source.delete_cluster, ClusterId=created["ClusterId"])["Code"] == NOT_FOUND
    assert aws.refused(source.describe_clusters, Filters={"names": []})["Code"] == INVALID
