"""The file that tells where the sandbox runs."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "sandbox.json"


@dataclass(frozen=True)
class StateFile:
    """``sandbox.json`` in the state directory.

    Attributes:
        pid: the server's process.
        url: where it listens: ``http://127.0.0.1:4599``.
        started: when it did, in RFC 3339.
    """

    pid: int
    url: str
    started: str

    def write(self, directory: Path) -> None:
        """Write it, whole or not at all."""
        directory.mkdir(parents=True, exist_ok=True)
        partial = directory / f"{NAME}.{self.pid}"
        partial.write_text(json.dumps(asdict(self)))
        partial.replace(directory / NAME)

    @classmethod
    def read(cls, directory: Path) -> "StateFile | None":
        """The file's content, or None without a (whole) file."""
        try:
            return cls(**json.loads((directory / NAME).read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def remove(self, directory: Path) -> None:
        """Remove the file, unless another server has written it since."""
        if StateFile.read(directory) == self:
            (directory / NAME).unlink(missing_ok=True)


def default_directory() -> Path:
    """``$OFFSITE_SANDBOX_DIR``, or ``offsite`` in the user's XDG state directory."""
    chosen = os.environ.get("OFFSITE_SANDBOX_DIR")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "offsite"
