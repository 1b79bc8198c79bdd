"""The newest backup of each cluster that is in use, copied to another region."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

# Asked at once, while the program runs; a list is read to its end.
clusters = offsite.cloudhsmv2.list_clusters(states=["ACTIVE", "INITIALIZED"]).clusters

for cluster in clusters:
    newest = offsite.cloudhsmv2.get_newest_backup(cluster_id=cluster.cluster_id)
    offsite.cloudhsmv2.BackupCopy(
        f"{cluster.cluster_id}-newest",
        backup_id=newest.backup_id,
        destination_region=config.require("destinationRegion"),
    )

pulumi.export("clusters", [cluster.cluster_id for cluster in clusters])
