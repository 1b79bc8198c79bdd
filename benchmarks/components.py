"""What a component costs at preview: the same resources with components, and without.

`python benchmarks/components.py` previews two programs by turns: one with eight components over two
regions, which make 64 resources, and one that makes the same 64 by itself. It prints the
seconds on the wall and of the processor, of each round and their median.
"""

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from watch import Taken, new_stack, run

from offsite_sandbox import process

PREVIEW = ("pulumi", "preview", "--non-interactive")
HEAD = """
import json
import pulumi
import pulumi_offsite as offsite
from pulumi_offsite import backup, components
from pulumi_offsite.components.documents import vault_policy

ROLE = "arn:aws:iam::123456789012:role/offsite-backup"
"""
COMPONENTS = """
for number in range({count}):
    components.OffsiteBackup(
        f"regime-{{number}}",
        home="eu-west-1",
        tiers=["35d"],
        select=components.Select(tags={{"backup": "daily"}}),
        iam_role_arn=ROLE,
        copies=[components.CopyTo(region="eu-central-1")],
    )
"""
PLAIN = """
def vault(name, region):
    made = backup.Vault(name, region=region, retain_filled=True)
    of = {{"backup_vault_name": made.backup_vault_name, "region": region}}
    backup.VaultLock(f"{{name}}-lock", min_retention_days=35, **of)
    backup.VaultAccessPolicy(f"{{name}}-policy", policy=json.dumps(vault_policy()), **of)
    return made

for number in range({count}):
    name = f"regime-{{number}}"
    home, away = vault(f"{{name}}-home", "eu-west-1"), vault(f"{{name}}-away", "eu-central-1")
    plan = backup.Plan(
        f"{{name}}-plan",
        region="eu-west-1",
        rules=[
            backup.BackupRuleArgs(
                rule_name="daily-35d",
                target_backup_vault_name=home.backup_vault_name,
                schedule_expression="cron(0 5 ? * * *)",
                schedule_expression_timezone="Etc/UTC",
                start_window_minutes=60,
                completion_window_minutes=480,
                lifecycle=backup.LifecycleArgs(delete_after_days=35),
                copy_actions=[
                    backup.CopyActionArgs(
                        destination_backup_vault_arn=away.backup_vault_arn,
                        lifecycle=backup.LifecycleArgs(delete_after_days=35),
                    )
                ],
            )
        ],
    )
    backup.Selection(
        f"{{name}}-selection",
        region="eu-west-1",
        backup_plan_id=plan.backup_plan_id,
        iam_role_arn=ROLE,
        list_of_tags=[backup.ConditionArgs(condition_key="backup", condition_value="daily")],
    )
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=8, help="How many components, of 8 resources.")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="offsite-bench-"))
    try:
        sandbox = process.start(work / "sandbox", 0)
        sandbox.seed()
        environments: dict[str, dict[str, str]] = {}
        for name, program in {"with components": COMPONENTS, "without": PLAIN}.items():
            folder = work / name
            folder.mkdir()
            (folder / "Pulumi.yaml").write_text("name: preview\nruntime: python\n")
            (folder / "__main__.py").write_text(HEAD + program.format(count=options.count))
            environments[name] = new_stack(folder, work / "home", sandbox)
        found: dict[str, list[Taken]] = {name: [] for name in environments}
        # The first round fills caches, and doesn't count.
        for round in range(options.rounds + 1):
            for name, environment in environments.items():
                taken = run(PREVIEW, work / name, environment, "pulumi.dynamic")
                if round:
                    found[name].append(taken)
        for name, rounds in found.items():
            wall = [taken.seconds for taken in rounds]
            cpu = [sum(taken.cpu) for taken in rounds]
            told = ", ".join(f"{seconds:.1f}" for seconds in wall)
            print(
                f"{options.count * 8} resources {name}: {statistics.median(wall):.2f} s "
                f"({told}), {statistics.median(cpu):.2f} s of processor"
            )
    finally:
        process.stop(work / "sandbox")
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
