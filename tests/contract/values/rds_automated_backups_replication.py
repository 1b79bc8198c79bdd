from offsite_provider.aws.rds.automated_backups_replication import AutomatedBackupsReplication

from ..cloud import DESTINATION, SOURCE
from . import Change, Given, Values

ORDERS, LEDGER, INVOICES = (
    f"arn:aws:rds:{SOURCE}:123456789012:db:{name}" for name in ("orders", "ledger", "invoices")
)
KEY = "arn:aws:kms:eu-central-1:123456789012:key/0ff517e0-0000-4000-8000-000000000002"
UNENCRYPTED = {"source_db_instance_arn": ORDERS, "kms_key_id": None}


class AutomatedBackupsReplicationValues(Values):
    handler = AutomatedBackupsReplication
    read_operation = "rds:DescribeDBInstanceAutomatedBackups"

    least = {"source_db_instance_arn": ORDERS, "region": DESTINATION}
    most = {
        "source_db_instance_arn": LEDGER,
        "region": DESTINATION,
        "backup_retention_period": 14,
        "kms_key_id": KEY,
        "tags": {"team": "dr", "costCenter": "1"},
        "delete_retained_backups": True,
    }
    changes = {
        "tags": ({"team": "backup", "added": "2"}, None),
        "delete_retained_backups": False,
        "backup_retention_period": (3, None),
        "kms_key_id": (Given("another key"), None),
        "source_db_instance_arn": Change(INVOICES, UNENCRYPTED),
        "region": Change("us-west-2", UNENCRYPTED),
    }
    drift = {
        "tags": lambda cloud, thing: cloud.aws("rds", DESTINATION).add_tags_to_resource(
            ResourceName=thing.db_instance_automated_backups_arn,
            Tags=[{"Key": "team", "Value": "by hand"}],
        )
    }
    not_kept = {"delete_retained_backups": "it is about the deletion alone"}
    takes_over = "a replication can carry no mark, so that of a killed run looks the same"

    def setup(self, cloud):
        cloud.aws("rds").create_db_instance(
            DBInstanceIdentifier="invoices",
            DBInstanceClass="db.t4g.micro",
            Engine="postgres",
            AllocatedStorage=20,
            MasterUsername="postgres",
            MasterUserPassword="sandbox-password",
            BackupRetentionPeriod=7,
        )
        key = cloud.aws("kms", DESTINATION).create_key()
        return {"another key": key["KeyMetadata"]["Arn"]}

    def remove(self, cloud, thing):
        rds = cloud.aws("rds", thing.region)
        rds.stop_db_instance_automated_backups_replication(
            SourceDBInstanceArn=thing.source_db_instance_arn
        )
        rds.delete_db_instance_automated_backup(
            DBInstanceAutomatedBackupsArn=thing.db_instance_automated_backups_arn
        )

    def stranger(self, cloud, given):
        cloud.aws("rds", DESTINATION).start_db_instance_automated_backups_replication(
            SourceDBInstanceArn=ORDERS,
            SourceRegion=SOURCE,
            Tags=[{"Key": "old", "Value": "yes"}],
        )
