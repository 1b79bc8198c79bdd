"""20 requests a second."""

from typing import Any

import pytest
from tencentcloud.cbs.v20170312 import models
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from offsite_sandbox.client import SandboxClient
from offsite_sandbox.tencent.errors import TencentError
from offsite_sandbox.tencent.request_limit import RequestLimit

MESSAGE = (
    "Your current request times equals to `21` in a second, which exceeds the frequency limit "
    "`20` for a second. Please reduce the frequency of calls."
)


class Monotonic:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_21st_of_an_account_and_operation_in_a_second_is_refused() -> None:
    now = Monotonic()
    limit = RequestLimit(now)
    for _ in range(20):
        limit.count("1250000001", "DescribeSnapshots", 20)
    with pytest.raises(TencentError) as caught:
        limit.count("1250000001", "DescribeSnapshots", 20)
    assert caught.value.code == "RequestLimitExceeded"
    assert caught.value.message == MESSAGE
    limit.count("1250000002", "DescribeSnapshots", 20)
    limit.count("1250000001", "DescribeDisks", 20)
    now.now += 1
    limit.count("1250000001", "DescribeSnapshots", 20)


def test_the_limit_is_enforced(cbs: Any, sandbox: SandboxClient) -> None:
    sandbox.configure(quotas={"cbs.RequestsPerSecond": 0})
    with pytest.raises(TencentCloudSDKException) as caught:
        cbs().DescribeDisks(models.DescribeDisksRequest())
    assert caught.value.get_code() == "RequestLimitExceeded"
    assert caught.value.get_message() == MESSAGE.replace("21", "1").replace("20", "0")


def test_the_limit_is_20_unless_set(cbs: Any, sandbox: SandboxClient) -> None:
    client = cbs()
    refusals: list[TencentCloudSDKException] = []
    for _ in range(60):
        try:
            client.DescribeDisks(models.DescribeDisksRequest())
        except TencentCloudSDKException as error:
            refusals.append(error)
    calls = sandbox.calls("cbs", "DescribeDisks")
    assert [call.error_code for call in calls[:20]] == [None] * 20
    # A machine so slow that 21 calls take it a second sees no refusal, and is right.
    if (calls[20].time - calls[0].time).total_seconds() < 0.9:
        assert refusals[0].get_code() == "RequestLimitExceeded"
        assert refusals[0].get_message() == MESSAGE
