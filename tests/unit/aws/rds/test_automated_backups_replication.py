"""AutomatedBackupsReplication: its arguments, and what it makes of the source's state."""

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.core.fields import UNKNOWN

from offsite_provider.aws.rds import automated_backups_replication as replication
from offsite_provider.aws.rds.automated_backups_replication import (
    AutomatedBackupsReplication,
    AutomatedBackupsReplicationInputs,
)
from offsite_provider.core import plan
from offsite_provider.core.failures import Conflict, Failure, NotFound
from offsite_provider.core.waiting import Done, Waiting

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

SOURCE = "arn:aws:rds:us-west-2:123456789012:db:orders"
GOOD = {"sourceDbInstanceArn": SOURCE, "region": "us-east-1"}
KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"


def inputs(**wire: Any) -> AutomatedBackupsReplicationInputs:
    found, problems = plan.check(AutomatedBackupsReplicationInputs, {**GOOD, **wire})
    assert problems == []
    assert found is not None
    return found


class TestArguments:
    def test_all_of_them(self, complaints: Complaints) -> None:
        everything = {
            **GOOD,
            "backupRetentionPeriod": 35,
            "kmsKeyId": KEY,
            "tags": {"a": "b"},
            "deleteRetainedBackups": True,
        }
        assert complaints(AutomatedBackupsReplicationInputs, everything) == {}

    def test_what_is_left_out(self) -> None:
        assert inputs().to_wire() == {
            **GOOD,
            "backupRetentionPeriod": 7,
            "tags": {},
            "deleteRetainedBackups": False,
            "owner": "",
        }

    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(AutomatedBackupsReplicationInputs, {}) == {
            "source_db_instance_arn": "is required"
        }

    @pytest.mark.parametrize("partition", ["aws", "aws-cn", "aws-us-gov"])
    def test_sources_of_every_partition(self, complaints: Complaints, partition: str) -> None:
        arn = SOURCE.replace("arn:aws:", f"arn:{partition}:")
        wire = {**GOOD, "sourceDbInstanceArn": arn}
        assert complaints(AutomatedBackupsReplicationInputs, wire) == {}

    @pytest.mark.parametrize(
        "arn",
        [
            "orders",
            "arn:aws:rds:us-west-2:123456789012:cluster:orders",
            "arn:aws:rds:us-west-2:123456789012:snapshot:orders",
            "arn:aws:rds:us-west-2:12345:db:orders",
            "arn:aws:rds:us-west-2:123456789012:db:1orders",
            "arn:aws:rds:us-west-2:123456789012:db:" + "a" * 64,
        ],
    )
    def test_what_is_no_arn_of_an_instance(self, complaints: Complaints, arn: str) -> None:
        wire = {**GOOD, "sourceDbInstanceArn": arn}
        assert complaints(AutomatedBackupsReplicationInputs, wire) == {
            "source_db_instance_arn": (
                "must be the ARN of a DB instance, like "
                f"`arn:aws:rds:eu-west-1:123456789012:db:orders`, not `{arn}`"
            )
        }

    @pytest.mark.parametrize("days", [1, 35, 7.0, "7"])
    def test_retention(self, complaints: Complaints, days: object) -> None:
        wire = {**GOOD, "backupRetentionPeriod": days}
        assert complaints(AutomatedBackupsReplicationInputs, wire) == {}

    @pytest.mark.parametrize(
        ("days", "sentence"),
        [
            (0, "must be at least 1, not 0"),
            (36, "must be at most 35, not 36"),
            (36.0, "must be at most 35, not 36"),
            ("36", "must be at most 35, not 36"),
            (7.5, "must be a whole number, not `7.5`"),
            ("week", "must be a whole number, not `week`"),
        ],
    )
    def test_retention_out_of_range(
        self, complaints: Complaints, days: object, sentence: str
    ) -> None:
        wire = {**GOOD, "backupRetentionPeriod": days}
        assert complaints(AutomatedBackupsReplicationInputs, wire) == {
            "backup_retention_period": sentence
        }

    @pytest.mark.parametrize(
        ("wire", "found"),
        [
            (
                {"region": "us-west-2"},
                {"region": "must be another region than the source's, us-west-2"},
            ),
            (
                {"kmsKeyId": KEY.replace("us-east-1", "us-west-2")},
                {
                    "kms_key_id": (
                        "is a key of us-west-2: the copies are encrypted in the destination, "
                        "us-east-1, with a key of that region"
                    )
                },
            ),
            (
                {"tags": {f"k{n}": "" for n in range(51)}},
                {"tags": "must be at most 50 tags, not 51"},
            ),
            (
                {"tags": {"aws:a": ""}},
                {"tags": "must not have the key `aws:a`: `aws:` is reserved"},
            ),
            (
                {"retentionPeriod": 7},
                {"retention_period": "is not an argument: did you mean `backup_retention_period`?"},
            ),
        ],
        ids=repr,
    )
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], found: dict[str, str]
    ) -> None:
        assert complaints(AutomatedBackupsReplicationInputs, {**GOOD, **wire}) == found

    def test_50_tags(self, complaints: Complaints) -> None:
        many = {f"k{n}": "" for n in range(50)}
        assert complaints(AutomatedBackupsReplicationInputs, {**GOOD, "tags": many}) == {}

    @pytest.mark.parametrize(
        "name", [*GOOD, "backupRetentionPeriod", "kmsKeyId", "tags", "deleteRetainedBackups"]
    )
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {**GOOD, "kmsKeyId": KEY, name: UNKNOWN}
        assert complaints(AutomatedBackupsReplicationInputs, wire) == {}

    def test_unknown_ones_hide_no_others(self, complaints: Complaints) -> None:
        wire = {"sourceDbInstanceArn": UNKNOWN, "region": "us-east-1", "backupRetentionPeriod": 36}
        assert list(complaints(AutomatedBackupsReplicationInputs, wire)) == [
            "backup_retention_period"
        ]


