"""Runs the unit tests and some of the end-to-end tests with the oldest and the newest of what
offsite stands on: `make test-versions`, or `tools/versions.py oldest 3.12` for some of the targets.

Each target has a virtual environment of its own in `.offsite/versions`, with offsite installed as
its users do. The oldest versions are those that pyproject.toml names. A target whose Python is
neither on PATH nor of pyenv is left out, which is said.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import requires
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / ".offsite/versions"


@dataclass(frozen=True)
class Target:
    """A Python, and with it the oldest of all that offsite needs, or the newest."""

    name: str
    python: str
    oldest: bool = False


TARGETS: Final = (
    Target("oldest", "3.10", oldest=True),
    Target("3.10", "3.10"),
    Target("3.11", "3.11"),
    Target("3.12", "3.12"),
    Target("newest", "3.13"),
)

TESTS: Final = (
    "tests/unit",
    "tests/e2e/test_copies.py",
    "tests/e2e/test_engine.py",
    "tests/e2e/test_plugin.py",
)
OF_THE_CHECKOUT: Final = (
    "tests/unit/test_contributing.py",
    "tests/unit/test_generated.py",
    "tests/unit/test_versions.py",
    "tests/unit/test_walls.py",
)
"""What says nothing of versions, and needs the checkout's own tools."""
TOOLS: Final = ("pytest", "hypothesis", "jinja2", "psutil")
"""What the tests need besides offsite."""
_REQUIREMENT: Final = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?\s*([^;]*)(?:;\s*(.*))?")


def oldest() -> list[str]:
    """The oldest versions that offsite allows, as `name==version`, the sandbox's too."""
    found: list[str] = []
    for requirement in requires("pulumi-offsite") or ():
        match = _REQUIREMENT.fullmatch(requirement)
        assert match, requirement
        name, versions, marker = match.groups()
        bound = re.search(r"(?:>=|==)\s*([\d.]+)", versions)
        if bound and (marker is None or "sandbox" in marker):
            found.append(f"{name}=={bound[1]}")
    return found


def interpreter(version: str) -> Path | None:
    """A Python of that version: the one on PATH, or pyenv's newest."""
    own = Path(os.environ.get("PYENV_ROOT") or "~/.pyenv").expanduser()
    found = shutil.which(f"python{version}")
    known = [Path(found)] if found else []
    known += sorted(own.glob(f"versions/{version}.*/bin/python{version}"), reverse=True)
    return next((python for python in known if _answers(python)), None)


def _answers(python: Path) -> bool:
    """Whether it starts: pyenv has a command on PATH for versions that aren't chosen too."""
    return not subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode


def install(target: Target, python: Path) -> Path:
    """Makes a target's virtual environment; the folder of its commands."""
    venv = FOLDER / target.name
    if not (venv / "bin/python").exists():
        subprocess.run([python, "-m", "venv", venv], check=True)
    pip = [venv / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    constraints = FOLDER / f"{target.name}.txt"
    constraints.write_text("\n".join(oldest() if target.oldest else ()))
    subprocess.run(
        [*pip, "--upgrade", "--constraint", constraints, f"{ROOT}[sandbox]", *TOOLS], check=True
    )
    # Of the same version as the last time, it would be left as it is.
    subprocess.run([*pip, "--force-reinstall", "--no-deps", ROOT], check=True)
    return venv / "bin"


def run(target: Target) -> str:
    """Runs the tests in a target; how that ended, in a line."""
    python = interpreter(target.python)
    if python is None:
        return f"left out: no python{target.python} on PATH or of pyenv"
    began = time.monotonic()
    commands = install(target, python)
    ask = "from importlib.metadata import version; print(version('pulumi'))"
    sdk = subprocess.run(
        [commands / "python", "-c", ask], check=True, capture_output=True, text=True
    )
    cli = ROOT / ".venv/pulumi-bin"
    path = os.pathsep.join([str(commands), str(cli), os.environ.get("PATH", os.defpath)])
    ignored = [f"--ignore={test}" for test in OF_THE_CHECKOUT]
    log = FOLDER / f"{target.name}.log"
    with log.open("w") as output:
        ended = subprocess.run(
            [commands / "python", "-m", "pytest", "-q", "--tb=short", *TESTS, *ignored],
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    words = log.read_text(errors="replace").splitlines()
    about = f"Python {target.python}, SDK {sdk.stdout.strip()}: {words[-1] if words else '?'}"
    failed = f"FAILED, see {log}: " if ended.returncode else ""
    return f"{failed}{about}, {time.monotonic() - began:.0f} s with the installation"


def main() -> None:
    names = [target.name for target in TARGETS]
    unknown = set(sys.argv[1:]) - set(names)
    if unknown:
        sys.exit(f"versions: no such target: {', '.join(unknown)}. There are {', '.join(names)}.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    told: list[str] = []
    for target in TARGETS:
        if target.name in (sys.argv[1:] or names):
            told.append(run(target))
            print(f"{target.name}: {told[-1]}", flush=True)
    sys.exit(any(line.startswith("FAILED") for line in told))


if __name__ == "__main__":
    main()
