"""The regions of Tencent Cloud (https://www.tencentcloud.com/document/product/213/6091)."""

CBS_REGIONS = frozenset(
    {
        "ap-bangkok",
        "ap-beijing",
        "ap-chengdu",
        "ap-chongqing",
        "ap-guangzhou",
        "ap-hongkong",
        "ap-jakarta",
        "ap-nanjing",
        "ap-seoul",
        "ap-shanghai",
        "ap-singapore",
        "ap-tokyo",
        "eu-frankfurt",
        "na-ashburn",
        "na-siliconvalley",
        "sa-saopaulo",
    }
)
"""Those that take snapshots."""

CLOSED_REGIONS = frozenset({"ap-mumbai", "eu-moscow", "na-toronto"})
"""Names that are known and serve nobody any more."""
