"""Cloud disks and their snapshots."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import Field

from ...core.finding import FindFunction, Item, ListFunction, NewestFunction, Tags
from ...core.function import Function, Result
from ...core.resource import Context
from ...core.traits import Member
from ..access import TencentFunction, TencentLookup
from ..pages import pages
from ..times import Timestamp
from .ids import DiskId, SnapshotId

L = TypeVar("L", bound=TencentLookup)
R = TypeVar("R", bound=Result)

Usage = Literal["SYSTEM_DISK", "DATA_DISK"]


class DiskResult(Result):
    """A disk, as far as its snapshots are concerned."""

    disk_id: str
    """The ID of the disk."""
    disk_name: str | None = None
    """The name of the disk."""
    disk_state: str | None = None
    """The state of the disk, e.g. `ATTACHED`."""
    disk_type: str | None = None
    """The type of the disk, e.g. `CLOUD_PREMIUM`."""
    disk_usage: str | None = None
    """`SYSTEM_DISK` or `DATA_DISK`."""
    disk_size: int | None = None
    """Its size, in GiB."""
    encrypt: bool | None = None
    """Whether it is encrypted: snapshots of such a disk can't be copied to another region."""
    snapshot_ability: bool | None = None
    """Whether snapshots can be made of it."""
    snapshot_count: int | None = None
    """The number of its snapshots."""
    instance_id: str | None = None
    """The instance that it is attached to."""
    create_time: Timestamp = None
    """When it was created."""
    tags: Tags = {}
    """The tags of the disk."""


class SnapshotResult(Result):
    """A snapshot of a disk."""

    snapshot_id: str
    """The ID of the snapshot."""
    snapshot_name: str | None = None
    """The name of the snapshot."""
    snapshot_state: str | None = None
    """`NORMAL` once it is made."""
    snapshot_type: str | None = None
    """`PRIVATE_SNAPSHOT` or `SHARED_SNAPSHOT`."""
    percent: int | None = None
    """How far it is, in percent."""
    disk_id: str | None = None
    """The disk that it was made of."""
    disk_size: int | None = None
    """The size of that disk, in GiB."""
    disk_usage: str | None = None
    """`SYSTEM_DISK` or `DATA_DISK`."""
    copy_from_remote: bool | None = None
    """Whether it is a copy from another region."""
    encrypt: bool | None = None
    """Whether the disk is encrypted."""
    is_permanent: bool | None = None
    """Whether it is kept for ever."""
    deadline_time: Timestamp = None
    """When it expires, if it does."""
    create_time: Timestamp = None
    """When it was made."""
    tags: Tags = {}
    """The tags of the snapshot."""


class _Find(TencentFunction[L, R], FindFunction[L, R]):
    """A question for things of a kind, to the last page."""

    prefix = "cbs"
    tagged = "Tags"

    def filters(self, inputs: L) -> Mapping[str, list[str] | None]:
        """The filters of the call."""
        return {}

    def found(self, context: Context, inputs: L) -> Iterator[Item]:
        given = [
            {"Name": name, "Values": values}
            for name, values in self.filters(inputs).items()
            if values
        ]
        query = {"Filters": given} if given else {}
        api = self.client(context, inputs)
        return pages(api, self.what(inputs), self.operation, self.listed, query, context.waiting)


class _List(_Find[L, R], ListFunction[L, R]):
    """All of a kind in a region."""


class ListDisksInputs(TencentLookup):
    disk_ids: Annotated[list[DiskId], Field(min_length=1, max_length=100)] | None = None
    """Only these disks, at most 100."""
    disk_usage: Usage | None = None
    """Only system disks, or only data disks."""
    encrypt: bool | None = None
    """Only encrypted disks, or only the others."""
    tags: dict[str, str] | None = None
    """Only disks that carry all of these tags."""


class ListDisksResult(Result):
    """The disks of a region."""

    disks: Annotated[list[DiskResult], Member("DiskSet")] = []
    """The disks, the newest first."""


