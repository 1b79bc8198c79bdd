"""What holds for every resource: secrets, configuration, unknowns, errors, the program's slips."""

import re
from pathlib import Path

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import Fault

from ..contract.cloud import DESTINATION, Cloud
from ..pulumi_cli import Stack
from .programs import CREATED
from .waiting import eventually, meanwhile

EVERYTHING = """
    hsm = offsite.cloudhsmv2.BackupCopy(
        "hsm", backup_id="backup-sandboxabcd2", destination_region="eu-central-1",
    )
    redshift = offsite.redshiftserverless.SnapshotCopyConfiguration(
        "redshift", namespace_name="analytics", destination_region="eu-central-1",
    )
    rds = offsite.rds.AutomatedBackupsReplication(
        "rds", source_db_instance_arn="arn:aws:rds:eu-west-1:123456789012:db:orders",
        region="eu-central-1",
    )
    cbs = offsite.cbs.SnapshotCopy(
        "cbs", snapshot_id="snap-sandbox1", destination_regions=["ap-beijing"],
    )
"""
HSM = """
    copy = offsite.cloudhsmv2.BackupCopy(
        "copy", backup_id="backup-sandboxabcd2", destination_region="eu-central-1", {more}
    )
"""


def credentials(environment: dict[str, str]) -> list[str]:
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "TENCENTCLOUD_SECRET_ID")
    return [environment[name] for name in (*names, "TENCENTCLOUD_SECRET_KEY")]


def test_a_run_tells_its_progress_and_no_credential(stack: Stack, sandbox: SandboxClient) -> None:
    sandbox.configure(durations={"default": 600.0})
    stack.program(EVERYTHING)
    stack.environment.pop("PYTHONPATH")

    def is_waited_for(copying: str, describe: str, region: str) -> bool:
        """Whether what was begun has been looked at, and was told: twice before it is waited for."""
        begun = sandbox.calls(operation=copying)
        looks = [call for call in sandbox.calls(operation=describe) if call.region == region]
        return bool(begun) and len([look for look in looks if look.time > begun[0].time]) > 3

    # The verbose log is the CLI's own and shows what it was given: the environment is not.
    up = meanwhile(
        lambda: stack.up("--logtostderr", "-v=9"),
        lambda: eventually(
            lambda: (
                is_waited_for("CopySnapshotCrossRegions", "DescribeSnapshots", "ap-beijing")
                and is_waited_for("CopyBackupToRegion", "DescribeBackups", DESTINATION)
            )
        ),
        lambda: sandbox.configure(durations={"default": 1.0}),
        lambda: sandbox.advance(600),
    )
    assert re.search(r"COPYING_FROM_REMOTE, \d+ %", up.said + up.text)
    assert "CREATE_IN_PROGRESS" in up.text
    # It takes a package named pulumi-… for one that needs a plugin, unless the package denies it.
    assert "GetRequiredPlugins" in up.text
    assert "pulumi-resource-offsite" not in up.text
    # A provider is recorded by reference, not whole.
    blobs = set(re.findall(r'"__provider": ?"([^"]+)"', stack.state()))
    assert len(blobs) == 4
    assert all(len(blob) < 250 for blob in blobs)

    refusal = {"code": "AccessDeniedException", "message": "not allowed"}
    sandbox.add_fault(Fault("error", "cloudhsmv2", "DescribeBackups", count=-1, **refusal))
    denied = stack.refresh(ok=False)
    (error,) = denied.errors
    assert "Allow `DescribeBackups` to the role or user" in error
    assert stack.resource("hsm")["id"], "being refused access is never gone"
    sandbox.clear_faults()
    destroyed = stack.destroy("--logtostderr", "-v=9")
    for text in (up.text, denied.text, destroyed.text, stack.state()):
        assert not [secret for secret in credentials(stack.environment) if secret in text]


