"""Every snapshot of a Redshift Serverless namespace, copied to another region for a year."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

copying = offsite.redshiftserverless.SnapshotCopyConfiguration(
    "analytics",
    namespace_name=config.require("namespaceName"),
    destination_region=config.require("destinationRegion"),
    snapshot_retention_period=365,
    # The destination's own key; without it, AWS encrypts the copies with a key that it owns.
    destination_kms_key_id=config.get("destinationKmsKeyId"),
)

pulumi.export("configuration_id", copying.snapshot_copy_configuration_id)
pulumi.export("configuration_arn", copying.snapshot_copy_configuration_arn)