class ListDisks(_List[ListDisksInputs, ListDisksResult]):
    """The cloud disks of a region, the newest first."""

    token = "offsite:cbs:listDisks"
    inputs = ListDisksInputs
    result = ListDisksResult
    operation = "DescribeDisks"
    api = "https://www.tencentcloud.com/document/product/362/16315"
    asks = "list the disks"
    listed = "DiskSet"

    def filters(self, inputs: ListDisksInputs) -> Mapping[str, list[str] | None]:
        tags = {f"tag:{key}": [value] for key, value in (inputs.tags or {}).items()}
        return {
            "disk-id": inputs.disk_ids,
            "disk-usage": _one(inputs.disk_usage),
            "encrypt": _one(inputs.encrypt),
            **tags,
        }


class ListSnapshotsInputs(TencentLookup):
    snapshot_ids: Annotated[list[SnapshotId], Field(min_length=1, max_length=100)] | None = None
    """Only these snapshots, at most 100."""
    disk_ids: Annotated[list[DiskId], Field(min_length=1, max_length=10)] | None = None
    """Only snapshots of these disks, at most 10."""
    snapshot_states: Annotated[list[str], Field(min_length=1)] | None = None
    """Only snapshots in one of these states, e.g. `NORMAL`."""
    disk_usage: Usage | None = None
    """Only snapshots of system disks, or only of data disks."""
    encrypt: bool | None = None
    """Only encrypted snapshots, or only the others."""
    tags: dict[str, str] | None = None
    """Only snapshots that carry all of these tags."""


class ListSnapshotsResult(Result):
    """The snapshots of a region."""

    snapshots: Annotated[list[SnapshotResult], Member("SnapshotSet")] = []
    """The snapshots, the newest first."""


class ListSnapshots(_List[ListSnapshotsInputs, ListSnapshotsResult]):
    """The snapshots of cloud disks in a region, copies included, the newest first."""

    token = "offsite:cbs:listSnapshots"
    inputs = ListSnapshotsInputs
    result = ListSnapshotsResult
    operation = "DescribeSnapshots"
    api = "https://www.tencentcloud.com/document/product/362/15647"
    asks = "list the snapshots"
    listed = "SnapshotSet"

    def filters(self, inputs: ListSnapshotsInputs) -> Mapping[str, list[str] | None]:
        return {
            "snapshot-id": inputs.snapshot_ids,
            "disk-id": inputs.disk_ids,
            "snapshot-state": inputs.snapshot_states,
            "disk-usage": _one(inputs.disk_usage),
            "encrypt": _one(inputs.encrypt),
        }


class GetNewestSnapshotInputs(TencentLookup):
    disk_id: DiskId
    """The disk, e.g. `disk-11112222`."""
    tags: dict[str, str] | None = None
    """Only snapshots that carry all of these tags."""


class GetNewestSnapshot(
    _Find[GetNewestSnapshotInputs, SnapshotResult],
    NewestFunction[GetNewestSnapshotInputs, SnapshotResult],
):
    """The account's newest snapshot of a cloud disk that is `NORMAL`. An error if there is none."""

    token = "offsite:cbs:getNewestSnapshot"
    inputs = GetNewestSnapshotInputs
    result = SnapshotResult
    operation = "DescribeSnapshots"
    api = "https://www.tencentcloud.com/document/product/362/15647"
    asks = "find the newest snapshot of {disk_id}"
    listed = "SnapshotSet"
    noun = "snapshots"
    usable = ("NORMAL",)

    def filters(self, inputs: GetNewestSnapshotInputs) -> Mapping[str, list[str] | None]:
        # What others share with the account is theirs.
        return {"disk-id": [inputs.disk_id], "snapshot-type": ["PRIVATE_SNAPSHOT"]}

    def state(self, item: Item) -> str:
        return str(item["SnapshotState"])

    def moment(self, item: Item) -> str:
        return str(item["CreateTime"])


def _one(value: str | bool | None) -> list[str] | None:
    """The values of a filter that has one at most."""
    return None if value is None else [str(value).upper()]


FUNCTIONS: Final[tuple[type[Function[Any, Any]], ...]] = (
    ListDisks,
    ListSnapshots,
    GetNewestSnapshot,
)
"""The functions of CBS."""
