"""The demo: the quickstart stack, previewed and applied to the sandbox's clouds.

`make demo` runs it, and `make down` (`--down`) takes away what it made. All that it keeps is in
`.offsite/`: the sandbox's address and log, the stack's state, Pulumi's home. It may run again at
any time, and goes on with the sandbox and the stack that are there.
"""

import argparse
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

import boto3
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox import process
from offsite_sandbox.client import SandboxClient, SandboxError

if TYPE_CHECKING:
    from mypy_boto3_cloudhsmv2 import CloudHSMV2Client
    from mypy_boto3_rds import RDSClient
    from mypy_boto3_redshift_serverless import RedshiftServerlessClient

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / ".offsite"
STATE: Final = FOLDER / "state"
SHELL: Final = FOLDER / "env"
STACK: Final = "sandbox"

LOCAL: Final = {
    "OFFSITE_SANDBOX_DIR": str(FOLDER),
    "PULUMI_BACKEND_URL": STATE.as_uri(),
    # It belongs to the salt in Pulumi.sandbox.yaml, and guards nothing.
    "PULUMI_CONFIG_PASSPHRASE": "sandbox",
    "PULUMI_HOME": str(FOLDER / "pulumi-home"),
    "PULUMI_SKIP_UPDATE_CHECK": "true",
}
"""What keeps Pulumi and the sandbox inside the checkout."""

console: Final = Console(highlight=False)
errors: Final = Console(stderr=True, highlight=False)

Environment = Mapping[str, str]


