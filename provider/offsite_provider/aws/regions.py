"""Regions and partitions, from botocore's own data."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, Any, cast

import botocore.session
from pydantic import AfterValidator

from ..core.problems import Problem


@lru_cache
def _partitions() -> list[Any]:
    # The file of partitions is a hundredth of the one of endpoints, which sessions keep in memory.
    loader = botocore.session.get_session().get_component("data_loader")
    return cast("list[Any]", loader.load_data("partitions")["partitions"])


@lru_cache
def regions() -> dict[str, str]:
    """Every region that botocore knows of, with its partition."""
    return {
        region: partition["id"]
        for partition in _partitions()
        for region in partition["regions"]
        if not region.endswith("-global")
    }


def partition_of(region: str) -> str:
    """`aws`, `aws-cn`, `aws-us-gov`, …"""
    known = regions().get(region)
    fitting = (p["id"] for p in _partitions() if re.match(p["regionRegex"], region))
    return known or next(fitting, "aws")


def checked_region(region: str) -> str:
    """A region that there is, or may be by now. Raises `ValueError`."""
    # A region newer than the installed botocore is one more number in an area that it knows.
    areas = {known.rpartition("-")[0] for known in regions()}
    area, _, number = region.rpartition("-")
    if region not in regions() and not (area in areas and number.isdigit()):
        near = get_close_matches(region, regions(), n=1)
        raise ValueError(
            f"must be an AWS region, not `{region}`: "
            + (f"did you mean `{near[0]}`?" if near else "for example `eu-central-1`")
        )
    return region


Region = Annotated[str, AfterValidator(checked_region)]
"""An AWS region, e.g. `eu-central-1`."""


def in_another_region(argument: str, source: object, destination: object) -> Iterator[Problem]:
    """The rule that a copy goes to another region, of the same partition."""
    if not (isinstance(source, str) and isinstance(destination, str)):
        return
    if source == destination:
        yield Problem((argument,), f"must be another region than the source's, {source}")
    elif partition_of(source) != partition_of(destination):
        yield Problem(
            (argument,),
            f"is in the partition {partition_of(destination)}, and the source's {source} in "
            f"{partition_of(source)}: nothing is copied from one to another",
        )
