"""The same backup regime, with offsite and with terraform's AWS provider, on the same sandbox.

`make bench` runs it. Each side creates vaults and plans with tags, plans again with a refresh,
refreshes without the program, changes a tag on every resource, and destroys. The sides take turns,
step by step, each on a sandbox of its own, and all of it is done in several rounds: figures are
medians, and seconds are compared with terraform's of the same round, so that a machine whose speed
drifts tells the same. Every command is as its tool has it by default: terraform refreshes before
each, Pulumi only where it is told to. What is counted: the API calls that the sandbox answered,
seconds on the wall, and the memory that the provider's process and all processes of the tool had at
their peak.

`--delay 0.1` has every answer of the sandbox come 100 ms late, which is about what clouds take.

Pulumi's file backend writes the whole state twice a resource, so with many resources most of the
time of a run is the CLI's, saving. Another side has it saved once, at the end, to tell the two
apart: a killed run then has to find again what it made, which every resource of offsite can. One
more has the same program's resources managed by the plugin instead of Pulumi's dynamic host.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table
from watch import Taken, new_stack, run

from offsite_sandbox import process
from offsite_sandbox.client import SandboxClient
from offsite_sandbox.faults import ALWAYS, Fault

HERE = Path(__file__).parent / "regime"
TERRAFORM = "terraform"
STEPS = (
    "create",
    "no-op plan with refresh",
    "refresh alone",
    "a tag changed on every resource",
    "destroy",
)


@dataclass(frozen=True)
class Figures:
    """What one step took."""

    calls: float
    """API calls a resource."""
    taken: Taken


@dataclass(frozen=True)
class Side:
    """A tool and its commands, one a step."""

    name: str
    folder: Path
    environment: Mapping[str, str]
    provider: str
    """What the command line of the provider's process holds."""
    commands: Sequence[tuple[Sequence[str], Mapping[str, str]]]
    """Each with the variables that it is given besides."""
    sandbox: SandboxClient

    def step(self, index: int, resources: int) -> Figures:
        """Runs a command, and says what it took."""
        command, variables = self.commands[index]
        self.sandbox.clear_calls()
        taken = run(command, self.folder, {**self.environment, **variables}, self.provider)
        return Figures(len(self.sandbox.calls()) / resources, taken)