class DemoError(Exception):
    """What went wrong and what to do about it, for the person at the terminal."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs the quickstart stack on the sandbox.")
    parser.add_argument(
        "--down", action="store_true", help="destroy the stack and stop the sandbox instead"
    )
    down = parser.parse_args().down
    # The terminal tells our children too, and the CLI ends in good order when it is left to it: so
    # we wait for it, and stop before the next step.
    signal.signal(signal.SIGINT, note_interruption)
    try:
        if down:
            take_down()
        else:
            show()
    except KeyboardInterrupt:
        return fail("stopped; `make demo` goes on from here, `make down` takes it away", 130)
    except (DemoError, SandboxError) as error:
        return fail(str(error))
    except OSError as error:
        return fail(f"{error}: free some space or allow access there, and run it again")
    return 0


interruptions: Final[list[int]] = []


def note_interruption(number: int, _: object) -> None:
    interruptions.append(number)


def fail(sentence: str, code: int = 1) -> int:
    errors.print(f"[red]demo:[/red] {escape(sentence)}.", soft_wrap=True)
    return code


# The two things that it does


def show() -> None:
    """Preview, apply, look into the clouds, and preview again."""
    require_pulumi()
    STATE.mkdir(parents=True, exist_ok=True)
    known = process.running(FOLDER)
    remembers = known is not None and known.status()["seeded"] is not None

    say("Emulated clouds, on this machine only:")
    run("offsite", "sandbox", "start", environment=command_environment(None))
    sandbox = process.running(FOLDER)
    if sandbox is None:
        raise DemoError(f"the sandbox has ended: see {FOLDER / process.LOG_NAME}")
    sandbox.seed()
    environment = command_environment(sandbox)
    SHELL.write_text(shell_script())

    killed = release_lock(environment)
    recorded = resources(environment)
    if recorded is None:
        ask("pulumi", "stack", "init", STACK, environment=environment)
    elif killed:
        say("A run was killed, so Pulumi forgets its unfinished creations and looks what exists:")
        refresh = ("refresh", "--yes", "--skip-preview", "--clear-pending-creates")
        pulumi(*refresh, environment=environment)
    elif recorded and not remembers:
        say("The sandbox is a new one, so Pulumi looks again, and finds no copies:")
        pulumi("refresh", "--yes", "--skip-preview", environment=environment)

    say("What Pulumi would do:")
    pulumi("preview", environment=environment)
    say("It does it, and waits until each copy is ready:")
    pulumi("up", "--yes", "--skip-preview", environment=environment)
    say("What the clouds hold now, asked of the regions that keep the copies:")
    console.print(copies(sandbox, configuration(environment)))
    say("The same program again has nothing to do:")
    pulumi("preview", "--expect-no-changes", environment=environment)
    say(
        f"Go on by hand: [bold]source {SHELL.relative_to(ROOT)}[/bold], change "
        "examples/quickstart/__main__.py, [bold]pulumi up[/bold].",
        "[bold]offsite sandbox status[/bold] shows the clouds' side; [bold]make down[/bold] "
        "destroys the stack and stops the sandbox.",
    )


def take_down() -> None:
    """Destroy the stack and stop the sandbox, as far as they are there."""
    sandbox = process.running(FOLDER)
    environment = command_environment(sandbox)
    try:
        if STATE.exists():
            require_pulumi()
            release_lock(environment)
            recorded = resources(environment)
            if recorded and sandbox:
                # What a stopped sandbox held is gone already.
                pulumi("destroy", "--yes", "--skip-preview", environment=environment)
            if recorded is not None:
                remove = ("--yes", "--force", "--preserve-config")
                ask("pulumi", "stack", "rm", STACK, *remove, environment=environment)
    finally:
        run("offsite", "sandbox", "stop", environment=environment)


# The command lines


def require_pulumi() -> None:
    if shutil.which("pulumi") is None:
        raise DemoError("there is no `pulumi` on PATH: use `make`, which installs one")


def say(*lines: str) -> None:
    console.print()
    for line in lines:
        console.print(line, soft_wrap=True)


def run(*command: str, environment: Environment, options: Sequence[str] = ()) -> None:
    """Shows a command, and then what it says itself."""
    console.print(f"[bold cyan]$ {shlex.join(command)}[/bold cyan]", soft_wrap=True)
    sys.stdout.flush()
    code = subprocess.run([*command, *options], cwd=ROOT, env=environment, check=False).returncode
    if interruptions:
        raise KeyboardInterrupt
    if code:
        raise DemoError(
            f"`{shlex.join(command[:2])}` failed, see above: run `make demo` again, or `make down` "
            "and `make demo` to begin anew"
        )


def pulumi(*arguments: str, environment: Environment) -> None:
    """Runs the CLI as a person would, but for what concerns only this demo."""
    color = "always" if console.is_terminal else "never"
    options = ("--suppress-permalink=true", "--suppress-progress", "--color", color)
    run("pulumi", *arguments, environment=environment, options=options)


def ask(*command: str, environment: Environment) -> str:
    """What a command prints. It is shown only if it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if interruptions:
        raise KeyboardInterrupt
    if done.returncode:
        words = (done.stderr or done.stdout).strip().removeprefix("error: ")
        raise DemoError(
            f"`{shlex.join(command[:3])}` failed ({words}): `rm -r {FOLDER.relative_to(ROOT)}` and "
            "`make demo` begin anew"
        )
    return done.stdout


def command_environment(sandbox: SandboxClient | None) -> dict[str, str]:
    """The environment of the commands: this one, turned to the sandbox if it runs."""
    return {**(sandbox.environ() if sandbox else os.environ), **LOCAL, "PULUMI_STACK": STACK}


def shell_script() -> str:
    """What a shell reads to stand where the demo stands."""
    lines = [f"export {name}={shlex.quote(value)}" for name, value in LOCAL.items()]
    folders = shlex.quote(f"{ROOT / '.venv/bin'}:{ROOT / '.venv/pulumi-bin'}")
    lines = [f'export PATH={folders}:"$PATH"', *lines, 'eval "$(offsite sandbox env)"']
    return "\n".join(lines) + "\n"


# The stack


def resources(environment: Environment) -> int | None:
    """How many resources the stack has on record; None where there is no stack."""
    stacks: list[dict[str, Any]] = json.loads(
        ask("pulumi", "stack", "ls", "--json", environment=environment)
    )
    return next((s.get("resourceCount", 0) for s in stacks if s["name"] == STACK), None)


