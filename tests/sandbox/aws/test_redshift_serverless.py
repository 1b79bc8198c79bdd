"""Redshift Serverless: snapshot copy configurations, namespaces, snapshots."""

from datetime import timedelta
from typing import Any

import pytest

from ..cases import Members, cases
from .client import Aws

NAMESPACE = "analytics"
DESTINATION = "eu-central-1"
INVALID = "ValidationException"
CONFLICT = "ConflictException"
NOT_FOUND = "ResourceNotFoundException"


@pytest.fixture
def client(aws: Aws) -> Any:
    aws.sandbox.configure({"default": 0})
    return aws.connect("redshift-serverless")


def create(client: Any, region: str = DESTINATION, **parameters: Any) -> Members:
    asked = {"namespaceName": NAMESPACE, "destinationRegion": region, **parameters}
    return client.create_snapshot_copy_configuration(**asked)["snapshotCopyConfiguration"]


def configurations(client: Any, **parameters: Any) -> list[Members]:
    return client.list_snapshot_copy_configurations(**parameters)["snapshotCopyConfigurations"]


class TestSnapshotCopyConfigurations:
    def test_one_a_namespace_and_region(self, aws: Aws, client: Any) -> None:
        made = create(client)
        assert made["snapshotRetentionPeriod"] == -1
        assert made["destinationKmsKeyId"] == "AWS_OWNED_KMS_KEY"
        aws.refuses(CONFLICT, create, client=client)
        create(client, "us-east-1")
        regions = {item["destinationRegion"] for item in configurations(client)}
        assert regions == {DESTINATION, "us-east-1"}

    @cases(
        "parameters code",
        ({"namespaceName": "nobody"}, NOT_FOUND),
        ({"region": "eu-west-1"}, INVALID),
        ({"region": "eu-west-9"}, INVALID),
        ({"region": "us-gov-west-1"}, INVALID),
        ({"snapshotRetentionPeriod": 0}, INVALID),
        ({"snapshotRetentionPeriod": -2}, INVALID),
        ({"snapshotRetentionPeriod": 3654}, INVALID),
        ({"snapshotRetentionPeriod": "7"}, "SerializationException"),
        ({"destinationKmsKeyId": "arn:aws:kms:eu-west-1:123456789012:key/1"}, INVALID),
    )  # fmt: skip
    def test_what_is_refused(self, aws: Aws, client: Any, parameters: Members, code: str) -> None:
        aws.refuses(code, create, client=client, **parameters)

    def test_update(self, aws: Aws, client: Any) -> None:
        identifier = create(client)["snapshotCopyConfigurationId"]
        update = client.update_snapshot_copy_configuration
        answer = update(snapshotCopyConfigurationId=identifier, snapshotRetentionPeriod=-1)
        assert answer["snapshotCopyConfiguration"]["snapshotRetentionPeriod"] == -1
        for parameters, code in (
            ({"snapshotCopyConfigurationId": "another", "snapshotRetentionPeriod": 1}, NOT_FOUND),
            ({"snapshotCopyConfigurationId": identifier, "snapshotRetentionPeriod": 0}, INVALID),
            ({"snapshotCopyConfigurationId": identifier}, INVALID),
        ):
            aws.refuses(code, update, **parameters)

    def test_a_namespace_has_one_operation_at_a_time(self, aws: Aws, client: Any) -> None:
        aws.sandbox.configure({"default": 100})
        which = {"snapshotCopyConfigurationId": create(client)["snapshotCopyConfigurationId"]}
        for operation, parameters in (
            (client.create_snapshot_copy_configuration, {"namespaceName": NAMESPACE, "destinationRegion": "us-east-1"}),
            (client.update_snapshot_copy_configuration, {**which, "snapshotRetentionPeriod": 1}),
            (client.delete_snapshot_copy_configuration, which),
        ):  # fmt: skip
            for busy in (operation, client.delete_namespace):
                asked = {"namespaceName": NAMESPACE} if busy != operation else parameters
                error = aws.refuses(CONFLICT, busy, **asked)
                assert "There is an operation running on the namespace" in error["Message"]
            aws.sandbox.advance(100)
            operation(**parameters)

    def test_one_that_is_gone(self, aws: Aws, client: Any) -> None:
        which = {"snapshotCopyConfigurationId": create(client)["snapshotCopyConfigurationId"]}
        client.delete_snapshot_copy_configuration(**which)
        aws.refuses(NOT_FOUND, client.delete_snapshot_copy_configuration, **which)

    def test_pages(self, aws: Aws, client: Any) -> None:
        for region in ("us-east-1", "us-east-2", "us-west-2", "eu-north-1", DESTINATION):
            create(client, region)
        paginator = client.get_paginator("list_snapshot_copy_configurations")
        pages = list(paginator.paginate(PaginationConfig={"PageSize": 2}))
        assert [len(page["snapshotCopyConfigurations"]) for page in pages] == [2, 2, 1]
        listing = client.list_snapshot_copy_configurations
        aws.refuses("InvalidPaginationException", listing, nextToken="elsewhere")
        aws.refuses(NOT_FOUND, listing, namespaceName="nobody")


