from dataclasses import replace

import pytest

from offsite_provider.aws.backup.vaults.vault import Vault
from offsite_provider.core.failures import Conflict, Invalid, NotFound
from offsite_provider.core.ownership import Identity, Owner

from ..cloud import ACCOUNT, SOURCE
from ..life import Resource
from ..marks import taken_and_taken_back, unmarked
from . import Change, Given, Values

ROLE = f"arn:aws:iam::{ACCOUNT}:role/offsite-backup"
TABLE = f"arn:aws:dynamodb:{SOURCE}:{ACCOUNT}:table/orders"


def many_are_read_by_the_page(life):
    vaults, provider = [life.resource(f"vault-{number}") for number in range(12)], life.provider()
    for number, vault in enumerate(vaults):
        vault.up(life.least(tags={"number": str(number)}), provider)
    before, provider = len(life.cloud.calls), life.provider()
    for vault in vaults:
        assert not vault.refresh(provider)
    called = [call.operation for call in life.cloud.calls[before:]]
    assert sorted({*called}) == [
        "DescribeBackupVault",
        "GetResources",
        "ListBackupVaults",
        "ListTags",
    ]
    assert len(called) == 10
    # What is changed and deleted is looked for in a listing too.
    before, provider = len(life.cloud.calls), life.provider()
    for number, vault in enumerate(vaults):
        assert vault.up(life.least(tags={"number": f"{number}-"}), provider) == "updated"
    provider = life.provider()
    for vault in vaults:
        vault.delete(provider, vault.id, vault.state)
    # Each is one call, and two times four and a page; whose the account is, is asked once.
    assert len(life.cloud.calls[before:]) == 12 * 2 + 2 * (4 + 1) + 1


def the_default_key_is_asked_for_once(life):
    provider = life.provider()
    before = len(life.cloud.calls)
    for number in range(3):
        vault = life.resource(f"vault-{number}")
        vault.up({}, provider)
        assert vault.id.startswith(f"eu-west-1/vault-{number}-")
        assert vault.state["encryptionKeyArn"].startswith("arn:aws:kms:eu-west-1:")
    called = [call.operation for call in life.cloud.calls[before:]]
    assert called.count("CreateBackupVault") == 3
    # Looked at until it shows.
    assert called.count("DescribeBackupVault") == 1 or life.cloud.late


def what_can_not_be_changed_is_not_adopted(life):
    client, vault = life.cloud.aws("backup"), life.resource()
    client.create_backup_vault(BackupVaultName="contract-most")
    with pytest.raises(
        Conflict,
        match=r"contract-most: a vault .* with encryption_key_arn=\"arn:.*\", which can't be changed. "
        "Give the values that it has, or another `backup_vault_name`",
    ):
        vault.up(life.most(adopt="eu-west-1/contract-most"))
    client.create_logically_air_gapped_backup_vault(
        BackupVaultName="gapped", MinRetentionDays=7, MaxRetentionDays=7
    )
    with pytest.raises(Conflict, match=r"gapped: a vault .* is a logically air gapped") as refusal:
        vault.up(life.least(backup_vault_name="gapped", adopt="eu-west-1/gapped"))
    assert "another `backup_vault_name`" in refusal.value.remedy
    assert vault.locate("eu-west-1/gapped") is None


def tags_are_read_one_by_one_where_they_may_not_be_listed(life):
    resources = [life.created(life.least(tags={"n": str(n)}), f"vault-{n}") for n in range(6)]
    life.cloud.deny("resourcegroupstaggingapi:GetResources")
    provider = life.provider()
    for resource in resources:
        assert not resource.refresh(provider)


def by_force_it_goes_with_all_that_it_holds(life):
    vault = life.created(life.most())
    fill(life.cloud, "contract-most", TABLE, TABLE, stack_of_volumes(life.cloud))
    vault.destroy()
    assert vault.locate() is None
    assert "deleted the 5 recovery points of backup vault contract-most" in vault.report.messages


