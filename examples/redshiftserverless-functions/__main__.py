"""The newest snapshot of each namespace that has one."""

import pulumi

import pulumi_offsite as offsite

namespaces = offsite.redshiftserverless.list_namespaces().namespaces
snapshots = offsite.redshiftserverless.list_snapshots().snapshots
backed_up = {snapshot.namespace_name for snapshot in snapshots}

pulumi.export(
    "newest",
    {
        name: offsite.redshiftserverless.get_newest_snapshot(namespace_name=name).snapshot_name
        for name in (namespace.namespace_name for namespace in namespaces)
        if name in backed_up
    },
)
