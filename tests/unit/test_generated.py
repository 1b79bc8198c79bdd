"""What is generated from the models is what the models say now."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from offsite_provider.registry import HANDLERS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def generate() -> Iterator[ModuleType]:
    """tools/generate.py, which is no package."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "tools/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    try:
        spec.loader.exec_module(module)
        yield module
    finally:
        del sys.modules["generate"]


@pytest.fixture
def copy(generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is generated, and of what is written from."""
    for folder in (generate.SDK, generate.DOCS):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name in ("examples", "tools", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("bin", "go.*"))
        elif source.exists():
            shutil.copy(source, tmp_path / name)
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    return tmp_path


def test_is_not_stale(generate: ModuleType) -> None:
    assert generate.stale() == [], "run `make generate`"


def test_is_the_same_every_time(generate: ModuleType) -> None:
    assert generate.generated() == generate.generated()


def test_staleness_shows(generate: ModuleType, copy: Path) -> None:
    for path, text in generate.generated().items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text)
    assert generate.stale() == []
    edited = generate.SDK / "cbs/snapshot_copy.py"
    missing = generate.SDK / "rds/types.py"
    leftover = generate.SDK / "cbs/snapshot_move.py"
    page = generate.DOCS / "cbs/SnapshotCopy.md"
    (copy / edited).write_text((copy / edited).read_text().replace("snapshot", "snapshoot", 1))
    (copy / missing).unlink()
    (copy / leftover).write_text("")
    (copy / page).write_text("")
    assert sorted(generate.stale()) == sorted([edited, missing, leftover, page])


def test_a_changed_model_shows(
    generate: ModuleType, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from offsite_provider.tencent.cbs.snapshot_copy import SnapshotCopy

    monkeypatch.setattr(SnapshotCopy, "unique", True)
    assert generate.SDK / "cbs/snapshot_copy.py" in generate.stale()


@pytest.mark.parametrize("token", HANDLERS)
def test_every_argument_and_output_is_explained(generate: ModuleType, token: str) -> None:
    for model in (HANDLERS[token].inputs, HANDLERS[token].outputs):
        assert {*model.model_fields} <= {*generate.field_docs(model)}
