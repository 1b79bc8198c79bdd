"""Many copies that each take 30 seconds, waited for at once.

`python benchmarks/waiting.py --count 300` makes them in one `pulumi up --parallel 300` and prints
the seconds on the wall, when the first and the last copy were asked for, the API calls, and the
memory of the provider's process at its peak. `--copy-seconds 0` leaves what Pulumi takes to
register as many resources.
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from watch import new_stack, run

from offsite_sandbox import process

PROGRAM = """
import pulumi_offsite as offsite

for number in range({count}):
    offsite.cloudhsmv2.BackupCopy(
        f"copy-{{number}}", backup_id="backup-sandboxabcd2",
        region="eu-west-1", destination_region="eu-central-1",
    )
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--copy-seconds", type=float, default=30.0)
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="offsite-bench-"))
    try:
        sandbox = process.start(work / "sandbox", 0)
        sandbox.seed()
        sandbox.configure(durations={"default": options.copy_seconds})
        (work / "Pulumi.yaml").write_text("name: waiting\nruntime: python\n")
        (work / "__main__.py").write_text(PROGRAM.format(count=options.count))
        environment = {
            **new_stack(work, work / "home", sandbox),
            # The file backend would write the whole state twice a resource.
            "PULUMI_SKIP_CHECKPOINTS": "true",
        }
        up = ("pulumi", "up", "--yes", "--skip-preview", "--non-interactive", "--parallel")
        clock = time.time()
        taken = run((*up, str(options.count)), work, environment, "pulumi.dynamic")
        calls = sandbox.calls(None, "CopyBackupToRegion")
        asked = [call.time.timestamp() - clock for call in calls]
        print(f"{options.count} copies of {options.copy_seconds:.0f} s: {taken.seconds:.1f} s")
        print(f"the first was asked for after {asked[0]:.1f} s, the last after {asked[-1]:.1f} s")
        print(f"{len(sandbox.calls()) / options.count:.2f} calls a copy")
        print(f"the provider had {taken.provider:.0f} MiB at its peak")
        names = ("CLI", "provider", "program")
        print(
            ", ".join(f"{n} {c:.1f} s" for n, c in zip(names, taken.cpu, strict=True)),
            "of processor",
        )
    finally:
        process.stop(work / "sandbox")
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
