"""Tencent Cloud's regions.

The SDK has no list of them, so the form is checked, and a name that is nearly a known one is
refused as a slip (https://www.tencentcloud.com/document/product/213/6091).
"""

import re
from difflib import get_close_matches
from typing import Annotated, Final

from pydantic import AfterValidator

_FORM: Final = re.compile(r"[a-z]{2}-[a-z]{4,}(-[a-z0-9]+)*")
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


def _region(value: str) -> str:
    if value in _KNOWN:
        return value
    near = get_close_matches(value, _KNOWN, n=1, cutoff=0.8)
    if near or not _FORM.fullmatch(value):
        hint = f"did you mean `{near[0]}`?" if near else "for example `ap-guangzhou`"
        raise ValueError(f"must be a Tencent Cloud region, not `{value}`: {hint}")
    return value


Region = Annotated[str, AfterValidator(_region)]
"""A Tencent Cloud region, e.g. `ap-guangzhou`."""
