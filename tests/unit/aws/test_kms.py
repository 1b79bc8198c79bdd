"""KMS keys as arguments."""

from typing import Any

import pytest
from offsite_provider.core.fields import UNKNOWN, Inputs

from offsite_provider.aws import kms

ID = "11111111-2222-3333-4444-555555555555"
ARN = f"arn:aws:kms:eu-west-1:123456789012:key/{ID}"
MULTI_REGION = "mrk-" + "0123456789abcdef" * 2


class Takes(Inputs):
    key: kms.KmsKey


@pytest.mark.parametrize(
    "key",
    [
        ARN,
        ARN.replace("arn:aws:", "arn:aws-cn:"),
        ID,
        MULTI_REGION,
        f"arn:aws:kms:eu-west-1:123456789012:key/{MULTI_REGION}",
        "alias/backups",
        "alias/aws/rds",
        "arn:aws:kms:eu-west-1:123456789012:alias/backups",
    ],
)
def test_a_key(complaints: Any, key: str) -> None:
    assert complaints(Takes, {"key": key}) == {}


@pytest.mark.parametrize(
    "key",
    [
        "",
        "backups",
        "alias/",
        "alias/my key",
        ID[:-1],
        "arn:aws:s3:::bucket",
        ARN.replace("123456789012", "1"),
        ARN + "/x",
    ],
)
def test_no_key(complaints: Any, key: str) -> None:
    assert list(complaints(Takes, {"key": key})) == ["key"]


class TestInRegion:
    @pytest.mark.parametrize("key", [ARN, ID, "alias/backups", None, UNKNOWN])
    def test_what_is_there_or_may_be(self, key: Any) -> None:
        assert list(kms.in_region("kmsKeyId", key, "eu-west-1", "the destination")) == []

    def test_what_is_elsewhere(self) -> None:
        (problem,) = kms.in_region("kmsKeyId", ARN, "us-east-1", "the destination")
        assert problem.path == ("kmsKeyId",)
        assert problem.reason == (
            "is a key of eu-west-1: the copies are encrypted in the destination, us-east-1, "
            "with a key of that region"
        )

    def test_an_alias_elsewhere(self) -> None:
        alias = "arn:aws:kms:eu-west-1:123456789012:alias/backups"
        assert len(list(kms.in_region("kmsKeyId", alias, "us-east-1", "x"))) == 1

    @pytest.mark.parametrize("region", [UNKNOWN, None])
    def test_of_a_region_that_is_not_known(self, region: object) -> None:
        assert list(kms.in_region("kmsKeyId", ARN, region, "the destination")) == []


class TestAsGiven:
    """What the cloud says, in the program's words: otherwise every refresh shows a difference."""

    @pytest.mark.parametrize("given", [ARN, ID, "alias/backups"])
    def test_the_same_key(self, given: str) -> None:
        assert kms.as_given(given, ARN) == given

    def test_another_key(self) -> None:
        other = ARN.replace("5555", "6666")
        assert kms.as_given(ARN, other) == other
        assert kms.as_given(ID, other) == other

    def test_what_nobody_gave(self) -> None:
        assert kms.as_given(None, ARN) == ARN
        assert kms.as_given(None, None) is None

    def test_what_is_not_there(self) -> None:
        assert kms.as_given(ARN, None) is None
