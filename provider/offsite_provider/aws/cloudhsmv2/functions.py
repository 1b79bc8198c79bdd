"""Clusters and their backups."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from ...core.finding import Item
from ...core.function import Function, Result
from ...core.values import Timestamp, matches
from ..access import AwsLookup
from ..finding import ListFunction, NewestFunction, TagList
from .backup_copy import BackupId

ClusterId = Annotated[
    str,
    matches(r"cluster-[2-7a-zA-Z]{11,16}", "a CloudHSM cluster ID, like `cluster-abcdefg2345`"),
]
States = list[Literal["CREATE_IN_PROGRESS", "READY", "DELETED", "PENDING_DELETION"]]


class _CloudHsm:
    service: ClassVar[str] = "cloudhsmv2"
    prefix: ClassVar[str] = "cloudhsm"
    reference: ClassVar[str] = (
        "https://docs.aws.amazon.com/cloudhsm/latest/APIReference/API_{}.html"
    )


class ClusterResult(Result):
    """A cluster."""

    cluster_id: str
    """The ID of the cluster."""
    state: str | None = None
    """The state of the cluster, e.g. `ACTIVE`."""
    state_message: str | None = None
    """More about the state."""
    create_timestamp: Timestamp | None = None
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
    subnet_mapping: dict[str, str] = {}
    """The subnets of the cluster, by availability zone."""
    source_backup_id: str | None = None
    """The backup that the cluster was made from."""
    backup_policy: str | None = None
    """The policy of its backups, `DEFAULT`."""
    tags: TagList = {}
    """The tags of the cluster."""


class BackupResult(Result):
    """A backup of a cluster."""

    backup_id: str
    """The ID of the backup."""
    backup_arn: str | None = None
    """The ARN of the backup."""
    backup_state: str | None = None
    """`READY` once it is made, `PENDING_DELETION` for 7 days after its deletion."""
    cluster_id: str | None = None
    """The cluster that it was made of."""
    create_timestamp: Timestamp | None = None
    """When it was made."""
    copy_timestamp: Timestamp | None = None
    """When it was copied, of a copy."""
    never_expires: bool | None = None
    """Whether it is exempt from the retention policy of its cluster."""
    source_region: str | None = None
    """The region that a copy came from."""
    source_backup: str | None = None
    """The backup that a copy was made of."""
    source_cluster: str | None = None
    """The cluster of the source, of a copy."""
    delete_timestamp: Timestamp | None = None
    """When it is deleted for good, if it waits for that."""
    hsm_type: str | None = None
    """The type of HSM, e.g. `hsm2m.medium`."""
    mode: str | None = None
    """`FIPS` or `NON_FIPS`."""
    tags: TagList = {}
    """The tags of the backup."""


class ListClustersInputs(AwsLookup):
    cluster_ids: Annotated[list[ClusterId], Field(min_length=1)] | None = None
    """Only these clusters."""
    states: Annotated[list[str], Field(min_length=1)] | None = None
    """Only clusters in one of these states, e.g. `ACTIVE`."""
    vpc_ids: Annotated[list[str], Field(min_length=1)] | None = None
    """Only clusters in one of these VPCs."""
    tags: dict[str, str] | None = None
    """Only clusters that carry all of these tags."""


class ListClustersResult(Result):
    """The clusters of a region."""

    clusters: list[ClusterResult] = []
    """The clusters."""


class ListClusters(_CloudHsm, ListFunction[ListClustersInputs, ListClustersResult]):
    """The CloudHSM clusters of a region."""

    token = "offsite:cloudhsmv2:listClusters"
    inputs = ListClustersInputs
    result = ListClustersResult
    operation = "DescribeClusters"
    asks = "list the clusters"
    listed = "Clusters"

    def parameters(self, inputs: ListClustersInputs) -> Iterator[tuple[str, Any]]:
        yield _filters(clusterIds=inputs.cluster_ids, states=inputs.states, vpcIds=inputs.vpc_ids)


class ListBackupsInputs(AwsLookup):
    backup_ids: Annotated[list[BackupId], Field(min_length=1)] | None = None
    """Only these backups."""
    source_backup_ids: Annotated[list[BackupId], Field(min_length=1)] | None = None
    """Only copies of these backups."""
    cluster_ids: Annotated[list[ClusterId], Field(min_length=1)] | None = None
    """Only backups of these clusters."""
    states: Annotated[States, Field(min_length=1)] | None = None
    """Only backups in one of these states, e.g. `READY`."""
    never_expires: bool | None = None
    """Only backups that are exempt from the retention policy of their cluster, or only the
    others."""
    shared: bool | None = None
    """Backups that other accounts share with this one, instead of its own."""
    tags: dict[str, str] | None = None
    """Only backups that carry all of these tags."""


class ListBackupsResult(Result):
    """The backups of a region."""

    backups: list[BackupResult] = []
    """The backups, the newest first."""


class ListBackups(_CloudHsm, ListFunction[ListBackupsInputs, ListBackupsResult]):
    """The backups of CloudHSM clusters in a region, the newest first."""

    token = "offsite:cloudhsmv2:listBackups"
    inputs = ListBackupsInputs
    result = ListBackupsResult
    operation = "DescribeBackups"
    asks = "list the backups"
    listed = "Backups"

    def parameters(self, inputs: ListBackupsInputs) -> Iterator[tuple[str, Any]]:
        never_expires = inputs.never_expires
        yield _filters(
            backupIds=inputs.backup_ids,
            sourceBackupIds=inputs.source_backup_ids,
            clusterIds=inputs.cluster_ids,
            states=inputs.states,
            neverExpires=None if never_expires is None else [str(never_expires).lower()],
        )
        yield "Shared", inputs.shared


class GetNewestBackupInputs(AwsLookup):
    cluster_id: ClusterId
    """The cluster, e.g. `cluster-abcdefg2345`."""
    tags: dict[str, str] | None = None
    """Only backups that carry all of these tags."""


class GetNewestBackup(_CloudHsm, NewestFunction[GetNewestBackupInputs, BackupResult]):
    """The newest backup of a CloudHSM cluster that is `READY`. An error if there is none."""

    token = "offsite:cloudhsmv2:getNewestBackup"
    inputs = GetNewestBackupInputs
    result = BackupResult
    operation = "DescribeBackups"
    asks = "find the newest backup of {cluster_id}"
    listed = "Backups"
    noun = "backups"
    usable = ("READY",)

    def parameters(self, inputs: GetNewestBackupInputs) -> Iterator[tuple[str, Any]]:
        yield _filters(clusterIds=[inputs.cluster_id])

    def state(self, item: Item) -> str:
        return str(item.get("BackupState"))

    def moment(self, item: Item) -> datetime:
        return item["CreateTimestamp"]


def _filters(**filters: Sequence[str] | None) -> tuple[str, Any]:
    return "Filters", {name: values for name, values in filters.items() if values} or None


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    ListClusters,
    ListBackups,
    GetNewestBackup,
)
"""The functions of CloudHSM."""