def test_a_programs_secrets_stay_secret_in_state_and_text(stack: Stack) -> None:
    """The engine tells a provider which values are secrets no more than its provider tells it."""
    stack.program("""
        secret = pulumi.Output.secret
        vault = offsite.backup.Vault("vault", tags=secret({"pin": "hunter-1"}))
        plan = offsite.backup.Plan(
            "plan", backup_plan_name=secret("hunter-2"),
            rules=[offsite.backup.BackupRuleArgs(
                rule_name=secret("hunter-3"), target_backup_vault_name=vault.backup_vault_name,
                recovery_point_tags={"pin": secret("hunter-4")},
            )],
        )
        copy = offsite.cloudhsmv2.BackupCopy(
            "copy", backup_id=secret("backup-sandboxabcd2"), destination_region="eu-central-1",
            tags={"pin": secret("hunter-5")},
        )
        offsite.cbs.SnapshotCopy(
            "disk", snapshot_id="snap-sandbox1", destination_regions=["ap-beijing"],
            snapshot_name=secret("hunter-6"),
        )
        pulumi.export("told", [plan.backup_plan_name, copy.destination_backup_arn])
    """)
    texts = [stack.preview().text, stack.up().text, stack.refresh().text, stack.state()]
    assert stack.outputs()["told"][0] == "hunter-2"
    refused = (stack.folder / "__main__.py").read_text().replace("backup-sandbox", "hunter-")
    (stack.folder / "__main__.py").write_text(refused)
    texts += [stack.preview(ok=False).text, stack.destroy().text]
    for text in texts:
        assert re.findall(r"hunter-\w+|backup-sandbox\w+", text) == []


def test_configuration_gives_region_tags_and_credentials_that_stay_secret(stack: Stack) -> None:
    taken = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION")
    secrets = {name: stack.environment.pop(name) for name in taken}
    stack.program(HSM.format(more='tags={"name": "own"},'))
    stack.config |= {"aws:region": "eu-west-1", "offsite:defaultTags": {"team": "dr", "name": "x"}}
    stack.write_config()
    keys = {"aws:accessKey": secrets[taken[0]], "aws:secretKey": secrets[taken[1]]}
    given = [option for key in keys for option in ("--secret", f"{key}={keys[key]}")]
    stack.pulumi("config", "set-all", "--stack", "test", *given)
    done = stack.pulumi("up", "--yes", "--skip-preview", "--stack", "test")
    assert "created" in done.stdout
    assert stack.resource("copy")["outputs"]["tags"] == {"team": "dr", "name": "own"}
    assert stack.resource("copy")["outputs"]["region"] == "eu-west-1"
    for name in taken[:2]:
        assert secrets[name] not in done.stdout + done.stderr + stack.state()


def test_what_is_not_known_yet_passes_the_preview(stack: Stack, sandbox: SandboxClient) -> None:
    key = Cloud(sandbox).aws("kms", "us-east-1").create_key()["KeyMetadata"]["Arn"]
    stack.program(
        EVERYTHING
        + f"""
    offsite.rds.AutomatedBackupsReplication(
        "rds-later",
        source_db_instance_arn=rds.source_db_instance_arn.apply(
            lambda arn: arn.replace("orders", "ledger")
        ),
        region=rds.id.apply(lambda _: "us-east-1"), backup_retention_period=rds.allocated_storage,
        kms_key_id=rds.id.apply(lambda _: {key!r}), delete_retained_backups=rds.encrypted,
        tags={{"beside": rds.dbi_resource_id}}, timeouts=hsm.id.apply(lambda _: {{"create": "1m"}}),
    )
    offsite.cbs.SnapshotCopy(
        "cbs-later", snapshot_id=cbs.id.apply(lambda _: "snap-sandbox2"),
        region=cbs.region, snapshot_name=cbs.snapshot_id,
        destination_regions=cbs.destination_regions.apply(lambda names: [*names, "ap-shanghai"]),
    )
    """
    )
    names = ("hsm", "redshift", "rds", "cbs", "rds-later", "cbs-later")
    assert stack.preview().planned == dict.fromkeys(names, CREATED)
    stack.up()
    rds, cbs = (stack.resource(name)["outputs"] for name in names[-2:])
    orders = stack.resource("rds")["outputs"]["dbiResourceId"]
    assert (rds["backupRetentionPeriod"], rds["tags"]) == (20, {"beside": orders})
    assert set(cbs["copies"]) == {"ap-beijing", "ap-shanghai"}


def test_a_fault_of_ours_keeps_its_details_in_a_file(stack: Stack, tmp_path: Path) -> None:
    """A handler with a bug, as no release should have it."""
    stack.environment["TMPDIR"] = str(tmp_path)
    (stack.folder / "sitecustomize.py").write_text(
        "import offsite_provider.aws.cloudhsmv2.backup_copy as module\n"
        "def broken(self, context, inputs):\n"
        "    raise KeyError('secret is sandbox-secret-1')\n"
        "module.BackupCopy.create = broken\n"
    )
    stack.environment["PYTHONPATH"] = str(stack.folder)
    stack.program(HSM.format(more=""))
    (error,) = stack.up(ok=False).errors
    assert "KeyError" in error
    found = re.search(r"(\S+offsite-error-\S+\.log)", error)
    assert found
    details = Path(found[1]).read_text()
    assert "Traceback" in details
    assert "broken" in details
