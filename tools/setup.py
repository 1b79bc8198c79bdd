"""Sets a checkout up: a virtual environment with the project in it, and a Pulumi CLI.

`make` runs it. It needs Python's standard library only, is safe to run again, and ends at once
when nothing has changed. Afterwards `.venv/bin` holds the project's commands and
`.venv/pulumi-bin` leads to the folder of the Pulumi CLI.
"""

import fcntl
import hashlib
import http.client
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
import urllib.request
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

OLDEST_PYTHON: Final = (3, 10)
# Here, not in main: what follows does not even load in an older Python.
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        f"setup: offsite needs Python 3.10 or newer, and {sys.executable} is "
        f"{platform.python_version()}. Name a newer one: `make setup PYTHON=python3.12`."
    )

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
PULUMI_BIN: Final = VENV / "pulumi-bin"
STAMP: Final = VENV / "offsite-setup"

MODULES: Final = (ROOT / "tools/pulumi-cli", ROOT / "tools/pulumi-python-host")
"""Go modules of ours that pin one tool each. The first one's version is the CLI's."""
LANGUAGES: Final = {
    "pulumi-language-yaml": ROOT / "tools/pulumi-yaml-host",
    "pulumi-language-go": ROOT / "tools/pulumi-language-hosts",
    "pulumi-language-nodejs": ROOT / "tools/pulumi-language-hosts",
    "pulumi-codegen": ROOT / "tools/pulumi-codegen",
}
"""What the CLI starts for programs in other languages, and what writes their SDKs, each built from
a Go module of ours."""
PINS: Final = tuple(
    file for module in sorted({*MODULES, *LANGUAGES.values()}) for file in sorted(module.iterdir())
)
PULUMI_MODULE: Final = r"github\.com/pulumi/pulumi/(?:pkg|sdk)/v3"
SDK_MODULE: Final = "github.com/pulumi/pulumi/sdk/v3"
SCRIPTS: Final = (
    "python/cmd/pulumi-language-python-exec",
    "python/dist/pulumi-resource-pulumi-python",
)
"""What the CLI starts beside the tools: files inside the SDK's module."""

OLDEST_PULUMI: Final = (3, 200, 0)
COMPANIONS: Final = ("pulumi-language-python", "pulumi-resource-pulumi-python")
"""What a CLI needs beside it, or on PATH, for Python programs and dynamic resources."""

RELEASES: Final = "https://get.pulumi.com/releases/sdk"
INSTALL_PULUMI: Final = "install Pulumi (https://www.pulumi.com/docs/install/)"

CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "offsite"
LOG: Final = CACHE / "setup.log"
TICK: Final = 15
"""Seconds between two signs of life from a command that takes long."""


class SetupError(Exception):
    """What went wrong and what to do about it, for the person at the terminal."""


def main() -> None:
    try:
        if not up_to_date():
            with alone():
                set_up()
        if "--languages" in sys.argv[1:]:
            with alone():
                add_languages()
    except KeyboardInterrupt:
        sys.exit("\nsetup: stopped. Run it again and it goes on.")
    except SetupError as error:
        sys.exit(f"setup: {error}")
    except OSError as error:
        sys.exit(f"setup: {error}. Mend that, or name another cache in XDG_CACHE_HOME.")


def up_to_date() -> bool:
    tools = (VENV / "bin/python", PULUMI_BIN / "pulumi")
    return STAMP.exists() and STAMP.read_text() == state() and all(t.exists() for t in tools)


def set_up() -> None:
    if up_to_date():  # another set-up did it while this one waited
        return
    make_venv()
    install_project()
    folder = cli_on_path() or cached_cli() or built_cli() or released_cli()
    PULUMI_BIN.unlink(missing_ok=True)
    PULUMI_BIN.symlink_to(folder, target_is_directory=True)
    STAMP.write_text(state())
    say(f"ready: Python {python_version()} and Pulumi in {folder}")


def state() -> str:
    """All that the result depends on: when it changes, everything is looked at again."""
    return f"{ROOT} {python_version()} {digest(ROOT / 'pyproject.toml', Path(__file__), *PINS)}\n"