def offsite(
    work: Path,
    sandbox: SandboxClient,
    count: int,
    *,
    saves_once: bool = False,
    plugin: bool = False,
) -> Side:
    """`saves_once`: the CLI saves its state at the end, and not twice a resource."""
    name = "offsite, plugin" if plugin else "offsite, saving once" if saves_once else "offsite"
    folder = work / name
    shutil.copytree(HERE / "pulumi", folder)
    environment = {
        **new_stack(folder, work / "pulumi-home", sandbox),
        **({"PULUMI_SKIP_CHECKPOINTS": "true"} if saves_once else {}),
        "BENCH_COUNT": str(count),
    }
    subprocess.run(
        ["pulumi", "config", "set", "offsite:plugin", str(plugin).lower(), "--stack", "bench"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    up = ("pulumi", "up", "--yes", "--skip-preview", "--non-interactive")
    first, second = {"BENCH_TAG": "1"}, {"BENCH_TAG": "2"}
    return Side(
        name,
        folder,
        environment,
        "pulumi-resource-offsite" if plugin else "pulumi.dynamic",
        (
            (up, first),
            (("pulumi", "preview", "--refresh", "--expect-no-changes", "--non-interactive"), first),
            (
                ("pulumi", "refresh", "--preview-only", "--expect-no-changes", "--non-interactive"),
                first,
            ),
            (up, second),
            (("pulumi", "destroy", "--yes", "--skip-preview", "--non-interactive"), second),
        ),
        sandbox,
    )


def terraform(work: Path, sandbox: SandboxClient, count: int, mirror: Path) -> Side:
    folder = work / "terraform"
    shutil.copytree(HERE / "terraform", folder)
    configuration = work / "terraformrc"
    configuration.write_text(
        f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n'
    )
    environment = {
        **sandbox.environ(),
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": str(configuration),
        "TF_IN_AUTOMATION": "1",
        "TF_VAR_how_many": str(count),
    }
    subprocess.run(
        ["terraform", "init", "-input=false"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    plan = ("terraform", "plan", "-input=false", "-no-color")
    apply = ("terraform", "apply", "-auto-approve", "-input=false", "-no-color")
    first, second = {"TF_VAR_tag": "1"}, {"TF_VAR_tag": "2"}
    return Side(
        TERRAFORM,
        folder,
        environment,
        "terraform-provider-aws",
        (
            (apply, first),
            ((*plan, "-detailed-exitcode"), first),
            # With "-detailed-exitcode" it fails with 2 although it tells of no change.
            ((*plan, "-refresh-only"), first),
            (apply, second),
            (("terraform", "destroy", "-auto-approve", "-input=false", "-no-color"), second),
        ),
        sandbox,
    )


def plugin_mirror() -> Path | None:
    """The directory that holds terraform's plugins, as a filesystem mirror."""
    if named := os.environ.get("TF_PLUGIN_MIRROR"):
        return Path(named)
    for top in Path("/").iterdir():
        if top.name not in ("proc", "sys", "dev"):
            for found in top.glob("*/registry.terraform.io"):
                if (found / "hashicorp" / "aws").is_dir():
                    return found.parent
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="vaults, and as many plans")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds more for each answer")
    parser.add_argument("--rounds", type=int, default=3, help="how often all of it is done")
    options = parser.parse_args()
    count: int = options.count
    work = Path(tempfile.mkdtemp(prefix="offsite-bench-"))
    try:
        sides = list(all_sides(work, count))
        if options.delay:
            for side in sides:
                side.sandbox.add_fault(Fault("slow", count=ALWAYS, seconds=options.delay))
        rounds = [
            [
                {side.name: side.step(index, 2 * count) for side in sides}
                for index in range(len(STEPS))
            ]
            for _ in range(options.rounds)
        ]
        show(rounds, count, options.delay)
    finally:
        for folder in work.glob("sandbox-*"):
            process.stop(folder)
        shutil.rmtree(work, ignore_errors=True)


def all_sides(work: Path, count: int) -> Iterator[Side]:
    def sandbox(name: str) -> SandboxClient:
        return process.start(work / f"sandbox-{name}", 0)

    yield offsite(work, sandbox("dynamic"), count)
    yield offsite(work, sandbox("once"), count, saves_once=True)
    yield offsite(work, sandbox("plugin"), count, plugin=True)
    mirror = plugin_mirror()
    if shutil.which("terraform") and mirror:
        yield terraform(work, sandbox("terraform"), count, mirror)
    else:
        print("terraform or its AWS provider is missing: set TF_PLUGIN_MIRROR", file=sys.stderr)


def show(rounds: Sequence[Sequence[Mapping[str, Figures]]], count: int, delay: float) -> None:
    late = f", each answer {delay * 1000:.0f} ms late" if delay else ""
    table = Table(
        title=f"{count} backup vaults and {count} backup plans, {len(rounds)} rounds{late}"
    )
    for heading in ("step", "with"):
        table.add_column(heading, no_wrap=True)
    for heading in (
        "calls a\nresource",
        "seconds",
        "of\nterraform's",
        "CPU s:\nCLI",
        "\nprovider",
        "\nprogram",
        "MiB:\nprovider",
        "\nall",
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for index, step in enumerate(STEPS):
        taken = [figures[index] for figures in rounds]
        for name in taken[0]:
            f = middle([figures[name] for figures in taken])
            table.add_row(
                step,
                name,
                f"{f.calls:.2f}",
                f"{f.taken.seconds:.1f}",
                compared(name, taken),
                *(f"{cpu:.1f}" for cpu in f.taken.cpu),
                f"{f.taken.provider:.0f}",
                f"{f.taken.everything:.0f}",
            )
        table.add_section()
    console = Console(width=160)
    console.print(table)


def middle(figures: Sequence[Figures]) -> Figures:
    """The medians."""
    taken = [f.taken for f in figures]
    return Figures(
        median(f.calls for f in figures),
        Taken(
            median(t.seconds for t in taken),
            median(t.provider for t in taken),
            median(t.everything for t in taken),
            (
                median(t.cpu[0] for t in taken),
                median(t.cpu[1] for t in taken),
                median(t.cpu[2] for t in taken),
            ),
        ),
    )


def compared(name: str, taken: Sequence[Mapping[str, Figures]]) -> str:
    """The seconds of a step as a part of terraform's, round by round: `0.61, 0.55 to 0.70`."""
    if name == TERRAFORM or TERRAFORM not in taken[0]:
        return ""
    ratios = [figures[name].taken.seconds / figures[TERRAFORM].taken.seconds for figures in taken]
    return f"{median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}"


if __name__ == "__main__":
    main()
