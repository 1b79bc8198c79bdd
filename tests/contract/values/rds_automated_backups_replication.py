import pytest
from moto.rds.models import rds_backends

from offsite_provider.aws.rds.automated_backups_replication import AutomatedBackupsReplication
from offsite_provider.core.failures import Conflict, Failure
from offsite_sandbox.faults import Fault

from ..cloud import ACCOUNT, DESTINATION, SOURCE
from ..together import at_once
from . import Change, Given, Values

ORDERS, LEDGER, INVOICES = (
    f"arn:aws:rds:{SOURCE}:123456789012:db:{name}" for name in ("orders", "ledger", "invoices")
)
KEY = "arn:aws:kms:eu-central-1:123456789012:key/0ff517e0-0000-4000-8000-000000000002"
ALIAS = "alias/offsite-sandbox"
START = "StartDBInstanceAutomatedBackupsReplication"
STOP = "rds.StopDBInstanceAutomatedBackupsReplication"
LAG = "rds.StatusPropagation"
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
        by_hand(cloud, ORDERS, Tags=[{"Key": "old", "Value": "yes"}])

    def scene_a_source_that_does_not_become_available(self, life):
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

    def scene_a_source_that_is_being_made(self, life):
        life.cloud.sandbox.configure(durations={"rds.CreateDBInstance": 3600})
        arn, told = instance(life.cloud, "late"), "the instance is creating"
        resource = life.resource()
        resource.report.meanwhile[told] = lambda: life.cloud.advance(3600)
        assert resource.up(life.least(source_db_instance_arn=arn)) == "created"
        assert told in resource.report.messages

    def scene_a_source_whose_storage_is_optimized(self, life):
        """That may take days, in which the instance is at work."""
        rds_backends[ACCOUNT][SOURCE].databases["orders"].status = "storage-optimization"
        life.created(life.least()).destroy()

    def scene_a_source_is_at_rest_after_the_deletion(self, life):
        # https://github.com/hashicorp/terraform-provider-aws/issues/46687
        resource = life.created(life.least())
        life.cloud.sandbox.configure(durations={STOP: 0.5, LAG: 0.4})
        resource.destroy()
        life.cloud.aws("rds").delete_db_instance(
            DBInstanceIdentifier="orders", SkipFinalSnapshot=True
        )

    def scene_replications_to_two_regions_at_once(self, life):
        """An instance takes one change at a time, and may look as if there were none."""
        life.cloud.sandbox.configure(durations={f"rds.{START}": 0.2, STOP: 0.2, LAG: 0.1})
        made = [life.resource(region) for region in (DESTINATION, "us-west-2", "us-east-1")]
        at_once(lambda resource: resource.up(life.least(region=resource.identity.name)), made)
        at_once(lambda resource: resource.destroy(), made)

    def scene_statuses_with_capitals(self, life):
        life.cloud.sandbox.configure(switches={"rds.CapitalStatuses": True})
        resource = life.created(life.least())
        assert resource.thing.status == "replicating"
        life.cloud.sandbox.configure(switches={"rds.CapitalStatuses": False})
        assert not resource.refresh()
        life.cloud.sandbox.configure(switches={"rds.CapitalStatuses": True})
        resource.destroy()
        assert resource.locate() is None

    def scene_answers_that_are_lost(self, life):
        for operation in (START, STOP.partition(".")[2]):
            life.cloud.sandbox.add_fault(Fault("reset", "rds", operation, after=True))
        resource = life.created(life.least())
        resource.destroy()
        assert resource.locate() is None

    def scene_names_of_one_key(self, life):
        resource = life.resource()
        for name in (ALIAS, KEY, KEY.rpartition("/")[2], ALIAS):
            wanted = life.most(kms_key_id=name, delete_retained_backups=None)
            assert resource.up(wanted) != "replaced"
            assert not resource.refresh()
            assert resource.up(wanted) == "unchanged"
        other = life.given["another key"]
        life.cloud.aws("kms", DESTINATION).create_alias(AliasName="alias/other", TargetKeyId=other)
        with pytest.raises(Failure, match=f"is the key {other}") as failure:
            resource.up(life.most(kms_key_id="alias/other"))
        assert failure.value.remedy.endswith("by that ARN as `kms_key_id`")
        assert resource.up(life.most(kms_key_id=other)) == "replaced"

    def scene_another_key_beside_what_is_retained(self, life):
        """RDS refuses it, so nothing is stopped for it unless what is retained may go."""
        other, kept = life.given["another key"], life.most(delete_retained_backups=None)
        resource = life.created(kept)
        with pytest.raises(Failure, match="no other key while backups") as failure:
            resource.up({**kept, "kmsKeyId": other})
        assert failure.value.remedy.startswith(f'Keep `kms_key_id="{KEY}"`')
        assert not resource.refresh()
        assert resource.up(life.most(kms_key_id=other)) == "replaced"
        # The run was killed when the old one was stopped, or somebody has stopped it.
        stopped(life, LEDGER)
        again = life.resource()
        with pytest.raises(Failure, match="no other key while backups"):
            again.up(kept)
        assert again.up(life.most()) == "created"
        assert [backup["Status"] for backup in backups(life)] == ["replicating"]

    def scene_another_key_beside_what_strangers_have_left(self, life):
        rds = life.cloud.aws("rds", DESTINATION)
        by_hand(life.cloud, LEDGER, KmsKeyId=life.given["another key"])
        stopped(life, LEDGER)
        with pytest.raises(Failure, match="this stack did not replicate") as failure:
            life.resource().up(life.most())
        (left,) = backups(life)
        arn = left["DBInstanceAutomatedBackupsArn"]
        assert failure.value.remedy.endswith(f"delete {arn} by hand")
        rds.delete_db_instance_automated_backup(DBInstanceAutomatedBackupsArn=arn)
        life.created(life.most())

    def scene_one_of_another_shape(self, life):
        other = life.given["another key"]
        by_hand(life.cloud, LEDGER, BackupRetentionPeriod=3, KmsKeyId=other)
        adopt = f"{DESTINATION}/{backups(life)[0]['DBInstanceAutomatedBackupsArn']}"
        with pytest.raises(Conflict) as conflict:
            life.resource().up(life.most(adopt=adopt, kms_key_id=ALIAS))
        advice = f'`backup_retention_period=3` and `kms_key_id="{other}"`, or stop it'
        assert conflict.value.remedy == f"Take it over with {advice}"
        wanted = life.most(adopt=adopt, backup_retention_period=3, kms_key_id=other)
        assert life.created(wanted).id == adopt

    def scene_our_own_of_another_shape(self, life):
        """A run was killed, and then the program has changed; or it changes as it renames."""
        life.created(life.most())
        life.created(life.most(backup_retention_period=3), "renamed")
        live = {b["Status"]: b["BackupRetentionPeriod"] for b in backups(life)}
        assert live == {"retained": 14, "replicating": 3}
        with pytest.raises(Failure, match="no other key while backups"):
            life.resource().up(
                life.most(kms_key_id=life.given["another key"], delete_retained_backups=None)
            )
        life.created(life.most(kms_key_id=life.given["another key"]))

    def scene_one_that_has_lost_its_mark(self, life):
        resource, lost = life.created(life.least()), ["offsite:owner"]
        arn = resource.thing.db_instance_automated_backups_arn
        rds = life.cloud.aws("rds", DESTINATION)
        rds.remove_tags_from_resource(ResourceName=arn, TagKeys=lost)
        for refreshed in (False, True):
            assert not refreshed or not resource.refresh()
            resource.destroy()
            assert resource.report.messages[-1].startswith(f"leaves the replication {arn}")
        assert resource.up(life.least(tags={"team": "dr"})) == "updated"
        resource.destroy()
        assert resource.locate() is None

    def scene_one_that_an_older_release_has_started(self, life):
        """No mark was written then, nor recorded."""
        resource = life.created(life.least())
        arn = resource.thing.db_instance_automated_backups_arn
        rds = life.cloud.aws("rds", DESTINATION)
        rds.remove_tags_from_resource(ResourceName=arn, TagKeys=["offsite:owner"])
        del resource.state["mark"]
        assert not resource.refresh()
        resource.destroy()
        assert resource.locate() is None

    def scene_automated_backups_of_an_instance_of_the_region(self, life):
        found = life.cloud.aws("rds", SOURCE).describe_db_instance_automated_backups()
        for own in found["DBInstanceAutomatedBackups"]:
            assert (
                life.resource().locate(f"{SOURCE}/{own['DBInstanceAutomatedBackupsArn']}") is None
            )

    def scene_a_replication_that_fails(self, life):
        life.cloud.sandbox.configure(durations={f"rds.{START}": 0.2})
        life.cloud.sandbox.add_fault(Fault("fail", "rds", START))
        with pytest.raises(Failure, match="the replication is failed") as failure:
            life.resource().up(life.least())
        assert failure.value.remedy.startswith("Stop it")

    def scene_what_was_replicated_before_it_was_stopped_goes_if_that_is_wanted(self, life):
        for wanted in (True, False):
            resource = life.created(life.least(delete_retained_backups=wanted))
            stopped(life, ORDERS)
            resource.destroy()
            assert [backup["Status"] for backup in backups(life)] == (
                [] if wanted else ["retained"]
            )


def by_hand(cloud, source, **arguments):
    cloud.aws("rds", DESTINATION).start_db_instance_automated_backups_replication(
        SourceDBInstanceArn=source, SourceRegion=SOURCE, **arguments
    )


def stopped(life, source):
    life.cloud.aws("rds", DESTINATION).stop_db_instance_automated_backups_replication(
        SourceDBInstanceArn=source
    )


def backups(life):
    """What is replicated to the destination, retained too."""
    found = life.cloud.aws("rds", DESTINATION).describe_db_instance_automated_backups()
    return found["DBInstanceAutomatedBackups"]


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
