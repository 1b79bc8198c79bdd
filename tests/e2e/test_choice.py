"""Python programs choose who manages their resources: Pulumi's dynamic host, or the plugin."""

import json

from offsite_sandbox.client import SandboxClient

from ..contract.cloud import Cloud
from ..pulumi_cli import Stack
from .programs import CREATED, DELETED
from .test_plugin import program

OTHER = "210987654321"
DENY = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": "backup:DeleteRecoveryPoint",
    "Resource": "*",
}
REGIME = f"""\
Options = pulumi.ResourceOptions

class Regime(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("platform:index:Regime", name, None, opts)
        within = Options(parent=self)
        self.vault = offsite.backup.Vault(f"{{name}}-vault", within, backup_vault_name="orders")
        offsite.backup.VaultAccessPolicy(
            f"{{name}}-vault-access",
            Options(parent=self.vault),
            backup_vault_name=self.vault.backup_vault_name,
            policy={json.dumps({"Version": "2012-10-17", "Statement": [DENY]})!r},
        )
"""


def test_two_accounts_and_two_regions(stack: Stack, sandbox: SandboxClient) -> None:
    stack.program(
        f"""{REGIME}
dr = offsite.Provider(
    "dr",
    region="eu-central-1",
    role_arn="arn:aws:iam::{OTHER}:role/dr",
    default_tags={{"team": "dr"}},
    identity="dr",
)
here = offsite.Provider("here", region="eu-west-1")
Regime("here", Options(providers=[here]))
there = Regime("there", Options(providers={{"offsite": dr}}))
offsite.backup.Vault("dynamic", backup_vault_name="ledger", region="us-east-1")
invoked = pulumi.InvokeOutputOptions(provider=dr, depends_on=there.vault)
listed = offsite.backup.list_vaults_output(opts=invoked)
pulumi.export("listed", listed.apply(lambda found: [v.backup_vault_name for v in found.backup_vault_list]))
"""
    )
    names = (
        "dr",
        "here",
        "here-vault",
        "here-vault-access",
        "there-vault",
        "there-vault-access",
        "dynamic",
    )
    made = stack.up().steps
    assert {name: made[name] for name in names} == dict.fromkeys(names, CREATED)
    there = stack.resource("there-vault")
    assert (there["type"], there["id"]) == ("offsite:backup:Vault", "eu-central-1/orders")
    assert f":{OTHER}:" in there["outputs"]["backupVaultArn"]
    assert there["outputs"]["tags"] == {"team": "dr"}
    assert stack.resource("here-vault")["id"] == "eu-west-1/orders"
    assert stack.resource("dynamic")["type"].startswith("pulumi-python:dynamic/")
    assert stack.outputs()["listed"] == ["orders"]
    stack.assert_unchanged()


def test_errors_are_those_of_our_own_sdk(stack: Stack) -> None:
    provider = 'offsite.Provider("dr", region="eu-wst-1", default_tags={"team": 5})'
    stack.program(provider)
    said = stack.preview(ok=False).said
    assert "`region` " in said
    assert "`default_tags.team` must be a string, not `5`" in said

    stack.program(
        """
        opts = pulumi.InvokeOptions(provider=offsite.Provider("dr", region="eu-west-1"))
        offsite.backup.list_backup_jobs(by_state="DONE", opts=opts)
        """
    )
    said = stack.preview(ok=False).errors[0]
    assert said.startswith("cannot ask offsite.backup.list_backup_jobs: `by_state` must be one of")


def test_a_stack_goes_from_one_to_the_other_without_a_call(
    stack: Stack, sandbox: SandboxClient
) -> None:
    """In a component, below one another, and renamed at the same time."""
    program(stack, "", runtime="python")
    stack.config["offsite:region"] = "eu-west-1"
    stack.program(f'{REGIME}\nRegime("first")')
    stack.up()
    for plugin, options, steps in (
        ("true", "", {}),
        ("false", 'providers=[offsite.Provider("dr", region="eu-west-1")]', {"dr": CREATED}),
        ("false", 'aliases=[pulumi.Alias(name="first")]', {"dr": DELETED}),
    ):
        name = "second" if "aliases" in options else "first"
        stack.program(f'{REGIME}\nRegime("{name}", Options({options}))')
        stack.config["offsite:plugin"] = plugin
        sandbox.clear_calls()
        run = stack.up()
        assert run.steps == steps
        assert "warning" not in run.said
        assert sandbox.calls() == []
    stack.assert_unchanged()
    stack.destroy()
    left = Cloud(sandbox).aws("backup").list_backup_vaults()["BackupVaultList"]
    assert "orders" not in [vault["BackupVaultName"] for vault in left]


def test_what_gets_another_name_and_another_provider_stays(
    stack: Stack, sandbox: SandboxClient
) -> None:
    """Providers are processes of their own, and a lock carries no mark that says whose it is."""
    program(stack, "", runtime="python")
    stack.config["offsite:region"] = "eu-west-1"
    backup = Cloud(sandbox).aws("backup")
    others = (
        ("first", ""),
        ("second", ', opts=Options(provider=offsite.Provider("dr", region="eu-west-1"))'),
        ("third", ', opts=Options(provider=offsite.Provider("other", region="eu-west-1"))'),
    )
    for name, options in others:
        stack.program(
            f"""
            Options = pulumi.ResourceOptions
            vault = offsite.backup.Vault("vault", backup_vault_name="orders")
            name = vault.backup_vault_name
            offsite.backup.VaultLock(
                "{name}", backup_vault_name=name, min_retention_days=7{options}
            )
            """
        )
        run = stack.up()
        assert backup.describe_backup_vault(BackupVaultName="orders")["MinRetentionDays"] == 7
        assert ("keeps eu-west-1/orders: " in run.said) == (name != "first")
        stack.assert_unchanged()
