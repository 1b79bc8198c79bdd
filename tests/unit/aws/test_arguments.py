"""The arguments that every AWS resource takes: region, role, profile, tags."""

from typing import Any

import pytest

from offsite_provider.aws.cloudhsmv2.backup_copy import BackupCopy
from offsite_provider.core.ownership import Identity
from offsite_provider.core.problems import spell_python
from offsite_provider.core.provider import Provider
from offsite_provider.core.run import Run
from offsite_provider.core.unknown import UNKNOWN

GOOD = {"backupId": "backup-abcdefg2345", "destinationRegion": "eu-central-1"}
DR, REGION = {"aws:profile": "dr"}, {"aws:region": "eu-west-3"}
DEFAULT = {"offsite:defaultTags": {"team": "dr", "env": "prod"}, **REGION}
NO_ROLE = "must be the ARN of an IAM role, like `arn:aws:iam::123456789012:role/dr`, not `{}`"
NOTHING = "and the source's us-west-2 in aws: nothing is copied from one to another"
NO_REGION = "must be an AWS region, not `{}`: "


def checked(
    wire: dict[str, Any], config: dict[str, Any] | None = None
) -> tuple[dict[str, Any], dict[str, str]]:
    """What check makes of arguments, and its complaints."""
    provider = Provider(Run(config), {BackupCopy.token: BackupCopy()})
    inputs, problems = provider.check(Identity(token=BackupCopy.token), {**GOOD, **wire})
    return inputs, {spell_python(problem.path): problem.reason for problem in problems}


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    config = tmp_path / "config"
    config.write_text("[profile dr]\nregion = sa-east-1\n[default]\nregion = us-east-2\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))


@pytest.mark.usefixtures("profiles")
@pytest.mark.parametrize(
    ("wire", "config", "expected"),
    [
        ({"region": "eu-west-1"}, {"offsite:region": "eu-west-2"}, "eu-west-1"),
        ({}, {"offsite:region": "eu-west-2", **REGION}, "eu-west-2"), ({}, REGION, "eu-west-3"),
        ({"region": None}, REGION, "eu-west-3"), ({"region": UNKNOWN}, REGION, UNKNOWN),
        ({"profile": "dr"}, {}, "sa-east-1"), ({}, DR, "sa-east-1"), ({}, {}, "us-east-2"),
        ({"profile": UNKNOWN}, {}, UNKNOWN),
    ],
)  # fmt: skip
def test_the_region_is_the_first_that_is_set(wire: Any, config: Any, expected: Any) -> None:
    inputs, problems = checked(wire, config)
    assert (problems, inputs["region"]) == ({}, expected)


def test_the_region_comes_from_the_sdks_chain_last(monkeypatch: pytest.MonkeyPatch) -> None:
    _, problems = checked({})
    assert list(problems) == ["region"]
    assert "aws:region" in problems["region"]
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-south-1")
    assert checked({})[0]["region"] == "ap-south-1"
    assert checked({}, REGION)[0]["region"] == "eu-west-3"


@pytest.mark.parametrize(
    ("wire", "found"),
    [
        *(({"destinationRegion": destination, "region": source}, {}) for destination, source in (("eu-central-1", "us-west-2"), ("eu-central-9", "us-west-2"), ("cn-north-1", "cn-northwest-1"), ("us-gov-west-1", "us-gov-east-1"), ("us-iso-east-1", "us-iso-west-1"))),
        ({"destinationRegion": "eu-centrl-1"}, {"destination_region": NO_REGION.format("eu-centrl-1") + "did you mean `eu-central-1`?"}),
        *(({"destinationRegion": region}, {"destination_region": NO_REGION.format(region) + "for example `eu-central-1`"}) for region in ("moon", "")),
        ({"destinationRegion": "cn-north-1"}, {"destination_region": f"is in the partition aws-cn, {NOTHING}"}),
        ({"destinationRegion": "us-gov-west-1"},
         {"destination_region": f"is in the partition aws-us-gov, {NOTHING}"}),
        ({"destinationRegion": 7}, {"destination_region": "must be a string, not `7`"}),
        *(({"roleArn": arn}, {}) for arn in ("arn:aws:iam::123456789012:role/dr", "arn:aws-cn:iam::123456789012:role/path/to/dr-role")),
        *(({"roleArn": arn}, {"role_arn": NO_ROLE.format(arn)}) for arn in ("dr", *(f"arn:aws:iam::{rest}" for rest in ("12345:role/dr", "123456789012:user/dr", "123456789012:role/")))),
        ({"tags": {f"k{n}": "" for n in range(48)}}, {"tags": "must be at most 49 tags, not 50"}),
    ],
)  # fmt: skip
def test_what_is_wrong(wire: dict[str, Any], found: dict[str, str]) -> None:
    assert checked({"region": "us-west-2", **wire}, DEFAULT)[1] == found


def test_default_tags_do_not_hide_tags_of_another_shape() -> None:
    assert list(checked({"tags": ["x"]}, DEFAULT)[1]) == ["tags"]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"env": "test", "app": "hsm"}, {"team": "dr", "env": "test", "app": "hsm"}),
        (None, {"team": "dr", "env": "prod"}), (UNKNOWN, UNKNOWN),
        ({"app": UNKNOWN}, {"team": "dr", "env": "prod", "app": UNKNOWN}),
    ],
)  # fmt: skip
def test_default_tags_join_the_resources_own(own: Any, expected: Any) -> None:
    inputs, problems = checked({"tags": own} if own else {}, DEFAULT)
    assert (problems, inputs["tags"]) == ({}, expected)
    as_json = {**DEFAULT, "offsite:defaultTags": '{"team": "dr", "env": "prod"}'}
    assert checked({"tags": own} if own else {}, as_json)[0]["tags"] == expected
