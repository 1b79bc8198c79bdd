"""A Tencent Cloud disk snapshot, copied to several regions."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

invoices = offsite.cbs.SnapshotCopy(
    "invoices",
    snapshot_id=config.require("snapshotId"),
    # One region more is one copy more; one region less deletes the copy there.
    destination_regions=config.require_object("destinationRegions"),
    snapshot_name="invoices, disaster recovery",
    timeouts={"create": "4h"},
)

pulumi.export(
    "snapshot_ids",
    invoices.copies.apply(
        lambda copies: {region: copy.snapshot_id for region, copy in copies.items()}
    ),
)
