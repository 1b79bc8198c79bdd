"""Regions and partitions, from botocore's own endpoint data."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated

import botocore.session
from botocore.exceptions import UnknownRegionError
from pydantic import AfterValidator

from ..core.fields import Problem


@lru_cache
def _session() -> botocore.session.Session:
    return botocore.session.get_session()


@lru_cache
def regions() -> dict[str, str]:
    """Every region that botocore knows of, with its partition."""
    return {
        region: partition
        for partition in _session().get_available_partitions()
        for region in _session().get_available_regions("ec2", partition)
    }


def partition_of(region: str) -> str:
    """`aws`, `aws-cn`, `aws-us-gov`, …"""
    try:
        return regions().get(region) or _session().get_partition_for_region(region)
    except UnknownRegionError:
        return "aws"


def _known(region: str) -> str:
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


Region = Annotated[str, AfterValidator(_known)]
"""An AWS region, e.g. `eu-central-1`."""


def elsewhere(argument: str, source: object, destination: object) -> Iterator[Problem]:
    """The rule that a copy goes to another region, and that partitions are worlds of their own."""
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