class TestDiff:
    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"sourceDbInstanceArn": SOURCE + "2"}, True),
            ({"region": "eu-west-1"}, True),
            ({"backupRetentionPeriod": 14}, True),
            ({"kmsKeyId": KEY}, True),
            ({"tags": {"a": "b"}}, False),
            ({"deleteRetainedBackups": True}, False),
        ],
        ids=repr,
    )
    def test_what_changes_in_place_and_what_does_not(
        self, change: dict[str, Any], replaces: bool
    ) -> None:
        names = tuple(change)
        assert plan.diff(inputs(), inputs(**change)) == plan.Difference(
            names, names if replaces else ()
        )

    def test_there_can_be_only_one(self) -> None:
        assert AutomatedBackupsReplication.unique


def instance(status: str = "available", **other: Any) -> Any:
    return {"DBInstanceStatus": status, "BackupRetentionPeriod": 7, **other}


def backup(status: str = "replicating", **other: Any) -> Any:
    return {
        "DBInstanceAutomatedBackupsArn": "arn:aws:rds:us-east-1:123456789012:auto-backup:ab-1",
        "Status": status,
        "BackupRetentionPeriod": 7,
        **other,
    }


class TestSource:
    def test_is_ready(self) -> None:
        assert replication._source_ready(inputs(), instance()) == Done(None)
        assert replication._source_ready(
            inputs(kmsKeyId=KEY), instance(StorageEncrypted=True)
        ) == Done(None)

    @pytest.mark.parametrize("status", ["creating", "backing-up", "modifying", "rebooting"])
    def test_is_waited_for(self, status: str) -> None:
        found = replication._source_ready(inputs(), instance(status))
        assert found == Waiting(f"the instance is {status}")

    @pytest.mark.parametrize(
        ("found", "sentence"),
        [
            (None, "there is no such instance. Correct `source_db_instance_arn`."),
            (
                instance(BackupRetentionPeriod=0),
                "the instance keeps no automated backups. "
                "Set its own backup retention to at least 1 day.",
            ),
            (
                instance(StorageEncrypted=True),
                "the instance is encrypted. Give a KMS key of us-east-1 as `kms_key_id`.",
            ),
            (instance("stopped"), "the instance is stopped. Make it `available`."),
            (
                instance("incompatible-restore"),
                "the instance is incompatible-restore. Make it `available`.",
            ),
        ],
    )
    def test_cannot_be_used(self, found: Any, sentence: str) -> None:
        with pytest.raises(Failure) as caught:
            replication._source_ready(inputs(), found)
        assert str(caught.value) == (
            f"cannot replicate the automated backups of orders to us-east-1: {sentence}"
        )

    def test_that_is_gone_is_not_found(self) -> None:
        with pytest.raises(NotFound):
            replication._source_ready(inputs(), None)

    @pytest.mark.parametrize("found", [None, instance(), instance("stopped"), instance("deleting")])
    def test_is_at_rest(self, found: Any) -> None:
        assert replication._until_at_rest(found) == Done(None)

    @pytest.mark.parametrize("status", ["modifying", "backing-up"])
    def test_is_not_at_rest_after_a_stop(self, status: str) -> None:
        """hashicorp/terraform-provider-aws#46687: what comes next can't delete it."""
        found = replication._until_at_rest(instance(status))
        assert found == Waiting(f"the source instance is {status}")


