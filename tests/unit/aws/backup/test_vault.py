"""Vault: its arguments, and its life with as few calls as can be."""

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.vault import Vault, VaultInputs
from offsite_provider.core.fields import UNKNOWN
from offsite_provider.core.lifecycle import DEFAULTED

from offsite_provider.core.failures import AccessDenied, Conflict, Failure, NotFound

from .vault_cloud import DEFAULT_KEY, HEAD, KEY, REGION, Life, Refused, VaultCloud

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]
CREATED = "2026-03-01T04:00:00Z"


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> VaultCloud:
    return VaultCloud(monkeypatch)


@pytest.fixture
def life(cloud: VaultCloud, report: Any) -> Life:
    return Life(Vault(), report)


class TestArguments:
    def test_none_are_required(self, complaints: Complaints) -> None:
        assert complaints(VaultInputs, {"region": REGION}) == {}

    def test_all_of_them(self, complaints: Complaints) -> None:
        wire = {
            "region": REGION,
            "backupVaultName": "Offsite_vault-1",
            "encryptionKeyArn": KEY,
            "tags": {"team": "dr"},
            "forceDestroy": True,
            "adopt": True,
        }
        assert complaints(VaultInputs, wire) == {}

    @pytest.mark.parametrize("name", ["v", "v" * 51, "my vault", "a.b", ""])
    def test_what_is_no_name(self, complaints: Complaints, name: str) -> None:
        found = complaints(VaultInputs, {"region": REGION, "backupVaultName": name})
        assert "2 to 50 letters" in found["backup_vault_name"]

    @pytest.mark.parametrize(
        "key",
        [
            "alias/backups",
            "11111111-2222-3333-4444-555555555555",
            KEY.replace(":key/", ":alias/"),
            KEY.replace("123456789012", "1"),
        ],
    )
    def test_the_api_takes_no_key_but_by_its_arn(self, complaints: Complaints, key: str) -> None:
        found = complaints(VaultInputs, {"region": REGION, "encryptionKeyArn": key})
        assert found["encryption_key_arn"].startswith("must be the ARN of a KMS key, like ")

    @pytest.mark.parametrize("partition", ["aws-cn", "aws-us-gov"])
    def test_keys_of_other_partitions(self, complaints: Complaints, partition: str) -> None:
        key = KEY.replace("arn:aws:", f"arn:{partition}:").replace("key/", "key/mrk-")
        assert complaints(VaultInputs, {"region": REGION, "encryptionKeyArn": key}) == {}

    def test_a_key_of_another_region(self, complaints: Complaints) -> None:
        wire = {"region": "eu-west-2", "encryptionKeyArn": KEY}
        assert complaints(VaultInputs, wire) == {
            "encryption_key_arn": "is a key of eu-west-1, and the vault is in eu-west-2"
        }

    @pytest.mark.parametrize("name", ["backupVaultName", "encryptionKeyArn", "region", "tags"])
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {"region": REGION, "encryptionKeyArn": KEY, name: UNKNOWN}
        assert complaints(VaultInputs, wire) == {}


