"""The arguments that every AWS resource takes: region, role, profile, tags."""

from typing import Any

import pytest

from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy
from offsite_provider.core.ownership import Identity
from offsite_provider.core.problems import spell_python
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN

ID = "123456789012"
IDENTITY = Identity(token=BackupCopy.token)
GOOD = {"backupId": "backup-abcdefg2345", "destinationRegion": "eu-central-1"}


def checked(
    wire: dict[str, Any], config: dict[str, Any] | None = None
) -> tuple[dict[str, Any], dict[str, str]]:
    """What check makes of arguments, and its complaints."""
    provider = Provider(Run(config), {BackupCopy.token: BackupCopy()})
    inputs, problems = provider.check(IDENTITY, {**GOOD, **wire})
    return inputs, {spell_python(problem.path): problem.reason for problem in problems}


class TestRegion:
    @pytest.mark.parametrize(
        ("wire", "config", "expected"),
        [
            ({"region": "eu-west-1"}, {"offsite:region": "eu-west-2"}, "eu-west-1"),
            ({}, {"offsite:region": "eu-west-2", "aws:region": "eu-west-3"}, "eu-west-2"),
            ({}, {"aws:region": "eu-west-3"}, "eu-west-3"),
            ({"region": None}, {"aws:region": "eu-west-3"}, "eu-west-3"),
            ({"region": UNKNOWN}, {"aws:region": "eu-west-3"}, UNKNOWN),
        ],
    )
    def test_is_the_first_that_is_set(
        self, wire: dict[str, Any], config: dict[str, Any], expected: object
    ) -> None:
        inputs, problems = checked(wire, config)
        assert problems == {}
        assert inputs["region"] == expected

    def test_comes_from_the_sdks_chain_last(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-south-1")
        assert checked({})[0]["region"] == "ap-south-1"
        assert checked({}, {"aws:region": "eu-west-3"})[0]["region"] == "eu-west-3"

    def test_of_a_profile(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
        config = tmp_path / "config"
        config.write_text("[profile dr]\nregion = sa-east-1\n[default]\nregion = us-east-2\n")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
        assert checked({"profile": "dr"})[0]["region"] == "sa-east-1"
        assert checked({}, {"aws:profile": "dr"})[0]["region"] == "sa-east-1"
        assert checked({})[0]["region"] == "us-east-2"

    def test_of_a_profile_that_is_not_known_yet(self) -> None:
        inputs, problems = checked({"profile": UNKNOWN})
        assert problems == {}
        assert inputs["region"] is UNKNOWN

    def test_that_nobody_gave(self) -> None:
        _, problems = checked({})
        assert list(problems) == ["region"]
        assert "aws:region" in problems["region"]

    @pytest.mark.parametrize(
        ("region", "sentence"),
        [
            ("eu-centrl-1", "must be an AWS region, not `eu-centrl-1`: did you mean `eu-central-1`?"),
            ("moon", "must be an AWS region, not `moon`: for example `eu-central-1`"),
            ("", "must be an AWS region, not ``: for example `eu-central-1`"),
            (7, "must be a string, not `7`"),
        ],
    )  # fmt: skip
    def test_of_no_such_name(self, region: object, sentence: str) -> None:
        _, problems = checked({"destinationRegion": region, "region": "us-west-2"})
        assert problems == {"destination_region": sentence}

    @pytest.mark.parametrize(
        ("source", "destination"),
        [
            ("us-west-2", "eu-central-1"), ("us-west-2", "eu-central-9"),
            ("cn-northwest-1", "cn-north-1"), ("us-gov-east-1", "us-gov-west-1"),
            ("us-iso-west-1", "us-iso-east-1"),
        ],
    )  # fmt: skip
    def test_of_every_partition_and_of_later_days(self, source: str, destination: str) -> None:
        assert checked({"destinationRegion": destination, "region": source})[1] == {}

    def test_of_another_partition_than_the_source(self) -> None:
        _, problems = checked({"destinationRegion": "cn-north-1", "region": "us-west-2"})
        assert problems == {
            "destination_region": "is in the partition aws-cn, and the source's us-west-2 in aws: "
            "nothing is copied from one to another"
        }


class TestRole:
    @pytest.mark.parametrize(
        "arn",
        ["arn:aws:iam::123456789012:role/dr", "arn:aws-cn:iam::123456789012:role/path/to/dr-role"],
    )
    def test_in_every_partition(self, arn: str) -> None:
        assert checked({"roleArn": arn, "region": "us-west-2"})[1] == {}

    @pytest.mark.parametrize(
        "arn",
        [
            "dr",
            *(f"arn:aws:iam::{rest}" for rest in ("12345:role/dr", f"{ID}:user/dr", f"{ID}:role/")),
        ],
    )
    def test_that_is_none(self, arn: str) -> None:
        _, problems = checked({"roleArn": arn, "region": "us-west-2"})
        assert problems == {
            "role_arn": "must be the ARN of an IAM role, like `arn:aws:iam::123456789012:role/dr`, "
            f"not `{arn}`"
        }


class TestDefaultTags:
    CONFIG = {"offsite:defaultTags": {"team": "dr", "env": "prod"}, "aws:region": "us-west-2"}

    def test_join_the_resources_own(self) -> None:
        inputs, _ = checked({"tags": {"env": "test", "app": "hsm"}}, self.CONFIG)
        assert inputs["tags"] == {"team": "dr", "env": "test", "app": "hsm"}

    def test_are_there_without_any(self) -> None:
        assert checked({}, self.CONFIG)[0]["tags"] == {"team": "dr", "env": "prod"}

    def test_come_as_json_too(self) -> None:
        config = {"offsite:defaultTags": '{"team": "dr"}', "aws:region": "us-west-2"}
        assert checked({}, config)[0]["tags"] == {"team": "dr"}

    def test_join_what_is_partly_unknown(self) -> None:
        inputs, problems = checked({"tags": {"app": UNKNOWN}}, self.CONFIG)
        assert problems == {}
        assert inputs["tags"] == {"team": "dr", "env": "prod", "app": UNKNOWN}

    def test_wait_for_tags_that_are_unknown(self) -> None:
        assert checked({"tags": UNKNOWN}, self.CONFIG)[0]["tags"] is UNKNOWN

    def test_count(self) -> None:
        many = {f"k{n}": "" for n in range(48)}
        _, problems = checked({"tags": many}, self.CONFIG)
        assert problems == {"tags": "must be at most 49 tags, not 50"}

    def test_do_not_hide_tags_of_another_shape(self) -> None:
        assert list(checked({"tags": ["x"]}, self.CONFIG)[1]) == ["tags"]