def digest(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def python_version() -> str:
    return "{}.{}".format(*sys.version_info)


@contextmanager
def alone() -> Generator[None]:
    """Waits for this user's other set-ups: they write the same files."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting for another set-up of yours to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        LOG.write_text("")
        yield


# The project


def make_venv() -> None:
    if venv_fits():
        return
    say(f"making a virtual environment with Python {python_version()} in .venv")
    run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        remedy="if Python's venv is missing, install it (Debian, Ubuntu: python3-venv)",
    )


def venv_fits() -> bool:
    """Whether .venv works, is of this Python's version, and was made where it stands."""
    python, pip, config = VENV / "bin/python", VENV / "bin/pip", VENV / "pyvenv.cfg"
    if not (python.exists() and pip.exists() and config.exists()):
        return False
    version = re.search(r"^version\w* = (\d+\.\d+)", config.read_text(), re.MULTILINE)
    # Commands in a virtual environment hold its path: a moved checkout's lead nowhere.
    return version is not None and version[1] == python_version() and str(VENV) in pip.read_text()


def install_project() -> None:
    pip = [VENV / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    remedy = "check that this machine can install Python packages"
    say("installing the project and what it needs in .venv: about a minute the first time")
    # Older ones, which come with Python 3.10, can't install a project editable without a setup.py.
    # Pulumi has pip list all packages in every run, which takes 26 half as long as those.
    run([*pip, "pip>=26"], remedy=remedy)
    run([*pip, "--editable", ".[sandbox,dev]"], remedy=remedy)
    # Pulumi looks for this beside the package's metadata, and would else try to fetch a plugin for
    # every run: an editable package isn't there.
    name = "pulumi_offsite/pulumi-plugin.json"
    for packages in VENV.glob("lib/python*/site-packages"):
        (packages / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "sdk" / name, packages / name)


# The Pulumi CLI: the user's own, or else one that is kept for this user outside the checkout


def cli_on_path() -> Path | None:
    """The folder of a CLI that the user has, if it is new enough and runs Python programs."""
    found = shutil.which("pulumi", path=path_without_ours())
    if found is None:
        return None
    version = cli_version(found)
    if version is None or version < OLDEST_PULUMI:
        oldest = ".".join(map(str, OLDEST_PULUMI))
        say(f"leaving {found} aside: offsite needs Pulumi {oldest} or newer")
        return None
    # The CLI looks beside itself first, with links followed.
    beside = Path(found).resolve().parent
    folder = beside if (beside / COMPANIONS[0]).exists() else Path(found).absolute().parent
    for companion in COMPANIONS:
        if shutil.which(companion, path=f"{folder}{os.pathsep}{path_without_ours()}") is None:
            say(f"leaving {found} aside: there is no {companion} beside it or on PATH")
            return None
    say(f"taking the Pulumi on PATH, {found}")
    return folder


def path_without_ours() -> str:
    """PATH without .venv/pulumi-bin, which would else be found and led to itself."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if Path(folder) != PULUMI_BIN)


def cli_version(pulumi: str | Path) -> tuple[int, ...] | None:
    try:
        answer = subprocess.run(
            [pulumi, "version"],
            env={**os.environ, "PULUMI_SKIP_UPDATE_CHECK": "true"},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:  # not a program of this machine
        return None
    version = re.match(r"v?(\d+)\.(\d+)\.(\d+)", answer.stdout.strip())
    return tuple(map(int, version.groups())) if version else None


def pinned(what: str, module: Path = MODULES[0]) -> str:
    """The version that a go.mod of ours asks for, as in "3.259.0"."""
    pins = (module / "go.mod").read_text()
    version = re.search(rf"^\s*(?:require )?{what} v?([\d.]+)", pins, re.MULTILINE)
    if version is None:
        raise SetupError(f"{module}/go.mod doesn't pin {what}. Restore it with git.")
    return version[1]


def cache_folder() -> Path:
    """Where the CLI of these pins and this kind of machine is kept."""
    key = hashlib.sha256(f"{digest(*PINS)} {sysconfig.get_platform()}".encode()).hexdigest()
    return CACHE / f"pulumi-{pinned(PULUMI_MODULE)}-{key[:12]}"


def cached_cli() -> Path | None:
    folder = cache_folder() / "bin"
    return folder if folder.exists() else None


@contextmanager
def filling_cache() -> Generator[Path]:
    """A folder for the CLI that becomes the cached one only when all of it is there."""
    part = CACHE / f"{cache_folder().name}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        (part / "bin").mkdir(parents=True)
        yield part / "bin"
        part.rename(cache_folder())
    finally:
        shutil.rmtree(part, ignore_errors=True)


def built_cli() -> Path | None:
    """Builds the CLI with Go from what tools/ pins; None where Go is missing or can't."""
    go = shutil.which("go")
    if go is None:
        return None
    say(
        f"building Pulumi {pinned(PULUMI_MODULE)} with Go: 3 to 6 minutes on two cores, once; "
        f"it is kept in {cache_folder()}. It is quicker to stop this, {INSTALL_PULUMI} "
        "and run it again"
    )
    try:
        with filling_cache() as folder:
            for module in MODULES:
                build_tool(go, module, folder)
            copy_scripts(go, folder)
    except SetupError as error:
        say(f"{error} Trying Pulumi's own release instead.")
    return cached_cli()


def build_tool(go: str, module: Path, folder: Path) -> None:
    """Builds the tool that a module's go.mod names."""
    say(f"building {module.name}")
    # The release stamps its version so; a CLI without one answers nothing to `pulumi version`.
    stamp = f"-s -w -X {SDK_MODULE}/go/common/version.Version=v{pinned(PULUMI_MODULE, module)}"
    flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", f"-ldflags={stamp}"]
    run(
        [go, "build", *flags, "-o", f"{folder}{os.sep}", "tool"],
        folder=module,
        # No C compiler is needed, and no go.work above the checkout has a say.
        environment={"CGO_ENABLED": "0", "GOWORK": "off"},
        remedy=f"mend what it names, or {INSTALL_PULUMI}",
    )


def add_languages() -> None:
    """Puts the hosts of other languages beside the CLI, where they aren't there or on PATH.

    What belongs to a CLI that the user has installed is left as it is: beside that one nothing is
    put, but in .venv/bin.
    """
    folder = PULUMI_BIN.resolve()
    if CACHE.resolve() not in folder.parents:
        folder = VENV / "bin"
    places = os.pathsep.join((str(PULUMI_BIN), str(folder), os.environ.get("PATH", "")))
    for tool, module in LANGUAGES.items():
        if shutil.which(tool, path=places):
            continue
        go = shutil.which("go")
        if go is None:
            say(f"leaving {tool} out, which takes Go to build: its tests are skipped")
            continue
        say(f"building {tool} with Go: some minutes, once")
        try:
            build_tool(go, module, folder)
        except SetupError as error:
            say(f"{error} Tests that take {tool} are skipped.")


def copy_scripts(go: str, folder: Path) -> None:
    listed = subprocess.run(
        [go, "list", "-mod=readonly", "-m", "-f", "{{.Dir}}", SDK_MODULE],
        cwd=MODULES[0],
        env={**os.environ, "GOWORK": "off"},
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        raise SetupError(f"Go can't find the SDK's module: {listed.stderr.strip()}")
    for script in SCRIPTS:
        target = folder / Path(script).name
        shutil.copyfile(Path(listed.stdout.strip()) / script, target)
        target.chmod(0o755)


def released_cli() -> Path:
    """Downloads the CLI's release: the way where there is no Go."""
    version = pinned(PULUMI_MODULE)
    name = f"pulumi-v{version}-{release_platform()}.tar.gz"
    say(f"downloading {RELEASES}/{name}")
    try:
        with filling_cache() as folder:
            archive = folder.parent / name
            archive.write_bytes(fetch(f"{RELEASES}/{name}"))
            sums = fetch(f"{RELEASES}/pulumi-{version}-checksums.txt").decode()
            if f"{digest(archive)}  {name}" not in sums.splitlines():
                raise SetupError(
                    f"{name} does not match its published checksum. "
                    f"Run this again, or {INSTALL_PULUMI}."
                )
            unpack(archive, folder)
            archive.unlink()
    except (OSError, http.client.HTTPException, tarfile.TarError) as error:
        raise SetupError(
            f"Pulumi's release can't be downloaded: {getattr(error, 'reason', error)}. "
            f"Install Go {pinned('go')} or newer, or {INSTALL_PULUMI}, and run this again."
        ) from error
    return cache_folder() / "bin"


def release_platform() -> str:
    """This machine in the words of the releases' names: "linux-x64"."""
    machines = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
    system, machine = platform.system().lower(), machines.get(platform.machine().lower())
    if system not in ("linux", "darwin") or machine is None:
        raise SetupError(
            f"Pulumi has no release for {platform.system()} on {platform.machine()}. "
            f"Install Go {pinned('go')} or newer and run this again."
        )
    return f"{system}-{machine}"


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read()


def unpack(archive: Path, folder: Path) -> None:
    """Lays the release's programs, which are in a folder of it, in ours."""
    with tarfile.open(archive) as files:
        for member in files:
            content = files.extractfile(member)
            if content is not None:
                target = folder / Path(member.name).name
                with target.open("wb") as program:
                    shutil.copyfileobj(content, program)
                target.chmod(0o755)


# The terminal


def run(
    command: Sequence[str | Path],
    *,
    remedy: str,
    folder: Path = ROOT,
    environment: dict[str, str] | None = None,
) -> None:
    """Runs a command with its words in the log, and tells now and then that it still runs."""
    began = time.monotonic()
    with LOG.open("a") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    with process:
        while process.poll() is None:
            try:
                process.wait(TICK)
            except subprocess.TimeoutExpired:
                say(f"  … {time.monotonic() - began:.0f} s")
    if process.returncode:
        words = LOG.read_text(errors="replace").splitlines()[-20:]
        print(*words, sep="\n", file=sys.stderr)
        name = " ".join([Path(command[0]).name, *map(str, command[1:4])])
        raise SetupError(f"`{name} …` failed, see above and {LOG}: {remedy}.")


def say(text: str) -> None:
    print(f"setup: {text}", flush=True)


if __name__ == "__main__":
    main()
