"""What a component costs at preview: the same resources with components, and without.

`python benchmarks/components.py` previews two programs by turns: one with eight components over two
regions, which make 64 resources, and one that makes the same 64 by itself. It prints the
seconds on the wall and of the processor, of each round and their median.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from watch import Watch

from offsite_sandbox import process

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
        environment = {
            **sandbox.environ(),
            "PULUMI_HOME": str(work / "home"),
            "PULUMI_CONFIG_PASSPHRASE": "bench",
            "PULUMI_SKIP_UPDATE_CHECK": "true",
        }
        sides = {"with components": COMPONENTS, "without": PLAIN}
        for name, program in sides.items():
            folder = work / name
            (folder / "state").mkdir(parents=True)
            (folder / "Pulumi.yaml").write_text("name: preview\nruntime: python\n")
            (folder / "__main__.py").write_text(HEAD + program.format(count=options.count))
            init = ("pulumi", "stack", "init", "bench", "--non-interactive")
            backend = {"PULUMI_BACKEND_URL": (folder / "state").as_uri()}
            subprocess.run(
                init, cwd=folder, env={**environment, **backend}, check=True, capture_output=True
            )
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
        # The first round fills caches, and doesn't count.
        for round in range(options.rounds + 1):
            for name in sides:
                seconds = _preview(work / name, environment)
                if round:
                    found[name].append(seconds)
        for name, rounds in found.items():
            wall, cpu = ([each[i] for each in rounds] for i in (0, 1))
            told = ", ".join(f"{seconds:.1f}" for seconds in wall)
            print(
                f"{options.count * 8} resources {name}: {statistics.median(wall):.2f} s "
                f"({told}), {statistics.median(cpu):.2f} s of processor"
            )
    finally:
        process.stop(work / "sandbox")
        shutil.rmtree(work, ignore_errors=True)


def _preview(folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds on the wall, and of the processor."""
    environment = {**environment, "PULUMI_BACKEND_URL": (folder / "state").as_uri()}
    with (folder / "log").open("wb") as log:
        began = time.monotonic()
        running = subprocess.Popen(
            ("pulumi", "preview", "--non-interactive"),
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        watch = Watch(running.pid, "pulumi.dynamic")
        code = running.wait()
        seconds = time.monotonic() - began
    if code != 0:
        sys.exit((folder / "log").read_text()[-4000:])
    _, _, cpu = watch.found()
    return seconds, sum(cpu)


if __name__ == "__main__":
    main()