def one_that_holds_recovery_points_stays(life):
    vault = life.created(life.least(backup_vault_name="held"))
    fill(life.cloud, "held", TABLE)
    with pytest.raises(
        Conflict, match=r"it holds 1 recovery point\. Delete them, or run .* with"
    ) as no:
        vault.destroy()
    assert "`force_destroy=True`" in no.value.remedy
    life.cloud.aws("backup").put_backup_vault_lock_configuration(BackupVaultName="held")
    with pytest.raises(
        Conflict, match=r"which its lock protects .governance mode.* Remove the lock"
    ):
        vault.destroy()
    life.cloud.aws("backup").put_backup_vault_lock_configuration(
        BackupVaultName="held", ChangeableForDays=3
    )
    assert vault.up(life.least(backup_vault_name="held", force_destroy=True)) == "updated"
    with pytest.raises(Conflict, match="retained for ever, and it is locked in compliance mode"):
        vault.destroy()


def one_that_holds_recovery_points_may_stay_in_a_line(life):
    wanted = life.least(backup_vault_name="held", force_destroy=True, retain_filled=True)
    vault = life.created(wanted)
    fill(life.cloud, "held", TABLE)
    life.cloud.aws("backup").put_backup_vault_lock_configuration(BackupVaultName="held")
    vault.destroy()
    assert vault.report.messages[-1] == (
        "keeps backup vault held: it holds 1 recovery point, which its lock protects (governance "
        "mode, without a lock date)"
    )
    # It has its mark yet: who declares it again has it back.
    again = life.created(wanted)
    life.cloud.aws("backup").delete_backup_vault_lock_configuration(BackupVaultName="held")
    again.destroy()
    assert again.locate() is None


def one_that_was_taken_over_is_not_emptied(life):
    wanted = life.least(backup_vault_name="held", force_destroy=True)
    mine = life.created(wanted)
    fill(life.cloud, "held", TABLE)
    theirs = Resource(life, replace(mine.identity, stack="theirs"))
    theirs.up({**wanted, "adopt": mine.id})
    mine.destroy()
    assert "keeps backup vault held, which another" in mine.report.messages[-1]
    (vault,) = (v for v in vaults(life.cloud) if v["BackupVaultName"] == "held")
    assert vault["NumberOfRecoveryPoints"] == 1
    assert mine.refresh()
    life.cloud.advance(60)
    with pytest.raises(
        Conflict, match="exists already, and it carries the mark of contract/theirs"
    ):
        mine.up(wanted)


def one_that_has_lost_its_tag(life):
    """It is known by the request that made it, unless a stranger made it."""
    own = life.created(life.least())
    untag(life.cloud, own)
    assert own.refresh()
    assert own.up(life.least(tags={"a": "1"})) == "updated"
    assert not own.refresh()
    assert own.state["mark"]
    untag(life.cloud, own)
    own.destroy()
    assert own.locate() is None
    life.values.stranger(life.cloud, life.given_values)
    adopted = life.created(life.least(adopt=own.id))
    assert adopted.up(life.least(tags={"b": "2"})) == "updated"
    untag(life.cloud, adopted)
    unmarked(life, adopted)


def adopted_in_silence(life):
    """A program that says nothing of name and tags leaves them as they are."""
    life.values.stranger(life.cloud, life.given_values)
    (name,) = (v["BackupVaultName"] for v in vaults(life.cloud) if "it-" in v["BackupVaultName"])
    wanted = life.least(adopt=f"{SOURCE}/{name}")
    adopted = life.created(wanted, "another")
    assert adopted.state["tags"] == {"by": "hand"}
    assert adopted.up(wanted) == "unchanged"
    assert not adopted.refresh()
    assert adopted.up({**wanted, "tags": {}}) == "updated"
    tags = life.cloud.aws("backup").list_tags(ResourceArn=adopted.state["backupVaultArn"])["Tags"]
    assert [*tags] == ["offsite:owner"]
    for wrong, why in (("nothing", NotFound), ("a/b", NotFound)):
        with pytest.raises(why, match=r"Correct `adopt`, or leave it out"):
            life.resource("more").up(life.least(adopt=f"{SOURCE}/{wrong}"))
    with pytest.raises(Invalid, match="Correct `adopt`, or leave it out"):
        life.resource("more").up(life.least(adopt=f"us-east-1/{name}"))


