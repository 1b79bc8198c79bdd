"""The other providers of the same run of the engine.

The engine starts a process for the dynamic resources of a program, and one for each provider. What
one is about to delete, another may manage: a resource that was renamed, and has another provider
now. So each keeps a file of what it manages, which the others read. The file is locked for as long
as its process lives, and counts for as long as that.
"""

import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Final

from .engine import engine_address

try:
    import fcntl
except ImportError:  # Windows has no such locks: there, each process knows of itself only.
    fcntl: Any = None

_YOUNG: Final = 60.0
"""Seconds for which a file stays that no process has locked: it may be about to."""


class Neighbours:
    """The providers that an engine has started beside this one."""

    def __init__(self, engine: str, folder: Path | None = None) -> None:
        """`engine` is its address. The files are in `folder`, by default one of this user's."""
        self._prefix = f"{engine.rpartition(':')[2]}-"
        self._folder = folder or Path(tempfile.gettempdir()) / f"offsite-{_user()}"
        self._own: IO[str] | None = None
        self._lock = threading.Lock()

    def tell(self, thing: Sequence[str], who: str) -> None:
        """Tells them that a resource of this provider manages a thing."""
        if fcntl is None:
            return
        # Where nothing can be written, each process knows of itself only.
        with self._lock, suppress(OSError):
            if self._own is None:
                self._own = self._file()
            self._own.write(json.dumps([[*thing], who]) + "\n")
            self._own.flush()

    def keeper(self, thing: Sequence[str]) -> str | None:
        """The resource of another provider that manages a thing, if there is one."""
        if fcntl is None:
            return None
        with suppress(OSError):
            for told, who in self._told():
                if told == [*thing]:
                    return who
        return None

    def _file(self) -> IO[str]:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if not self._is_of_this_user():
            raise PermissionError(self._folder)
        for path in self._folder.iterdir():
            if path.stat().st_mtime < time.time() - _YOUNG and not _is_locked(path):
                path.unlink(missing_ok=True)
        number, _ = tempfile.mkstemp(prefix=self._prefix, dir=self._folder)
        fcntl.flock(number, fcntl.LOCK_EX)
        return os.fdopen(number, "w", encoding="utf-8")

    def _is_of_this_user(self) -> bool:
        return self._folder.is_dir() and self._folder.stat().st_uid == os.getuid()

    def _told(self) -> Iterator[tuple[list[str], str]]:
        if not self._is_of_this_user():
            return
        own = os.fstat(self._own.fileno()).st_ino if self._own else None
        for path in self._folder.glob(f"{self._prefix}*"):
            if path.stat().st_ino != own and _is_locked(path):
                for line in path.read_text(encoding="utf-8").splitlines():
                    # The last one may be half written.
                    with suppress(ValueError):
                        told, who = json.loads(line)
                        yield told, who


@lru_cache
def neighbours() -> Neighbours | None:
    """Those of this process; `None` where no engine started it."""
    engine = engine_address()
    return Neighbours(engine) if engine else None


def _is_locked(path: Path) -> bool:
    """Whether the process whose file it is lives."""
    with path.open(encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"
