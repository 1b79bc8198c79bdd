# Generated from the provider's models by tools/generate.py: do not edit.
"""Nested arguments and outputs: AWS CloudHSM v2."""

from collections.abc import Mapping, Sequence

from .._resource import Nested


class BackupResult(Nested):
    """A backup of a cluster."""

    backup_id: str
    """The ID of the backup."""
    backup_arn: str | None = None
    """The ARN of the backup."""
    backup_state: str | None = None
    """`READY` once it is made, `PENDING_DELETION` for 7 days after its deletion."""
    cluster_id: str | None = None
    """The cluster that it was made of."""
    create_timestamp: str | None = None
    """When it was made."""
    copy_timestamp: str | None = None
    """When it was copied, of a copy."""
    never_expires: bool | None = None
    """Whether it is exempt from the retention policy of its cluster."""
    source_region: str | None = None
    """The region that a copy came from."""
    source_backup: str | None = None
    """The backup that a copy was made of."""
    source_cluster: str | None = None
    """The cluster of the source, of a copy."""
    delete_timestamp: str | None = None
    """When it is deleted for good, if it waits for that."""
    hsm_type: str | None = None
    """The type of HSM, e.g. `hsm2m.medium`."""
    mode: str | None = None
    """`FIPS` or `NON_FIPS`."""
    tags: Mapping[str, str] = {}
    """The tags of the backup."""


class ListBackupsResult(Nested):
    """The backups of a region."""

    backups: Sequence[BackupResult] = ()
    """The backups, the newest first."""


class ClusterResult(Nested):
    """A cluster."""

    cluster_id: str
    """The ID of the cluster."""
    state: str | None = None
    """The state of the cluster, e.g. `ACTIVE`."""
    state_message: str | None = None
    """More about the state."""
    create_timestamp: str | None = None
    """When it was created."""
    hsm_type: str | None = None
    """The type of HSM, e.g. `hsm2m.medium`."""
    mode: str | None = None
    """`FIPS` or `NON_FIPS`."""
    network_type: str | None = None
    """`IPV4` or `DUALSTACK`."""
    vpc_id: str | None = None
    """The VPC of the cluster."""
    security_group: str | None = None
    """The security group of the cluster."""
    subnet_mapping: Mapping[str, str] = {}
    """The subnets of the cluster, by availability zone."""
    source_backup_id: str | None = None
    """The backup that the cluster was made from."""
    backup_policy: str | None = None
    """The policy of its backups, `DEFAULT`."""
    tags: Mapping[str, str] = {}
    """The tags of the cluster."""


class ListClustersResult(Nested):
    """The clusters of a region."""

    clusters: Sequence[ClusterResult] = ()
    """The clusters."""
