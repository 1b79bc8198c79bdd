"""Sets a checkout up: a virtual environment with the project in it, and a Pulumi CLI.

Needs Python 3.10 and its standard library only. Run by `make`; safe to run again, and then quick.
"""

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
STAMP: Final = VENV / "offsite-setup"
LINK: Final = VENV / "pulumi-bin"
"""Leads to the folder of the Pulumi CLI in use."""

PULUMI: Final = "3.259.0"
OLDEST_PULUMI: Final = (3, 200, 0)
"""What is on PATH is used from this release on."""

TOOLS: Final = {
    "pulumi-cli": ("github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", "pulumi"),
    "pulumi-python-host": (
        "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python",
        "pulumi-language-python",
    ),
}
"""Go modules of ours under tools/, each with the command that it pins and the command's name."""

SCRIPTS: Final = (
    "python/cmd/pulumi-language-python-exec",
    "python/dist/pulumi-resource-pulumi-python",
)
"""Scripts that the CLI starts, inside the SDK's Go module."""

INSTALL_PULUMI: Final = "Install Pulumi yourself (https://www.pulumi.com/docs/install/) and try again"


def main() -> int:
    if sys.version_info < (3, 10):
        fail(
            f"offsite needs Python 3.10 or newer; `{sys.executable}` is {platform.python_version()}.",
            "Name a newer one, e.g. `make setup PYTHON=python3.12`",
        )
    if STAMP.exists() and STAMP.read_text() == state() and (LINK / "pulumi").exists():
        return 0
    install_project()
    link(find_on_path() or from_cache() or build() or download())
    STAMP.write_text(state())
    say(f"ready: Python {platform.python_version()}, Pulumi in {LINK.resolve()}")
    return 0


def state() -> str:
    """What the set-up depends on: when it changes, everything is looked at again."""
    files = [ROOT / "pyproject.toml", Path(__file__), *pins()]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return f"{digest} {sys.version_info[:2]}\n"


def pins() -> list[Path]:
    return [ROOT / "tools" / tool / name for tool in TOOLS for name in ("go.mod", "go.sum")]


def install_project() -> None:
    if not (VENV / "bin/python").exists():
        say("makes a virtual environment in .venv")
        venv.create(VENV, with_pip=True, clear=True)
    pip = [str(VENV / "bin/python"), "-m", "pip", "install", "--disable-pip-version-check"]
    with ticking("installs the project and its packages"):
        run(
            [*pip, "--quiet", "--editable", ".[sandbox,dev]"],
            cwd=ROOT,
            remedy="Check that Python packages can be installed here: pip's own words are above",
        )


def link(folder: Path) -> None:
    """Points `.venv/pulumi-bin` at the folder of the CLI."""
    LINK.unlink(missing_ok=True)
    LINK.symlink_to(folder, target_is_directory=True)


