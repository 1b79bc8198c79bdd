"""The AWS regions that exist."""

from functools import cache
from typing import Any, cast

import botocore.session
from botocore.loaders import Loader


@cache
def all_regions() -> frozenset[str]:
    """The regions of every partition."""
    endpoints = cast(dict[str, Any], Loader().load_data("endpoints"))
    return frozenset(
        region for partition in endpoints["partitions"] for region in partition["regions"]
    )


@cache
def partition(region: str) -> str:
    """The partition of a region: ``aws``, ``aws-cn``, ``aws-us-gov``, …

    Raises:
        UnknownRegionError: it is not a region.
    """
    return botocore.session.get_session().get_partition_for_region(region)
