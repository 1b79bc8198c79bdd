"""What Tencent's SDK raises, and what its answers say of each region, as the core's failures."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final, cast

from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from ..core.failures import (
    AccessDenied,
    BadCredentials,
    Busy,
    Conflict,
    Failure,
    Invalid,
    NotFound,
)

_KINDS: Final[tuple[tuple[tuple[str, ...], type[Failure], str], ...]] = (
    (
        ("AuthFailure.UnauthorizedOperation", "UnauthorizedOperation"),
        AccessDenied,
        "Allow the action to the account or role that runs Pulumi (CAM)",
    ),
    (
        ("AuthFailure.SignatureExpire",),
        BadCredentials,
        "Set this machine's clock: it has to be right to five minutes",
    ),
    (
        ("AuthFailure", "ClientSideError", "ClientError.MetadataError", "InvalidCredential"),
        BadCredentials,
        "Check `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`",
    ),
    (
        (
            "RequestLimitExceeded",
            "ClientNetworkError",
            "ServerNetworkError",
            "InternalError",
            "FailedOperation.ResourceTagProcessing",
            "ResourceBusy",
            "ResourceInUse.CopySnapshotConflict",
        ),
        Busy,
        "Run `pulumi up` again",
    ),
    (("InvalidSnapshotId.NotFound", "ResourceNotFound"), NotFound, ""),
    (("ResourceInUse",), Conflict, ""),
    (
        ("InsufficientSnapshotQuota", "LimitExceeded", "ResourceInsufficient"),
        Failure,
        "Delete snapshots there, or ask Tencent Cloud for more quota",
    ),
    (("InvalidAccount.InsufficientBalance",), Failure, "Add money to the account"),
    (
        ("UnsupportedOperation.SnapshotNotSupportCopy", "InvalidSnapshot.NotSupported"),
        Failure,
        "Copy another snapshot: encrypted and shared ones can't be copied to another region",
    ),
    (("Invalid", "Missing", "Unknown", "Unsupported"), Invalid, ""),
)


def failure(what: str, code: str, message: str) -> Failure:
    """The failure that an error code of the API means."""
    for beginnings, kind, remedy in _KINDS:
        if code.startswith(beginnings):
            return kind(what, message or code, remedy, code=code)
    return Failure(what, message or code, code=code)


@contextmanager
def doing(what: str) -> Generator[None]:
    """Turns what the SDK raises inside into `cannot <what>: …`."""
    try:
        yield
    except TencentCloudSDKException as error:
        code, message = cast("tuple[str, str | bytes]", (error.get_code(), error.get_message()))
        # Of an HTTP error the SDK gives the whole answer, as it came.
        text = message if isinstance(message, str) else message.decode(errors="replace")[:200]
        raise failure(what, code, text) from error
    except (ValueError, KeyError) as error:
        # The SDK reads answers without asking whether they are whole.
        why = "the answer of the service can't be read"
        raise failure(what, "ServerNetworkError", why) from error
