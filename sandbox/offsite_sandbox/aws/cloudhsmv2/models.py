"""The backend of CloudHSM V2: moto's, extended.

https://docs.aws.amazon.com/cloudhsm/latest/APIReference/Welcome.html
"""

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any, cast

from moto.cloudhsmv2.models import CloudHSMV2Backend as MotoCloudHSMV2Backend
from moto.cloudhsmv2.models import cloudhsmv2_backends

from ...clock import clock
from ..pages import page
from ..regions import partition
from ..work import Work
from .backup import RECOVERY_WINDOW, Backup, BackupState
from .cluster import Cluster, new_id
from .exceptions import InvalidRequestError, ResourceNotFoundError
from .tags import Tags, from_list, merged, to_list

SERVICE = "cloudhsmv2"
_STATES = frozenset({"CREATE_IN_PROGRESS", "READY", "DELETED", "PENDING_DELETION"})
Filters = Mapping[str, list[str]]


class CloudHSMV2Backend(MotoCloudHSMV2Backend):
    """Clusters and backups of one account in one region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.own_clusters: dict[str, Cluster] = {}
        self.own_backups: dict[str, Backup] = {}
        self._lock = threading.Lock()

    def create_cluster(
        self,
        backup_retention_policy: dict[str, str] | None,
        hsm_type: str,
        source_backup_id: str | None,
        subnet_ids: list[str],
        network_type: str | None,
        tag_list: list[dict[str, str]] | None,
        mode: str | None,
        cluster_id: str | None = None,
    ) -> dict[str, Any]:
        """Create a cluster; with ``cluster_id``, one that has that ID."""
        if source_backup_id is not None:
            self._ready(source_backup_id)
        cluster = Cluster(
            cluster_id=cluster_id,
            tags=from_list(tag_list),
            creation=Work.start(SERVICE, "CreateCluster", self.region_name),
            backup_retention_policy=backup_retention_policy or {"Type": "DAYS", "Value": "90"},
            hsm_type=hsm_type,
            source_backup_id=source_backup_id,
            subnet_ids=subnet_ids,
            network_type=network_type or "IPV4",
            mode=mode or "FIPS",
            region_name=self.region_name,
        )
        self.own_clusters[cluster.cluster_id] = cluster
        return cluster.to_dict()

    def delete_cluster(self, cluster_id: str) -> dict[str, Any]:
        """Delete a cluster, of which the backups stay."""
        cluster = self._cluster(cluster_id)
        if cluster.deletion is not None:
            raise InvalidRequestError(f"Cluster {cluster_id} is being deleted.")
        cluster.deletion = Work.start(SERVICE, "DeleteCluster", self.region_name)
        return cluster.to_dict()

    def list_clusters(
        self, filters: Filters, next_token: str | None, max_results: int
    ) -> tuple[list[dict[str, Any]], str | None]:
        """A page of clusters, by ``clusterIds``, ``states`` and ``vpcIds``."""
        attributes: dict[str, Callable[[Cluster], str]] = {
            "clusterIds": lambda cluster: cluster.cluster_id,
            "states": lambda cluster: cluster.current_state,
            "vpcIds": lambda cluster: cluster.vpc_id,
        }
        _check_names(filters, attributes)
        found = [
            cluster
            for cluster in list(self.own_clusters.values())
            if all(attributes[name](cluster) in values for name, values in filters.items())
        ]
        clusters, following = _page(found, max_results, next_token)
        return [cluster.to_dict() for cluster in clusters], following

    def create_backup(
        self,
        cluster: Cluster,
        creation: Work,
        backup_id: str | None = None,
        tags: Tags | None = None,
    ) -> Backup:
        """Back a cluster up, as the service does each day."""
        backup = Backup(
            backup_id=backup_id or new_id("backup"),
            account=self.account_id,
            region=self.region_name,
            cluster_id=cluster.cluster_id,
            create_timestamp=clock.now(),
            creation=creation,
            given_tags=dict(cluster.tags if tags is None else tags),
            hsm_type=cluster.hsm_type,
            mode=cluster.mode,
        )
        self.own_backups[backup.backup_id] = backup
        return backup

    def list_backups(
        self,
        filters: Filters,
        shared: bool,
        sort_ascending: bool,
        next_token: str | None,
        max_results: int,
    ) -> tuple[list[dict[str, Any]], str | None]:
        """A page of backups, by all filters that ``DescribeBackups`` has."""
        attributes: dict[str, Callable[[Backup], str | None]] = {
            "backupIds": lambda backup: backup.backup_id,
            "sourceBackupIds": lambda backup: backup.source_backup,
            "clusterIds": lambda backup: backup.cluster_id,
            "states": lambda backup: backup.shown_state,
            "neverExpires": lambda backup: str(backup.never_expires).lower(),
        }
        _check_names(filters, attributes)
        _check_values("states", filters, _STATES)
        _check_values("neverExpires", filters, frozenset({"true", "false"}))
        owned = self._shared_backups() if shared else list(self.own_backups.values())
        found = [
            backup
            for backup in owned
            if backup.shows
            and all(attributes[name](backup) in values for name, values in filters.items())
        ]
        found.sort(
            key=lambda backup: (backup.create_timestamp, backup.backup_id),
            reverse=not sort_ascending,
        )
        backups, following = _page(found, max_results, next_token)
        return [backup.described() for backup in backups], following

    def copy_backup_to_region(
        self, destination_region: str, backup_id: str, tag_list: list[dict[str, str]] | None
    ) -> dict[str, Any]:
        """Copy a backup of this region to another; the answer does not tell the new ID."""
        source = self._ready(backup_id)
        destination = self._destination(destination_region)
        tags = from_list(tag_list) or dict(source.tags)
        now = clock.now()
        copy = Backup(
            backup_id=new_id("backup"),
            account=self.account_id,
            region=destination_region,
            cluster_id=source.cluster_id,
            create_timestamp=source.create_timestamp,
            creation=Work.start(SERVICE, "CopyBackupToRegion", self.region_name),
            given_tags=tags,
            hsm_type=source.hsm_type,
            mode=source.mode,
            copy_timestamp=now,
            source_region=self.region_name,
            source_backup=source.backup_id,
            source_cluster=source.cluster_id,
        )
        destination.own_backups[copy.backup_id] = copy
        return {
            "CreateTimestamp": copy.create_timestamp,
            "SourceRegion": copy.source_region,
            "SourceBackup": copy.source_backup,
            "SourceCluster": copy.source_cluster,
        }

    def modify_backup_attributes(self, backup_id: str, never_expires: bool) -> dict[str, Any]:
        """Take a backup out of the cluster's retention policy, or put it back."""
        backup = self._ready(backup_id)
        backup.never_expires = never_expires
        return backup.to_dict()

    def delete_backup(self, backup_id: str) -> dict[str, Any]:
        """Delete a backup for good in seven days."""
        with self._lock:
            backup = self._ready(backup_id)
            backup.delete_timestamp = clock.now() + RECOVERY_WINDOW
        return backup.to_dict()

    def restore_backup(self, backup_id: str) -> dict[str, Any]:
        """Take a deletion back."""
        with self._lock:
            backup = self._in_state(backup_id, "PENDING_DELETION")
            backup.delete_timestamp = None
        return backup.to_dict()

    def tag(self, resource_id: str, tag_list: list[dict[str, str]]) -> None:
        """Add tags to a cluster or backup."""
        with self._lock:
            resource = self._tagged(resource_id)
            resource.tags = merged(resource.tags, from_list(tag_list))

    def untag(self, resource_id: str, keys: list[str]) -> None:
        """Take tags away from a cluster or backup; those that it does not have do not matter."""
        with self._lock:
            resource = self._tagged(resource_id)
            resource.tags = {k: v for k, v in resource.tags.items() if k not in keys}

    def tag_page(
        self, resource_id: str, next_token: str | None, max_results: int
    ) -> tuple[list[dict[str, str]], str | None]:
        """A page of the tags of a cluster or backup."""
        return _page(to_list(self._tagged(resource_id).tags), max_results, next_token)

    def get_resource_policy(self, resource_arn: str) -> str | None:
        """The policy that shares a backup, or None."""
        self._backup(resource_arn.rpartition("/")[2])
        return super().get_resource_policy(resource_arn)

    def put_resource_policy(self, resource_arn: str, policy: str) -> dict[str, str]:
        """Share a backup with other accounts."""
        self._ready(resource_arn.rpartition("/")[2])
        try:
            json.loads(policy)
        except ValueError:
            raise InvalidRequestError("The resource policy is not valid JSON.") from None
        return super().put_resource_policy(resource_arn, policy)

    def _shared_backups(self) -> list[Backup]:
        """Other accounts' backups in this region whose policies name this account."""
        return [
            backup
            for account, regions in list(cloudhsmv2_backends.items())
            if account != self.account_id and self.region_name in list(regions)
            for other in [cast(CloudHSMV2Backend, regions[self.region_name])]
            for backup in list(other.own_backups.values())
            if self.account_id in other.resource_policies.get(backup.arn, "")
        ]

    def _destination(self, region: str) -> "CloudHSMV2Backend":
        if region == self.region_name:
            raise InvalidRequestError("The destination region must not be the backup's own region.")
        regions = cloudhsmv2_backends[self.account_id]
        if region not in regions or partition(region) != partition(self.region_name):
            raise InvalidRequestError(f"{region} is not a region that backups can be copied to.")
        return cast(CloudHSMV2Backend, regions[region])

    def _backup(self, backup_id: str) -> Backup:
        backup = self.own_backups.get(backup_id)
        if backup is None or backup.state == "DELETED":
            raise ResourceNotFoundError(f"Backup {backup_id} was not found in {self.region_name}.")
        return backup

    def _in_state(self, backup_id: str, state: BackupState) -> Backup:
        backup = self._backup(backup_id)
        if backup.state != state:
            raise InvalidRequestError(
                f"Backup {backup_id} is in the state {backup.state}; it must be {state}."
            )
        return backup

    def _ready(self, backup_id: str) -> Backup:
        return self._in_state(backup_id, "READY")

    def _cluster(self, cluster_id: str) -> Cluster:
        cluster = self.own_clusters.get(cluster_id)
        if cluster is None or cluster.current_state == "DELETED":
            raise ResourceNotFoundError(
                f"Cluster {cluster_id} was not found in {self.region_name}."
            )
        return cluster

    def _tagged(self, resource_id: str) -> Backup | Cluster:
        if resource_id.startswith("backup-"):
            return self._backup(resource_id)
        return self._cluster(resource_id)


def _check_names(filters: Filters, allowed: Mapping[str, object]) -> None:
    for name in filters:
        if name not in allowed:
            raise InvalidRequestError(f"{name} is not a filter; use one of {', '.join(allowed)}.")


def _check_values(name: str, filters: Filters, allowed: frozenset[str]) -> None:
    for value in filters.get(name, []):
        if value not in allowed:
            raise InvalidRequestError(f"{value} is not a value of the filter {name}.")


def _page(items: Any, size: int, token: str | None) -> tuple[Any, str | None]:
    try:
        return page(items, size, token)
    except ValueError:
        raise InvalidRequestError("The NextToken is not valid.") from None
