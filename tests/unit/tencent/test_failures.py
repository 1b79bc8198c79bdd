"""Failures of Tencent Cloud: every code of the API's page as one sentence of the right kind."""

import json

import pytest
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from offsite_provider.core import failures
from offsite_provider.core.failures import Busy
from offsite_provider.tencent.failures import doing, failure

# Of CopySnapshotCrossRegions (https://www.tencentcloud.com/document/product/362/49518), of the other
# actions in use, and of every API of the cloud.
KINDS = {
    "AccessDenied": "AuthFailure.UnauthorizedOperation UnauthorizedOperation",
    "BadCredentials": "AuthFailure.InvalidSecretId AuthFailure.SecretIdNotFound "
    "AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure",
    "Busy": "InternalError InternalError.ComponentError ResourceBusy RequestLimitExceeded "
    "RequestLimitExceeded.UinLimitExceeded ResourceInUse.CopySnapshotConflict",
    "Conflict": "ResourceInUse",
    "Failure": "InsufficientSnapshotQuota InvalidAccount.InsufficientBalance LimitExceeded "
    "InvalidSnapshot.NotSupported UnsupportedOperation.SnapshotNotSupportCopy SomethingNew",
    "Invalid": "InvalidParameter InvalidParameterValue InvalidSnapshot.TypeError MissingParameter "
    "UnknownParameter UnsupportedOperation",
    "NotFound": "InvalidSnapshotId.NotFound ResourceNotFound",
}
KEYS = "Check `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`."
CLOCK = "Set this machine's clock: it has to be right to five minutes."
ANOTHER = "Copy another snapshot: encrypted and shared ones can't be copied to another region."


@pytest.mark.parametrize(
    ("code", "kind"), [(code, kind) for kind, codes in KINDS.items() for code in codes.split()]
)
def test_a_code_is_a_kind(code: str, kind: str) -> None:
    found = failure("copy it", code, "It says so.")
    assert type(found) is getattr(failures, kind)
    assert str(found).startswith(f"cannot copy it: It says so ({code}).")


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("InsufficientSnapshotQuota", "Delete snapshots there, or ask Tencent Cloud for more quota."),
        ("InvalidAccount.InsufficientBalance", "Add money to the account."),
        ("InvalidSnapshot.NotSupported", ANOTHER),
        ("UnsupportedOperation.SnapshotNotSupportCopy", ANOTHER),
        ("InternalError.ComponentError", "Run `pulumi up` again."),
        ("AuthFailure.UnauthorizedOperation", "Allow the action to the account or role that runs Pulumi (CAM)."),
        ("AuthFailure.SignatureFailure", KEYS),
        ("AuthFailure.SignatureExpire", CLOCK),
    ],
)  # fmt: skip
def test_what_to_do(code: str, remedy: str) -> None:
    assert str(failure("copy it", code, "It says so.")).endswith(remedy)


def test_a_code_without_a_message() -> None:
    assert str(failure("copy it", "ResourceInUse", "")) == "cannot copy it: ResourceInUse."


@pytest.mark.parametrize(
    "error",
    [
        # So the SDK tells of an HTTP status, and of an answer that isn't whole.
        TencentCloudSDKException("ServerNetworkError", b"<html>Bad gateway</html>"),
        json.JSONDecodeError("Expecting value", "{", 1), KeyError("Response"),
    ],
)  # fmt: skip
def test_answers_that_say_nothing(error: Exception) -> None:
    with pytest.raises(Busy, match=r"^cannot copy it: "), doing("copy it"):
        raise error


def test_what_the_sdk_raises() -> None:
    error = TencentCloudSDKException("ResourceBusy", "Try again later.", "request-1")
    with pytest.raises(Busy) as caught, doing("copy it"):
        raise error
    assert caught.value.__cause__ is error


def test_other_errors_pass() -> None:
    with pytest.raises(ZeroDivisionError), doing("copy it"):
        raise ZeroDivisionError
