"""The sandbox's server as a process in the background."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .client import SandboxClient, SandboxError
from .state_file import StateFile

DEFAULT_PORT = 4599
LOG_NAME = "sandbox.log"
_HOST = "127.0.0.1"
_START_SECONDS = 60.0
_STOP_SECONDS = 60.0
_POLL_SECONDS = 0.05


def running(directory: Path) -> SandboxClient | None:
    """The sandbox of a state directory, if it answers."""
    state = StateFile.read(directory)
    if state is None:
        return None
    client = SandboxClient(state.url)
    try:
        answered = client.status()
    except SandboxError:
        return None
    # Another server may have the port by now.
    return client if answered.get("pid") == state.pid else None


def start(directory: Path, port: int | None) -> SandboxClient:
    """Start a server and wait until it answers.

    Args:
        directory: its state directory; its output goes to ``sandbox.log`` there.
        port: where it listens, or None for 4599 if that is free and any other if not.

    Raises:
        SandboxError: it did not start; the message is the last line of its output.
    """
    directory.mkdir(parents=True, exist_ok=True)
    (directory / LOG_NAME).unlink(missing_ok=True)
    chosen = port if port is not None else DEFAULT_PORT if _is_free(DEFAULT_PORT) else 0
    with (directory / LOG_NAME).open("wb") as log:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "offsite_sandbox",
                "serve",
                "--port",
                str(chosen),
                "--state-dir",
                str(directory),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    for _ in _polls(_START_SECONDS):
        if process.poll() is not None:
            break
        state = StateFile.read(directory)
        client = running(directory)
        if client is not None and state is not None and state.pid == process.pid:
            return client
    process.kill()
    process.wait()
    raise SandboxError(f"the sandbox did not start: {_last_line(directory / LOG_NAME)}")


def stop(directory: Path) -> bool:
    """Stop the sandbox and wait until it is gone; False when none runs.

    Raises:
        SandboxError: it does not stop.
    """
    state = StateFile.read(directory)
    client = running(directory)
    if state is None or client is None:
        return False
    client.stop()
    for _ in _polls(_STOP_SECONDS):
        if StateFile.read(directory) != state and not _is_alive(state.pid):
            return True
    raise SandboxError(f"the sandbox (process {state.pid}) does not stop")


def _polls(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(_POLL_SECONDS)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
        return True


def _is_alive(pid: int) -> bool:
    # A child that ended keeps its ID until its parent has asked.
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    # So does one whose parent never asks, as the first process of a container may do.
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return True


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
