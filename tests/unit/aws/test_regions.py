"""Regions and partitions of AWS."""

from typing import Any

import pytest

from offsite_provider.aws.regions import in_another_region, partition_of, regions
from offsite_provider.core.unknown import UNKNOWN


def test_all_that_botocore_knows() -> None:
    assert {"eu-central-1", "us-east-1", "cn-north-1", "us-gov-west-1"} <= regions().keys()


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("eu-central-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"),
        ("cn-north-9", "aws-cn"), ("eu-central-9", "aws"), ("moon", "aws"),
    ],
)  # fmt: skip
def test_the_partition_of_a_region(region: str, partition: str) -> None:
    assert partition_of(region) == partition


class TestElsewhere:
    def reason(self, source: Any, destination: Any) -> str | None:
        problems = list(in_another_region("destinationRegion", source, destination))
        assert all(problem.path == ("destinationRegion",) for problem in problems)
        return problems[0].reason if problems else None

    @pytest.mark.parametrize("source", ["us-east-1", UNKNOWN, None])
    @pytest.mark.parametrize("destination", ["eu-west-1", UNKNOWN])
    def test_a_copy_goes(self, source: Any, destination: Any) -> None:
        assert self.reason(source, destination) is None

    def test_not_where_it_is(self) -> None:
        assert self.reason("us-east-1", "us-east-1") == (
            "must be another region than the source's, us-east-1"
        )

    @pytest.mark.parametrize("destination", ["cn-north-1", "us-gov-west-1"])
    def test_not_to_another_partition(self, destination: str) -> None:
        assert self.reason("us-east-1", destination) == (
            f"is in the partition {partition_of(destination)}, and the source's us-east-1 in aws: "
            "nothing is copied from one to another"
        )
