"""Access to AWS: where credentials come from, and clients that are shared."""

from pathlib import Path
from typing import Any

import boto3
import pytest

from offsite_provider.aws import access
from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopyInputs
from offsite_provider.aws.failures import doing
from offsite_provider.core.failures import BadCredentials
from offsite_provider.core.run import Run

ROLE = "arn:aws:iam::123456789012:role/dr"
OF_ENVIRONMENT = ("AKIDOFENVIRONMENT", "secret-of-environment", "token-of-environment")
OF_PROFILE = ("AKIDOFPROFILE", "secret-of-dr", None)
OF_OTHER = ("AKIDOFOTHER", "secret-of-other", None)


def arguments(**others: Any) -> BackupCopyInputs:
    return BackupCopyInputs(
        backup_id="backup-abcdefg2345",
        region="us-west-2",
        destination_region="eu-central-1",
        **others,
    )


def client(run: Run, region: str = "us-west-2", retry: bool = True, **others: Any) -> Any:
    return access.client(run, "cloudhsmv2", region, arguments(**others), retry=retry)


def keys(client: Any) -> tuple[str, str, str | None]:
    found = client._request_signer._credentials.get_frozen_credentials()
    return found.access_key, found.secret_key, found.token


@pytest.fixture
def shared_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The files that people have in `~/.aws`."""
    credentials = tmp_path / "credentials"
    credentials.write_text(
        "[default]\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = secret-of-default\n"
        "[dr]\naws_access_key_id = AKIDOFPROFILE\naws_secret_access_key = secret-of-dr\n"
        "[other]\naws_access_key_id = AKIDOFOTHER\naws_secret_access_key = secret-of-other\n"
    )
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(credentials))


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    for name, value in zip(names, OF_ENVIRONMENT, strict=True):
        monkeypatch.setenv(name, value)


class TestCredentials:
    CONFIG = {
        "aws:accessKey": "AKIDOFAWSCONFIG",
        "aws:secretKey": "secret-of-aws-config",
        "aws:token": "token-of-aws-config",
    }
    OWN = {"offsite:accessKey": "AKIDOFOFFSITE", "offsite:secretKey": "secret-of-offsite"}

    @pytest.mark.usefixtures("shared_files")
    def test_of_the_shared_files(self, run: Run) -> None:
        assert keys(client(run)) == ("AKIDDEFAULT", "secret-of-default", None)

    @pytest.mark.usefixtures("shared_files", "environment")
    @pytest.mark.parametrize(
        ("config", "profile", "expected"),
        [
            ({}, None, OF_ENVIRONMENT),
            ({"aws:profile": "dr"}, None, OF_PROFILE),
            ({"aws:profile": "dr", "offsite:profile": "other"}, None, OF_OTHER),
            ({"aws:profile": "other"}, "dr", OF_PROFILE),
            (CONFIG, None, tuple(CONFIG.values())),
            ({**CONFIG, **OWN}, None, (*OWN.values(), None)),
            (CONFIG, "dr", OF_PROFILE),
        ],
    )
    def test_are_of_the_nearest_that_names_some(
        self, config: dict[str, str], profile: str | None, expected: tuple[str, str, str | None]
    ) -> None:
        assert keys(client(Run(config), profile=profile)) == expected

    @pytest.mark.usefixtures("environment")
    def test_are_concealed(self, run: Run) -> None:
        client(run)
        assert {*OF_ENVIRONMENT} <= run.secrets

    def test_of_a_profile_that_is_not_there(self, run: Run) -> None:
        with pytest.raises(BadCredentials) as caught:
            client(run, profile="dr")
        assert str(caught.value) == (
            "cannot find AWS credentials: The config profile (dr) could not be found. Give AWS "
            "credentials as for any AWS tool: environment, shared files, `aws:profile`, or an "
            "instance role."
        )

    def test_that_nobody_has(self, run: Run) -> None:
        with pytest.raises(BadCredentials, match="Unable to locate credentials"), doing("x"):
            client(run).describe_backups()


class TestRole:
    @pytest.mark.usefixtures("environment")
    def test_is_assumed_with_the_credentials_in_use_when_it_is_needed(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[tuple[str, dict[str, Any]]] = []

        class Sts:
            def assume_role(self, **request: Any) -> dict[str, Any]:
                asked.append(("assume_role", request))
                return {
                    "Credentials": {
                        "AccessKeyId": "ASIAOFROLE",
                        "SecretAccessKey": "secret-of-role",
                        "SessionToken": "token-of-role",
                        "Expiration": "2099-01-01T00:00:00Z",
                    }
                }

        create = boto3.Session.client

        def instead(session: boto3.Session, service: str, **options: Any) -> Any:
            if service == "sts":
                asked.append(("client", options))
                return Sts()
            return create(session, service, **options)

        monkeypatch.setattr(boto3.Session, "client", instead)
        assumed = client(run, role_arn=ROLE)
        assert keys(assumed) == ("ASIAOFROLE", "secret-of-role", "token-of-role")
        assert asked[0][1]["aws_access_key_id"] == "AKIDOFENVIRONMENT"
        assert asked[1] == ("assume_role", {"RoleArn": ROLE, "RoleSessionName": "pulumi-offsite"})
        assert {"ASIAOFROLE", "secret-of-role", "token-of-role"} <= run.secrets
        assert keys(assumed)[0] == "ASIAOFROLE"
        assert len(asked) == 2


@pytest.mark.usefixtures("environment")
class TestClient:
    def test_is_one_for_service_region_role_and_profile(self, run: Run) -> None:
        assert client(run) is client(run)
        different = {
            id(client(run)),
            id(client(run, "eu-west-1")),
            id(client(run, retry=False)),
            id(client(run, role_arn=ROLE)),
            id(access.client(run, "rds", "us-west-2", arguments())),
        }
        assert len(different) == 5

    def test_is_of_its_region(self, run: Run) -> None:
        assert client(run, "eu-west-1").meta.region_name == "eu-west-1"

    @pytest.mark.parametrize(("retry", "attempts"), [(True, 8), (False, 1)])
    def test_repeats_only_what_may_be_repeated(self, run: Run, retry: bool, attempts: int) -> None:
        retries = client(run, retry=retry).meta.config.retries
        assert retries == {"mode": "adaptive", "total_max_attempts": attempts}

    def test_has_connections_for_all_who_wait_and_says_who_calls(self, run: Run) -> None:
        config = client(run).meta.config
        assert config.max_pool_connections >= 64
        assert "pulumi-offsite/" in config.user_agent_extra


@pytest.mark.usefixtures("environment")
class TestEndpoint:
    @pytest.mark.parametrize(
        ("endpoints", "expected"),
        [
            ({"cloudhsmv2": "http://hsm:1", "aws": "http://all:1"}, "http://hsm:1"),
            ({"rds": "http://rds:1", "aws": "http://all:1"}, "http://all:1"),
            ({"rds": "http://rds:1"}, "https://cloudhsmv2.us-west-2.amazonaws.com"),
            ({}, "https://cloudhsmv2.us-west-2.amazonaws.com"),
        ],
    )
    def test_of_the_configuration(self, endpoints: dict[str, str], expected: str) -> None:
        assert client(Run({"offsite:endpoints": endpoints})).meta.endpoint_url == expected

    @pytest.mark.parametrize(
        ("endpoints", "expected"),
        [({}, "http://sandbox:1"), ({"aws": "http://all:1"}, "http://all:1")],
    )
    def test_of_the_environment_comes_after_the_configuration(
        self, monkeypatch: pytest.MonkeyPatch, endpoints: dict[str, str], expected: str
    ) -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://sandbox:1")
        assert client(Run({"offsite:endpoints": endpoints})).meta.endpoint_url == expected

    def test_of_every_partition(self, run: Run) -> None:
        assert client(run, "cn-north-1").meta.endpoint_url.endswith(".amazonaws.com.cn")
