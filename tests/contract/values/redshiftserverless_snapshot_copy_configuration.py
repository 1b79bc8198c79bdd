from offsite_provider.aws.redshiftserverless.snapshot_copy_configuration import (
    SnapshotCopyConfiguration,
)

from ..cloud import DESTINATION
from . import Change, Values

KEY = "arn:aws:kms:eu-central-1:123456789012:key/0ff517e0-0000-4000-8000-000000000002"


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
            "redshift-serverless"
        ).update_snapshot_copy_configuration(
            snapshotCopyConfigurationId=thing.snapshot_copy_configuration_id,
            snapshotRetentionPeriod=3,
        )
    }

    scenes = {
        "a key by its alias": lambda life: a_key_by_its_alias(life),
        "gone with its namespace": lambda life: gone_with_its_namespace(life),
    }

    def setup(self, cloud):
        cloud.aws("redshift-serverless").create_namespace(namespaceName="events")
        cloud.aws("redshift-serverless", "eu-west-2").create_namespace(namespaceName="analytics")
        return {}

    def remove(self, cloud, thing):
        cloud.aws("redshift-serverless").delete_snapshot_copy_configuration(
            snapshotCopyConfigurationId=thing.snapshot_copy_configuration_id
        )

    def stranger(self, cloud, given):
        cloud.aws("redshift-serverless").create_snapshot_copy_configuration(
            namespaceName="analytics", destinationRegion=DESTINATION
        )


def gone_with_its_namespace(life):
    resource = life.created(life.least(namespace_name="events"))
    life.cloud.aws("redshift-serverless").delete_namespace(namespaceName="events")
    resource.destroy()
    assert not any("stay there" in message for message in resource.report.messages)


def a_key_by_its_alias(life):
    """However the service answers, that is not another key."""
    wanted = life.least(destination_kms_key_id="alias/offsite-sandbox")
    resource = life.created(wanted)
    assert not resource.refresh()
    assert resource.up(wanted) == "unchanged"
