"""KMS keys: what a service answers, in the program's own words.

Which keys there are, and which are the same, is among the tables of arguments.
"""

from typing import Annotated

import pytest

from offsite_provider.aws import kms
from offsite_provider.core.equality import as_given
from offsite_provider.core.model import Inputs

ID = "11111111-2222-3333-4444-555555555555"
ARN = f"arn:aws:kms:eu-west-1:123456789012:key/{ID}"
OTHER = ARN.replace("5555", "6666")


class Takes(Inputs):
    key: Annotated[kms.KmsKey | None, kms.SameKey] = None


@pytest.mark.parametrize(
    ("given", "live", "expected"),
    [
        ("alias/aws/rds", ARN, "alias/aws/rds"), (ID, OTHER, OTHER), (ARN, "alias/aws/rds", ARN), (None, ARN, ARN),
        (None, None, None), ("alias/aws/rds", None, None),
    ],
)  # fmt: skip
def test_an_answer_in_the_programs_words(
    given: str | None, live: str | None, expected: str | None
) -> None:
    """A key has several names, and every refresh would show another one as a difference."""
    assert as_given(Takes(key=given), Takes(key=live)).key == expected