class TestReplica:
    def test_is_the_one_that_is_on(self) -> None:
        on = backup()
        assert replication._replica([backup("retained"), on]) is on
        assert replication._replica([backup("retained")]) is None
        assert replication._replica(None) is None

    def test_is_taken_over_if_it_is_what_is_wanted(self) -> None:
        replication._refuse_another(inputs(), backup())
        replication._refuse_another(inputs(), backup(KmsKeyId=KEY))
        replication._refuse_another(inputs(kmsKeyId=KEY), backup(KmsKeyId=KEY))

    @pytest.mark.parametrize(
        ("live", "wanted", "argument"),
        [
            ({"BackupRetentionPeriod": 14}, {}, "backup_retention_period=14"),
            ({"KmsKeyId": KEY}, {"kmsKeyId": KEY.replace("5555", "6666")}, f'kms_key_id="{KEY}"'),
        ],
    )
    def test_is_for_somebody_to_decide_if_it_is_not(
        self, live: dict[str, Any], wanted: dict[str, Any], argument: str
    ) -> None:
        with pytest.raises(Conflict) as caught:
            replication._refuse_another(inputs(**wanted), backup(**live))
        assert f"Take the replication over with `{argument}`, or stop it." in str(caught.value)

    def test_as_outputs(self) -> None:
        earliest = datetime(2026, 3, 1, 4, tzinfo=timezone.utc)
        live = backup(
            DbiResourceId="db-1",
            DBInstanceIdentifier="orders",
            Region="us-west-2",
            IAMDatabaseAuthenticationEnabled=False,
            Iops=3000,
            InstanceCreateTime=earliest,
            RestoreWindow={"EarliestTime": earliest},
        )
        state = replication._state(inputs(), live)
        assert state.id == live["DBInstanceAutomatedBackupsArn"]
        assert state.outputs.to_wire() == {
            "dbInstanceAutomatedBackupsArn": live["DBInstanceAutomatedBackupsArn"],
            "dbiResourceId": "db-1",
            "dbInstanceIdentifier": "orders",
            "sourceRegion": "us-west-2",
            "iamDatabaseAuthenticationEnabled": False,
            "iops": 3000,
            "instanceCreateTime": "2026-03-01T04:00:00Z",
            "status": "replicating",
            "restoreWindow": {"earliestTime": "2026-03-01T04:00:00Z"},
        }