def configuration(environment: Environment) -> dict[str, Any]:
    """The stack's configuration, without the project's name before its keys."""
    found: dict[str, dict[str, Any]] = json.loads(
        ask("pulumi", "config", "--json", environment=environment)
    )
    return {
        key.removeprefix("quickstart:"): entry.get("objectValue", entry.get("value"))
        for key, entry in found.items()
    }


def release_lock(environment: Environment) -> bool:
    """Gives back the lock of a run that was killed; whether there was one."""
    killed = False
    for lock in STATE.glob(".pulumi/locks/**/*.json"):
        holder: int = json.loads(lock.read_text())["pid"]
        try:
            os.kill(holder, 0)
        except ProcessLookupError:
            ask("pulumi", "cancel", "--yes", environment=environment)
            killed = True
        else:
            raise DemoError(f"another run is at the stack (process {holder}): wait until it ends")
    return killed


# The clouds


class CallsJson(Protocol):
    """What is used of Tencent's client, which has no types."""

    def call_json(self, action: str, params: dict[str, Any]) -> dict[str, dict[str, Any]]: ...


def copies(sandbox: SandboxClient, config: Mapping[str, Any]) -> Table:
    """The copies, as the clouds themselves tell of them."""
    table = Table("region", "service", "copy", "state", "of", box=None, padding=(0, 2, 0, 0))
    for row in (*aws_copies(sandbox, config), *tencent_copies(sandbox, config)):
        table.add_row(*row)
    return table


Row = tuple[str, str, str, str, str]


def aws_copies(sandbox: SandboxClient, config: Mapping[str, Any]) -> Iterator[Row]:
    names = sandbox.env()
    # Nothing but what the program uses has stubs, and the type of `client` is a list of everything.
    session = cast(Any, boto3.Session(names["AWS_ACCESS_KEY_ID"], names["AWS_SECRET_ACCESS_KEY"]))
    source, destination = config["aws:region"], config["destinationRegion"]

    hsm: CloudHSMV2Client = session.client("cloudhsmv2", destination, endpoint_url=sandbox.url)
    for backup in hsm.describe_backups()["Backups"]:
        state, origin = backup.get("BackupState", ""), backup.get("SourceBackup", "")
        yield destination, "CloudHSM", backup["BackupId"], state, origin

    redshift: RedshiftServerlessClient = session.client(
        "redshift-serverless", source, endpoint_url=sandbox.url
    )
    for item in redshift.list_snapshot_copy_configurations()["snapshotCopyConfigurations"]:
        where, namespace = item.get("destinationRegion", ""), item.get("namespaceName", "")
        days = f"for {item.get('snapshotRetentionPeriod')} days"
        yield where, "Redshift", "each new snapshot", days, namespace

    rds: RDSClient = session.client("rds", destination, endpoint_url=sandbox.url)
    found = rds.describe_db_instance_automated_backups()
    for replica in found["DBInstanceAutomatedBackups"]:
        state, instance = replica.get("Status", ""), replica.get("DBInstanceIdentifier", "")
        yield destination, "RDS", "automated backups", state, instance


def tencent_copies(sandbox: SandboxClient, config: Mapping[str, Any]) -> Iterator[Row]:
    names = sandbox.env()
    credential = Credential(names["TENCENTCLOUD_SECRET_ID"], names["TENCENTCLOUD_SECRET_KEY"])
    scheme, _, host = sandbox.url.partition("://")
    profile = ClientProfile(httpProfile=HttpProfile(protocol=scheme, endpoint=host))
    for region in config["destinationRegions"]:
        cbs = cast(CallsJson, CommonClient("cbs", "2017-03-12", credential, region, profile))
        for snapshot in cbs.call_json("DescribeSnapshots", {})["Response"]["SnapshotSet"]:
            state = f"{snapshot['SnapshotState']}, {snapshot['Percent']} %"
            yield region, "CBS", snapshot["SnapshotId"], state, snapshot["DiskId"]


if __name__ == "__main__":
    sys.exit(main())
