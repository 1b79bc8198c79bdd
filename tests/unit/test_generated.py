"""What is generated from the models is what the models say now."""

import shutil
from pathlib import Path
from types import ModuleType

import pytest

from offsite_provider.registry import HANDLERS

from .conftest import ROOT


@pytest.fixture
def copy(generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is generated, and of what is written from."""
    # What others compile meanwhile comes and goes.
    ignore = shutil.ignore_patterns("bin", "go.*", "__pycache__")
    for folder in (generate.SDK, "docs", "examples", "tools", generate.PROGRAMS):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    return tmp_path


def test_is_not_stale_and_the_same_every_time(generate: ModuleType) -> None:
    assert generate.stale() == generate.stale() == [], "run `make generate`"


def test_staleness_shows(generate: ModuleType, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited = generate.SDK / "cbs/snapshot_copy.py"
    missing = generate.SDK / "rds/types.py"
    leftover = generate.SDK / "cbs/snapshot_move.py"
    page = generate.DOCS / "cbs/SnapshotCopy.md"
    of_a_changed_model = [
        generate.SDK / "redshiftserverless/snapshot_copy_configuration.py",
        generate.DOCS / "redshiftserverless/SnapshotCopyConfiguration.md",
    ]
    (copy / edited).write_text((copy / edited).read_text().replace("snapshot", "snapshoot", 1))
    (copy / missing).unlink()
    (copy / leftover).write_text("")
    (copy / page).write_text("")
    changed = HANDLERS["offsite:redshiftserverless:SnapshotCopyConfiguration"]
    monkeypatch.setattr(type(changed), "unique", not changed.unique)
    # The schema isn't copied: it is missing too.
    wanted = [edited, missing, leftover, page, *of_a_changed_model, generate.SCHEMA]
    assert sorted(generate.stale()) == sorted(wanted)
