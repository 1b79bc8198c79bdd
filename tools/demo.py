"""The demo: the quickstart stack, previewed and applied to the sandbox's clouds.

`make demo` runs it and `make down` (`--down`) takes away what it made. Everything it keeps is in
`.offsite/`: the sandbox's address and log, the stack's state, Pulumi's home. It may run again at
any time: it goes on with the sandbox and the stack that are there.
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
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol, cast

import boto3
from rich.console import Console
from rich.table import Table
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox import process
from offsite_sandbox.client import SandboxClient

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / ".offsite"
STATE: Final = FOLDER / "state"
ENVIRONMENT: Final = FOLDER / "env"
PROJECT: Final = "quickstart"
STACK: Final = "sandbox"

LOCAL: Final = {
    "OFFSITE_SANDBOX_DIR": str(FOLDER),
    "PULUMI_BACKEND_URL": STATE.as_uri(),
    # It belongs to the salt in Pulumi.sandbox.yaml, and guards nothing.
    "PULUMI_CONFIG_PASSPHRASE": "sandbox",
    "PULUMI_HOME": str(FOLDER / "pulumi-home"),
    "PULUMI_SKIP_UPDATE_CHECK": "true",
}
"""What keeps Pulumi inside the checkout."""

console: Final = Console(highlight=False)
errors: Final = Console(stderr=True, highlight=False)


class DemoError(Exception):
    """What went wrong and what to do about it, in a sentence."""


class Interrupted(Exception):
    """The person pressed Ctrl-C, and what was running has ended."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs the quickstart stack on the sandbox.")
    parser.add_argument(
        "--down", action="store_true", help="destroy the stack and stop the sandbox"
    )
    arguments = parser.parse_args()
    # A handler and not "ignore", which children would inherit: they are told by the terminal, and
    # the CLI ends in good order when it is left alone.
    signal.signal(signal.SIGINT, _interrupt)
    try:
        if shutil.which("pulumi") is None:
            raise DemoError("there is no `pulumi` on PATH. Run `make demo`, which gets one.")
        take_down() if arguments.down else show()
    except DemoError as error:
        errors.print(f"[red]demo:[/red] {error}", soft_wrap=True)
        return 1
    except Interrupted:
        errors.print("[red]demo:[/red] stopped. `make demo` goes on, `make down` takes it away.")
        return 130
    except OSError as error:
        errors.print(f"[red]demo:[/red] {error}. Make room or give leave there, and run it again.")
        return 1
    return 0


def show() -> None:
    """Preview, apply, look into the clouds, preview again."""
    STATE.mkdir(parents=True, exist_ok=True)
    say("Emulated clouds, on this machine only:")
    known = process.running(FOLDER)
    remembers = known is not None and known.status()["seeded"] is not None
    run("offsite", "sandbox", "start", environment=LOCAL, shown=["offsite", "sandbox", "start"])
    sandbox = process.running(FOLDER)
    if sandbox is None:
        raise DemoError(f"the sandbox has ended at once: see {FOLDER / process.LOG_NAME}.")
    sandbox.seed()

    environment = {**sandbox.environ(), **LOCAL}
    write_environment()
    release_lock(environment)
    resources = stacks(environment).get(STACK)
    ask("pulumi", "stack", "select", STACK, "--create", environment=environment)
    if resources and not remembers:
        say("The sandbox starts anew, so the state is told that its copies are gone:")
        pulumi("refresh", "--yes", "--skip-preview", environment=environment)

    say("What `pulumi up` would do:")
    pulumi("preview", environment=environment)
    say("It does it. The clouds take their time, and it waits until each copy is ready:")
    pulumi("up", "--yes", "--skip-preview", environment=environment)
    say("What the clouds hold now, asked in the regions of the copies:")
    console.print(copies(sandbox, configuration(environment)))
    say("The same program again changes nothing:")
    pulumi("preview", "--expect-no-changes", environment=environment)
    folder = relative(ENVIRONMENT)
    say(
        f"Go on by hand: `source {folder}`, change examples/quickstart/__main__.py, `pulumi up`; "
        "`offsite sandbox status` shows the clouds' side.",
        "`make down` destroys the stack and stops the sandbox.",
    )


def take_down() -> None:
    """Destroy the stack and stop the sandbox, as far as they are there."""
    sandbox = process.running(FOLDER)
    try:
        if STATE.exists():
            environment = {**(sandbox.environ() if sandbox else os.environ), **LOCAL}
            release_lock(environment)
            if resources := stacks(environment).get(STACK):
                # Without the sandbox there is nothing left to destroy but the record of it.
                if sandbox and resources:
                    pulumi("destroy", "--yes", "--skip-preview", "--stack", STACK, environment=environment)
            if STACK in stacks(environment):
                remove = ("pulumi", "stack", "rm", STACK, "--force", "--preserve-config", "--yes")
                ask(*remove, environment=environment)
    finally:
        run("offsite", "sandbox", "stop", environment=LOCAL, shown=["offsite", "sandbox", "stop"])


def pulumi(*arguments: str, environment: Mapping[str, str]) -> None:
    """Runs the CLI, which speaks for itself."""
    color = "always" if console.is_terminal else "never"
    quiet = ["--suppress-permalink=true", "--suppress-progress", "--color", color]
    run("pulumi", *arguments, *quiet, environment=environment, shown=["pulumi", *arguments])
