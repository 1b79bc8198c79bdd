"""The contract suite: one life for every resource, against the sandbox in this process.

Each walk is taken twice: in clouds that show at once what was done, and in clouds whose reads lag
behind (`-late`). Without `--all-faults`, of the latter one of so many, always the same.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

import botocore.loaders
import pytest

from offsite_provider.doors import engine
from offsite_sandbox.server import running

from . import walks
from .cloud import Cloud
from .doors import LOG, doors
from .life import LATE, Life
from .values import discover

VALUES = discover()

LATE_SAMPLE: Final = 32

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
        Path(profiles).write_text(CONFIG.format(**environment))
        monkeypatch.setenv("AWS_CONFIG_FILE", str(profiles))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(profiles.parent / "none"))
        yield Cloud(sandbox)


@pytest.fixture(autouse=True)
def log(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the doors log is heard where it is listened for."""
    monkeypatch.setattr(engine, "engine_channel", lambda: LOG)


@pytest.fixture
def life(request: pytest.FixtureRequest, cloud: Cloud) -> Iterator[Life]:
    """The life of one resource, in clouds that are set up for it."""
    values, door, late = request.param
    found = Life(values, cloud, door)
    if late:
        cloud.lag(LATE)
    yield found
    if not late:
        argument = request.node.callspec.params.get("argument", "")
        walks.note(request.function.__name__, argument, found)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test for every resource, and for every argument of it that the test is about.

    What is about the whole resource goes through both doors. What is about one argument goes
    through one of them, always the same, and with `--all-faults` through both.
    """
    if "life" in metafunc.fixturenames:
        test, by_argument = metafunc.function, "argument" in metafunc.fixturenames
        both = not by_argument or metafunc.config.getoption("all_faults")
        cases = [
            (values, argument, door, late)
            for late in ("", "late")[: 2 if test in walks.WALKS else 1]
            for values in VALUES
            for argument in walks.arguments(test, values)
            for door in doors(f"{test.__name__} {values} {argument}", both=both)
        ]
        metafunc.parametrize(
            ("life", "argument") if by_argument else "life",
            [((v, d, late), a) if by_argument else (v, d, late) for v, a, d, late in cases],
            ids=["-".join(filter(None, map(str, case))) for case in cases],
            indirect=["life"],
        )
    elif "values" in metafunc.fixturenames:
        metafunc.parametrize("values", VALUES, ids=str)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("all_faults"):
        return
    left_out = {
        item
        for item in items
        if item.path.parent == Path(__file__).parent
        and item.name.endswith("-late]")
        and crc32(item.nodeid.encode()) % LATE_SAMPLE
    }
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=[*left_out])