class TestSnapshots:
    def test_a_snapshot_moves_with_the_clock(self, aws: Aws, client: Any) -> None:
        aws.sandbox.configure({"redshift-serverless.CreateSnapshot": 100})
        made = client.create_snapshot(namespaceName=NAMESPACE, snapshotName="second")["snapshot"]
        assert made["status"] == "CREATING"
        aws.refuses(CONFLICT, client.delete_snapshot, snapshotName="second")
        aws.sandbox.advance(100)
        for asked in ({"snapshotName": "second"}, {"snapshotArn": made["snapshotArn"]}):
            found = client.get_snapshot(**asked)["snapshot"]
            assert (found["status"], found["estimatedSecondsToCompletion"]) == ("AVAILABLE", 0)
        assert client.delete_snapshot(snapshotName="second")["snapshot"]["status"] == "DELETED"
        aws.refuses(NOT_FOUND, client.get_snapshot, snapshotName="second")

    def test_what_is_refused(self, aws: Aws, client: Any) -> None:
        make, here = client.create_snapshot, {"namespaceName": NAMESPACE}
        aws.refuses(CONFLICT, make, **here, snapshotName="analytics-first")
        aws.refuses(INVALID, make, **here, snapshotName="Not-a-name")
        aws.refuses(NOT_FOUND, make, namespaceName="nobody", snapshotName="second")
        aws.refuses(INVALID, client.get_snapshot)

    def test_retention_ends(self, aws: Aws, client: Any) -> None:
        short = {"snapshotName": "short-lived", "retentionPeriod": 2}
        client.create_snapshot(namespaceName=NAMESPACE, **short)
        aws.sandbox.advance(timedelta(days=1, hours=12))
        found = client.get_snapshot(snapshotName="short-lived")["snapshot"]
        assert found["snapshotRemainingDays"] == 1
        aws.sandbox.advance(timedelta(days=1))
        names = [item["snapshotName"] for item in client.list_snapshots()["snapshots"]]
        assert names == ["analytics-first"]

    def test_new_ones_are_copied_and_the_copies_stay(self, aws: Aws, client: Any) -> None:
        aws.sandbox.configure({"redshift-serverless.CopySnapshot": 100})
        identifier = create(client, snapshotRetentionPeriod=9)["snapshotCopyConfigurationId"]
        made = client.create_snapshot(namespaceName=NAMESPACE, snapshotName="second")["snapshot"]
        there = aws.connect("redshift-serverless", DESTINATION)
        (copy,) = there.list_snapshots(namespaceName=NAMESPACE)["snapshots"]
        assert (copy["snapshotName"], copy["status"]) == ("second", "COPYING")
        assert copy["snapshotRetentionPeriod"] == 9
        assert copy["snapshotArn"] != made["snapshotArn"]
        assert copy["namespaceArn"] == made["namespaceArn"]
        client.delete_snapshot_copy_configuration(snapshotCopyConfigurationId=identifier)
        aws.sandbox.advance(100)
        (copy,) = there.list_snapshots()["snapshots"]
        assert copy["status"] == "AVAILABLE"


class TestNamespaces:
    def test_life(self, aws: Aws, client: Any) -> None:
        aws.sandbox.configure({"redshift-serverless.DeleteNamespace": 100})
        made = client.create_namespace(namespaceName="second")["namespace"]
        assert made["namespaceArn"].endswith(f":namespace/{made['namespaceId']}")
        aws.refuses(CONFLICT, client.create_namespace, namespaceName="second")
        create(client, namespaceName="second")
        client.delete_namespace(namespaceName="second", finalSnapshotName="last")
        found = client.get_namespace(namespaceName="second")["namespace"]
        assert found["status"] == "DELETING"
        aws.refuses(CONFLICT, create, client=client, namespaceName="second")
        aws.sandbox.advance(100)
        aws.refuses(NOT_FOUND, client.get_namespace, namespaceName="second")
        assert configurations(client) == []
        assert client.get_snapshot(snapshotName="last")["snapshot"]["status"] == "AVAILABLE"

    def test_pages(self, aws: Aws, client: Any) -> None:
        client.create_namespace(namespaceName="second")
        pages = client.get_paginator("list_namespaces").paginate(PaginationConfig={"PageSize": 1})
        assert [len(page["namespaces"]) for page in pages] == [1, 1]
        aws.refuses(INVALID, client.list_namespaces, nextToken="elsewhere")

    def test_tags(self, aws: Aws, client: Any) -> None:
        arn = client.get_namespace(namespaceName=NAMESPACE)["namespace"]["namespaceArn"]
        client.tag_resource(resourceArn=arn, tags=[{"key": k, "value": k} for k in "ab"])
        client.untag_resource(resourceArn=arn, tagKeys=["a", "never there"])
        tags = client.list_tags_for_resource(resourceArn=arn)["tags"]
        assert tags == [{"key": "b", "value": "b"}]
        many = [{"key": str(number), "value": ""} for number in range(50)]
        aws.refuses("TooManyTagsException", client.tag_resource, resourceArn=arn, tags=many)
        aws.refuses(NOT_FOUND, client.list_tags_for_resource, resourceArn="arn:x")
