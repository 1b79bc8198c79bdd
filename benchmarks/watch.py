"""A command that is watched: what its processes take, in seconds and memory."""

import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from offsite_sandbox.client import SandboxClient

MIB = 1024 * 1024
SETTLED = 3.0


@dataclass(frozen=True)
class Taken:
    """What a command took."""

    seconds: float
    """On the wall."""
    provider: float
    """The provider process's peak of resident memory, in MiB."""
    everything: float
    """The peak of all processes together, in MiB."""
    cpu: tuple[float, float, float]
    """Seconds of processor that the CLI, the provider and the rest (the program) took."""


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], provider: str
) -> Taken:
    """Runs a command in a folder, and says what it took. What it prints is kept in `log` there.

    Args:
        provider: What the command line of the provider's process holds.

    Raises:
        SystemExit: it failed; the end of its log is printed.
    """
    with (folder / "log").open("ab") as log:
        began = time.monotonic()
        running = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        watch = _Watch(running.pid, provider)
        code = running.wait()
        seconds = time.monotonic() - began
    if code != 0:
        print((folder / "log").read_text()[-4000:], file=sys.stderr)
        raise SystemExit(f"`{' '.join(command)}` failed with {code}")
    return Taken(seconds, *watch.found())


def new_stack(folder: Path, home: Path, sandbox: SandboxClient) -> dict[str, str]:
    """Makes the stack `bench` of the program in a folder, and answers the environment for it.

    Args:
        home: Pulumi's own folder, which stacks can share.
    """
    (folder / "state").mkdir()
    environment = {
        **sandbox.environ(),
        "PULUMI_HOME": str(home),
        "PULUMI_BACKEND_URL": (folder / "state").as_uri(),
        "PULUMI_CONFIG_PASSPHRASE": "bench",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
    }
    init = ("pulumi", "stack", "init", "bench", "--non-interactive")
    subprocess.run(init, cwd=folder, env=environment, check=True, capture_output=True)
    return environment


class _Watch:
    """Watches memory and processor time of a process and all that it started."""

    def __init__(self, pid: int, provider: str) -> None:
        self._root = psutil.Process(pid)
        self._provider = provider
        self._peaks = (0.0, 0.0)
        self._cpu: dict[tuple[str, int], float] = {}
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def found(self) -> tuple[float, float, tuple[float, float, float]]:
        """Peaks of the provider and of everything, in MiB, and processor seconds by role."""
        self._thread.join(timeout=SETTLED)
        cli, provider, program = (
            sum(seconds for (role, _), seconds in self._cpu.items() if role == wanted)
            for wanted in ("cli", "provider", "program")
        )
        return *self._peaks, (cli, provider, program)

    def _watch(self) -> None:
        while self._root.is_running() and self._root.status() != psutil.STATUS_ZOMBIE:
            provider = everything = 0.0
            try:
                for child in [self._root, *self._root.children(recursive=True)]:
                    size = child.memory_info().rss / MIB
                    everything += size
                    role = "cli" if child == self._root else "program"
                    if self._provider in " ".join(child.cmdline()):
                        provider, role = max(provider, size), "provider"
                    times = child.cpu_times()
                    self._cpu[role, child.pid] = times.user + times.system
            except psutil.NoSuchProcess:
                continue
            self._peaks = (max(self._peaks[0], provider), max(self._peaks[1], everything))
            time.sleep(0.2)
