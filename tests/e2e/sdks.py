"""The SDKs of other languages: generated from the schema and compiled once, and kept for this user.

Another schema, another generator or other dependencies make other ones. What is compiled here is
what type-checks: an SDK that doesn't is never kept.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "offsite"
SCHEMA: Final = Path(__file__).parents[2] / "provider/offsite_plugin/schema.json"
UNUSED: Final = 7 * 24 * 3600
"""Seconds after which one that no test has used is deleted."""

GO_SDK: Final = "example.com/pulumi-offsite/sdk/go"
GO_MOD: Final = """
module {module}
go 1.25.11
require github.com/pulumi/pulumi/sdk/v3 v3.259.0
"""
GO_PROGRAM: Final = f"""
require {GO_SDK} v0.0.0
replace {GO_SDK} => {{folder}}
"""
PACKAGE: Final = {
    "main": "index.js",
    "dependencies": {"@pulumi/pulumi": "3.270.0"},
    "devDependencies": {"@types/node": "^20", "typescript": "^5"},
}
COMPILER: Final = {
    "target": "es2020",
    "module": "commonjs",
    "moduleResolution": "node",
    "strict": True,
    "skipLibCheck": True,
}


def run(*command: str, at: Path) -> None:
    """Runs a compiler."""
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def go_module(folder: Path) -> None:
    """Makes a folder a Go module whose programs find the SDK."""
    sdk = _kept("sdk-go", _generator(), GO_MOD, make=_go)
    head = GO_MOD.format(module="example.com/program")
    (folder / "go.mod").write_text(head + GO_PROGRAM.format(folder=sdk))
    shutil.copy(sdk / "go.sum", folder)


def node_package(folder: Path) -> None:
    """Makes a folder a Node package whose programs find the SDK, as `./sdk`."""
    packages = _kept("node", json.dumps(PACKAGE), make=_node_modules)

    def make(folder: Path) -> None:
        _generate(folder, "nodejs")
        (folder / "node_modules").symlink_to(packages / "node_modules")
        _configure(folder, ["nodejs/**/*.ts"], declaration=True, rootDir="nodejs", outDir="sdk")
        run("npx", "tsc", at=folder)
        shutil.copy(folder / "nodejs/package.json", folder / "sdk")

    sdk = _kept("sdk-nodejs", _generator(), json.dumps([PACKAGE, COMPILER]), make=make)
    (folder / "package.json").write_text(json.dumps(PACKAGE))
    (folder / "node_modules").symlink_to(packages / "node_modules")
    (folder / "sdk").symlink_to(sdk / "sdk")
    _configure(folder, ["*.ts", "examples/*.ts"])


def _go(folder: Path) -> None:
    _generate(folder, "go")
    (folder / "go.mod").write_text(GO_MOD.format(module=GO_SDK))
    (folder / "go/offsite").rename(folder / "offsite")
    # Go keeps what it has compiled by itself.
    run("go", "build", "-mod=mod", "./...", at=folder)


def _node_modules(folder: Path) -> None:
    (folder / "package.json").write_text(json.dumps(PACKAGE))
    run("npm", "install", "--no-audit", "--no-fund", "--prefer-offline", at=folder)


def _configure(folder: Path, include: Sequence[str], **options: Any) -> None:
    told = {"compilerOptions": {**COMPILER, **options}, "include": include}
    (folder / "tsconfig.json").write_text(json.dumps(told))


def _generate(folder: Path, language: str) -> None:
    """The SDK's source in a language, in a folder of that name."""
    run("pulumi-codegen", str(SCHEMA), ".", at=folder)
    for other in {"go", "nodejs", "python"} - {language}:
        shutil.rmtree(folder / other)


def _generator() -> str:
    """What the source of an SDK depends on."""
    generator = shutil.which("pulumi-codegen")
    assert generator
    files = (SCHEMA, Path(generator), Path(__file__))
    return " ".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _kept(name: str, *parts: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` makes of some parts, made once."""
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    folder = CACHE / f"{name}-{key}"
    made = folder / "made"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
        made.touch()
        for other in CACHE.glob(f"{name}-*/made"):
            if time.time() - other.stat().st_mtime > UNUSED:
                shutil.rmtree(other.parent)
    return folder
