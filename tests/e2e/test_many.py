"""Many resources at once share their calls and their waiting."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from ..contract.cloud import Cloud
from .waiting import eventually, meanwhile

COPIES = 100


def test_a_hundred_copies_wait_together(stack, sandbox) -> None:
    sandbox.configure(durations={"default": 3600.0})
    stack.program(f"""
        for number in range({COPIES}):
            offsite.cloudhsmv2.BackupCopy(
                f"copy-{{number}}", backup_id="backup-sandboxabcd2",
                region="eu-west-1", destination_region="eu-central-1",
            )
    """)
    stack.config["offsite:pollSeconds"] = "1"
    # With four at a time, as the host has it, the last would start when 96 have ended. None ends
    # before all have started.
    meanwhile(
        lambda: stack.up("--parallel", str(COPIES)),
        lambda: eventually(
            lambda: len(sandbox.calls("cloudhsmv2", "CopyBackupToRegion")) == COPIES
        ),
        lambda: sandbox.advance(3600),
    )
    assert len(sandbox.calls("cloudhsmv2", "CopyBackupToRegion")) == COPIES
    # Two pages of ids a look, and looks that ride together: not one call a copy and look.
    assert len(sandbox.calls("cloudhsmv2", "DescribeBackups")) < 2 * COPIES

    sandbox.clear_calls()
    stack.refresh("--expect-no-changes", "--parallel", str(COPIES))
    reads = sandbox.calls("cloudhsmv2")
    assert {call.operation for call in reads} == {"DescribeBackups"}
    assert len(reads) < COPIES / 2

    assert len({stack.resource(f"copy-{number}")["id"] for number in range(COPIES)}) == COPIES


def test_many_snapshots_keep_to_the_rate_limit(stack, sandbox) -> None:
    stack.program("""
        for number in range(60):
            offsite.cbs.SnapshotCopy(
                f"copy-{number}", snapshot_id="snap-sandbox1",
                region="ap-guangzhou", destination_regions=["ap-beijing"],
            )
    """)
    # A region takes one copy of a snapshot at a time: the others ask again meanwhile.
    quotas = {"cbs.Snapshot": 1000, "cbs.RequestsPerSecond": 1000}
    sandbox.configure(quotas=quotas, durations={"default": 0.1})
    began = datetime.fromisoformat(sandbox.status()["time"])
    stack.up("--parallel", "60")
    calls = sandbox.calls("cbs")
    # The sandbox refuses none: on a machine that is busy, those of two seconds come in one.
    seconds = (calls[-1].time - began).total_seconds() + 1
    made = Counter(call.operation for call in calls)
    assert made["CopySnapshotCrossRegions"] >= 60
    assert {operation: n for operation, n in made.items() if n > 20 * seconds} == {}


def test_two_stacks_at_work_on_one_region(new_stack, sandbox) -> None:
    """Both change the settings of one region, and use up one account's rate of calls."""
    first, second = new_stack("first"), new_stack("second")
    for stack, kind in ((first, "DynamoDB"), (second, "EFS")):
        stack.program(f"""
            offsite.backup.RegionSettings(
                "settings", region="eu-west-1", resource_type_opt_in_preference={{"{kind}": False}}
            )
            for number in range(20):
                offsite.backup.Vault(f"vault-{{number}}", region="eu-west-1")
            for number in range(3):
                offsite.cbs.SnapshotCopy(
                    f"copy-{{number}}", snapshot_id="snap-sandbox1",
                    region="ap-guangzhou", destination_regions=["ap-beijing"],
                )
        """)
    # Each keeps to the rate that an account has; together they are over this one.
    sandbox.configure(quotas={"cbs.RequestsPerSecond": 3})
    with ThreadPoolExecutor() as both:
        list(both.map(lambda stack: stack.up("--parallel", "50"), (first, second)))
    made = sandbox.calls("backup", "CreateBackupVault")
    assert len({call.params["BackupVaultName"] for call in made}) == len(made) == 40
    first.assert_unchanged()
    second.assert_unchanged()
    second.destroy()
    first.assert_unchanged()


def test_an_account_at_its_quota(stack, sandbox) -> None:
    """What there is room for is made; the rest says why it isn't, and is made when there is."""
    stack.program("""
        for number in range(5):
            offsite.backup.Vault(f"vault-{number}", region="eu-west-1")
    """)
    vaults = Cloud(sandbox).aws("backup", "eu-west-1").list_backup_vaults
    present = len(vaults()["BackupVaultList"])
    sandbox.configure(quotas={"backup.BackupVault": present + 3})
    full = stack.up("--continue-on-error", ok=False)
    assert len(full.steps) == 3
    assert len(full.errors) == 2
    refused = [call for call in sandbox.calls("backup") if call.status >= 400]
    assert len(refused) == 2, "a used-up quota is no reason to try again"
    assert all("You have reached the limit" in error for error in full.errors)
    sandbox.configure(quotas={"backup.BackupVault": present + 5})
    assert len(stack.up().steps) == 2
    stack.assert_unchanged()
