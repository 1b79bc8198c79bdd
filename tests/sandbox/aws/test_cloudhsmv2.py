"""CloudHSM V2 backups: describe, copy, modify, delete, restore, tag."""

import re
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import Any

import pytest

from offsite_sandbox.client import SandboxClient

from ..cases import Members, cases
from .client import Aws, some

FIRST, SECOND = "backup-sandboxabcd2", "backup-sandboxabcd3"
CLUSTER = "cluster-sandboxabcd2"
DESTINATION = "eu-central-1"
INVALID = "CloudHsmInvalidRequestException"
NOT_FOUND = "CloudHsmResourceNotFoundException"


class Hsm(Aws):
    """CloudHSM where the seed is, and where copies go."""

    @cached_property
    def source(self) -> Any:
        return self.connect("cloudhsmv2")

    @cached_property
    def destination(self) -> Any:
        return self.connect("cloudhsmv2", DESTINATION)

    def copy(self, **parameters: Any) -> Members:
        """Copy FIRST to the destination, if not told otherwise."""
        asked = {"BackupId": FIRST, "DestinationRegion": DESTINATION, **parameters}
        return self.source.copy_backup_to_region(**some(**asked))["DestinationBackup"]

    def copied(self) -> str:
        """The ID of a copy of FIRST that is ready."""
        self.copy()
        self.pass_time(minutes=1)
        return only(self.destination)["BackupId"]


@pytest.fixture
def aws(sandbox: SandboxClient) -> Hsm:
    return Hsm(sandbox)


def backups(client: Any, **filters: list[str]) -> list[Members]:
    return client.describe_backups(Filters=filters)["Backups"]


def only(client: Any, **filters: list[str]) -> Members:
    (backup,) = backups(client, **filters)
    return backup


def ids(client: Any, **parameters: Any) -> list[str]:
    return [backup["BackupId"] for backup in client.describe_backups(**parameters)["Backups"]]


class TestCopyBackupToRegion:
    def test_the_copy_is_another_backup_in_the_destination(self, aws: Hsm) -> None:
        aws.sandbox.configure({"cloudhsmv2.CopyBackupToRegion": 600})
        before = len(backups(aws.source))
        assert "BackupId" not in aws.copy()
        copy = only(aws.destination, sourceBackupIds=[FIRST])
        assert re.fullmatch("backup-[2-7a-zA-Z]{11,16}", copy["BackupId"])
        assert copy["BackupId"] != FIRST
        arn = f"arn:aws:cloudhsm:{DESTINATION}:123456789012:backup/{copy['BackupId']}"
        assert copy["BackupArn"] == arn
        assert copy["BackupState"] == "CREATE_IN_PROGRESS"
        assert copy["CreateTimestamp"] == only(aws.source, backupIds=[FIRST])["CreateTimestamp"]
        assert copy["CopyTimestamp"] > copy["CreateTimestamp"]
        source = (copy["SourceRegion"], copy["SourceBackup"], copy["SourceCluster"])
        assert source == ("eu-west-1", FIRST, CLUSTER)
        assert not copy["NeverExpires"]
        assert len(backups(aws.source)) == before
        aws.sandbox.advance(500)
        assert only(aws.destination)["BackupState"] == "CREATE_IN_PROGRESS"
        aws.sandbox.advance(100)
        assert only(aws.destination)["BackupState"] == "READY"

    def test_tags_are_the_sources_unless_given(self, aws: Hsm) -> None:
        given = [{"Key": "a", "Value": "1"}]
        aws.copy()
        aws.copy(BackupId=SECOND, TagList=given)
        inherited = only(aws.destination, sourceBackupIds=[FIRST])["TagList"]
        assert inherited == only(aws.source, backupIds=[FIRST])["TagList"] != []
        assert only(aws.destination, sourceBackupIds=[SECOND])["TagList"] == given

    @cases(
        "parameters code",
        ({"DestinationRegion": "eu-west-1"}, INVALID),
        ({"DestinationRegion": "eu-west-9"}, INVALID),
        ({"DestinationRegion": "us-gov-west-1"}, INVALID),
        ({"BackupId": "backup-abcdefghijk"}, NOT_FOUND),
        ({"TagList": [{"Key": "a", "Value": "1"}] * 2}, "CloudHsmTagException"),
        ({"TagList": [{"Key": "aws:a", "Value": "1"}]}, "CloudHsmTagException"),
    )
    def test_what_is_refused(self, aws: Hsm, parameters: Members, code: str) -> None:
        aws.refuses(code, aws.copy, **parameters)

    def test_a_source_that_is_not_ready_is_refused(self, aws: Hsm) -> None:
        aws.sandbox.configure({"cloudhsmv2.CopyBackupToRegion": 600})
        aws.source.delete_backup(BackupId=FIRST)
        assert "PENDING_DELETION" in aws.refuses(INVALID, aws.copy)["Message"]
        aws.copy(BackupId=SECOND)
        on = {"BackupId": only(aws.destination)["BackupId"], "DestinationRegion": "us-east-1"}
        error = aws.refuses(INVALID, aws.destination.copy_backup_to_region, **on)
        assert "CREATE_IN_PROGRESS" in error["Message"]


