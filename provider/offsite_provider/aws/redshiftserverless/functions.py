"""Namespaces and their snapshots."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, ClassVar, Final

from ...core.finding import Item
from ...core.function import Function, Result
from ...core.traits import Member
from ...core.values import Timestamp, matches
from ..access import ARN, AwsLookup
from ..finding import ListFunction, NewestFunction
from .snapshot_copy_configuration import NamespaceName

NamespaceArn = Annotated[
    str,
    matches(ARN.format(service="redshift-serverless") + r"namespace/.+", "the ARN of a namespace"),
]


class _RedshiftServerless:
    service: ClassVar[str] = "redshift-serverless"
    prefix: ClassVar[str] = "redshift-serverless"
    reference: ClassVar[str] = (
        "https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_{}.html"
    )

    def shown(self, item: Item) -> Item:
        return {name[:1].upper() + name[1:]: value for name, value in item.items()}


class NamespaceResult(Result):
    """A namespace."""

    namespace_name: str
    """The name of the namespace."""
    namespace_arn: str | None = None
    """The ARN of the namespace."""
    namespace_id: str | None = None
    """The ID of the namespace."""
    status: str | None = None
    """`AVAILABLE`, `MODIFYING` or `DELETING`."""
    creation_date: Timestamp | None = None
    """When it was created."""
    db_name: str | None = None
    """The first database of the namespace."""
    kms_key_id: str | None = None
    """The KMS key that encrypts it, or `AWS_OWNED_KMS_KEY`."""
    iam_roles: list[str] = []
    """The IAM roles of the namespace."""
    log_exports: list[str] = []
    """The logs that it exports."""


class SnapshotResult(Result):
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
    snapshot_create_time: Timestamp | None = None
    """When it was made."""
    snapshot_retention_period: int | None = None
    """For how many days it is kept; -1 is for ever."""
    snapshot_remaining_days: int | None = None
    """The days until it is deleted."""
    kms_key_id: str | None = None
    """The KMS key that encrypts it, or `AWS_OWNED_KMS_KEY`."""
    owner_account: str | None = None
    """The account that owns it."""
    accounts_with_restore_access: list[str] = []
    """The accounts that may restore it to a namespace."""
    total_backup_size_in_mega_bytes: float | None = None
    """Its size, in megabytes."""


class ListNamespacesInputs(AwsLookup):
    pass


class ListNamespacesResult(Result):
    """The namespaces of a region."""

    namespaces: Annotated[list[NamespaceResult], Member("namespaces")] = []
    """The namespaces."""


class ListNamespaces(_RedshiftServerless, ListFunction[ListNamespacesInputs, ListNamespacesResult]):
    """The Redshift Serverless namespaces of a region."""

    token = "offsite:redshiftserverless:listNamespaces"
    inputs = ListNamespacesInputs
    result = ListNamespacesResult
    operation = "ListNamespaces"
    asks = "list the namespaces"
    listed = "namespaces"


class ListSnapshotsInputs(AwsLookup):
    namespace_name: NamespaceName | None = None
    """Only snapshots of this namespace."""
    namespace_arn: NamespaceArn | None = None
    """Only snapshots of the namespace of this ARN: one of another region, of copies."""
    owner_account: str | None = None
    """Only snapshots that this account owns."""
    start_time: Timestamp | None = None
    """Only snapshots that were made since, e.g. `2026-03-01T04:00:00Z`."""
    end_time: Timestamp | None = None
    """Only snapshots that were made before."""


class ListSnapshotsResult(Result):
    """The snapshots of a region."""

    snapshots: Annotated[list[SnapshotResult], Member("snapshots")] = []
    """The snapshots."""


class ListSnapshots(_RedshiftServerless, ListFunction[ListSnapshotsInputs, ListSnapshotsResult]):
    """The snapshots of Redshift Serverless namespaces in a region, copies included."""

    token = "offsite:redshiftserverless:listSnapshots"
    inputs = ListSnapshotsInputs
    result = ListSnapshotsResult
    operation = "ListSnapshots"
    asks = "list the snapshots"
    listed = "snapshots"

    def parameters(self, inputs: ListSnapshotsInputs) -> Iterator[tuple[str, Any]]:
        yield "namespaceName", inputs.namespace_name
        yield "namespaceArn", inputs.namespace_arn
        yield "ownerAccount", inputs.owner_account
        yield "startTime", inputs.start_time
        yield "endTime", inputs.end_time


class GetNewestSnapshotInputs(AwsLookup):
    namespace_name: NamespaceName
    """The namespace."""


class GetNewestSnapshot(
    _RedshiftServerless, NewestFunction[GetNewestSnapshotInputs, SnapshotResult]
):
    """The newest snapshot of a Redshift Serverless namespace that is `AVAILABLE`. An error if there
    is none.
    """

    token = "offsite:redshiftserverless:getNewestSnapshot"
    inputs = GetNewestSnapshotInputs
    result = SnapshotResult
    operation = "ListSnapshots"
    asks = "find the newest snapshot of {namespace_name}"
    listed = "snapshots"
    noun = "snapshots"
    usable = ("AVAILABLE",)

    def parameters(self, inputs: GetNewestSnapshotInputs) -> Iterator[tuple[str, Any]]:
        yield "namespaceName", inputs.namespace_name

    def state(self, item: Item) -> str:
        return str(item.get("Status"))

    def moment(self, item: Item) -> datetime:
        return item["SnapshotCreateTime"]


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    ListNamespaces,
    ListSnapshots,
    GetNewestSnapshot,
)
"""The functions of Redshift Serverless."""
