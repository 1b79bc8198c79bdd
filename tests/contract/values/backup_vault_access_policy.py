import json
import re
from dataclasses import replace

import pytest

from offsite_provider.aws.backup.vaults.vault_access_policy import VaultAccessPolicy
from offsite_provider.core.failures import Invalid, NotFound
from offsite_sandbox.faults import ALWAYS, Fault

from . import Values

STATEMENT = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
    "Resource": "*",
}


def policy(**changes):
    return json.dumps({"Version": "2012-10-17", "Statement": [{**STATEMENT, **changes}]}, indent=1)


ALIKE = policy(Principal={"AWS": "*"}, Action=STATEMENT["Action"][::-1], Resource=["*"])


def put(cloud, document):
    cloud.aws("backup").put_backup_vault_access_policy(BackupVaultName="contract", Policy=document)


def what_is_wanted_already_is_found(life):
    """By a part of a vault, which can carry no mark: it is left, until the program adopts it."""
    life.values.stranger(life.cloud, life.given_values)
    wanted = {"backup_vault_name": "contract", **life.values.beside}
    found = life.created(life.wire(wanted))
    assert any("as it is wanted" in message for message in found.report.messages)
    assert not found.refresh()
    assert found.up(life.wire(wanted)) == "unchanged"
    found.destroy()
    advice = re.search('`adopt="(.+)"`', found.report.messages[-1])
    assert found.locate()
    assert advice
    assert found.up(life.wire({**wanted, "adopt": advice[1]})) == "updated"
    assert found.up(life.wire({**wanted, "adopt": advice[1]})) == "unchanged"
    found.destroy()
    assert found.locate() is None


def the_vault_goes(life):
    """Before a part of it does."""
    part = life.created(life.least())
    life.cloud.aws("backup").delete_backup_vault(BackupVaultName="contract")
    with pytest.raises(NotFound, match="there is no backup vault contract in eu-west-1") as failure:
        part.up(life.least(**life.values.beside))
    assert "pulumi refresh" in failure.value.remedy
    part.destroy()
    assert part.refresh()
    assert not part.id
    with pytest.raises(NotFound, match="there is no backup vault contract in eu-west-1"):
        part.up(life.least())


def what_means_the_same_is_no_drift(life):
    found = life.created(life.least())
    put(life.cloud, ALIKE)
    assert not found.refresh()
    assert found.up(life.least(policy=ALIKE)) == "unchanged"


def a_fresh_principal_is_waited_for(life):
    refusal = {"code": "InvalidParameterValueException", "message": "Provided principal is wrong."}
    fault = Fault("error", "backup", "PutBackupVaultAccessPolicy", **refusal, count=3)
    life.cloud.sandbox.add_fault(fault)
    found = life.created(life.least())
    assert found.report.messages == ["waits: Provided principal is wrong."]
    life.cloud.sandbox.add_fault(replace(fault, count=ALWAYS))
    with pytest.raises(
        Invalid, match="cannot set the access policy of backup vault contract: Prov"
    ):
        found.up(life.least(**life.values.beside, timeouts={"update": "1s"}))


def another_refusal_is_final(life):
    code, operation = "InvalidParameterValueException", "PutBackupVaultAccessPolicy"
    life.cloud.sandbox.add_fault(
        Fault("error", "backup", operation, code=code, message="Too long.")
    )
    with pytest.raises(Invalid, match="Too long"):
        life.resource().up(life.least())


def the_arns_of_vaults_are_asked_for_once(life):
    provider = life.provider()
    for number in range(3):
        life.cloud.aws("backup").create_backup_vault(BackupVaultName=f"vault-{number}")
    before = len(life.cloud.calls)
    for number in range(3):
        policy = life.resource(f"policy-{number}")
        policy.up(life.least(backup_vault_name=f"vault-{number}"), provider)
        assert policy.state["backupVaultArn"].endswith(f":backup-vault:vault-{number}")
    called = [call.operation for call in life.cloud.calls[before:]]
    assert called.count("DescribeBackupVault") == 1


def two_vaults(cloud):
    for region in ("eu-west-1", "eu-west-2"):
        for name in ("contract", "contract-other"):
            cloud.aws("backup", region).create_backup_vault(BackupVaultName=name)
    return {}


class VaultAccessPolicyValues(Values):
    handler = VaultAccessPolicy
    read_operation = "backup:GetBackupVaultAccessPolicy"
    unmarkable = "AWS keeps no tags of it, and nobody can tell who has set it"
    update_makes_again = "the same call sets a policy, be there one or not"

    least = {"backup_vault_name": "contract", "policy": policy()}
    most = {"backup_vault_name": "contract", "policy": policy(Sid="Keep")}
    changes = {
        "region": "eu-west-2",
        "backup_vault_name": "contract-other",
        "policy": policy(Effect="Allow"),
    }
    drift = {"policy": lambda cloud, thing: put(cloud, policy(Action="backup:*"))}
    beside = {"policy": policy(Effect="Allow")}
    scenes = {
        "as-wanted": what_is_wanted_already_is_found,
        "vault-gone": the_vault_goes,
        "fresh-principal": a_fresh_principal_is_waited_for,
        "refused": another_refusal_is_final,
        "arns": the_arns_of_vaults_are_asked_for_once,
        "alike": what_means_the_same_is_no_drift,
    }

    def setup(self, cloud):
        return two_vaults(cloud)

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_backup_vault_access_policy(BackupVaultName="contract")

    def stranger(self, cloud, given):
        put(cloud, policy(Effect="Allow"))