class TestDescribeBackups:
    def test_what_shows_late(self, aws: Hsm) -> None:
        lags = {"Backup": 10, "Tag": 30, "Deletion": 60}
        aws.sandbox.configure({f"cloudhsmv2.{of}Propagation": lag for of, lag in lags.items()})
        aws.copy(TagList=[{"Key": "a", "Value": "1"}])
        assert backups(aws.destination) == []
        aws.sandbox.advance(10)
        id = only(aws.destination)["BackupId"]
        assert only(aws.destination)["TagList"] == []
        assert aws.destination.list_tags(ResourceId=id)["TagList"] != []
        aws.sandbox.advance(20)
        assert only(aws.destination)["TagList"] == [{"Key": "a", "Value": "1"}]
        deleted = aws.destination.delete_backup(BackupId=id)["Backup"]
        assert deleted["BackupState"] == "PENDING_DELETION"
        assert only(aws.destination, states=["READY"])["BackupId"] == id
        aws.sandbox.advance(60)
        assert only(aws.destination)["BackupState"] == "PENDING_DELETION"

    def test_filters(self, aws: Hsm) -> None:
        copy_id, source, destination = aws.copied(), aws.source, aws.destination
        aws.source.modify_backup_attributes(BackupId=FIRST, NeverExpires=True)
        aws.source.delete_backup(BackupId=SECOND)
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
    def test_filters_that_are_not(self, aws: Hsm, filters: dict[str, list[str]]) -> None:
        aws.refuses(INVALID, aws.source.describe_backups, Filters=filters)

    def test_pages_and_order(self, aws: Hsm) -> None:
        for number in range(5):
            aws.copy(BackupId=(FIRST, SECOND)[number % 2])
        newest_first = ids(aws.destination)
        assert ids(aws.destination, SortAscending=True) == newest_first[::-1]
        assert ids(aws.destination, SortAscending=False) == newest_first
        times = [item["CreateTimestamp"] for item in backups(aws.destination)]
        assert times == sorted(times, reverse=True)
        pages = list(aws.destination.get_paginator("describe_backups").paginate(MaxResults=2))
        assert [len(page["Backups"]) for page in pages] == [2, 2, 1]
        assert [b["BackupId"] for page in pages for b in page["Backups"]] == newest_first
        assert "NextToken" not in pages[-1]

    def test_shared_backups_are_the_others(self, aws: Hsm) -> None:
        other = aws.connect("cloudhsmv2", account=1)
        arn = only(aws.source, backupIds=[FIRST])["BackupArn"]
        assert ids(other, Shared=True) == []
        policy = '{"Statement": [{"Principal": {"AWS": "210987654321"}}]}'
        aws.source.put_resource_policy(ResourceArn=arn, Policy=policy)
        assert aws.source.get_resource_policy(ResourceArn=arn)["Policy"] == policy
        assert ids(other, Shared=True) == [FIRST]
        assert ids(other) == []
        aws.refuses(INVALID, aws.source.put_resource_policy, ResourceArn=arn, Policy="everybody")


