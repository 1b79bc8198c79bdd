"""Checks on the names and IDs that requests bring."""

import re

from ..errors import TencentError, invalid_parameter_value

_SNAPSHOT_ID = re.compile(r"snap-[0-9a-z]{8}")
_MAX_NAME = 60


def check_snapshot_ids(parameter: str, snapshot_ids: list[str]) -> None:
    """Refuse what cannot be the ID of a snapshot."""
    for snapshot_id in snapshot_ids:
        if not _SNAPSHOT_ID.fullmatch(snapshot_id):
            raise invalid_parameter_value(parameter, f"`{snapshot_id}` is not a snapshot ID")


def check_snapshot_name(name: str) -> None:
    """Refuse a name of more than 60 characters."""
    if len(name) > _MAX_NAME:
        raise invalid_parameter_value("SnapshotName", f"it has more than {_MAX_NAME} characters")


def snapshot_not_found(snapshot_id: str) -> TencentError:
    """The error of an operation on a snapshot that the region does not have."""
    return TencentError(
        "InvalidSnapshotId.NotFound", f"The snapshot `{snapshot_id}` does not exist."
    )
