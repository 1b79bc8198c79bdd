"""Tags on snapshots, and the keys of roles."""

from collections.abc import Callable
from typing import Any

import pytest
from tencentcloud.cbs.v20170312 import models as cbs_models
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

from offsite_sandbox import environment
from offsite_sandbox.client import SandboxClient

RESOURCE = "qcs::cvm:ap-guangzhou:uin/:snapshot/snap-sandbox1"
ROLE = {"RoleArn": "qcs::cam::uin/100000000002:roleName/dr", "RoleSessionName": "tests"}
Call = Callable[..., Any]


@pytest.fixture
def call(sandbox: SandboxClient) -> Call:
    """Calls an action of a service: ``call("tag", "ModifyResourceTags", …)``."""
    http = HttpProfile(protocol="http", endpoint=sandbox.url.removeprefix("http://"))
    keys = Credential(environment.TENCENTCLOUD_SECRET_ID, environment.TENCENTCLOUD_SECRET_KEY)

    def call_(service: str, action: str, **parameters: Any) -> Any:
        profile = ClientProfile(httpProfile=http)
        client: Any = CommonClient(service, "2018-08-13", keys, "ap-guangzhou", profile)
        return client.call_json(action, parameters)["Response"]

    return call_


def tags(cbs: Any) -> dict[str, str]:
    request = cbs_models.DescribeSnapshotsRequest()
    request.SnapshotIds = ["snap-sandbox1"]
    (snapshot,) = cbs().DescribeSnapshots(request).SnapshotSet
    return {tag.Key: tag.Value for tag in snapshot.Tags}


def test_a_snapshots_tags_are_replaced_and_taken_away(
    cbs: Any, call: Call, sandbox: SandboxClient
) -> None:
    first = [{"TagKey": "offsite:owner", "TagValue": "a"}, {"TagKey": "team", "TagValue": "dr"}]
    call("tag", "ModifyResourceTags", Resource=RESOURCE, ReplaceTags=first)
    sandbox.configure(durations={"tag.TagPropagation": 5})
    sandbox.advance(5)
    call("tag", "ModifyResourceTags", Resource=RESOURCE,
         ReplaceTags=[{"TagKey": "offsite:owner", "TagValue": "b"}], DeleteTags=[{"TagKey": "team"}])  # fmt: skip
    assert tags(cbs) == {"offsite:owner": "a", "team": "dr"}
    sandbox.advance(5)
    assert tags(cbs) == {"offsite:owner": "b"}


@pytest.mark.parametrize(
    ("resource", "key", "code"),
    [
        (RESOURCE + "0", "team", "InvalidParameterValue.ResourceIdInvalid"),
        ("snap-sandbox1", "team", "InvalidParameterValue.ResourceDescriptionError"),
        (RESOURCE.replace("uin/", "uin/100000000002"), "team", "FailedOperation.ResourceAppIdNotSame"),
        (RESOURCE, "qcs:team", "InvalidParameterValue.ReservedTagKey"),
        (RESOURCE, "t" * 128, "InvalidParameterValue.TagKeyLengthExceeded"),
        (RESOURCE, "team?", "InvalidParameterValue.TagKeyCharacterIllegal"),
        (RESOURCE, "", "InvalidParameterValue.TagKeyEmpty"),
    ],
)  # fmt: skip
def test_tags_that_are_refused(call: Call, resource: str, key: str, code: str) -> None:
    with pytest.raises(TencentCloudSDKException) as refused:
        call("tag", "ModifyResourceTags", Resource=resource,
             ReplaceTags=[{"TagKey": key, "TagValue": "dr"}])  # fmt: skip
    assert refused.value.get_code() == code


def test_a_role_is_of_its_account_and_its_keys_need_their_token(cbs: Any, call: Call) -> None:
    keys = call("sts", "AssumeRole", **ROLE)["Credentials"]
    of_role = {"secret_id": keys["TmpSecretId"], "secret_key": keys["TmpSecretKey"]}
    found = cbs(**of_role, token=keys["Token"]).DescribeSnapshots(
        cbs_models.DescribeSnapshotsRequest()
    )
    assert found.TotalCount == 0
    for token in (None, "another"):
        with pytest.raises(TencentCloudSDKException) as refused:
            cbs(**of_role, token=token).DescribeSnapshots(cbs_models.DescribeSnapshotsRequest())
        assert refused.value.get_code() == "AuthFailure.TokenFailure"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"RoleArn": "qcs::cam::uin/1:roleName/dr"}, "ResourceNotFound.RoleNotFound"),
        ({"RoleSessionName": "x"}, "InvalidParameterValue"),
        ({"DurationSeconds": 43201}, "InvalidParameter.OverTimeError"),
    ],
)
def test_roles_that_are_refused(call: Call, wrong: Any, code: str) -> None:
    with pytest.raises(TencentCloudSDKException) as refused:
        call("sts", "AssumeRole", **{**ROLE, **wrong})
    assert refused.value.get_code() == code
