"""The IDs of disks and snapshots."""

from typing import Annotated, Final

from ...core.values import matches

SNAPSHOT: Final = r"snap-[0-9a-z]{8}"

SnapshotId = Annotated[str, matches(SNAPSHOT, "a CBS snapshot ID, like `snap-ckgjwkqh`")]
DiskId = Annotated[str, matches(r"disk-[0-9a-z]{8}", "a CBS disk ID, like `disk-11112222`")]
