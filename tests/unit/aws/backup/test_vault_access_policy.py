"""VaultAccessPolicy: what a vault has one of, or none."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from offsite_provider.aws.backup.vault import Vault
from offsite_provider.aws.backup.vault_access_policy import (
    VaultAccessPolicy,
    VaultAccessPolicyInputs,
)
from offsite_provider.core.fields import UNKNOWN
from offsite_provider.core.lifecycle import Lifecycle

from offsite_provider.aws.backup import vault_access_policy
from offsite_provider.core.failures import AccessDenied, Conflict, Failure, Invalid, NotFound

from .vault_cloud import HEAD, REGION, Life, Refused, VaultCloud

Complaints = Callable[[type[Any], dict[str, Any]], dict[str, str]]

STATEMENT = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
    "Resource": "*",
}
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [STATEMENT]}, indent=1)
ALIKE = POLICY.replace('"*"', '["*"]', 2).replace(
    '"Principal": [\n   "*"\n  ]', '"Principal": {"AWS": "*"}'
)
OTHER = POLICY.replace("Deny", "Allow")
GOOD = {"backupVaultName": "offsite", "policy": POLICY}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> VaultCloud:
    cloud = VaultCloud(monkeypatch)
    cloud.add("offsite")
    return cloud


@pytest.fixture
def life(cloud: VaultCloud, report: Any) -> Life:
    return Life(VaultAccessPolicy(), report)


class TestArguments:
    def test_what_is_required(self, complaints: Complaints) -> None:
        assert complaints(VaultAccessPolicyInputs, {"region": REGION}) == {
            "backup_vault_name": "is required",
            "policy": "is required",
        }

    def test_what_is_no_policy(self, complaints: Complaints) -> None:
        wire = {"region": REGION, "backupVaultName": "offsite", "policy": "{"}
        found = complaints(VaultAccessPolicyInputs, wire)
        assert found["policy"].startswith("must be JSON, and isn't at line 1, column 2: ")

    @pytest.mark.parametrize("name", list(GOOD))
    def test_any_may_be_unknown(self, complaints: Complaints, name: str) -> None:
        wire = {"region": REGION, **GOOD, name: UNKNOWN}
        assert complaints(VaultAccessPolicyInputs, wire) == {}


class TestCreate:
    def test_looks_first(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        assert json.loads(cloud.policies["offsite"]) == json.loads(POLICY)
        assert life.id == "offsite"
        assert state["policy"] == POLICY
        assert state["backupVaultArn"] == f"{HEAD}:offsite"
        assert cloud.calls == [
            "GetBackupVaultAccessPolicy",
            "PutBackupVaultAccessPolicy",
            "DescribeBackupVault",
        ]

    def test_many_ask_for_one_vault(self, cloud: VaultCloud, life: Life) -> None:
        for n in range(4):
            cloud.add(f"vault-{n}")
            state = life.create(**{**GOOD, "backupVaultName": f"vault-{n}"})
            assert state["backupVaultArn"] == f"{HEAD}:vault-{n}"
        assert cloud.counts["DescribeBackupVault"] == 1

    def test_after_a_vault_of_the_same_run_asks_for_none(
        self, cloud: VaultCloud, life: Life, report: Any
    ) -> None:
        key = {"encryptionKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/k"}
        handlers = {handler.token: handler for handler in (Vault(), VaultAccessPolicy())}
        both = Lifecycle(life.life.settings, handlers)
        both.create(Vault.token, {"region": REGION, "backupVaultName": "new", **key}, report)
        wire = {"region": REGION, **GOOD, "backupVaultName": "new"}
        _, state = both.create(VaultAccessPolicy.token, wire, report)
        assert state["backupVaultArn"] == f"{HEAD}:new"
        assert "DescribeBackupVault" not in cloud.calls

    def test_of_what_means_the_same_changes_nothing(self, cloud: VaultCloud, life: Life) -> None:
        """A killed run has set it, or somebody who wants the same."""
        assert ALIKE != POLICY
        cloud.policies["offsite"] = ALIKE
        state = life.create(**GOOD)
        assert state["policy"] == POLICY
        assert cloud.calls == ["GetBackupVaultAccessPolicy"]

    def test_refuses_to_overwrite_another(self, cloud: VaultCloud, life: Life) -> None:
        cloud.policies["offsite"] = OTHER
        with pytest.raises(Conflict) as caught:
            life.create(**GOOD)
        assert str(caught.value) == (
            "cannot set the access policy of backup vault offsite: it has another already, which "
            "this resource did not set. Take it over with `adopt=True`, or delete it."
        )
        assert cloud.policies["offsite"] == OTHER

    def test_adopts_another(self, cloud: VaultCloud, life: Life, report: Any) -> None:
        cloud.policies["offsite"] = OTHER
        life.create(**GOOD, adopt=True)
        assert json.loads(cloud.policies["offsite"]) == json.loads(POLICY)
        assert report.informed == ["takes over the access policy of backup vault offsite"]

    def test_adopts_nothing_without_a_word(
        self, cloud: VaultCloud, life: Life, report: Any
    ) -> None:
        life.create(**GOOD, adopt=True)
        assert report.informed == []

    def test_waits_for_a_fresh_principal(self, cloud: VaultCloud, life: Life, report: Any) -> None:
        why = "Provided principal is not valid."
        cloud.refuse("PutBackupVaultAccessPolicy", "InvalidParameterValue", why, times=3)
        life.create(**GOOD)
        assert cloud.counts["PutBackupVaultAccessPolicy"] == 4
        assert report.progressed == [f"waits: {why}"]

    def test_a_principal_that_never_comes_is_an_error(
        self, cloud: VaultCloud, life: Life, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(vault_access_policy, "_UNTIL_KNOWN", 0.05)
        why = "Provided principal is not valid."
        cloud.refuse("PutBackupVaultAccessPolicy", "InvalidParameterValue", why, times=1000)
        with pytest.raises(Invalid) as caught:
            life.create(**GOOD)
        assert "cannot set the access policy of backup vault offsite: Provided" in str(caught.value)
        assert cloud.counts["PutBackupVaultAccessPolicy"] > 1

    @pytest.mark.parametrize(
        ("code", "why"),
        [
            ("InvalidParameterValue", "Too long."),
            ("AccessDenied", "The principal may not do that."),
        ],
    )
    def test_another_refusal_is_not_repeated(
        self, cloud: VaultCloud, life: Life, code: str, why: str
    ) -> None:
        cloud.refuse("PutBackupVaultAccessPolicy", code, why)
        with pytest.raises(Failure):
            life.create(**GOOD)
        assert cloud.counts["PutBackupVaultAccessPolicy"] == 1

    def test_for_a_vault_that_is_not_there(self, life: Life) -> None:
        with pytest.raises(NotFound) as caught:
            life.create(**{**GOOD, "backupVaultName": "nowhere"})
        assert str(caught.value) == (
            "cannot set the access policy of backup vault nowhere: there is no backup vault "
            "nowhere in eu-west-1."
        )


class TestRead:
    def test_of_what_means_the_same_is_no_drift(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.policies["offsite"] = ALIKE
        cloud.forget()
        assert life.read(state) == (state, None)
        assert cloud.calls == ["GetBackupVaultAccessPolicy"]

    def test_of_another(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.policies["offsite"] = OTHER
        found = life.read(state)
        assert found is not None
        assert found[0]["policy"] == OTHER
        assert life.diff(found[0], **GOOD).changes == ("policy",)

    def test_of_none(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.policies.clear()
        assert life.read(state) is None

    def test_of_a_vault_that_is_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.vaults.clear()
        assert life.read(state) is None

    def test_being_refused_access_is_never_gone(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.refuse("GetBackupVaultAccessPolicy", "AccessDenied", "not authorized")
        with pytest.raises(AccessDenied) as caught:
            life.read(state)
        assert "cannot read the access policy of backup vault offsite: " in str(caught.value)


class TestChange:
    def test_in_place(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        assert life.diff(state, **{**GOOD, "policy": OTHER}).replaces == ()
        life.again()
        cloud.forget()
        changed = life.update(state, **{**GOOD, "policy": OTHER})
        assert cloud.calls == ["PutBackupVaultAccessPolicy"]
        assert changed == {**state, "policy": OTHER}

    def test_of_what_means_the_same_is_none(self, life: Life) -> None:
        assert life.diff(life.create(**GOOD), **{**GOOD, "policy": ALIKE}).changes == ()

    def test_of_the_vault_replaces_it(self, life: Life) -> None:
        found = life.diff(life.create(**GOOD), **{**GOOD, "backupVaultName": "other"})
        assert found.replaces == ("backupVaultName",)
        assert found.delete_before_replace

    def test_of_what_is_ours_alone_is_no_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.forget()
        life.update(state, **GOOD, timeouts={"update": "1m"})
        assert cloud.calls == []


class TestDelete:
    def test_is_one_call(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.forget()
        life.delete(state)
        assert cloud.calls == ["DeleteBackupVaultAccessPolicy"]
        assert cloud.policies == {}

    def test_of_what_is_gone_is_fine(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.refusals["DeleteBackupVaultAccessPolicy"] = [Refused("ResourceNotFound")]
        life.delete(state)
        cloud.vaults.clear()
        life.delete(state)

    def test_being_refused_access_is_an_error(self, cloud: VaultCloud, life: Life) -> None:
        state = life.create(**GOOD)
        cloud.refuse("DeleteBackupVaultAccessPolicy", "AccessDenied", "not authorized")
        with pytest.raises(AccessDenied):
            life.delete(state)
