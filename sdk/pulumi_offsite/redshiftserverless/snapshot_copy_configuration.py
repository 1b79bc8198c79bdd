# Generated from the provider's models by tools/generate.py: do not edit.
"""The copying of a Redshift Serverless namespace's snapshots to another region."""

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class SnapshotCopyConfiguration(Resource):
    """Copies every snapshot and recovery point of a Redshift Serverless namespace to another
    region from now on.
    """

    token = "offsite:redshiftserverless:SnapshotCopyConfiguration"
    _identified = ("region", "snapshot_copy_configuration_id")
    _unique = True

    namespace_name: pulumi.Output[str]
    """The namespace whose snapshots are copied."""
    destination_region: pulumi.Output[str]
    """The region that the snapshots are copied to."""
    snapshot_retention_period: pulumi.Output[int]
    """For how many days copied snapshots are kept: 1 to 3653, or -1 for ever."""
    destination_kms_key_id: pulumi.Output[str | None]
    """The KMS key of the destination that encrypts the copies. Default: `AWS_OWNED_KMS_KEY`,
    a key that AWS owns.
    """
    region: pulumi.Output[str]
    """The region whose API is called. Default: `offsite:region`, `aws:region`, the SDK's
    chain.
    """
    role_arn: pulumi.Output[str | None]
    """An IAM role to assume for this, e.g. in another account."""
    profile: pulumi.Output[str | None]
    """A profile of the shared AWS files. Default: `offsite:profile`, `aws:profile`, the
    chain.
    """
    timeouts: pulumi.Output[Timeouts | None]
    """How long creation, changes and deletion may take, each a duration like `90m`."""
    snapshot_copy_configuration_id: pulumi.Output[str]
    """The ID of the configuration."""
    snapshot_copy_configuration_arn: pulumi.Output[str]
    """The ARN of the configuration."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        namespace_name: pulumi.Input[str],
        destination_region: pulumi.Input[str],
        snapshot_retention_period: pulumi.Input[int] | None = None,
        destination_kms_key_id: pulumi.Input[str] | None = None,
        adopt: pulumi.Input[str] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """The copying of a Redshift Serverless namespace's snapshots to another region.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            namespace_name: The namespace whose snapshots are copied.
            destination_region: The region that the snapshots are copied to.
            snapshot_retention_period: For how many days copied snapshots are kept: 1 to
                3653, or -1 for ever.
            destination_kms_key_id: The KMS key of the destination that encrypts the
                copies. Default: `AWS_OWNED_KMS_KEY`, a key that AWS owns.
            adopt: The id of a configuration to take over that somebody else made:
                `<region>/<its ID>`.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
