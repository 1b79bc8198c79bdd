"""Every program that people may copy runs as it stands, against the sandbox's seed."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
REGIME = ROOT / "examples/backup-regime"
"""The one that `test_backup_regime.py` runs."""
EXAMPLES = sorted({path.parent for path in ROOT.glob("examples/*/Pulumi.yaml")} - {REGIME})


def project(folder: Path, target: Path) -> None:
    """Copies a project without what a run leaves in it."""
    shutil.copytree(
        folder,
        target,
        ignore=shutil.ignore_patterns(".*", "__pycache__", "sandbox", "tests", "provider", "sdk"),
        dirs_exist_ok=True,
    )


@pytest.mark.parametrize("folder", [ROOT, *EXAMPLES], ids=lambda path: path.name)
def test_it_runs_and_then_changes_nothing(new_stack, tmp_path: Path, folder: Path) -> None:
    stack = new_stack("example")
    stack.folder, stack.name = tmp_path / "copied", "sandbox"
    project(folder, stack.folder)
    # The passphrase that README gives: committed configurations may hold its salt.
    stack.environment["PULUMI_CONFIG_PASSPHRASE"] = "sandbox"
    stack.pulumi("stack", "init", "sandbox")

    stack.pulumi("up", "--yes", "--skip-preview", "--stack", "sandbox")
    outputs = stack.outputs()
    assert outputs
    assert all(value is not None for value in outputs.values())
    stack.pulumi("preview", "--refresh", "--expect-no-changes", "--stack", "sandbox")
    if folder == ROOT:
        stack.pulumi("destroy", "--yes", "--skip-preview", "--stack", "sandbox")