def find_on_path() -> Path | None:
    """A Pulumi that the user has, if it is new enough and can run Python programs."""
    found = shutil.which("pulumi")
    if found is None:
        return None
    folder = Path(found).resolve().parent
    answer = subprocess.run([found, "version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v?(\d+)\.(\d+)\.(\d+)", answer.strip())
    if version is None or tuple(map(int, version.groups())) < OLDEST_PULUMI:
        say(f"passes over {found}: {answer.strip() or 'no version'} is too old")
        return None
    if not (folder / "pulumi-language-python").exists():
        say(f"passes over {found}: there is no pulumi-language-python beside it")
        return None
    say(f"uses Pulumi {answer.strip()} from {folder}")
    return folder


def cache() -> Path:
    """Where this user keeps the CLI of these pins, outside any checkout."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in pins())).hexdigest()
    return home / "offsite" / f"pulumi-{PULUMI}-{digest[:12]}"


def from_cache() -> Path | None:
    return cache() if (cache() / "pulumi").exists() else None


def build() -> Path | None:
    """Builds the CLI with Go from the modules that are pinned under tools/."""
    go = shutil.which("go")
    if go is None:
        return None
    say(
        f"builds Pulumi {PULUMI} with Go, once: 3 to 6 minutes on two cores, kept in {cache()}. "
        "Having Pulumi installed is quicker"
    )
    with filling_cache() as folder:
        for tool, (package, name) in TOOLS.items():
            with ticking(f"builds {name}"):
                run(
                    [go, "build", "-mod=readonly", "-trimpath", "-o", str(folder / name), package],
                    cwd=ROOT / "tools" / tool,
                    remedy=f"Go's own words are above. {INSTALL_PULUMI}",
                )
        listing = [go, "list", "-mod=readonly", "-m", "-f", "{{.Dir}}"]
        sdk = subprocess.run(
            [*listing, "github.com/pulumi/pulumi/sdk/v3"],
            cwd=ROOT / "tools/pulumi-cli",
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for script in SCRIPTS:
            target = folder / Path(script).name
            shutil.copyfile(Path(sdk) / script, target)
            target.chmod(0o755)
    return cache()


def download() -> Path:
    """Takes the vendor's release: the way where there is no Go."""
    system = {"Linux": "linux", "Darwin": "darwin"}.get(platform.system())
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(
        platform.machine().lower()
    )
    if system is None or machine is None:
        fail(f"there is no Pulumi for {platform.system()} on {platform.machine()}.", INSTALL_PULUMI)
    name = f"pulumi-v{PULUMI}-{system}-{machine}.tar.gz"
    releases = "https://get.pulumi.com/releases/sdk"
    say(f"downloads {name}")
    try:
        with filling_cache() as folder:
            archive = folder / name
            with urllib.request.urlopen(f"{releases}/{name}", timeout=60) as answer:
                archive.write_bytes(answer.read())
            sums = f"{releases}/pulumi-{PULUMI}-checksums.txt"
            with urllib.request.urlopen(sums, timeout=60) as answer:
                check_sum(archive, answer.read().decode())
            with tarfile.open(archive) as files:
                for member in files.getmembers():
                    if member.isfile():
                        member.name = Path(member.name).name
                        files.extract(member, folder)
            archive.unlink()
    except (urllib.error.URLError, OSError) as error:
        fail(
            f"there is no Go here, and Pulumi's release can't be downloaded: {error}.",
            f"Install Go 1.25 or newer, or {INSTALL_PULUMI[0].lower()}{INSTALL_PULUMI[1:]}",
        )
    return cache()


def check_sum(archive: Path, sums: str) -> None:
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if f"{digest}  {archive.name}" not in sums.splitlines():
        fail(f"{archive.name} is not what Pulumi released: its checksum differs.", INSTALL_PULUMI)


@contextmanager
def filling_cache() -> Iterator[Path]:
    """A folder that becomes the cache only when all of it is there."""
    cache().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache().parent) as scratch:
        folder = Path(scratch) / "bin"
        folder.mkdir()
        yield folder
        try:
            folder.rename(cache())
        except OSError:
            # Another set-up was quicker; its result is the same.
            if from_cache() is None:
                raise


def run(command: list[str], *, cwd: Path, remedy: str) -> None:
    """Runs a command; shows what it printed only if it fails."""
    environment: Mapping[str, str] = {**os.environ, "GOFLAGS": "-buildvcs=false"}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-4000:], file=sys.stderr)
        fail(f"`{' '.join(command[:4])} …` failed.", remedy)


@contextmanager
def ticking(what: str) -> Iterator[None]:
    """Says what goes on, and every 20 seconds that it still does."""
    done = threading.Event()
    began = time.monotonic()

    def tick() -> None:
        while not done.wait(20):
            say(f"  {what} … {time.monotonic() - began:.0f} s")

    say(what)
    threading.Thread(target=tick, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def say(text: str) -> None:
    print(f"setup: {text}", flush=True)


def fail(what: str, remedy: str) -> NoReturn:
    sys.exit(f"setup: {what} {remedy}.")


if __name__ == "__main__":
    sys.exit(main())
