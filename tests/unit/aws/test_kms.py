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
MRK = "mrk-" + "0123456789abcdef" * 2


class Takes(Inputs):
    key: Annotated[kms.KmsKey | None, kms.SameKey] = None


@pytest.mark.parametrize(
    ("key", "paths"),
    [
        *((key, []) for key in (ARN, ARN.replace("aws:", "aws-cn:"), ID, MRK, ARN.replace(ID, MRK), ALIAS)),
        *((key, ["key"]) for key in ("", "backups", "alias/", "alias/my key", ID[:-1], ARN + "/x", ARN.replace("1234", "1"))),
    ],
)  # fmt: skip
def test_a_key(complaints: Any, key: str, paths: list[str]) -> None:
    assert list(complaints(Takes, {"key": key})) == paths


@pytest.mark.parametrize(
    ("key", "region", "elsewhere"),
    [
        *((key, "eu-west-1", False) for key in (ARN, ID, "alias/backups", None, UNKNOWN)),
        (ARN, UNKNOWN, False), (ARN, None, False), (ARN, "us-east-1", True), (ALIAS, "us-east-1", True),
    ],
)  # fmt: skip
def test_in_region(key: Any, region: Any, elsewhere: bool) -> None:
    problems = list(kms.in_region("kmsKeyId", key, region, "the destination"))
    why = (
        "is a key of eu-west-1: the copies are encrypted in the destination, us-east-1, "
        "with a key of that region"
    )
    found = [(problem.path, problem.reason) for problem in problems]
    assert found == ([(("kmsKeyId",), why)] if elsewhere else [])


@pytest.mark.parametrize(
    ("given", "live", "expected"),
    [
        (ARN, ARN, ARN), (ID, ARN, ID), ("alias/aws/rds", ARN, "alias/aws/rds"), (ARN, OTHER, OTHER),
        (ID, OTHER, OTHER), (ARN, "alias/aws/rds", ARN), (None, ARN, ARN), (None, None, None), (ARN, None, None),
    ],
)  # fmt: skip
def test_an_answer_in_the_programs_words(
    given: str | None, live: str | None, expected: str | None
) -> None:
    """A key has several names, and every refresh would show another one as a difference."""
    assert as_given(Takes(key=given), Takes(key=live)).key == expected


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (ARN, ID, True), ("alias/backups", ALIAS, True), (ARN, OTHER, False),
        (ARN, "alias/backups", False), (ARN, None, False),
    ],
)  # fmt: skip
def test_a_change_of_the_argument(old: str, new: str | None, same: bool) -> None:
    assert (diff(Takes(key=old), Takes(key=new)).changes == ()) == same
