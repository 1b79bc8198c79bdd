"""What each account has in each region."""

import secrets
import string
import threading
from dataclasses import dataclass, field

from .disk import Disk
from .snapshot import Snapshot

_ID_ALPHABET = string.ascii_lowercase + string.digits
_ID_LENGTH = 8


@dataclass
class Region:
    """The disks and snapshots of one account in one region, by their IDs."""

    disks: dict[str, Disk] = field(default_factory=dict[str, Disk])
    snapshots: dict[str, Snapshot] = field(default_factory=dict[str, Snapshot])

    def purge(self) -> None:
        """Drop the snapshots that are gone by now."""
        for snapshot in [*self.snapshots.values()]:
            if snapshot.gone:
                del self.snapshots[snapshot.snapshot_id]


class Backend:
    """Every account's regions. Operations hold :attr:`lock` from their checks to their end."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._accounts: dict[str, dict[str, Region]] = {}

    def region(self, account: str, region: str) -> Region:
        """The account's things in a region, without those that are gone by now."""
        found = self._accounts.setdefault(account, {}).setdefault(region, Region())
        found.purge()
        return found

    def region_of(self, account: str, snapshot_id: str) -> str | None:
        """The region that has a snapshot, if one has."""
        for name in self._accounts.get(account, {}):
            if snapshot_id in self.region(account, name).snapshots:
                return name
        return None

    def copying_to_regions(self, account: str, snapshot_id: str) -> list[str]:
        """The regions that a snapshot is still being copied to."""
        return [
            name
            for name in self._accounts.get(account, {})
            if any(
                snapshot.copied_from == snapshot_id and snapshot.state != "NORMAL"
                for snapshot in self.region(account, name).snapshots.values()
            )
        ]

    def reset(self) -> None:
        """Drop everything."""
        with self.lock:
            self._accounts = {}


def new_id(prefix: str) -> str:
    """A new random ID: ``snap-d012rm6t``."""
    return f"{prefix}-{''.join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))}"


backend = Backend()
