"""Redshift Serverless: snapshot copy configurations, namespaces, snapshots."""

from datetime import timedelta
from typing import Any

import pytest

from ..cases import cases
from .client import Aws

NAMESPACE = "analytics"
DESTINATION = "eu-central-1"
INVALID = "ValidationException"
CONFLICT = "ConflictException"
NOT_FOUND = "ResourceNotFoundException"


@pytest.fixture
def client(aws: Aws) -> Any:
    return aws.connect("redshift-serverless")


def create(client: Any, region: str = DESTINATION, **parameters: Any) -> dict[str, Any]:
    asked = {"namespaceName": NAMESPACE, "destinationRegion": region, **parameters}
    return client.create_snapshot_copy_configuration(**asked)["snapshotCopyConfiguration"]


def configurations(client: Any, **parameters: Any) -> list[dict[str, Any]]:
    return client.list_snapshot_copy_configurations(**parameters)["snapshotCopyConfigurations"]


class TestSnapshotCopyConfigurations:
    def test_create_with_defaults(self, client: Any) -> None:
        made = create(client)
        identifier = made["snapshotCopyConfigurationId"]
        arn = "arn:aws:redshift-serverless:eu-west-1:123456789012:snapshotcopyconfiguration"
        assert made == {
            "snapshotCopyConfigurationId": identifier,
            "snapshotCopyConfigurationArn": f"{arn}/{identifier}",
            "namespaceName": NAMESPACE,
            "destinationRegion": DESTINATION,
            "snapshotRetentionPeriod": -1,
        }
        assert configurations(client, namespaceName=NAMESPACE) == [made]

    def test_create_with_everything(self, aws: Aws, client: Any) -> None:
        key = aws.seed["kms"]["key_arns"][DESTINATION]
        made = create(client, destinationKmsKeyId=key, snapshotRetentionPeriod=3653)
        assert (made["destinationKmsKeyId"], made["snapshotRetentionPeriod"]) == (key, 3653)

    def test_one_a_namespace_and_region(self, aws: Aws, client: Any) -> None:
        create(client)
        aws.refuses(CONFLICT, create, client=client)
        create(client, "us-east-1")
        regions = {item["destinationRegion"] for item in configurations(client)}
        assert regions == {DESTINATION, "us-east-1"}

    @cases(
        "parameters code",
        ({"namespaceName": "nobody"}, NOT_FOUND),
        ({"namespaceName": "No"}, INVALID),
        ({"region": "eu-west-1"}, INVALID),
        ({"region": "eu-west-9"}, INVALID),
        ({"region": "us-gov-west-1"}, INVALID),
        ({"snapshotRetentionPeriod": 0}, INVALID),
        ({"snapshotRetentionPeriod": -2}, INVALID),
        ({"snapshotRetentionPeriod": 3654}, INVALID),
        ({"snapshotRetentionPeriod": "7"}, "SerializationException"),
        ({"destinationKmsKeyId": "arn:aws:kms:eu-west-1:123456789012:key/1"}, INVALID),
    )  # fmt: skip
    def test_what_is_refused(
        self, aws: Aws, client: Any, parameters: dict[str, Any], code: str
    ) -> None:
        aws.refuses(code, create, client=client, **parameters)

    def test_update(self, aws: Aws, client: Any) -> None:
        identifier = create(client)["snapshotCopyConfigurationId"]
        update = client.update_snapshot_copy_configuration
        for days in (5, -1):
            answer = update(snapshotCopyConfigurationId=identifier, snapshotRetentionPeriod=days)
            assert answer["snapshotCopyConfiguration"]["snapshotRetentionPeriod"] == days
            assert configurations(client)[0]["snapshotRetentionPeriod"] == days
        for parameters, code in (
            ({"snapshotCopyConfigurationId": "another", "snapshotRetentionPeriod": 1}, NOT_FOUND),
            ({"snapshotCopyConfigurationId": identifier, "snapshotRetentionPeriod": 0}, INVALID),
            ({"snapshotCopyConfigurationId": identifier}, INVALID),
        ):
            aws.refuses(code, update, **parameters)

    def test_delete(self, aws: Aws, client: Any) -> None:
        made = create(client)
        identifier = made["snapshotCopyConfigurationId"]
        delete = client.delete_snapshot_copy_configuration
        assert delete(snapshotCopyConfigurationId=identifier)["snapshotCopyConfiguration"] == made
        assert configurations(client) == []
        aws.refuses(NOT_FOUND, delete, snapshotCopyConfigurationId=identifier)
        create(client)

    def test_pages(self, aws: Aws, client: Any) -> None:
        for region in ("us-east-1", "us-east-2", "us-west-2", "eu-north-1", DESTINATION):
            create(client, region)
        paginator = client.get_paginator("list_snapshot_copy_configurations")
        pages = list(paginator.paginate(PaginationConfig={"PageSize": 2}))
        assert [len(page["snapshotCopyConfigurations"]) for page in pages] == [2, 2, 1]
        listing = client.list_snapshot_copy_configurations
        aws.refuses("InvalidPaginationException", listing, nextToken="elsewhere")
        aws.refuses(INVALID, listing, nextToken="short")
        aws.refuses(INVALID, listing, maxResults=0)
        aws.refuses(INVALID, listing, maxResults=101)
        aws.refuses(NOT_FOUND, listing, namespaceName="nobody")

    def test_they_belong_to_the_sources_region(self, aws: Aws, client: Any) -> None:
        create(client)
        assert configurations(aws.connect("redshift-serverless", DESTINATION)) == []


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
        for namespace, name, code in (
            (NAMESPACE, "analytics-first", CONFLICT),
            (NAMESPACE, "Not-a-name", INVALID),
            ("nobody", "second", NOT_FOUND),
        ):
            aws.refuses(code, client.create_snapshot, namespaceName=namespace, snapshotName=name)
        aws.refuses(INVALID, client.get_snapshot)

    def test_retention_ends(self, aws: Aws, client: Any) -> None:
        client.create_snapshot(
            namespaceName=NAMESPACE, snapshotName="short-lived", retentionPeriod=2
        )
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
        made = client.create_namespace(
            namespaceName="second", dbName="warehouse", tags=[{"key": "a", "value": "b"}]
        )["namespace"]
        assert made["namespaceArn"].endswith(f":namespace/{made['namespaceId']}")
        assert client.get_namespace(namespaceName="second")["namespace"] == made
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
