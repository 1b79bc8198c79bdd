import pytest
from moto.rds.models import rds_backends

from offsite_provider.aws.rds.automated_backups_replication import AutomatedBackupsReplication
from offsite_provider.core.failures import Conflict, Failure
from offsite_sandbox.faults import Fault

from ..cloud import ACCOUNT, DESTINATION, SOURCE
from . import Change, Given, Values

ORDERS, LEDGER, INVOICES = (
    f"arn:aws:rds:{SOURCE}:123456789012:db:{name}" for name in ("orders", "ledger", "invoices")
)
KEY = "arn:aws:kms:eu-central-1:123456789012:key/0ff517e0-0000-4000-8000-000000000002"
START = "StartDBInstanceAutomatedBackupsReplication"
UNENCRYPTED = {"source_db_instance_arn": ORDERS, "kms_key_id": None}


def a_source_that_does_not_become_available(life):
    orders = rds_backends[ACCOUNT][SOURCE].databases["orders"]
    for status in (
        "stopped",
        "incompatible-restore",
        "failed",
        "inaccessible-encryption-credentials",
    ):
        orders.status = status
        with pytest.raises(Failure, match=f"the instance is {status}") as failure:
            life.resource().up(life.least())
        assert failure.value.remedy == "Make it `available`"


def a_source_that_is_being_made(life):
    life.cloud.sandbox.configure(durations={"rds.CreateDBInstance": 0.2})
    arn = instance(life.cloud, "late")
    resource = life.created(life.least(source_db_instance_arn=arn))
    assert "the instance is creating" in resource.report.messages


def a_source_is_at_rest_after_the_deletion(life):
    # https://github.com/hashicorp/terraform-provider-aws/issues/46687
    life.cloud.sandbox.configure(durations={"rds.StopDBInstanceAutomatedBackupsReplication": 0.2})
    life.created(life.least()).destroy()
    life.cloud.aws("rds").delete_db_instance(DBInstanceIdentifier="orders", SkipFinalSnapshot=True)


def a_replication_with_another_key(life):
    life.created(life.most())
    with pytest.raises(Conflict) as conflict:
        life.resource("another").up(life.most(kms_key_id=life.given["another key"]))
    assert conflict.value.remedy == (
        f'Take the replication over with `kms_key_id="{KEY}"`, or stop it'
    )


def automated_backups_of_an_instance_of_the_region(life):
    found = life.cloud.aws("rds", SOURCE).describe_db_instance_automated_backups()
    for own in found["DBInstanceAutomatedBackups"]:
        assert life.resource().locate(f"{SOURCE}/{own['DBInstanceAutomatedBackupsArn']}") is None


def a_replication_that_fails(life):
    life.cloud.sandbox.configure(durations={f"rds.{START}": 0.2})
    life.cloud.sandbox.add_fault(Fault("fail", "rds", START))
    with pytest.raises(Failure, match="the replication is failed") as failure:
        life.resource().up(life.least())
    assert failure.value.remedy.startswith("Stop it")


def what_was_replicated_before_it_was_stopped_goes_if_that_is_wanted(life):
    rds = life.cloud.aws("rds", DESTINATION)
    for wanted in (True, False):
        resource = life.created(life.least(delete_retained_backups=wanted))
        rds.stop_db_instance_automated_backups_replication(SourceDBInstanceArn=ORDERS)
        resource.destroy()
        left = rds.describe_db_instance_automated_backups()["DBInstanceAutomatedBackups"]
        assert [backup["Status"] for backup in left] == ([] if wanted else ["retained"])


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

    scenes = {
        scene.__name__: scene
        for scene in (
            a_source_that_does_not_become_available,
            a_source_that_is_being_made,
            a_source_is_at_rest_after_the_deletion,
            a_replication_with_another_key,
            automated_backups_of_an_instance_of_the_region,
            a_replication_that_fails,
            what_was_replicated_before_it_was_stopped_goes_if_that_is_wanted,
        )
    }

    def setup(self, cloud):
        instance(cloud, "invoices")
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


def instance(cloud, name):
    """The ARN of another DB instance."""
    made = cloud.aws("rds").create_db_instance(
        DBInstanceIdentifier=name,
        DBInstanceClass="db.t4g.micro",
        Engine="postgres",
        AllocatedStorage=20,
        MasterUsername="postgres",
        MasterUserPassword="sandbox-password",
        BackupRetentionPeriod=7,
    )
    return made["DBInstance"]["DBInstanceArn"]
