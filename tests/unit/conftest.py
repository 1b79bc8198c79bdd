"""What the unit tests share. No test here opens a connection to anything but this process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import botocore.loaders
import pytest

from offsite_provider.core.check import check
from offsite_provider.core.model import Inputs
from offsite_provider.core.problems import spell_python
from offsite_provider.core.run import Run

CREDENTIALS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_PROFILE",
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL",
    "TENCENTCLOUD_SECRET_ID",
    "TENCENTCLOUD_SECRET_KEY",
    "TENCENTCLOUD_SECURITY_TOKEN",
    "TENCENTCLOUD_REGION",
    "TENCENTCLOUD_ENDPOINT_URL",
)


@pytest.fixture(autouse=True)
def _nobodys_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The person's own clouds are out of reach."""
    for name in CREDENTIALS:
        monkeypatch.delenv(name, raising=False)
    nowhere = tmp_path_factory.getbasetemp() / "nowhere"
    monkeypatch.setenv("AWS_CONFIG_FILE", str(nowhere))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(nowhere))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture(scope="session", autouse=True)
def _models_read_once() -> Iterator[None]:
    """Every botocore session reads its models anew: seconds that say nothing."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(
            "botocore.session.create_loader", lru_cache(botocore.loaders.create_loader)
        )
        yield


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
