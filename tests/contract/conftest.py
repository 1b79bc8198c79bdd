"""The contract suite: one life for every resource, against the sandbox in this process."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import botocore.loaders
import pytest

from offsite_provider.doors import engine
from offsite_sandbox.server import running

from . import walks
from .cloud import Cloud
from .doors import LOG, doors
from .life import Life
from .values import discover

VALUES = discover()

CONFIG = """\
[profile dr]
region = eu-west-1
aws_access_key_id = {AWS_ACCESS_KEY_ID}
aws_secret_access_key = {AWS_SECRET_ACCESS_KEY}
"""


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """Both clouds, and an environment that leads nowhere else."""
    loader = lru_cache(botocore.loaders.create_loader)
    profiles = tmp_path_factory.mktemp("aws") / "config"
    with running() as sandbox, pytest.MonkeyPatch.context() as monkeypatch:
        # Every botocore session reads its models anew: seconds that say nothing.
        monkeypatch.setattr("botocore.session.create_loader", loader)
        # Moto makes an RSA key even for a symmetric one, of which nobody ever sees it.
        monkeypatch.setattr("moto.kms.models.generate_private_key", lambda _: None)
        environment = sandbox.environ()
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        # What the doors log is heard where it is listened for.
        monkeypatch.setattr(engine, "engine_channel", lambda: LOG)
        Path(profiles).write_text(CONFIG.format(**environment))
        monkeypatch.setenv("AWS_CONFIG_FILE", str(profiles))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(profiles.parent / "none"))
        yield Cloud(sandbox)


@pytest.fixture
def life(request: pytest.FixtureRequest, cloud: Cloud) -> Iterator[Life]:
    """The life of one resource, in clouds that are set up for it."""
    values, door = request.param
    found = Life(values, cloud, door)
    yield found
    walks.note(request.function.__name__, request.node.callspec.params.get("argument", ""), found)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test for every resource, and for every argument of it that the test is about.

    What is about the whole resource goes through both doors. What is about one argument goes
    through one of them, always the same, and with `--all-faults` through both.
    """
    if "life" in metafunc.fixturenames:
        by_argument = "argument" in metafunc.fixturenames
        both = not by_argument or metafunc.config.getoption("all_faults")
        cases = [
            (values, argument, door)
            for values in VALUES
            for argument in walks.arguments(metafunc.function, values)
            for door in doors(f"{metafunc.function.__name__} {values} {argument}", both=both)
        ]
        metafunc.parametrize(
            ("life", "argument") if by_argument else "life",
            [((v, door), a) if by_argument else (v, door) for v, a, door in cases],
            ids=["-".join(filter(None, (str(v), a, door))) for v, a, door in cases],
            indirect=["life"],
        )
    elif "values" in metafunc.fixturenames:
        metafunc.parametrize("values", VALUES, ids=str)
