"""Handles incoming cloudhsmv2 requests, invokes methods, returns responses."""

from typing import Any, cast

from moto.cloudhsmv2.models import cloudhsmv2_backends
from moto.cloudhsmv2.responses import CloudHSMV2Response as MotoCloudHSMV2Response
from moto.core.responses import ActionResult

from .models import CloudHSMV2Backend

_CLUSTERS_A_PAGE = 25
_BACKUPS_A_PAGE = 50
_TAGS_A_PAGE = 100


class CloudHSMV2Response(MotoCloudHSMV2Response):
    """Handler for CloudHSMV2 requests and responses."""

    def __init__(self) -> None:
        super().__init__()
        self.automated_parameter_parsing = True

    @property
    def cloudhsmv2_backend(self) -> CloudHSMV2Backend:
        """The backend of the request's account and region."""
        return cast(CloudHSMV2Backend, cloudhsmv2_backends[self.current_account][self.region])

    @property
    def _parameters(self) -> dict[str, Any]:
        return cast(dict[str, Any], self.params)

    def create_cluster(self) -> Any:
        """``CreateCluster``."""
        asked = self._parameters
        cluster = self.cloudhsmv2_backend.create_cluster(
            backup_retention_policy=asked.get("BackupRetentionPolicy"),
            hsm_type=asked["HsmType"],
            source_backup_id=asked.get("SourceBackupId"),
            subnet_ids=asked["SubnetIds"],
            network_type=asked.get("NetworkType"),
            tag_list=asked.get("TagList"),
            mode=asked.get("Mode"),
        )
        return ActionResult({"Cluster": cluster})

    def delete_cluster(self) -> Any:
        """``DeleteCluster``."""
        cluster = self.cloudhsmv2_backend.delete_cluster(self._parameters["ClusterId"])
        return ActionResult({"Cluster": cluster})

    def describe_clusters(self) -> Any:
        """``DescribeClusters``."""
        asked = self._parameters
        clusters, token = self.cloudhsmv2_backend.list_clusters(
            filters=asked.get("Filters", {}),
            next_token=asked.get("NextToken"),
            max_results=asked.get("MaxResults", _CLUSTERS_A_PAGE),
        )
        return ActionResult({"Clusters": clusters, "NextToken": token})

    def describe_backups(self) -> Any:
        """``DescribeBackups``."""
        asked = self._parameters
        backups, token = self.cloudhsmv2_backend.list_backups(
            filters=asked.get("Filters", {}),
            shared=asked.get("Shared", False),
            sort_ascending=asked.get("SortAscending", False),
            next_token=asked.get("NextToken"),
            max_results=asked.get("MaxResults", _BACKUPS_A_PAGE),
        )
        return ActionResult({"Backups": backups, "NextToken": token})

    def copy_backup_to_region(self) -> ActionResult:
        """``CopyBackupToRegion``."""
        asked = self._parameters
        destination_backup = self.cloudhsmv2_backend.copy_backup_to_region(
            destination_region=asked["DestinationRegion"],
            backup_id=asked["BackupId"],
            tag_list=asked.get("TagList"),
        )
        return ActionResult({"DestinationBackup": destination_backup})

    def modify_backup_attributes(self) -> ActionResult:
        """``ModifyBackupAttributes``."""
        asked = self._parameters
        backup = self.cloudhsmv2_backend.modify_backup_attributes(
            asked["BackupId"], asked["NeverExpires"]
        )
        return ActionResult({"Backup": backup})

    def delete_backup(self) -> ActionResult:
        """``DeleteBackup``."""
        backup = self.cloudhsmv2_backend.delete_backup(self._parameters["BackupId"])
        return ActionResult({"Backup": backup})

    def restore_backup(self) -> ActionResult:
        """``RestoreBackup``."""
        backup = self.cloudhsmv2_backend.restore_backup(self._parameters["BackupId"])
        return ActionResult({"Backup": backup})

    def tag_resource(self) -> Any:
        """``TagResource``."""
        asked = self._parameters
        self.cloudhsmv2_backend.tag(asked["ResourceId"], asked["TagList"])
        return ActionResult({})

    def untag_resource(self) -> Any:
        """``UntagResource``."""
        asked = self._parameters
        self.cloudhsmv2_backend.untag(asked["ResourceId"], asked["TagKeyList"])
        return ActionResult({})

    def list_tags(self) -> Any:
        """``ListTags``."""
        asked = self._parameters
        tags, token = self.cloudhsmv2_backend.tag_page(
            asked["ResourceId"], asked.get("NextToken"), asked.get("MaxResults", _TAGS_A_PAGE)
        )
        return ActionResult({"TagList": tags, "NextToken": token})
