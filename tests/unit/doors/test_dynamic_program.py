"""A program that is interrupted while the engine owes it an answer."""

import signal
import subprocess
import sys
from pathlib import Path

from offsite_provider.doors.dynamic_program import end_when_interrupted

PROGRAM = """
import threading, time
from offsite_provider.doors.dynamic_program import end_when_interrupted
end_when_interrupted()
threading.Thread(target=time.sleep, args=(300,)).start()
try:
    print("ready", flush=True)
    time.sleep(300)
finally:
    print("cleaned up", flush=True)
"""


def test_ends_as_soon_as_it_has_cleaned_up(tmp_path: Path) -> None:
    host = tmp_path / "pulumi-language-python-exec"
    host.write_text(PROGRAM)
    program = subprocess.Popen(
        [sys.executable, host],
        stdout=subprocess.PIPE,
        text=True,
        # A job in the background may have been told to ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    program.send_signal(signal.SIGINT)
    assert program.communicate(timeout=120)[0] == "cleaned up\n"
    assert program.returncode == 1


def test_is_left_alone_outside_of_pulumis_host() -> None:
    before = signal.getsignal(signal.SIGINT)
    end_when_interrupted()
    assert signal.getsignal(signal.SIGINT) is before
