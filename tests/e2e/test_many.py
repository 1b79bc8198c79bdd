"""Many resources at once share their calls and their waiting."""

COPIES = 100


def test_a_hundred_copies_wait_together(stack, sandbox) -> None:
    sandbox.configure(durations={"default": 15.0})
    stack.program(f"""
        for number in range({COPIES}):
            offsite.cloudhsmv2.BackupCopy(
                f"copy-{{number}}", backup_id="backup-sandboxabcd2",
                region="eu-west-1", destination_region="eu-central-1",
            )
    """)
    stack.config["offsite:pollSeconds"] = "1"
    stack.up("--parallel", str(COPIES))
    copies = sandbox.calls("cloudhsmv2", "CopyBackupToRegion")
    assert len(copies) == COPIES
    # With four at a time, as the host has it, the last would start when 96 have ended. All had
    # started before the first could have ended.
    assert (copies[-1].time - copies[0].time).total_seconds() < 15.0
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
    sandbox.configure(quotas={"cbs.Snapshot": 1000})
    stack.up("--parallel", "60")
    refused = [c for c in sandbox.calls("cbs") if c.error_code == "RequestLimitExceeded"]
    assert refused == []
