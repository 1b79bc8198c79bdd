"""LogicallyAirGappedVault: made in time, and locked from the beginning."""

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.logically_air_gapped_vault import (
    LogicallyAirGappedVault,
    LogicallyAirGappedVaultInputs,
)
from offsite_provider.core.fields import UNKNOWN
from offsite_provider.core.lifecycle import DEFAULTED

from offsite_provider.core.failures import Conflict, Failure

from .vault_cloud import HEAD, KEY, REGION, Life, VaultCloud

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

DAYS: dict[str, Any] = {"minRetentionDays": 7, "maxRetentionDays": 30}
GOOD: dict[str, Any] = {"backupVaultName": "gapped", **DAYS}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> VaultCloud:
    return VaultCloud(monkeypatch)


@pytest.fixture
def life(cloud: VaultCloud, report: Any) -> Life:
    return Life(LogicallyAirGappedVault(), report)


class TestArguments:
    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(LogicallyAirGappedVaultInputs, {"region": REGION}) == {
            "min_retention_days": "is required",
            "max_retention_days": "is required",
        }

    @pytest.mark.parametrize(
        ("wire", "complaint"),
        [
            ({"minRetentionDays": 6}, {"min_retention_days": "must be at least 7, not 6"}),
            (
                {"minRetentionDays": 31},
                {"max_retention_days": "must not be less than `min_retention_days`, 31, and is 30"},
            ),
            (
                {"encryptionKeyArn": KEY.replace(REGION, "eu-west-2")},
                {"encryption_key_arn": "is a key of eu-west-2, and the vault is in eu-west-1"},
            ),
            ({"forceDestroy": True}, {"force_destroy": "is not an argument: there are adopt"}),
        ],
        ids=repr,
    )
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], complaint: dict[str, str]
    ) -> None:
        found = complaints(LogicallyAirGappedVaultInputs, {"region": REGION, **GOOD, **wire})
        assert found.keys() == complaint.keys()
        for path, sentence in complaint.items():
            assert found[path].startswith(sentence)

    @pytest.mark.parametrize("name", list(GOOD))
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {"region": REGION, **GOOD, name: UNKNOWN}
        assert complaints(LogicallyAirGappedVaultInputs, wire) == {}


class TestAnnouncement:
    def test_says_that_there_is_no_way_back(self, life: Life) -> None:
        (said,) = life.warnings(**GOOD)
        assert said == (
            "backup vault gapped is locked in compliance mode from its creation on: nobody can "
            "change or remove the lock, or delete a recovery point before its retention ends, "
            "neither root nor AWS"
        )

    def test_of_one_that_is_named_after_its_resource(self, life: Life) -> None:
        (said,) = life.warnings(**DAYS)
        assert said.startswith("the vault is locked in compliance mode from its creation on: ")

    def test_of_one_that_is_there_is_none(self, life: Life) -> None:
        assert life.warnings(life.inputs(**GOOD), **GOOD, tags={"a": "b"}) == []


