"""What the unit tests share. No test here opens a connection to anything but this process."""

import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import botocore.loaders
import pytest

from offsite_provider.core.check import check
from offsite_provider.core.model import Inputs
from offsite_provider.core.problems import spell_python
from offsite_provider.core.run import Run

ROOT = Path(__file__).resolve().parents[2]
CREDENTIALS = [
    *(f"AWS_{n}" for n in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "PROFILE")),
    *(f"AWS_{n}" for n in ("REGION", "DEFAULT_REGION", "ENDPOINT_URL")),
    *(f"TENCENTCLOUD_{n}" for n in ("SECRET_ID", "SECRET_KEY", "SECURITY_TOKEN")),
    *(f"TENCENTCLOUD_{n}" for n in ("REGION", "ENDPOINT_URL")),
]


_loader = lru_cache(botocore.loaders.create_loader)


@pytest.fixture(autouse=True)
def _nobodys_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's own clouds are out of reach, and botocore's models are read once."""
    for name in CREDENTIALS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere/config")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setattr("botocore.session.create_loader", _loader)


@pytest.fixture(scope="session")
def generate() -> Iterator[ModuleType]:
    """tools/generate.py, which is no package."""
    spec = spec_from_file_location("generate", ROOT / "tools/generate.py")
    assert spec is not None
    assert spec.loader is not None
    with pytest.MonkeyPatch.context() as monkeypatch:
        # Every look at a class parses the whole of its module anew.
        monkeypatch.setattr("inspect.getsource", cache(inspect.getsource))
        monkeypatch.syspath_prepend(ROOT / "tools")
        module = module_from_spec(spec)
        monkeypatch.setitem(sys.modules, "generate", module)
        monkeypatch.syspath_prepend(ROOT / "tools")
        spec.loader.exec_module(module)
        yield module


@dataclass
class Recorder:
    """A reporter that remembers."""

    progressed: list[str] = field(default_factory=list)
    informed: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    def progress(self, message: str) -> None:
        self.progressed.append(message)

    def info(self, message: str) -> None:
        self.informed.append(message)

    def warning(self, message: str) -> None:
        self.warned.append(message)


@pytest.fixture
def report() -> Recorder:
    return Recorder()


@pytest.fixture
def run() -> Run:
    return Run()


@pytest.fixture
def complaints() -> Callable[[type[Inputs], dict[str, Any]], dict[str, str]]:
    """What is wrong with arguments: a sentence by the path as a program spells it."""

    def of(model: type[Inputs], wire: dict[str, Any]) -> dict[str, str]:
        _, problems = check(model, wire)
        found = {spell_python(problem.path): problem.reason for problem in problems}
        assert len(found) == len(problems), "two problems with one argument"
        return found

    return of
