"""KMS keys as arguments."""

from typing import Annotated, Any

import pytest

from offsite_provider.aws import kms
from offsite_provider.core.diff import diff
from offsite_provider.core.equality import as_given
from offsite_provider.core.model import Inputs
from offsite_provider.core.unknown import UNKNOWN

ID = "11111111-2222-3333-4444-555555555555"
ARN = f"arn:aws:kms:eu-west-1:123456789012:key/{ID}"
OTHER = ARN.replace("5555", "6666")
ALIAS = "arn:aws:kms:eu-west-1:123456789012:alias/backups"
MULTI_REGION = "mrk-" + "0123456789abcdef" * 2


class Takes(Inputs):
    key: Annotated[kms.KmsKey | None, kms.SameKey] = None


@pytest.mark.parametrize(
    "key",
    [ARN, ARN.replace("aws:", "aws-cn:"), ID, MULTI_REGION, ARN.replace(ID, MULTI_REGION), ALIAS],
)
def test_a_key(complaints: Any, key: str) -> None:
    assert complaints(Takes, {"key": key}) == {}


@pytest.mark.parametrize(
    "key", ["", "backups", "alias/", "alias/my key", ID[:-1], ARN + "/x", ARN.replace("1234", "1")]
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
        assert len(list(kms.in_region("kmsKeyId", ALIAS, "us-east-1", "x"))) == 1

    @pytest.mark.parametrize("region", [UNKNOWN, None])
    def test_of_a_region_that_is_not_known(self, region: object) -> None:
        assert list(kms.in_region("kmsKeyId", ARN, region, "the destination")) == []


class TestSameKey:
    """A key has several names, and every refresh would show another one as a difference."""

    @pytest.mark.parametrize(
        ("given", "live", "expected"),
        [
            (ARN, ARN, ARN), (ID, ARN, ID), ("alias/aws/rds", ARN, "alias/aws/rds"),
            (ARN, OTHER, OTHER), (ID, OTHER, OTHER), (None, ARN, ARN), (None, None, None),
            (ARN, None, None),
        ],
    )  # fmt: skip
    def test_an_answer_in_the_programs_words(
        self, given: str | None, live: str | None, expected: str | None
    ) -> None:
        assert as_given(Takes(key=given), Takes(key=live)).key == expected

    @pytest.mark.parametrize(
        ("old", "new", "same"),
        [
            (ARN, ID, True), ("alias/backups", ALIAS, True), (ARN, OTHER, False),
            (ARN, "alias/backups", False), (ARN, None, False),
        ],
    )  # fmt: skip
    def test_a_change_of_the_argument(self, old: str, new: str | None, same: bool) -> None:
        assert (diff(Takes(key=old), Takes(key=new)).changes == ()) == same