class TestCreate:
    def test_waits_until_it_is_available(self, cloud: VaultCloud, life: Life, report: Any) -> None:
        state = life.create(**GOOD, tags={"a": "b"})
        assert cloud.counts == {"CreateLogicallyAirGappedBackupVault": 1, "DescribeBackupVault": 2}
        assert report.progressed == ["CREATING"]
        assert life.id == "gapped"
        assert {key: state[key] for key in (*GOOD, "tags")} == {**GOOD, "tags": {"a": "b"}}
        assert state["backupVaultArn"] == f"{HEAD}:gapped"
        assert state["creationDate"] == "2026-03-01T04:00:00Z"
        assert state["encryptionKeyType"] == "AWS_OWNED_KMS_KEY"
        assert "encryptionKeyArn" not in state

    def test_waits_until_it_shows(self, cloud: VaultCloud, life: Life, report: Any) -> None:
        cloud.refuse("DescribeBackupVault", "ResourceNotFound")
        assert life.create(**GOOD)["backupVaultName"] == "gapped"
        assert report.progressed == ["CREATING"]

    def test_with_everything(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD, encryptionKeyArn=KEY, tags={"a": "b"})
        assert state["encryptionKeyArn"] == KEY
        _, asked = cloud.requests[0]
        assert asked.pop("CreatorRequestId")
        assert asked == {
            "BackupVaultName": "gapped",
            "BackupVaultTags": {"a": "b"},
            "EncryptionKeyArn": KEY,
            "MinRetentionDays": 7,
            "MaxRetentionDays": 30,
        }

    def test_names_it_after_the_resource(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**DAYS)
        (name,) = cloud.vaults
        assert name.startswith("orders-")
        assert state[DEFAULTED] == ["backupVaultName"]

    def test_that_fails(
        self, cloud: VaultCloud, life: Life, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cloud, "describe_backup_vault", lambda **_: {"VaultState": "FAILED"})
        with pytest.raises(Failure) as caught:
            life.create(**GOOD)
        assert str(caught.value) == (
            "cannot create backup vault gapped: its creation has FAILED. Delete it, and run "
            "`pulumi up`."
        )

    def test_of_what_a_killed_run_made_finds_it_and_waits(
        self, cloud: VaultCloud, life: Life
    ) -> None:
        state = life.create(**GOOD)
        life.again()
        cloud.vaults["gapped"]["VaultState"] = "CREATING"
        assert life.create(**GOOD) == state
        assert cloud.vaults["gapped"]["VaultState"] == "AVAILABLE"

    def test_refuses_what_somebody_else_made(self, cloud: VaultCloud, life: Life) -> None:
        life.create(**GOOD)
        cloud.vaults["gapped"]["CreatorRequestId"] = "somebody-else"
        with pytest.raises(Conflict) as caught:
            life.create(**GOOD)
        assert "`adopt=True`" in str(caught.value)
        assert life.create(**GOOD, adopt=True)["backupVaultName"] == "gapped"
        with pytest.raises(Conflict) as caught:
            life.create(**{**GOOD, "maxRetentionDays": 60}, adopt=True)
        assert 'with max_retention_days="30", which can\'t be changed' in str(caught.value)

    def test_adopts_none_of_another_kind(self, cloud: VaultCloud, life: Life) -> None:
        cloud.add("gapped")
        with pytest.raises(Conflict) as caught:
            life.create(**GOOD, adopt=True)
        assert "and is a backup vault" in str(caught.value)


class TestLife:
    def test_read_of_what_nobody_touched(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        life.again()
        assert life.read(state) == (state, None)

    def test_read_of_what_is_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.vaults.clear()
        assert life.read(state) is None

    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"backupVaultName": "other"}, True),
            ({"minRetentionDays": 8}, True),
            ({"maxRetentionDays": 31}, True),
            ({"encryptionKeyArn": KEY}, True),
            ({"tags": {"a": "b"}}, False),
        ],
        ids=repr,
    )
    def test_change_in_place_or_not(
        self, life: Life, change: dict[str, Any], replaces: bool
    ) -> None:
        found = life.diff(life.create(**GOOD), **{**GOOD, **change})
        assert found.changes == tuple(change)
        assert found.replaces == (tuple(change) if replaces else ())

    def test_change_of_a_tag_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.forget()
        changed = life.update(state, **GOOD, tags={"a": "b"})
        assert cloud.calls == ["TagResource"]
        assert changed == {**state, "tags": {"a": "b"}}

    def test_delete_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.forget()
        life.delete(state)
        assert cloud.calls == ["DeleteBackupVault"]
        assert cloud.vaults == {}

    def test_delete_of_what_is_not_empty_is_refused(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        end = datetime(2026, 4, 1, tzinfo=timezone.utc)
        cloud.add_points("gapped", 2, CalculatedLifecycle={"DeleteAt": end})
        with pytest.raises(Conflict) as caught:
            life.delete(state)
        assert str(caught.value).startswith(
            "cannot delete backup vault gapped: it holds 2 recovery points, the youngest of them "
            "retained until 2026-04-01T00:00:00Z, and it is locked in compliance mode, for good "
            "from 2026-03-01T04:00:00Z on. "
        )

    def test_delete_never_offers_force(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.vaults["gapped"]["Locked"] = False
        cloud.add_points("gapped", 1)
        with pytest.raises(Conflict) as caught:
            life.delete(state)
        assert str(caught.value) == (
            "cannot delete backup vault gapped: it holds 1 recovery point. The vault can go once "
            "the retention has ended."
        )
        assert "DeleteRecoveryPoint" not in cloud.calls
