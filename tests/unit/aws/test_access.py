"""Access to AWS: where credentials come from, and clients that are shared."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse

from offsite_provider.aws import access
from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopyInputs
from offsite_provider.aws.failures import doing
from offsite_provider.core.failures import BadCredentials
from offsite_provider.core.run import Run

ROLE = "arn:aws:iam::123456789012:role/dr"
OF_ENVIRONMENT = ("AKIDOFENVIRONMENT", "secret-of-environment", "token-of-environment")
OF_PROFILE = ("AKIDOFPROFILE", "secret-of-dr", None)
OF_OTHER = ("AKIDOFOTHER", "secret-of-other", None)
OF_ROLE = ("ASIAOFROLE", "secret-of-role", "token-of-role")
PROFILES = {"default": ("AKIDDEFAULT", "default", None), "dr": OF_PROFILE, "other": OF_OTHER}
CONFIG = {
    "aws:accessKey": "AKIDOFAWSCONFIG",
    "aws:secretKey": "secret-of-aws",
    "aws:token": "token",
}
OWN = {"offsite:accessKey": "AKIDOFOFFSITE", "offsite:secretKey": "secret-of-offsite"}


def client(
    run: Run, region: str = "us-west-2", retry: bool = True, to: str = "cloudhsmv2", **others: Any
) -> Any:
    where = {"region": "us-west-2", "destination_region": "eu-central-1"}
    inputs = BackupCopyInputs(backup_id="backup-abcdefg2345", **where, **others)
    return access.client(run, to, region, inputs, retry=retry)


def keys(client: Any) -> tuple[str, str, str | None]:
    found = client._request_signer._credentials.get_frozen_credentials()
    return found.access_key, found.secret_key, found.token


@pytest.fixture
def shared_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The files that people have in `~/.aws`."""
    (tmp_path / "credentials").write_text(
        "".join(
            f"[{name}]\naws_access_key_id = {key}\naws_secret_access_key = {secret}\n"
            for name, (key, secret, _) in PROFILES.items()
        )
    )
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    for name, value in zip(names, OF_ENVIRONMENT, strict=True):
        monkeypatch.setenv(name, value)


class TestCredentials:
    @pytest.mark.usefixtures("shared_files")
    def test_of_the_shared_files(self, run: Run) -> None:
        assert keys(client(run)) == PROFILES["default"]

    @pytest.mark.usefixtures("shared_files", "environment")
    @pytest.mark.parametrize(
        ("config", "profile", "expected"),
        [
            ({}, None, OF_ENVIRONMENT), ({"aws:profile": "dr"}, None, OF_PROFILE),
            ({"aws:profile": "dr", "offsite:profile": "other"}, None, OF_OTHER),
            ({"aws:profile": "other"}, "dr", OF_PROFILE), (CONFIG, None, tuple(CONFIG.values())),
            ({**CONFIG, **OWN}, None, (*OWN.values(), None)), (CONFIG, "dr", OF_PROFILE),
        ],
    )  # fmt: skip
    def test_are_of_the_nearest_that_names_some_and_concealed(
        self, config: dict[str, str], profile: str | None, expected: tuple[str, str, str | None]
    ) -> None:
        run = Run(config)
        assert keys(client(run, profile=profile)) == expected
        assert {*filter(None, expected)} <= run.secrets

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

    @pytest.mark.usefixtures("environment")
    @pytest.mark.parametrize(
        ("config", "given"), [({}, {"role_arn": ROLE}), ({"offsite:roleArn": ROLE}, {})]
    )
    def test_of_a_role_are_asked_for_with_those_in_use_when_they_are_needed(
        self, config: dict[str, str], given: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = Run(config)
        asked: list[dict[str, Any]] = []

        class Sts:
            def assume_role(self, **request: Any) -> dict[str, Any]:
                asked.append(request)
                names = ("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration")
                values = (*OF_ROLE, "2099-01-01T00:00:00Z")
                return {"Credentials": dict(zip(names, values, strict=True))}

        create = boto3.Session.client

        def instead(session: boto3.Session, service: Any, **options: Any) -> Any:
            if service != "sts":
                return create(session, service, **options)
            asked.append(options)
            return Sts()

        monkeypatch.setattr(boto3.Session, "client", instead)
        assumed = client(run, **given)
        assert keys(assumed) == keys(assumed) == OF_ROLE
        assert asked[0]["aws_access_key_id"] == "AKIDOFENVIRONMENT"
        assert asked[1:] == [{"RoleArn": ROLE, "RoleSessionName": "pulumi-offsite"}]
        assert {*OF_ROLE} <= run.secrets


@pytest.mark.usefixtures("environment")
class TestClient:
    def test_is_one_for_service_region_role_and_profile(self, run: Run) -> None:
        assert client(run) is client(run)
        others = (client(run, "eu-west-1"), client(run, retry=False), client(run, role_arn=ROLE))
        assert len({id(made) for made in (client(run), client(run, to="rds"), *others)}) == 5

    @pytest.mark.parametrize(("retry", "attempts"), [(True, 8), (False, 1)])
    def test_repeats_only_what_may_be_repeated(self, run: Run, retry: bool, attempts: int) -> None:
        config = client(run, retry=retry).meta.config
        assert config.retries == {"mode": "adaptive", "total_max_attempts": attempts}
        # It has connections for all who wait, and says who calls.
        assert config.max_pool_connections >= 64
        assert "pulumi-offsite/" in config.user_agent_extra

    def test_does_not_repeat_what_a_used_up_quota_refuses(self, run: Run) -> None:
        backup, sent = client(run, to="backup"), []

        def refuse(request: Any, **_: object) -> AWSResponse:
            sent.append(request)
            raw = SimpleNamespace(stream=lambda: [b'{"Message": "You have reached the limit."}'])
            headers = {"x-amzn-errortype": "LimitExceededException"}
            return AWSResponse(request.url, 400, headers, raw)

        backup.meta.events.register("before-send", refuse)
        with pytest.raises(backup.exceptions.LimitExceededException, match="reached the limit"):
            backup.create_backup_vault(BackupVaultName="one-more")
        assert len(sent) == 1

    @pytest.mark.parametrize(
        ("endpoints", "variable", "expected"),
        [
            ({"cloudhsmv2": "http://hsm:1", "aws": "http://all:1"}, "", "http://hsm:1"),
            ({"rds": "http://rds:1", "aws": "http://all:1"}, "http://sandbox:1", "http://all:1"),
            ({"rds": "http://rds:1"}, "", "https://cloudhsmv2.us-west-2.amazonaws.com"),
            ({}, "", "https://cloudhsmv2.us-west-2.amazonaws.com"),
            ({}, "http://sandbox:1", "http://sandbox:1"),
        ],
    )
    def test_endpoint(
        self, monkeypatch: pytest.MonkeyPatch, endpoints: Any, variable: str, expected: str
    ) -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL", variable)
        assert client(Run({"offsite:endpoints": endpoints})).meta.endpoint_url == expected

    def test_endpoint_of_every_region_and_partition(self, run: Run) -> None:
        assert client(run, "eu-west-1").meta.region_name == "eu-west-1"
        assert client(run, "cn-north-1").meta.endpoint_url.endswith(".amazonaws.com.cn")
