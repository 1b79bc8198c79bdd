"""Access to AWS: where credentials come from, and clients that are shared."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from offsite_provider.core.settings import Settings

from offsite_provider.aws import access
from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy, BackupCopyInputs
from offsite_provider.core.failures import BadCredentials
from offsite_provider.core.ownership import Owner
from offsite_provider.core.resource import Context

ROLE = "arn:aws:iam::123456789012:role/dr"


def arguments(**others: Any) -> BackupCopyInputs:
    return BackupCopyInputs(
        backup_id="backup-abcdefg2345",
        region="us-west-2",
        destination_region="eu-central-1",
        **others,
    )


def client(settings: Settings, region: str = "us-west-2", retry: bool = True, **others: Any) -> Any:
    return access.client(settings, "cloudhsmv2", region, arguments(**others), retry=retry)


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
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDOFENVIRONMENT")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-environment")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "token-of-environment")


class TestCredentials:
    CONFIG = {
        "aws:accessKey": "AKIDOFAWSCONFIG",
        "aws:secretKey": "secret-of-aws-config",
        "aws:token": "token-of-aws-config",
    }

    @pytest.mark.usefixtures("shared_files")
    def test_of_the_shared_files(self, settings: Settings) -> None:
        assert keys(client(settings)) == ("AKIDDEFAULT", "secret-of-default", None)

    @pytest.mark.usefixtures("shared_files", "environment")
    def test_of_the_environment_come_before_the_files(self, settings: Settings) -> None:
        assert keys(client(settings)) == (
            "AKIDOFENVIRONMENT",
            "secret-of-environment",
            "token-of-environment",
        )

    @pytest.mark.usefixtures("shared_files", "environment")
    @pytest.mark.parametrize(
        ("config", "argument", "expected"),
        [
            ({"aws:profile": "dr"}, None, "AKIDOFPROFILE"),
            ({"aws:profile": "dr", "offsite:profile": "other"}, None, "AKIDOFOTHER"),
            ({"aws:profile": "other"}, "dr", "AKIDOFPROFILE"),
        ],
    )
    def test_of_a_profile_that_is_named_come_before_the_environment(
        self, config: dict[str, str], argument: str | None, expected: str
    ) -> None:
        assert keys(client(Settings(config), profile=argument))[0] == expected

    @pytest.mark.usefixtures("shared_files", "environment")
    def test_of_the_configuration_come_first(self) -> None:
        assert keys(client(Settings(self.CONFIG))) == tuple(self.CONFIG.values())
        own = {"offsite:accessKey": "AKIDOFOFFSITE", "offsite:secretKey": "secret-of-offsite"}
        assert keys(client(Settings({**self.CONFIG, **own}))) == (*own.values(), None)

    @pytest.mark.usefixtures("shared_files", "environment")
    def test_of_a_resources_own_profile_come_before_the_configuration(self) -> None:
        found = keys(client(Settings(self.CONFIG), profile="dr"))
        assert found == ("AKIDOFPROFILE", "secret-of-dr", None)

    @pytest.mark.usefixtures("environment")
    def test_are_concealed(self, settings: Settings) -> None:
        client(settings)
        assert {
            "AKIDOFENVIRONMENT",
            "secret-of-environment",
            "token-of-environment",
        } <= settings.secrets

    def test_of_a_profile_that_is_not_there(self, settings: Settings) -> None:
        with pytest.raises(BadCredentials) as caught:
            client(settings, profile="dr")
        assert str(caught.value) == (
            "cannot find AWS credentials: The config profile (dr) could not be found. Give AWS "
            "credentials as for any AWS tool: environment, shared files, `aws:profile`, or an "
            "instance role."
        )

    def test_that_nobody_has(self, settings: Settings) -> None:
        with pytest.raises(BadCredentials, match="Unable to locate credentials"), access.doing("x"):
            client(settings).describe_backups()


class TestRole:
    @pytest.mark.usefixtures("environment")
    def test_is_assumed_with_the_credentials_in_use_when_it_is_needed(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
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

        create = access._create

        def instead(settings: Settings, session: Any, service: str, **options: Any) -> Any:
            if service == "sts":
                asked.append(("client", options))
                return Sts()
            return create(settings, session, service, **options)

        monkeypatch.setattr(access, "_create", instead)
        assumed = client(settings, role_arn=ROLE)
        assert keys(assumed) == ("ASIAOFROLE", "secret-of-role", "token-of-role")
        assert asked[0][1]["aws_access_key_id"] == "AKIDOFENVIRONMENT"
        assert asked[1] == (
            "assume_role",
            {"RoleArn": ROLE, "RoleSessionName": "pulumi-offsite"},
        )
        assert {"ASIAOFROLE", "secret-of-role", "token-of-role"} <= settings.secrets
        assert keys(assumed)[0] == "ASIAOFROLE"
        assert len(asked) == 2


@pytest.mark.usefixtures("environment")
class TestClient:
    def test_is_one_for_service_region_role_and_profile(self, settings: Settings) -> None:
        assert client(settings) is client(settings)
        different = {
            id(client(settings)),
            id(client(settings, "eu-west-1")),
            id(client(settings, retry=False)),
            id(client(settings, role_arn=ROLE)),
            id(access.client(settings, "rds", "us-west-2", arguments())),
        }
        assert len(different) == 5

    def test_is_anothers_under_another_configuration(self) -> None:
        assert client(Settings()) is not client(Settings())

    def test_is_of_its_region(self, settings: Settings) -> None:
        assert client(settings, "eu-west-1").meta.region_name == "eu-west-1"

    def test_answers_throttling_by_itself(self, settings: Settings) -> None:
        assert client(settings).meta.config.retries == {
            "mode": "adaptive",
            "total_max_attempts": 8,
        }

    def test_calls_once_what_may_not_be_called_twice(self, settings: Settings) -> None:
        assert client(settings, retry=False).meta.config.retries["total_max_attempts"] == 1

    def test_has_connections_for_all_who_wait(self, settings: Settings) -> None:
        assert client(settings).meta.config.max_pool_connections >= 64

    def test_says_who_calls(self, settings: Settings) -> None:
        assert "pulumi-offsite/" in client(settings).meta.config.user_agent_extra


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
        assert client(Settings({"offsite:endpoints": endpoints})).meta.endpoint_url == expected

    def test_of_the_environment(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://sandbox:1")
        assert client(settings).meta.endpoint_url == "http://sandbox:1"

    def test_of_the_configuration_comes_before_the_environment(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://sandbox:1")
        settings = Settings({"offsite:endpoints": {"aws": "http://all:1"}})
        assert client(settings).meta.endpoint_url == "http://all:1"

    def test_of_every_partition(self, settings: Settings) -> None:
        assert client(settings, "cn-north-1").meta.endpoint_url.endswith(".amazonaws.com.cn")


@pytest.mark.usefixtures("environment")
class TestPoll:
    def test_is_shared_by_all_who_ask_the_same_of_the_same_client(
        self, settings: Settings, report: Any
    ) -> None:
        def fetch(keys: Sequence[str]) -> dict[str, str]:
            return {}

        handler = BackupCopy()
        context = Context(settings, Owner(""), report, time.monotonic())
        one, other = client(settings), client(settings, "eu-west-1")
        poll = handler.poll(context, "backups", one, fetch, 50)
        assert handler.poll(context, "backups", one, fetch, 50) is poll
        assert handler.poll(context, "copies", one, fetch, 50) is not poll
        assert handler.poll(context, "backups", other, fetch, 50) is not poll
