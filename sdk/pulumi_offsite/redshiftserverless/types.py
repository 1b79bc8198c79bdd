# Generated from the provider's models by tools/generate.py: do not edit.
"""Nested arguments and outputs: Amazon Redshift Serverless."""

from collections.abc import Sequence

from .._resource import Nested


class SnapshotResult(Nested):
    """A snapshot of a namespace."""

    snapshot_name: str
    """The name of the snapshot."""
    snapshot_arn: str | None = None
    """The ARN of the snapshot."""
    namespace_name: str | None = None
    """The namespace that it was made of."""
    namespace_arn: str | None = None
    """The ARN of that namespace."""
    status: str | None = None
    """`AVAILABLE` once it is made."""
    snapshot_create_time: str | None = None
    """When it was made."""
    snapshot_retention_period: int | None = None
    """For how many days it is kept; -1 is for ever."""
    snapshot_remaining_days: int | None = None
    """The days until it is deleted."""
    kms_key_id: str | None = None
    """The KMS key that encrypts it, or `AWS_OWNED_KMS_KEY`."""
    owner_account: str | None = None
    """The account that owns it."""
    accounts_with_restore_access: Sequence[str] = ()
    """The accounts that may restore it to a namespace."""
    total_backup_size_in_mega_bytes: float | None = None
    """Its size, in megabytes."""


class NamespaceResult(Nested):
    """A namespace."""

    namespace_name: str
    """The name of the namespace."""
    namespace_arn: str | None = None
    """The ARN of the namespace."""
    namespace_id: str | None = None
    """The ID of the namespace."""
    status: str | None = None
    """`AVAILABLE`, `MODIFYING` or `DELETING`."""
    creation_date: str | None = None
    """When it was created."""
    db_name: str | None = None
    """The first database of the namespace."""
    kms_key_id: str | None = None
    """The KMS key that encrypts it, or `AWS_OWNED_KMS_KEY`."""
    iam_roles: Sequence[str] = ()
    """The IAM roles of the namespace."""
    log_exports: Sequence[str] = ()
    """The logs that it exports."""


class ListNamespacesResult(Nested):
    """The namespaces of a region."""

    namespaces: Sequence[NamespaceResult] = ()
    """The namespaces."""


class ListSnapshotsResult(Nested):
    """The snapshots of a region."""

    snapshots: Sequence[SnapshotResult] = ()
    """The snapshots."""