def tags_that_the_listing_shows_late(life):
    resources = [life.created(life.least(tags={"n": str(n)}), f"vault-{n}") for n in range(6)]
    life.cloud.sandbox.configure(durations={"resourcegroupstaggingapi.TagPropagation": 3600})
    provider = life.provider()
    for resource in resources:
        assert not resource.refresh(provider)


def vaults(cloud):
    return cloud.aws("backup").list_backup_vaults()["BackupVaultList"]


def untag(cloud, vault):
    """Takes the mark away."""
    arn = vault.state["backupVaultArn"]
    cloud.aws("backup").untag_resource(ResourceArn=arn, TagKeyList=["offsite:owner"])


class VaultValues(Values):
    handler = Vault
    read_operation = "backup:DescribeBackupVault"

    least = {}
    most = {
        "backup_vault_name": "contract-most",
        "encryption_key_arn": Given("key"),
        "tags": {"costCenter": "1", "cost_center": "2"},
        "force_destroy": True,
        "retain_filled": True,
    }
    changes = {
        "region": Change("eu-west-2", {"encryption_key_arn": None}),
        "backup_vault_name": ("contract-other", None),
        "encryption_key_arn": (Given("other_key"), None),
        "tags": ({"costCenter": "3", "added": "4"}, None),
        "force_destroy": False,
        "retain_filled": False,
    }
    not_kept = dict.fromkeys(
        ("force_destroy", "retain_filled"),
        "it is an instruction for the deletion, which the service has not",
    )
    drift = {
        "tags": lambda cloud, vault: cloud.aws("backup").tag_resource(
            ResourceArn=vault.backup_vault_arn, Tags={"costCenter": "9"}
        )
    }
    scenes = {
        "many": many_are_read_by_the_page,
        "default-key": the_default_key_is_asked_for_once,
        "unlike": what_can_not_be_changed_is_not_adopted,
        "tags-denied": tags_are_read_one_by_one_where_they_may_not_be_listed,
        "held": one_that_holds_recovery_points_stays,
        "retained": one_that_holds_recovery_points_may_stay_in_a_line,
        "taken": taken_and_taken_back,
        "taken-and-held": one_that_was_taken_over_is_not_emptied,
        "untagged": one_that_has_lost_its_tag,
        "silent": adopted_in_silence,
        "late": tags_that_the_listing_shows_late,
        "by-force": by_force_it_goes_with_all_that_it_holds,
    }

    def setup(self, cloud):
        return {"key": new_key(cloud), "other_key": new_key(cloud)}

    def remove(self, cloud, thing):
        cloud.aws("backup").delete_backup_vault(BackupVaultName=thing.backup_vault_name)

    def stranger(self, cloud, given):
        cloud.aws("backup").create_backup_vault(
            BackupVaultName=own_name(self), BackupVaultTags={"by": "hand"}
        )


def own_name(values):
    """The name of a vault for which the suite gives none."""
    return Owner(Identity("contract", "test", values.handler.token, "it")).name()


def new_key(cloud):
    return cloud.aws("kms").create_key()["KeyMetadata"]["Arn"]


def fill(cloud, vault, *resources, **more):
    """Backs up resources into a vault."""
    for resource in resources:
        cloud.aws("backup").start_backup_job(
            BackupVaultName=vault, ResourceArn=resource, IamRoleArn=ROLE, **more
        )


def stack_of_volumes(cloud):
    """The ARN of a CloudFormation stack, of which a backup is composite: it and two in it."""
    volume = f'{{"Type": "AWS::EC2::Volume", "Properties": {{"AvailabilityZone": "{SOURCE}a", "Size": 1}}}}'
    template = f'{{"Resources": {{"One": {volume}, "Two": {volume}}}}}'
    cloudformation = cloud.aws("cloudformation")
    return cloudformation.create_stack(StackName="shop", TemplateBody=template)["StackId"]
