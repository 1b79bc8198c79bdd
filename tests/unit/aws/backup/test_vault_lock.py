"""VaultLock: two modes, one of which can't be undone."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from offsite_provider.aws.backup.vault_lock import VaultLock, VaultLockInputs
from offsite_provider.core.fields import UNKNOWN, rfc3339

from offsite_provider.core.failures import AccessDenied, Conflict, Invalid, NotFound

from .vault_cloud import HEAD, REGION, Life, VaultCloud

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

NAME = {"backupVaultName": "offsite"}
GOVERNANCE: dict[str, Any] = {**NAME, "minRetentionDays": 7, "maxRetentionDays": 365}
COMPLIANCE: dict[str, Any] = {**GOVERNANCE, "changeableForDays": 3}
PAST = datetime(2026, 1, 4, tzinfo=timezone.utc)


def in_days(days: float) -> datetime:
    return datetime.now(timezone.utc) + timedelta(days=days)


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> VaultCloud:
    cloud = VaultCloud(monkeypatch)
    cloud.add("offsite")
    return cloud


@pytest.fixture
def life(cloud: VaultCloud, report: Any) -> Life:
    return Life(VaultLock(), report)


class TestArguments:
    def test_what_is_required(self, complaints: Complaints) -> None:
        found = complaints(VaultLockInputs, {"region": REGION})
        assert found == {"backup_vault_name": "is required"}

    @pytest.mark.parametrize(
        ("wire", "complaint"),
        [
            ({"minRetentionDays": 0}, {"min_retention_days": "must be at least 1, not 0"}),
            ({"maxRetentionDays": 36501}, {"max_retention_days": "must be at most 36500, not 36501"}),
            ({"changeableForDays": 2}, {"changeable_for_days": "must be at least 3, not 2"}),
            ({"changeableForDays": 36501}, {"changeable_for_days": "must be at most 36500, not 36501"}),
            (
                {"minRetentionDays": 8, "maxRetentionDays": 7},
                {"max_retention_days": "must not be less than `min_retention_days`, 8, and is 7"},
            ),
        ],
        ids=repr,
    )  # fmt: skip
    def test_refusals(
        self, complaints: Complaints, wire: dict[str, Any], complaint: dict[str, str]
    ) -> None:
        assert complaints(VaultLockInputs, {"region": REGION, **NAME, **wire}) == complaint

    @pytest.mark.parametrize(
        "wire",
        [
            {},
            {"minRetentionDays": 7, "maxRetentionDays": 7},
            {"minRetentionDays": 1, "maxRetentionDays": 36500, "changeableForDays": 36500},
            {"minRetentionDays": UNKNOWN, "maxRetentionDays": 7, "changeableForDays": UNKNOWN},
        ],
        ids=repr,
    )
    def test_what_is_fine(self, complaints: Complaints, wire: dict[str, Any]) -> None:
        assert complaints(VaultLockInputs, {"region": REGION, **NAME, **wire}) == {}


class TestAnnouncement:
    def test_says_when_it_cannot_be_undone_any_more(self, life: Life) -> None:
        before = in_days(3)
        (said,) = life.warnings(**COMPLIANCE)
        after = in_days(3)
        head = "locks backup vault offsite in compliance mode: from "
        tail = (
            " on, 3 days after it is applied, nobody can change or remove the lock, or delete a "
            "recovery point before its retention ends, neither root nor AWS"
        )
        assert said.startswith(head)
        assert said.endswith(tail)
        assert rfc3339(before) <= said[len(head) : -len(tail)] <= rfc3339(after)

    def test_of_a_vault_that_is_not_there_yet(self, life: Life) -> None:
        (said,) = life.warnings(**{**COMPLIANCE, "backupVaultName": UNKNOWN})
        assert said.startswith("locks the vault in compliance mode: ")

    @pytest.mark.parametrize("days", [None, UNKNOWN])
    def test_of_a_lock_that_can_be_undone_is_none(self, life: Life, days: Any) -> None:
        assert life.warnings(**{**COMPLIANCE, "changeableForDays": days}) == []

    def test_of_a_change(self, life: Life) -> None:
        """It counts the days anew."""
        governance, compliance = life.inputs(**GOVERNANCE), life.inputs(**COMPLIANCE)
        assert len(life.warnings(governance, **COMPLIANCE)) == 1
        assert len(life.warnings(compliance, **{**COMPLIANCE, "minRetentionDays": 8})) == 1
        assert life.warnings(compliance, **GOVERNANCE) == []

    def test_of_what_stays_is_none(self, life: Life) -> None:
        before = life.inputs(**COMPLIANCE)
        assert life.warnings(before, **COMPLIANCE) == []
        assert life.warnings(before, **COMPLIANCE, timeouts={"delete": "1m"}) == []


class TestCreate:
    def test_in_governance_mode(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOVERNANCE)
        assert life.id == "offsite"
        assert {key: state[key] for key in ("backupVaultArn", "locked", "mode")} == {
            "backupVaultArn": f"{HEAD}:offsite",
            "locked": True,
            "mode": "GOVERNANCE",
        }
        assert "lockDate" not in state
        assert {key: state[key] for key in GOVERNANCE} == GOVERNANCE
        assert cloud.requests[1] == (
            "PutBackupVaultLockConfiguration",
            {"BackupVaultName": "offsite", "MinRetentionDays": 7, "MaxRetentionDays": 365},
        )

    def test_without_any_bounds(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**NAME)
        assert cloud.vaults["offsite"]["Locked"]
        assert "minRetentionDays" not in state

    def test_in_compliance_mode(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**COMPLIANCE)
        assert state["mode"] == "COMPLIANCE"
        assert state["changeableForDays"] == 3
        assert state["lockDate"] == rfc3339(cloud.vaults["offsite"]["LockDate"])

    @pytest.mark.parametrize("wire", [GOVERNANCE, COMPLIANCE], ids=["governance", "compliance"])
    def test_of_what_a_killed_run_has_set_changes_nothing(
        self, cloud: VaultCloud, life: Life, wire: dict[str, Any]
    ) -> None:
        state = life.create(**wire)
        life.again()
        cloud.forget()
        assert life.create(**wire) == state
        assert cloud.calls == ["DescribeBackupVault"]

    @pytest.mark.parametrize(
        "there",
        [
            {"MinRetentionDays": 8, "MaxRetentionDays": 365},
            {"MinRetentionDays": 7},
            {"MinRetentionDays": 7, "MaxRetentionDays": 365, "LockDate": in_days(3)},
        ],
        ids=["another minimum", "no maximum", "compliance"],
    )
    def test_refuses_to_overwrite_another(
        self, cloud: VaultCloud, life: Life, there: dict[str, Any]
    ) -> None:
        cloud.add("offsite", Locked=True, **there)
        with pytest.raises(Conflict) as caught:
            life.create(**GOVERNANCE)
        assert "cannot set the lock of backup vault offsite: it has another" in str(caught.value)
        assert "`adopt=True`" in str(caught.value)
        assert life.create(**GOVERNANCE, adopt=True)["mode"] == "GOVERNANCE"
        assert "LockDate" not in cloud.vaults["offsite"]

    def test_of_what_is_immutable_is_refused_with_the_date(
        self, cloud: VaultCloud, life: Life
    ) -> None:
        cloud.add("offsite", Locked=True, LockDate=PAST)
        with pytest.raises(Conflict) as caught:
            life.create(**GOVERNANCE, adopt=True)
        assert "immutable since 2026-01-04T00:00:00Z" in str(caught.value)

    def test_for_a_vault_that_is_not_there(self, life: Life) -> None:
        with pytest.raises(NotFound) as caught:
            life.create(backupVaultName="nowhere")
        assert "there is no backup vault nowhere in eu-west-1" in str(caught.value)

    def test_of_one_that_may_not_be_looked_at_is_refused_in_the_services_words(
        self, cloud: VaultCloud, life: Life
    ) -> None:
        state = life.create(**COMPLIANCE)
        cloud.vaults["offsite"]["LockDate"] = PAST
        cloud.refuse("DescribeBackupVault", "AccessDenied", "not authorized")
        with pytest.raises(Invalid) as caught:
            life.delete(state)
        assert "Vault Lock configuration is immutable" in str(caught.value)

    def test_what_the_service_refuses_is_in_its_words(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**COMPLIANCE)
        cloud.refuse("PutBackupVaultLockConfiguration", "InvalidParameterValue", "Not so.")
        with pytest.raises(Invalid) as caught:
            life.update(state, **GOVERNANCE)
        assert "cannot set the lock of backup vault offsite: Not so" in str(caught.value)


class TestRead:
    @pytest.mark.parametrize("wire", [NAME, GOVERNANCE, COMPLIANCE], ids=repr)
    def test_of_what_nobody_touched(
        self, cloud: VaultCloud, life: Life, wire: dict[str, Any]
    ) -> None:
        state = life.create(**wire)
        life.again()
        assert life.read(state) == (state, None)

    def test_many_are_read_by_the_page(self, cloud: VaultCloud, life: Life) -> None:
        states: list[Any] = []
        for n in range(20):
            cloud.add(f"vault-{n}")
            states.append(life.create(backupVaultName=f"vault-{n}", minRetentionDays=n + 1))
        life.again()
        cloud.forget()
        for state in states:
            assert life.read(state) == (state, None)
        assert cloud.counts == {"DescribeBackupVault": 4, "ListBackupVaults": 1}

    def test_is_no_older_than_a_change(self, cloud: VaultCloud, life: Life) -> None:
        for n in range(6):
            cloud.add(f"vault-{n}")
            assert life.read(life.create(backupVaultName=f"vault-{n}")) is not None
        state = life.create(**GOVERNANCE)
        assert life.read(state) == (state, None)
        life.delete(state)
        assert life.read(state) is None

    @pytest.mark.parametrize(
        ("there", "drift"),
        [
            ({"MinRetentionDays": 8}, {"minRetentionDays": 8}),
            ({"MaxRetentionDays": None}, {"maxRetentionDays": None}),
            ({"LockDate": None}, {"changeableForDays": None}),
        ],
        ids=repr,
    )
    def test_of_what_was_changed(
        self, cloud: VaultCloud, life: Life, there: dict[str, Any], drift: dict[str, Any]
    ) -> None:
        state = life.create(**COMPLIANCE)
        changed = {**cloud.vaults["offsite"], **there}
        cloud.vaults["offsite"] = {k: v for k, v in changed.items() if v is not None}
        found = life.read(state)
        assert found is not None
        assert {key: found[0].get(key) for key in drift} == drift
        assert life.diff(found[0], **COMPLIANCE).changes == tuple(drift)

    def test_of_a_date_that_was_moved(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**COMPLIANCE)
        cloud.vaults["offsite"]["LockDate"] += timedelta(days=4, hours=1)
        found = life.read(state)
        assert found is not None
        assert found[0]["changeableForDays"] == 7

    @pytest.mark.parametrize(("date", "days"), [(in_days(5.5), 5), (PAST, 0)])
    def test_of_one_that_became_compliant(
        self, cloud: VaultCloud, life: Life, date: datetime, days: int
    ) -> None:
        state = life.create(**GOVERNANCE)
        cloud.vaults["offsite"]["LockDate"] = date
        found = life.read(state)
        assert found is not None
        assert found[0]["mode"] == "COMPLIANCE"
        assert found[0]["changeableForDays"] == days
        assert life.diff(found[0], **GOVERNANCE).changes == ("changeableForDays",)

    def test_of_none(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOVERNANCE)
        cloud.vaults["offsite"]["Locked"] = False
        assert life.read(state) is None
        cloud.vaults.clear()
        assert life.read(state) is None

    def test_being_refused_access_is_never_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOVERNANCE)
        cloud.refuse("DescribeBackupVault", "AccessDenied", "not authorized")
        with pytest.raises(AccessDenied):
            life.read(state)


class TestChange:
    def test_in_place(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOVERNANCE)
        assert life.diff(state, **COMPLIANCE).replaces == ()
        cloud.forget()
        changed = life.update(state, **COMPLIANCE)
        assert cloud.calls == ["PutBackupVaultLockConfiguration", "DescribeBackupVault"]
        assert changed["mode"] == "COMPLIANCE"
        assert changed["lockDate"] == rfc3339(cloud.vaults["offsite"]["LockDate"])
        back = life.update(changed, **GOVERNANCE)
        assert back == state

    def test_of_what_is_ours_alone_leaves_the_date_alone(
        self, cloud: VaultCloud, life: Life
    ) -> None:
        state = life.create(**COMPLIANCE)
        cloud.forget()
        changed = life.update(state, **COMPLIANCE, timeouts={"delete": "1m"})
        assert cloud.calls == []
        assert changed["lockDate"] == state["lockDate"]

    def test_of_what_is_immutable_is_refused_with_the_date(
        self, cloud: VaultCloud, life: Life
    ) -> None:
        state = life.create(**COMPLIANCE)
        cloud.vaults["offsite"]["LockDate"] = PAST
        with pytest.raises(Conflict) as caught:
            life.update(state, **{**COMPLIANCE, "maxRetentionDays": 30})
        assert str(caught.value) == (
            "cannot set the lock of backup vault offsite: it is locked in compliance mode, and "
            "immutable since 2026-01-04T00:00:00Z: Vault Lock configuration is immutable. Leave it "
            "as it is; to have the program forget it, use `pulumi state delete`."
        )

    def test_of_the_vault_replaces_it(self, life: Life) -> None:
        found = life.diff(life.create(**NAME), backupVaultName="other")
        assert found.replaces == ("backupVaultName",)


class TestDelete:
    @pytest.mark.parametrize("wire", [GOVERNANCE, COMPLIANCE], ids=["governance", "compliance"])
    def test_is_one_call(self, cloud: VaultCloud, life: Life, wire: dict[str, Any]) -> None:
        state = life.create(**wire)
        cloud.forget()
        life.delete(state)
        assert cloud.calls == ["DeleteBackupVaultLockConfiguration"]
        assert cloud.vaults["offsite"]["Locked"] is False

    def test_of_what_is_immutable_is_refused_with_the_date(
        self, cloud: VaultCloud, life: Life
    ) -> None:
        state = life.create(**COMPLIANCE)
        cloud.vaults["offsite"]["LockDate"] = PAST
        with pytest.raises(Conflict) as caught:
            life.delete(state)
        assert str(caught.value).startswith(
            "cannot delete the lock of backup vault offsite: it is locked in compliance mode, and "
            "immutable since 2026-01-04T00:00:00Z: "
        )

    def test_of_what_is_gone_is_fine(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOVERNANCE)
        cloud.vaults.clear()
        life.delete(state)
