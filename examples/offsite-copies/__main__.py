"""The instances that keep backups, a namespace, a cluster and a disk, copied to other regions."""

import pulumi

import pulumi_offsite as offsite

config = pulumi.Config()

# All instances that are tagged for it: another one is copied from the next run on.
instances = offsite.rds.list_db_instances(backed_up=True, tags={"offsite": "yes"})

copies = offsite.components.OffsiteCopies(
    "elsewhere",
    to=["eu-north-1", "ap-shanghai"],
    keep_days=35,
    rds_instances=[found.db_instance_arn for found in instances.db_instances],
    redshift_namespaces=[config.require("namespaceName")],
    # Of these, whichever backup and snapshot is the newest when Pulumi runs.
    cloudhsm_clusters=[config.require("clusterId")],
    cbs_disks=[config.require("diskId")],
    tags={"team": "dr"},
)

pulumi.export("copies", copies.copies)
