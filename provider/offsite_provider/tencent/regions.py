"""Tencent Cloud's regions.

The SDK has no list of them, and the one here is as old as its release
(https://www.tencentcloud.com/document/product/213/6091). So only the form is checked, and a name
that is nearly a known one is told as what may be a slip.
"""

import re
from difflib import get_close_matches
from typing import Annotated, Final

from pydantic import AfterValidator

_FORM: Final = re.compile(r"[a-z]{2,}-[a-z]{2,}(-[a-z0-9]+)*")
_KNOWN: Final = (
    "ap-bangkok",
    "ap-beijing",
    "ap-chengdu",
    "ap-chongqing",
    "ap-guangzhou",
    "ap-hongkong",
    "ap-jakarta",
    "ap-mumbai",
    "ap-nanjing",
    "ap-seoul",
    "ap-shanghai",
    "ap-shanghai-fsi",
    "ap-shenzhen-fsi",
    "ap-beijing-fsi",
    "ap-singapore",
    "ap-tokyo",
    "eu-frankfurt",
    "na-ashburn",
    "na-siliconvalley",
    "sa-saopaulo",
)


def checked_region(value: str) -> str:
    """A text of the form of a region. Raises `ValueError`."""
    if not _FORM.fullmatch(value):
        raise ValueError(
            f"must be a Tencent Cloud region, not `{value}`: for example `ap-guangzhou`"
        )
    return value


def slip(region: str) -> str | None:
    """The region that may be meant by a name that is nearly its own."""
    near = get_close_matches(region, _KNOWN, n=1, cutoff=0.8)
    return near[0] if near and region not in _KNOWN else None


Region = Annotated[str, AfterValidator(checked_region)]
"""A Tencent Cloud region, e.g. `ap-guangzhou`."""
