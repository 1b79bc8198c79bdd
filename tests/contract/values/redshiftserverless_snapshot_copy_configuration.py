import pytest

from offsite_provider.aws.kms import AWS_OWNED
from offsite_provider.aws.redshiftserverless.snapshot_copy_configuration import (
    SnapshotCopyConfiguration,
)
from offsite_provider.core.failures import Conflict, Failure

from ..cloud import DESTINATION
from ..together import at_once
from . import Change, Values

KEY = "arn:aws:kms:eu-central-1:123456789012:key/0ff517e0-0000-4000-8000-000000000002"
ALIAS = "alias/offsite-sandbox"
REDSHIFT = "redshift-serverless"


class SnapshotCopyConfigurationValues(Values):
    handler = SnapshotCopyConfiguration
    read_operation = "redshift-serverless:ListSnapshotCopyConfigurations"

    least = {"namespace_name": "analytics", "destination_region": DESTINATION}
    most = {**least, "snapshot_retention_period": 30, "destination_kms_key_id": KEY}
    changes = {
        "region": "eu-west-2",
        "namespace_name": "events",
        "destination_region": Change("us-west-1", {"destination_kms_key_id": None}),
        "snapshot_retention_period": (7, None),
        "destination_kms_key_id": None,
    }
    drift = {
        "snapshot_retention_period": lambda cloud, thing: cloud.aws(
            REDSHIFT
        ).update_snapshot_copy_configuration(
            snapshotCopyConfigurationId=thing.snapshot_copy_configuration_id,
            snapshotRetentionPeriod=3,
        )
    }

    unmarkable = "a configuration has no tags"

    def setup(self, cloud):
        cloud.aws(REDSHIFT).create_namespace(namespaceName="events")
        cloud.aws(REDSHIFT, "eu-west-2").create_namespace(namespaceName="analytics")
        return {}

    def remove(self, cloud, thing):
        cloud.aws(REDSHIFT).delete_snapshot_copy_configuration(
            snapshotCopyConfigurationId=thing.snapshot_copy_configuration_id
        )

    def stranger(self, cloud, given):
        by_hand(cloud)

    def scene_a_key_by_any_of_its_names(self, life):
        resource, names = life.resource(), (ALIAS, KEY, KEY.rpartition("/")[2], ALIAS)
        for name in names:
            wanted = life.least(destination_kms_key_id=name)
            assert resource.up(wanted) in ("created", "updated", "unchanged")
            assert not resource.refresh()
            assert resource.up(wanted) == "unchanged"
        other = a_key(life, "alias/other")
        with pytest.raises(Failure, match=f"is the key {other}") as failure:
            resource.up(life.least(destination_kms_key_id="alias/other"))
        assert failure.value.remedy.endswith("by that ARN as `destination_kms_key_id`")
        for name in (other, AWS_OWNED, ALIAS):
            assert resource.up(life.least(destination_kms_key_id=name)) == "replaced"

    def scene_the_key_that_aws_owns(self, life):
        resource = life.created(life.least())
        for wanted in (life.least(destination_kms_key_id=AWS_OWNED), life.least()):
            assert resource.up(wanted) == "unchanged"
            assert not resource.refresh()

    def scene_what_is_wanted_already_is_found(self, life):
        by_hand(life.cloud, destinationKmsKeyId=KEY)
        wanted = life.least(destination_kms_key_id=ALIAS)
        resource = life.created(wanted)
        resource.destroy()
        assert resource.locate()
        assert f'`adopt="{resource.id}"`' in resource.report.messages[-1]
        assert resource.up({**wanted, "adopt": resource.id}) == "updated"
        resource.destroy()
        assert not resource.locate()

    def scene_one_with_another_key(self, life):
        other = a_key(life, "alias/other")
        by_hand(life.cloud, destinationKmsKeyId=other)
        resource, wanted = life.resource(), life.least(destination_kms_key_id=ALIAS)
        with pytest.raises(Conflict, match=f"the key {other} exists already") as conflict:
            resource.up(wanted)
        adopt = conflict.value.remedy.split('"')[1]
        with pytest.raises(Conflict) as conflict:
            resource.up({**wanted, "adopt": adopt})
        advised = conflict.value.remedy.split('"')[1]
        assert resource.up(life.least(adopt=adopt, destination_kms_key_id=advised)) == "created"

    def scene_gone_with_its_namespace(self, life):
        resource = life.created(life.least(namespace_name="events"))
        life.cloud.aws(REDSHIFT).delete_namespace(namespaceName="events")
        resource.destroy()
        assert not any("stay there" in message for message in resource.report.messages)

    def scene_two_destinations_at_once(self, life):
        """A namespace takes one operation at a time."""
        life.cloud.sandbox.configure(durations={"default": 0.1})
        destinations = (DESTINATION, "us-east-1", "us-west-2")
        made = [life.resource(region) for region in destinations]
        for kept in ({}, {"snapshot_retention_period": 7}):
            at_once(
                lambda resource, kept=kept: resource.up(
                    life.least(destination_region=resource.identity.name, **kept)
                ),
                made,
            )
        at_once(lambda resource: resource.destroy(), made)
        assert not any(resource.locate() for resource in made)

    def scene_a_namespace_that_stays_busy(self, life):
        life.cloud.sandbox.configure(durations={"default": 600})
        life.created(life.least())
        with pytest.raises(Conflict, match="operation running on the namespace") as conflict:
            life.resource("another").up(
                life.least(destination_region="us-east-1", timeouts={"create": "1s"})
            )
        assert (
            conflict.value.remedy
            == "Run `pulumi up` again when the operation on the namespace is over"
        )


def a_key(life, alias):
    """The ARN of another key of the destination."""
    kms = life.cloud.aws("kms", DESTINATION)
    arn = kms.create_key()["KeyMetadata"]["Arn"]
    kms.create_alias(AliasName=alias, TargetKeyId=arn)
    return arn


def by_hand(cloud, **key):
    cloud.aws(REDSHIFT).create_snapshot_copy_configuration(
        namespaceName="analytics", destinationRegion=DESTINATION, **key
    )
