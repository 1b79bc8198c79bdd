# Generated from the provider's models by tools/generate.py: do not edit.
"""A copy of a CloudHSM backup in another region."""

from collections.abc import Mapping

import pulumi

from .._resource import Resource
from ..types import Timeouts, TimeoutsArgs, TimeoutsArgsDict


class BackupCopy(Resource):
    """A copy of an AWS CloudHSM backup in another region.

    The copy outlives the cluster and the region that it was made of, and a new cluster
    can be made from it in the destination.
    """

    token = "offsite:cloudhsmv2:BackupCopy"
    _identified = ("destination_region", "destination_backup_id")

    backup_id: pulumi.Output[str]
    """The backup to copy, e.g. `backup-abcdefg2345`. It has to be in `region`."""
    destination_region: pulumi.Output[str]
    """The region that keeps the copy."""
    never_expires: pulumi.Output[bool | None]
    """Whether the copy is exempt from the retention policy of its cluster. Left out, a copy
    that is made is not, and one that is taken over stays as it is.
    """
    tags: pulumi.Output[Mapping[str, str] | None]
    """The tags of the copy, at most 49: offsite adds its mark. The source's own aren't
    copied. Left out, those of a copy that is taken over stay; `{}` removes them.
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
    destination_backup_id: pulumi.Output[str]
    """The ID of the copy."""
    backup_state: pulumi.Output[str]
    """The state of the copy, `READY` once it is made."""
    destination_backup_arn: pulumi.Output[str | None]
    """The ARN of the copy."""
    cluster_id: pulumi.Output[str | None]
    """The cluster that the backup was made of."""
    create_timestamp: pulumi.Output[str | None]
    """When the source backup was made."""
    copy_timestamp: pulumi.Output[str | None]
    """When the copy was made."""
    source_region: pulumi.Output[str | None]
    """The region that the copy came from."""
    source_backup: pulumi.Output[str | None]
    """The backup that the copy was made of, as the cloud says."""
    source_cluster: pulumi.Output[str | None]
    """The cluster of the source backup."""
    hsm_type: pulumi.Output[str | None]
    """The type of HSM, e.g. `hsm1.medium`."""
    mode: pulumi.Output[str | None]
    """`FIPS` or `NON_FIPS`."""

    def __init__(
        self,
        resource_name: str,
        opts: pulumi.ResourceOptions | None = None,
        *,
        backup_id: pulumi.Input[str],
        destination_region: pulumi.Input[str],
        never_expires: pulumi.Input[bool] | None = None,
        tags: pulumi.Input[Mapping[str, pulumi.Input[str]]] | None = None,
        restore: pulumi.Input[bool] | None = None,
        adopt: pulumi.Input[str] | None = None,
        beside_others: pulumi.Input[bool] | None = None,
        region: pulumi.Input[str] | None = None,
        role_arn: pulumi.Input[str] | None = None,
        profile: pulumi.Input[str] | None = None,
        timeouts: pulumi.Input[TimeoutsArgs | TimeoutsArgsDict | Timeouts] | None = None,
    ) -> None:
        """A copy of a CloudHSM backup in another region.

        Args:
            resource_name: The name of the resource in the stack.
            opts: Pulumi's options for every resource.
            backup_id: The backup to copy, e.g. `backup-abcdefg2345`. It has to be in
                `region`.
            destination_region: The region that keeps the copy.
            never_expires: Whether the copy is exempt from the retention policy of its
                cluster. Left out, a copy that is made is not, and one that is taken over
                stays as it is.
            tags: The tags of the copy, at most 49: offsite adds its mark. The source's
                own aren't copied. Left out, those of a copy that is taken over stay; `{}`
                removes them.
            restore: Bring back this resource's own copy if it waits for its deletion,
                instead of copying anew.
            adopt: The id of a copy to take over that somebody else made:
                `<destination_region>/<its ID>`.
            beside_others: Whether to make a copy even where somebody else has made one.
                Otherwise that is an error.
            region: The region whose API is called. Default: `offsite:region`,
                `aws:region`, the SDK's chain.
            role_arn: An IAM role to assume for this, e.g. in another account.
            profile: A profile of the shared AWS files. Default: `offsite:profile`,
                `aws:profile`, the chain.
            timeouts: How long creation, changes and deletion may take, each a duration
                like `90m`.
        """
        self._register(locals())
