"""Regions and partitions of AWS."""

import pytest

from offsite_provider.aws.regions import partition_of


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("eu-central-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"),
        ("cn-north-9", "aws-cn"), ("eu-central-9", "aws"), ("moon", "aws"),
    ],
)  # fmt: skip
def test_the_partition_of_a_region(region: str, partition: str) -> None:
    assert partition_of(region) == partition
