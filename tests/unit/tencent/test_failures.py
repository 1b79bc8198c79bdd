"""Failures of Tencent Cloud: every code of the API's page as one sentence of the right kind."""

import pytest
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from offsite_provider.core.failures import (
    AccessDenied,
    BadCredentials,
    Busy,
    Conflict,
    Failure,
    Invalid,
    NotFound,
)
from offsite_provider.tencent.failures import doing, failure

KINDS: dict[str, type[Failure]] = {
    # CopySnapshotCrossRegions, https://www.tencentcloud.com/document/product/362/49518
    "InsufficientSnapshotQuota": Failure,
    "InternalError.ComponentError": Busy,
    "InvalidAccount.InsufficientBalance": Failure,
    "InvalidParameterValue": Invalid,
    "InvalidSnapshot.NotSupported": Failure,
    "InvalidSnapshotId.NotFound": NotFound,
    "ResourceBusy": Busy,
    "ResourceInUse.CopySnapshotConflict": Busy,
    "UnsupportedOperation.SnapshotNotSupportCopy": Failure,
    # the other actions in use
    "InvalidParameter": Invalid,
    "InvalidSnapshot.TypeError": Invalid,
    "MissingParameter": Invalid,
    "ResourceInUse": Conflict,
    "ResourceNotFound": NotFound,
    "UnsupportedOperation": Invalid,
    # every API of the cloud
    "AuthFailure.InvalidSecretId": BadCredentials,
    "AuthFailure.SecretIdNotFound": BadCredentials,
    "AuthFailure.SignatureExpire": BadCredentials,
    "AuthFailure.SignatureFailure": BadCredentials,
    "AuthFailure.TokenFailure": BadCredentials,
    "AuthFailure.UnauthorizedOperation": AccessDenied,
    "InternalError": Busy,
    "LimitExceeded": Failure,
    "RequestLimitExceeded": Busy,
    "RequestLimitExceeded.UinLimitExceeded": Busy,
    "UnauthorizedOperation": AccessDenied,
    "UnknownParameter": Invalid,
    "SomethingNew": Failure,
}


@pytest.mark.parametrize(("code", "kind"), KINDS.items())
def test_a_code_is_a_kind(code: str, kind: type[Failure]) -> None:
    found = failure("copy it", code, "It says so.")
    assert type(found) is kind
    assert str(found).startswith(f"cannot copy it: It says so ({code}).")


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (
            "InsufficientSnapshotQuota",
            "Delete snapshots there, or ask Tencent Cloud for more quota.",
        ),
        ("InvalidAccount.InsufficientBalance", "Top the account up."),
        (
            "InvalidSnapshot.NotSupported",
            "Copy a snapshot of another kind: encrypted and shared ones stay in their region.",
        ),
        (
            "UnsupportedOperation.SnapshotNotSupportCopy",
            "Copy a snapshot of another kind: encrypted and shared ones stay in their region.",
        ),
        ("InternalError.ComponentError", "Run `pulumi up` again."),
        (
            "AuthFailure.UnauthorizedOperation",
            "Allow the action to the account or role that runs Pulumi (CAM).",
        ),
        (
            "AuthFailure.SignatureExpire",
            "Check `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, and this machine's clock.",
        ),
    ],
)
def test_what_to_do(code: str, remedy: str) -> None:
    assert str(failure("copy it", code, "It says so.")).endswith(remedy)


def test_a_code_without_a_message() -> None:
    assert str(failure("copy it", "ResourceInUse", "")) == "cannot copy it: ResourceInUse."


def test_what_the_sdk_raises() -> None:
    error = TencentCloudSDKException("ResourceBusy", "Try again later.", "request-1")
    with pytest.raises(Busy) as caught, doing("copy it"):
        raise error
    assert caught.value.__cause__ is error
    assert str(caught.value) == (
        "cannot copy it: Try again later (ResourceBusy). Run `pulumi up` again."
    )


def test_what_is_nobodys_business_passes() -> None:
    with pytest.raises(ZeroDivisionError), doing("copy it"):
        raise ZeroDivisionError
