"""The newest snapshot of each disk that can be copied, in other regions."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

# Snapshots of encrypted disks stay in their region.
disks = [disk for disk in offsite.cbs.list_disks(encrypt=False).disks if disk.snapshot_count]

for disk in disks:
    newest = offsite.cbs.get_newest_snapshot(disk_id=disk.disk_id)
    offsite.cbs.SnapshotCopy(
        f"{disk.disk_id}-newest",
        snapshot_id=newest.snapshot_id,
        destination_regions=config.require_object("destinationRegions"),
    )

pulumi.export("disks", [disk.disk_id for disk in disks])