class TestDeleteBackup:
    def test_it_can_be_restored_for_seven_days(self, aws: Hsm) -> None:
        deleted = aws.source.delete_backup(BackupId=FIRST)["Backup"]
        assert deleted["BackupState"] == "PENDING_DELETION"
        now = datetime.now(timezone.utc)
        week = timedelta(days=7)
        assert now + week - timedelta(hours=1) < deleted["DeleteTimestamp"] <= now + week
        aws.refuses(INVALID, aws.source.delete_backup, BackupId=FIRST)
        aws.sandbox.advance(timedelta(days=6, hours=23))
        restored = aws.source.restore_backup(BackupId=FIRST)["Backup"]
        assert (restored["BackupState"], restored.get("DeleteTimestamp")) == ("READY", None)
        aws.refuses(INVALID, aws.source.restore_backup, BackupId=FIRST)

    def test_then_it_is_gone_and_its_copy_stays(self, aws: Hsm) -> None:
        aws.copied()
        aws.source.delete_backup(BackupId=FIRST)
        aws.sandbox.advance(timedelta(days=7))
        assert only(aws.source, backupIds=[FIRST])["BackupState"] == "DELETED"
        for operation, parameters in (
            (aws.source.restore_backup, {}),
            (aws.source.delete_backup, {}),
            (aws.source.modify_backup_attributes, {"NeverExpires": True}),
            (aws.source.copy_backup_to_region, {"DestinationRegion": DESTINATION}),
        ):
            aws.refuses(NOT_FOUND, operation, BackupId=FIRST, **parameters)
        aws.refuses(NOT_FOUND, aws.source.list_tags, ResourceId=FIRST)
        assert only(aws.destination)["BackupState"] == "READY"


class TestTags:
    def test_pages(self, aws: Hsm) -> None:
        tags = [{"Key": f"k{number:02}", "Value": "v"} for number in range(5)]
        aws.source.tag_resource(ResourceId=SECOND, TagList=tags)
        paginator = aws.source.get_paginator("list_tags")
        pages = paginator.paginate(ResourceId=SECOND, PaginationConfig={"PageSize": 2})
        assert [len(page["TagList"]) for page in pages] == [2, 2, 1]

    def test_limits(self, aws: Hsm) -> None:
        many = [{"Key": f"k{number}", "Value": "v"} for number in range(50)]
        aws.source.tag_resource(ResourceId=SECOND, TagList=many)
        for key, code in (
            ("more", "CloudHsmResourceLimitExceededException"),
            ("aws:x", "CloudHsmTagException"),
        ):
            tags = [{"Key": key, "Value": "v"}]
            aws.refuses(code, aws.source.tag_resource, ResourceId=SECOND, TagList=tags)
        aws.source.tag_resource(ResourceId=SECOND, TagList=[{"Key": "k1", "Value": "w"}])
        assert len(aws.source.list_tags(ResourceId=SECOND)["TagList"]) == 50

    def test_clusters_have_tags_too(self, aws: Hsm) -> None:
        tags = [{"Key": "größe", "Value": "klein"}]
        aws.source.tag_resource(ResourceId=CLUSTER, TagList=tags)
        assert aws.source.list_tags(ResourceId=CLUSTER)["TagList"] == tags
        aws.refuses(NOT_FOUND, aws.source.list_tags, ResourceId="cluster-abcdefghijk")


def test_clusters(aws: Hsm) -> None:
    (cluster,) = aws.source.describe_clusters()["Clusters"]
    assert (cluster["ClusterId"], cluster["State"]) == (CLUSTER, "ACTIVE")
    created = aws.source.create_cluster(
        HsmType="hsm2m.medium", Mode="FIPS", SubnetIds=["subnet-0a1b2c3d", "subnet-0a1b2c3e"]
    )["Cluster"]
    assert created["State"] == "CREATE_IN_PROGRESS"
    assert list(created["SubnetMapping"]) == ["eu-west-1a", "eu-west-1b"]
    aws.sandbox.advance(60)
    filters = {"clusterIds": [created["ClusterId"]], "states": ["UNINITIALIZED"]}
    assert len(aws.source.describe_clusters(Filters=filters)["Clusters"]) == 1
    pages = aws.source.get_paginator("describe_clusters").paginate(MaxResults=1)
    assert [len(page["Clusters"]) for page in pages] == [1, 1]
    deleted = aws.source.delete_cluster(ClusterId=created["ClusterId"])["Cluster"]
    assert deleted["State"] == "DELETE_IN_PROGRESS"
    aws.sandbox.advance(60)
    aws.refuses(NOT_FOUND, aws.source.delete_cluster, ClusterId=created["ClusterId"])
    aws.refuses(INVALID, aws.source.describe_clusters, Filters={"names": []})