class TestCreate:
    def test_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(
            backupVaultName="offsite", encryptionKeyArn=KEY, tags={"a": "b"}, forceDestroy=True
        )
        assert cloud.calls == ["CreateBackupVault"]
        assert life.id == "offsite"
        assert state == {
            "backupVaultName": "offsite",
            "backupVaultArn": f"{HEAD}:offsite",
            "creationDate": CREATED,
            "encryptionKeyArn": KEY,
            "tags": {"a": "b"},
            "forceDestroy": True,
            "adopt": False,
            "region": REGION,
            "owner": life.inputs()["owner"],
        }

    def test_asks_for_what_was_given_and_no_more(self, cloud: VaultCloud, life: Life) -> None:
        life.create(backupVaultName="offsite")
        _, asked = cloud.requests[0]
        assert set(asked) == {"BackupVaultName", "CreatorRequestId"}

    def test_names_it_after_the_resource(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create()
        (name,) = cloud.vaults
        assert name.startswith("orders-")
        assert (life.id, state["backupVaultName"]) == (name, name)
        assert state[DEFAULTED] == ["backupVaultName", "encryptionKeyArn"]

    def test_learns_the_default_key_once_a_run(
        self, cloud: VaultCloud, life: Life, report: Any
    ) -> None:
        states = [life.create(backupVaultName=f"vault-{n}") for n in range(5)]
        assert {state["encryptionKeyArn"] for state in states} == {DEFAULT_KEY}
        assert cloud.counts == {"CreateBackupVault": 5, "DescribeBackupVault": 1}

    def test_without_leave_to_learn_the_default_key(self, cloud: VaultCloud, life: Life) -> None:
        cloud.refuse("DescribeBackupVault", "ResourceNotFound")
        assert "encryptionKeyArn" not in life.create(backupVaultName="offsite")

    def test_of_what_a_killed_run_made_finds_it(
        self, cloud: VaultCloud, life: Life, report: Any
    ) -> None:
        life.create(backupVaultName="offsite", tags={"a": "b", "old": "x"})
        life.again()
        cloud.forget()
        state = life.create(backupVaultName="offsite", tags={"a": "c"})
        assert report.informed == []
        assert state["creationDate"] == CREATED
        assert cloud.tags[f"{HEAD}:offsite"] == {"a": "c"} == state["tags"]
        assert cloud.counts["CreateBackupVault"] == 1

    def test_refuses_what_somebody_else_made(self, cloud: VaultCloud, life: Life) -> None:
        cloud.add("offsite")
        with pytest.raises(Conflict) as caught:
            life.create(backupVaultName="offsite")
        assert str(caught.value) == (
            "cannot create backup vault offsite: a vault of that name exists already, which this "
            "resource did not make. Take it over with `adopt=True`, or give another "
            "`backup_vault_name`."
        )

    def test_adopts_what_somebody_else_made(
        self, cloud: VaultCloud, life: Life, report: Any
    ) -> None:
        cloud.add("offsite")
        cloud.tags[f"{HEAD}:offsite"] = {"old": "x"}
        state = life.create(backupVaultName="offsite", tags={"a": "b"}, adopt=True)
        assert report.informed == ["takes over backup vault offsite, which exists already"]
        assert cloud.tags[f"{HEAD}:offsite"] == {"a": "b"} == state["tags"]
        assert state["encryptionKeyArn"] == DEFAULT_KEY

    def test_adopts_none_with_another_key(self, cloud: VaultCloud, life: Life) -> None:
        cloud.add("offsite")
        with pytest.raises(Conflict) as caught:
            life.create(backupVaultName="offsite", encryptionKeyArn=KEY, adopt=True)
        assert str(caught.value) == (
            "cannot create backup vault offsite: a vault of that name exists already, with "
            f'encryption_key_arn="{DEFAULT_KEY}", which can\'t be changed. Give what it has, or '
            "delete it."
        )

    def test_adopts_none_of_another_kind(self, cloud: VaultCloud, life: Life) -> None:
        cloud.add("offsite", VaultType="LOGICALLY_AIR_GAPPED_BACKUP_VAULT")
        with pytest.raises(Conflict) as caught:
            life.create(backupVaultName="offsite", adopt=True)
        assert "is a logically air gapped backup vault. Give another" in str(caught.value)

    def test_the_request_is_of_the_resource_and_the_name(
        self, cloud: VaultCloud, report: Any
    ) -> None:
        for urn, name in (("urn:a", "one"), ("urn:b", "two"), ("urn:a", "three")):
            Life(Vault(), report, urn).create(backupVaultName=name)
        requests = {vault["CreatorRequestId"] for vault in cloud.vaults.values()}
        assert len(requests) == 3
        assert all(request.isalnum() and len(request) <= 50 for request in requests)


class TestRead:
    def test_of_what_nobody_touched(self, cloud: VaultCloud, life: Life) -> None:
        for given in ({}, {"encryptionKeyArn": KEY, "tags": {"a": "b"}}):
            state = life.create(**given)
            life.again()
            assert life.read(state) == (state, None)
            cloud.vaults.clear()

    def test_many_are_read_by_the_page(self, cloud: VaultCloud, life: Life) -> None:
        states = [life.create(backupVaultName=f"vault-{n}", tags={"n": str(n)}) for n in range(40)]
        life.again()
        cloud.forget()
        cloud.page_size = 30
        for state in states:
            assert life.read(state) == (state, None)
        assert cloud.counts == {
            "DescribeBackupVault": 4,
            "ListTags": 4,
            "ListBackupVaults": 2,
            "GetResources": 1,
        }

    def test_of_what_was_changed(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(backupVaultName="offsite", tags={"a": "b"})
        cloud.tags[f"{HEAD}:offsite"] = {"a": "c", "aws:x": "y"}
        found = life.read(state)
        assert found is not None
        live, inputs = found
        assert live["tags"] == {"a": "c"}
        assert inputs is not None
        assert inputs["tags"] == {"a": "c"}
        assert "encryptionKeyArn" not in inputs

    @pytest.mark.parametrize("vaults", [0, 1])
    def test_of_what_is_gone(self, cloud: VaultCloud, life: Life, vaults: int) -> None:
        """AWS says that access is denied."""
        state = life.create(backupVaultName="offsite")
        cloud.vaults.clear()
        for n in range(vaults):
            cloud.add(f"other-{n}")
        assert life.read(state) is None

    def test_many_that_are_gone(self, cloud: VaultCloud, life: Life) -> None:
        states = [life.create(backupVaultName=f"vault-{n}") for n in range(10)]
        cloud.vaults.clear()
        life.again()
        cloud.forget()
        assert [life.read(state) for state in states] == [None] * 10
        assert cloud.counts == {"DescribeBackupVault": 4, "ListBackupVaults": 5}

    def test_being_refused_access_is_never_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(backupVaultName="offsite")
        cloud.refuse("DescribeBackupVault", "AccessDenied", "not authorized")
        with pytest.raises(AccessDenied) as caught:
            life.read(state)
        assert str(caught.value) == (
            "cannot read backup vault offsite: not authorized (AccessDeniedException). Allow "
            "`DescribeBackupVault` to the role or user that runs Pulumi."
        )

    def test_being_refused_the_list_too_is_never_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(backupVaultName="offsite")
        cloud.vaults.clear()
        cloud.refuse("ListBackupVaults", "AccessDenied", "not authorized")
        with pytest.raises(AccessDenied):
            life.read(state)

    def test_of_one_of_another_kind(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(backupVaultName="offsite")
        cloud.vaults["offsite"]["VaultType"] = "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
        assert life.read(state) is None


class TestChange:
    @pytest.mark.parametrize(
        ("change", "replaces"),
        [
            ({"backupVaultName": "other"}, True),
            ({"encryptionKeyArn": KEY}, True),
            ({"region": "eu-west-2"}, True),
            ({"tags": {}}, False),
            ({"forceDestroy": True}, False),
        ],
        ids=repr,
    )
    def test_in_place_or_not(self, life: Life, change: dict[str, Any], replaces: bool) -> None:
        base: dict[str, Any] = {"backupVaultName": "offsite", "tags": {"a": "b"}}
        state = life.create(**base)
        found = life.diff(state, **{**base, **change})
        assert found.changes == tuple(change)
        assert found.replaces == (tuple(change) if replaces else ())
        assert found.delete_before_replace is replaces

    def test_what_was_left_out_is_no_difference(self, life: Life) -> None:
        assert life.diff(life.create()).changes == ()
        state = life.create(backupVaultName="offsite")
        assert life.diff(state, adopt=True).changes == ()

    def test_of_a_tag_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(tags={"a": "b", "c": "d"})
        cloud.forget()
        changed = life.update(state, tags={"a": "x", "c": "d"})
        assert cloud.calls == ["TagResource"]
        assert changed == {**state, "tags": {"a": "x", "c": "d"}}

    def test_of_many_tags_is_two(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(backupVaultName="offsite", tags={"a": "b", "c": "d"})
        cloud.forget()
        life.update(state, backupVaultName="offsite", tags={"a": "x"})
        assert cloud.counts == {"TagResource": 1, "UntagResource": 1}
        assert cloud.tags[f"{HEAD}:offsite"] == {"a": "x"}

    def test_of_what_is_ours_alone_is_no_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create()
        cloud.forget()
        changed = life.update(state, forceDestroy=True, timeouts={"delete": "2h"})
        assert cloud.calls == []
        assert changed["forceDestroy"] is True
        assert changed["backupVaultName"] == state["backupVaultName"]
        assert changed["encryptionKeyArn"] == DEFAULT_KEY


class TestDelete:
    def test_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create()
        cloud.forget()
        life.delete(state)
        assert cloud.calls == ["DeleteBackupVault"]
        assert cloud.vaults == {}

    def test_of_what_is_gone_is_fine(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create()
        cloud.vaults.clear()
        life.delete(state)
        cloud.refuse("DeleteBackupVault", "ResourceNotFound")
        life.delete(state)

    def test_being_refused_access_is_an_error(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create()
        cloud.refuse("DeleteBackupVault", "AccessDenied", "not authorized")
        with pytest.raises(AccessDenied):
            life.delete(state)

    def test_for_another_reason_is_refused_in_the_services_words(
        self, cloud: VaultCloud, life: Life
    ) -> None:
        state = life.create(backupVaultName="offsite", forceDestroy=True)
        cloud.refuse("DeleteBackupVault", "InvalidRequest", "It is special.")
        with pytest.raises(Failure) as caught:
            life.delete(state)
        assert "cannot delete backup vault offsite: It is special" in str(caught.value)

    @pytest.mark.parametrize(
        ("points", "said"), [(1, "1 recovery point"), (3, "3 recovery points")]
    )
    def test_of_what_is_not_empty_is_refused(
        self, cloud: VaultCloud, life: Life, points: int, said: str
    ) -> None:
        state = life.create(backupVaultName="offsite")
        cloud.page_size = 2
        cloud.add_points("offsite", points)
        with pytest.raises(Conflict) as caught:
            life.delete(state)
        assert str(caught.value) == (
            f"cannot delete backup vault offsite: it holds {said}. Delete them, or run `pulumi up` "
            "with `force_destroy=True`, which deletes them with the vault."
        )
        assert "DeleteRecoveryPoint" not in cloud.calls


class TestForcedDelete:
    @pytest.fixture
    def state(self, cloud: VaultCloud, life: Life) -> dict[str, Any]:
        state = life.create(backupVaultName="offsite", forceDestroy=True)
        cloud.forget()
        return state

    def test_of_an_empty_one_is_one_call(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        life.delete(state)
        assert cloud.calls == ["DeleteBackupVault"]

    def test_deletes_every_page_of_points_first(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any], report: Any
    ) -> None:
        cloud.page_size = 7
        cloud.add_points("offsite", 40)
        life.delete(state)
        assert cloud.vaults == {}
        assert cloud.counts["DeleteRecoveryPoint"] == 40
        assert report.informed == ["deleted the 40 recovery points of backup vault offsite"]
        assert "0 of 40 recovery points deleted" in report.progressed
        assert "deletion of 25 of 40 recovery points begun" in report.progressed

    def test_tells_how_far_it_is(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any], report: Any
    ) -> None:
        quick = cloud.add_points("offsite", 12)
        slow = cloud.add_points("offsite", 28)
        for arn in slow:
            cloud.points["offsite"][arn]["left"] = 3
        life.delete(state)
        assert len(quick) == 12
        assert "12 of 40 recovery points deleted" in report.progressed

    def test_takes_nested_points_out_of_what_they_are_in(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        (parent,) = cloud.add_points("offsite", 1, IsParent=True)
        cloud.add_points("offsite", 2, ParentRecoveryPointArn=parent)
        life.delete(state)
        assert cloud.vaults == {}
        assert cloud.counts["DisassociateRecoveryPointFromParent"] == 2

    def test_goes_on_where_a_killed_run_was(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        cloud.add_points("offsite", 5, Status="DELETING", left=2)
        cloud.add_points("offsite", 2)
        life.delete(state)
        assert cloud.counts["DeleteRecoveryPoint"] == 2
        assert cloud.vaults == {}

    def test_waits_for_what_is_being_made(
        self,
        cloud: VaultCloud,
        life: Life,
        state: dict[str, Any],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        (arn,) = cloud.add_points("offsite", 1, Status="CREATING")
        looks = [0]
        listed = cloud.list_recovery_points_by_backup_vault

        def complete(**asked: Any) -> Any:
            looks[0] += 1
            if looks[0] == 4:
                cloud.points["offsite"][arn]["Status"] = "COMPLETED"
            return listed(**asked)

        monkeypatch.setattr(cloud, "list_recovery_points_by_backup_vault", complete)
        life.delete(state)
        assert cloud.counts["DeleteRecoveryPoint"] == 1

    def test_ends_with_the_first_refusal_and_begins_all_the_others(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        cloud.add_points("offsite", 9)
        cloud.refusals["DeleteRecoveryPoint"] = [
            None,
            Refused("InvalidRequest", "A legal hold keeps it."),
        ]
        with pytest.raises(Failure) as caught:
            life.delete(state)
        assert "cannot delete recovery point arn:aws:backup:" in str(caught.value)
        assert "A legal hold keeps it" in str(caught.value)
        statuses = [point["Status"] for point in cloud.points["offsite"].values()]
        assert sorted(statuses) == ["COMPLETED", *["DELETING"] * 8]

        life.again()
        life.delete(state)
        assert cloud.vaults == {}

    def test_is_patient_with_a_busy_service(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        cloud.add_points("offsite", 3)
        cloud.refuse("DeleteRecoveryPoint", "Throttling", "Rate exceeded", times=2)
        life.delete(state)
        assert cloud.vaults == {}
        assert cloud.counts["DeleteRecoveryPoint"] == 5

    def test_a_point_that_went_by_itself_is_fine(
        self,
        cloud: VaultCloud,
        life: Life,
        state: dict[str, Any],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        cloud.add_points("offsite", 2)

        def gone(RecoveryPointArn: str, **_: Any) -> None:
            cloud.points["offsite"].pop(RecoveryPointArn)
            raise Refused("ResourceNotFound")

        monkeypatch.setattr(cloud, "delete_recovery_point", gone)
        life.delete(state)
        assert cloud.vaults == {}

    def test_waits_until_it_shows_that_the_vault_is_empty(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        cloud.add_points("offsite", 1)
        holds = "Backup vault cannot be deleted because it contains recovery points."
        cloud.refuse("DeleteBackupVault", "InvalidRequest", holds, times=3)
        life.delete(state)
        assert cloud.vaults == {}

    def test_says_what_could_not_be_deleted_when_the_time_is_over(
        self, cloud: VaultCloud, life: Life, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        state = life.create(backupVaultName="slow", forceDestroy=True, timeouts={"delete": "1s"})
        (arn,) = cloud.add_points("slow", 1, Status="EXPIRED", StatusMessage="No role.")
        cloud.refuse("DeleteRecoveryPoint", "ResourceNotFound", times=100)
        with pytest.raises(Failure) as caught:
            life.delete(state)
        assert "0 of 1 recovery point deleted; 1 EXPIRED: No role." in str(caught.value)
        assert arn in cloud.points["slow"]

    def test_stops_when_the_run_is_cancelled(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        cloud.add_points("offsite", 3)
        life.life.cancel()
        with pytest.raises(Failure) as caught:
            life.delete(state)
        assert "the run was cancelled" in str(caught.value)
        assert "DeleteRecoveryPoint" not in cloud.calls

    @pytest.mark.parametrize("force", [True, False])
    @pytest.mark.parametrize(
        ("ends", "until"),
        [
            ([datetime(2026, 4, 1, tzinfo=timezone.utc), datetime(2026, 5, 1, tzinfo=timezone.utc)], "until 2026-05-01T00:00:00Z"),
            ([datetime(2026, 4, 1, tzinfo=timezone.utc), None], "for ever"),
        ],
        ids=["until", "for ever"],
    )  # fmt: skip
    def test_never_deletes_what_a_lock_in_compliance_mode_protects(
        self, cloud: VaultCloud, life: Life, ends: list[Any], until: str, force: bool
    ) -> None:
        state = life.create(backupVaultName="locked", forceDestroy=force)
        cloud.vaults["locked"] |= {
            "Locked": True,
            "LockDate": datetime(2026, 3, 4, tzinfo=timezone.utc),
        }
        for end in ends:
            calculated = {"CalculatedLifecycle": {"DeleteAt": end}} if end else {}
            cloud.add_points("locked", 1, **calculated)
        with pytest.raises(Conflict) as caught:
            life.delete(state)
        assert str(caught.value) == (
            "cannot delete backup vault locked: it holds 2 recovery points, the youngest of them "
            f"retained {until}, and it is locked in compliance mode, for good from "
            "2026-03-04T00:00:00Z on. Only before that date the lock can be removed; after it, "
            "the vault can go once the retention has ended."
        )
        assert "DeleteRecoveryPoint" not in cloud.calls

    def test_never_deletes_what_a_lock_in_governance_mode_protects(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        cloud.vaults["offsite"]["Locked"] = True
        cloud.add_points("offsite", 1)
        with pytest.raises(Conflict) as caught:
            life.delete(state)
        assert str(caught.value) == (
            "cannot delete backup vault offsite: it holds 1 recovery point, which its lock "
            "protects (governance mode, without a lock date). Remove the lock first."
        )
        assert "DeleteRecoveryPoint" not in cloud.calls

    def test_a_vault_that_goes_meanwhile_is_fine(
        self, cloud: VaultCloud, life: Life, state: dict[str, Any]
    ) -> None:
        cloud.add_points("offsite", 1)
        cloud.refusals["ListRecoveryPointsByBackupVault"] = [None, Refused("ResourceNotFound")]
        life.delete(state)


def test_what_a_missing_vault_is_called(cloud: VaultCloud, life: Life) -> None:
    state = life.create(backupVaultName="offsite", tags={"a": "b"})
    cloud.vaults.clear()
    cloud.refuse("TagResource", "ResourceNotFound", "There is no such vault.")
    with pytest.raises(NotFound) as caught:
        life.update(state, backupVaultName="offsite", tags={"a": "c"})
    assert "Run `pulumi refresh`" in str(caught.value)
