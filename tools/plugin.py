"""Packs the plugin as the archive that `pulumi plugin install resource offsite --file` takes.

It holds offsite and all that it needs, for this platform and this Python: some of it is compiled.
"""

import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Final

from offsite_provider import __version__

ROOT: Final = Path(__file__).resolve().parent.parent
PYTHON: Final = f"python{sys.version_info.major}.{sys.version_info.minor}"
SCRIPT: Final = f"""#!/bin/sh
# Starts the plugin with the Python that it was packed for, or the one that OFFSITE_PYTHON names.
python="${{OFFSITE_PYTHON:-{PYTHON}}}"
if ! command -v "$python" > /dev/null; then
    echo "offsite's plugin needs {PYTHON}: put it on PATH, or name it in OFFSITE_PYTHON" >&2
    exit 1
fi
PYTHONPATH="$(dirname "$0")/lib" exec "$python" -m offsite_plugin "$@"
"""
_MACHINES: Final = {"x86_64": "amd64", "aarch64": "arm64"}


def main() -> int:
    machine = platform.machine().lower()
    kind = f"{platform.system().lower()}-{_MACHINES.get(machine, machine)}"
    archive = ROOT / f"dist/pulumi-resource-offsite-v{__version__}-{kind}.tar.gz"
    archive.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--target", f"{folder}/lib", str(ROOT)], check=True)
        # Commands in it hold the path of this folder, which is about to go.
        shutil.rmtree(f"{folder}/lib/bin", ignore_errors=True)
        script = Path(folder, "pulumi-resource-offsite")
        script.write_text(SCRIPT)
        script.chmod(0o755)
        with tarfile.open(archive, "w:gz", compresslevel=6) as packed:
            packed.add(folder, ".")
    print(f"pulumi plugin install resource offsite {__version__} --file {archive}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
