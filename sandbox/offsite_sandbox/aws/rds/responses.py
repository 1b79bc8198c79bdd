"""Handles incoming rds requests, invokes methods, returns responses."""

from typing import Any, cast

from moto.core.responses import ActionResult
from moto.rds.models import rds_backends
from moto.rds.responses import RDSResponse as MotoRDSResponse

from ...clock import clock
from . import presigned_url
from .automated_backup import LAG
from .models import DEFAULT_RETENTION_PERIOD, RDSBackend

_A_PAGE = 100


class RDSResponse(MotoRDSResponse):
    """Handler for RDS requests and responses."""

    def __init__(self) -> None:
        super().__init__()
        # Moto has real time here, and none of the lag that backups have.
        self.RESPONSE_KEY_PATH_TO_TRANSFORMER = {
            "DBInstance.LatestRestorableTime": lambda _: clock.now() - LAG,
        }

    @property
    def backend(self) -> RDSBackend:
        """The backend of the request's account and region."""
        return cast(RDSBackend, rds_backends[self.current_account][self.region])

    @property
    def _parameters(self) -> dict[str, Any]:
        return cast(dict[str, Any], self.params)

    def describe_db_instances(self) -> ActionResult:
        """``DescribeDBInstances``, which may be a while behind."""
        answer = super().describe_db_instances()
        result = cast(dict[str, Any], answer.result)
        result["DBInstances"] = self.backend.seen_db_instances(result["DBInstances"])
        return answer

    def start_db_instance_automated_backups_replication(self) -> ActionResult:
        """``StartDBInstanceAutomatedBackupsReplication``."""
        asked = self._parameters
        source_arn = asked["SourceDBInstanceArn"]
        if "PreSignedUrl" in asked:
            presigned_url.check(
                asked["PreSignedUrl"],
                "StartDBInstanceAutomatedBackupsReplication",
                source_arn,
                self.current_account,
            )
        backup = self.backend.start_db_instance_automated_backups_replication(
            source_db_instance_arn=source_arn,
            backup_retention_period=asked.get("BackupRetentionPeriod", DEFAULT_RETENTION_PERIOD),
            kms_key_id=asked.get("KmsKeyId"),
            tags=asked.get("Tags"),
        )
        return ActionResult({"DBInstanceAutomatedBackup": backup})

    def stop_db_instance_automated_backups_replication(self) -> ActionResult:
        """``StopDBInstanceAutomatedBackupsReplication``."""
        backup = self.backend.stop_db_instance_automated_backups_replication(
            self._parameters["SourceDBInstanceArn"]
        )
        return ActionResult({"DBInstanceAutomatedBackup": backup})

    def describe_db_instance_automated_backups(self) -> ActionResult:
        """``DescribeDBInstanceAutomatedBackups``."""
        asked = self._parameters
        backups, marker = self.backend.list_automated_backups(
            dbi_resource_id=asked.get("DbiResourceId"),
            db_instance_identifier=asked.get("DBInstanceIdentifier"),
            arn=asked.get("DBInstanceAutomatedBackupsArn"),
            filters={item["Name"]: item["Values"] for item in asked.get("Filters", [])},
            max_records=asked.get("MaxRecords", _A_PAGE),
            marker=asked.get("Marker"),
        )
        return ActionResult({"DBInstanceAutomatedBackups": backups, "Marker": marker})

    def delete_db_instance_automated_backup(self) -> ActionResult:
        """``DeleteDBInstanceAutomatedBackup``."""
        asked = self._parameters
        backup = self.backend.delete_db_instance_automated_backup(
            asked.get("DbiResourceId"), asked.get("DBInstanceAutomatedBackupsArn")
        )
        return ActionResult({"DBInstanceAutomatedBackup": backup})
