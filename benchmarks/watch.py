"""What the processes of a run take: memory, and processor time by role."""

import threading
import time

import psutil

MIB = 1024 * 1024
SETTLED = 3.0


class Watch:
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
