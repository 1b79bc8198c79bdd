"""What holds for every resource: secrets, configuration, components, errors, the program's slips."""

import re
from pathlib import Path

import pytest

from offsite_sandbox.faults import Fault

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


def test_no_credential_reaches_state_or_output(stack, sandbox) -> None:
    stack.program(EVERYTHING)
    said = [stack.up().text, stack.refresh().text]
    sandbox.add_fault(Fault("error", count=-1, code="AccessDeniedException", message="not allowed"))
    said.append(stack.refresh(ok=False).text)
    sandbox.clear_faults()
    said += [stack.state(), stack.destroy("--logtostderr", "-v=9").text]
    for secret in credentials(stack.environment):
        for text in said:
            # The verbose log is the CLI's own and shows what it was given: the environment is not.
            assert secret not in text


def test_credentials_from_secret_configuration_stay_secret(stack, sandbox) -> None:
    taken = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION")
    secrets = {name: stack.environment.pop(name) for name in taken}
    stack.program(HSM.format(more=""))
    stack._write_config()
    for key, name in (("aws:accessKey", taken[0]), ("aws:secretKey", taken[1])):
        stack.pulumi("config", "set", "--secret", "--stack", "test", key, secrets[name])
    stack.pulumi("config", "set", "--stack", "test", "aws:region", "eu-west-1")
    done = stack.pulumi("up", "--yes", "--stack", "test")
    assert "created" in done.stdout
    for name in taken[:2]:
        assert secrets[name] not in done.stdout + done.stderr + stack.state()


def test_the_provider_is_recorded_by_reference(stack) -> None:
    stack.program(EVERYTHING)
    stack.up()
    blobs = set(re.findall(r'"__provider": "([^"]+)"', stack.state()))
    assert len(blobs) == 4
    assert all(len(blob) < 250 for blob in blobs)


def test_configuration_fills_in_region_and_tags(stack, sandbox) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        stack.environment.pop(name)
    stack.program(HSM.format(more='tags={"name": "own"},'))
    failed = stack.preview(ok=False)
    assert "region" in failed.said
    stack.config |= {"aws:region": "eu-west-1", "offsite:defaultTags": {"team": "dr", "name": "x"}}
    stack.up()
    assert stack.resource("copy")["outputs"]["tags"] == {"team": "dr", "name": "own"}
    assert stack.resource("copy")["outputs"]["region"] == "eu-west-1"
    stack.assert_unchanged()


def test_a_role_of_another_account_is_assumed(stack, sandbox) -> None:
    stack.program(HSM.format(more='role_arn="arn:aws:iam::210987654321:role/dr",'))
    (error,) = stack.up(ok=False).errors
    # The backup is the first account's: the other one doesn't have it.
    assert "eu-west-1 has no such backup" in error
    assert {call.account for call in sandbox.calls("cloudhsmv2")} == {"210987654321"}


def test_resources_in_a_component_are_owned_apart(stack, sandbox) -> None:
    stack.program("""
        class Regime(pulumi.ComponentResource):
            def __init__(self, name):
                super().__init__("dr:index:Regime", name)
                self.copy = offsite.cloudhsmv2.BackupCopy(
                    f"{name}-copy", pulumi.ResourceOptions(parent=self),
                    backup_id="backup-sandboxabcd2", destination_region="eu-central-1",
                )

        one, two = Regime("one"), Regime("two")
        pulumi.export("one", one.copy.id)
        pulumi.export("two", two.copy.id)
    """)
    stack.up()
    outputs = stack.outputs()
    assert outputs["one"] != outputs["two"]
    stack.assert_unchanged()


def test_what_is_not_known_yet_passes_the_preview(stack) -> None:
    stack.program("""
        first = offsite.rds.AutomatedBackupsReplication(
            "first", source_db_instance_arn="arn:aws:rds:eu-west-1:123456789012:db:orders",
            region="eu-central-1",
        )
        second = offsite.cloudhsmv2.BackupCopy(
            "second", backup_id="backup-sandboxabcd2", destination_region="eu-central-1",
            tags={"follows": first.dbi_resource_id},
        )
        pulumi.export("tag", second.tags["follows"])
    """)
    assert stack.preview().planned == {"first": ["create"], "second": ["create"]}
    stack.up()
    assert stack.outputs()["tag"].startswith("db-")
    stack.assert_unchanged()


def test_known_arguments_are_refused_beside_unknown_ones(stack) -> None:
    stack.program("""
        first = offsite.rds.AutomatedBackupsReplication(
            "first", source_db_instance_arn="arn:aws:rds:eu-west-1:123456789012:db:orders",
            region="eu-central-1",
        )
        second = offsite.cloudhsmv2.BackupCopy(
            "second", backup_id="backup-1", destination_region="eu-central-1",
            tags={"follows": first.dbi_resource_id},
        )
    """)
    failed = stack.preview(ok=False)
    assert "backup_id" in failed.said
    assert "must be a CloudHSM backup ID" in failed.said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            'backup_idd="backup-sandboxabcd2"',
            "`backup_idd` is not an argument: did you mean `backup_id`?",
        ),
        ('backup_id="backup-sandboxabcd2", timeouts={"crate": "1h"}', "did you mean `create`?"),
    ],
)
def test_a_slip_in_the_program_is_one_line(stack, arguments: str, sentence: str) -> None:
    stack.program(
        f'offsite.cloudhsmv2.BackupCopy("copy", destination_region="eu-central-1", {arguments})'
    )
    failed = stack.preview(ok=False)
    assert sentence in failed.text
    assert "Traceback" not in failed.text


def test_a_fault_of_ours_keeps_its_details_in_a_file(stack, tmp_path: Path) -> None:
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


def test_progress_is_told(stack, sandbox) -> None:
    sandbox.configure(durations={"default": 4.0})
    stack.program(EVERYTHING)
    said = stack.up().text
    assert re.search(r"COPYING_FROM_REMOTE, \d+ %", said)
    assert "CREATE_IN_PROGRESS" in said


def test_pulumi_looks_for_no_plugin(stack) -> None:
    """It takes a package named pulumi-… for one that needs a plugin, unless the package denies it."""
    stack.program(HSM.format(more=""))
    stack._write_config()
    done = stack.pulumi("preview", "--stack", "test", "--logtostderr", "-v=9")
    assert "GetRequiredPlugins" in done.stderr
    assert "pulumi-resource-offsite" not in done.stdout + done.stderr
