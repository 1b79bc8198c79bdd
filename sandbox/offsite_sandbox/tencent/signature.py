"""Signature method v3, TC3-HMAC-SHA256, verified as the cloud does.

https://www.tencentcloud.com/document/product/362/34280
"""

import hashlib
import hmac
import re
from datetime import datetime, timezone

from werkzeug.wrappers import Request

from ..clock import clock
from .accounts import ApiKey, key_of
from .errors import TencentError, missing_parameter

ALGORITHM = "TC3-HMAC-SHA256"
MAX_SKEW = 300
"""Seconds that ``X-TC-Timestamp`` may differ from real time, with which clients sign."""

_AUTHORIZATION = re.compile(
    rf"{ALGORITHM} Credential=(?P<secret_id>[^/,\s]+)/(?P<date>[^/,\s]+)/(?P<service>[^/,\s]+)"
    r"/tc3_request, ?SignedHeaders=(?P<signed_headers>[^,\s]+), ?Signature=(?P<signature>\S+)"
)
_REQUIRED_HEADERS = {"content-type", "host"}
_UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD"


def verify(request: Request) -> tuple[str, ApiKey]:
    """The service that the request is signed for, and the API key that signed it.

    Raises:
        TencentError: ``MissingParameter``, ``InvalidParameter`` or one of ``AuthFailure.*``.
    """
    authorization = request.headers.get("Authorization")
    timestamp = request.headers.get("X-TC-Timestamp")
    if not authorization:
        raise missing_parameter("Authorization")
    if not timestamp:
        raise missing_parameter("Timestamp")
    if not timestamp.isdecimal():
        raise TencentError("InvalidParameter", "The value of `Timestamp` is not an integer.")
    found = _AUTHORIZATION.fullmatch(authorization)
    if found is None:
        raise TencentError(
            "AuthFailure.InvalidAuthorization",
            f"The `Authorization` in the request header is invalid: it should read `{ALGORITHM} "
            "Credential=SecretId/Date/service/tc3_request, SignedHeaders=content-type;host, "
            "Signature=Signature`.",
        )
    signed_headers = found["signed_headers"].split(";")
    if not _REQUIRED_HEADERS.issubset(signed_headers) or signed_headers != sorted(signed_headers):
        raise TencentError(
            "AuthFailure.InvalidAuthorization",
            "The `Authorization` in the request header is invalid: SignedHeaders must be in order "
            "and hold `content-type` and `host`.",
        )
    now = int(clock.real().timestamp())
    if abs(now - int(timestamp)) > MAX_SKEW:
        raise TencentError(
            "AuthFailure.SignatureExpire",
            "Signature expired. Timestamp and server time cannot differ by more than five "
            f"minutes, request timestamp is `{timestamp}`, server time is `{now}`.",
        )
    key = key_of(found["secret_id"])
    if key is None:
        raise TencentError(
            "AuthFailure.SecretIdNotFound",
            "The SecretId is not found, please ensure that your SecretId is correct.",
        )
    if request.headers.get("X-TC-Token", "") != key.token:
        why = "it is not the key's" if key.token else "a permanent API key takes no token"
        raise TencentError("AuthFailure.TokenFailure", f"Token error: {why}.")
    expected = _signature(
        key.secret_key,
        timestamp,
        found["date"],
        found["service"],
        _canonical_request(request, signed_headers),
    )
    signed_on = datetime.fromtimestamp(int(timestamp), timezone.utc).strftime("%Y-%m-%d")
    if found["date"] != signed_on or not hmac.compare_digest(
        expected.encode(), found["signature"].encode()
    ):
        raise TencentError(
            "AuthFailure.SignatureFailure",
            "The provided credentials could not be validated. "
            "Please check your signature is correct.",
        )
    return found["service"], key


def _canonical_request(request: Request, signed_headers: list[str]) -> str:
    if request.headers.get("X-TC-Content-SHA256") == _UNSIGNED_PAYLOAD:
        payload = _UNSIGNED_PAYLOAD.encode()
    else:
        payload = request.get_data()
    headers = "".join(
        f"{name}:{request.headers.get(name, '').strip().lower()}\n" for name in signed_headers
    )
    return "\n".join(
        (
            request.method,
            "/",
            request.query_string.decode(),
            headers,
            ";".join(signed_headers),
            hashlib.sha256(payload).hexdigest(),
        )
    )


def _signature(
    secret_key: str, timestamp: str, date: str, service: str, canonical_request: str
) -> str:
    digest = hashlib.sha256(canonical_request.encode()).hexdigest()
    string_to_sign = f"{ALGORITHM}\n{timestamp}\n{date}/{service}/tc3_request\n{digest}"
    key = f"TC3{secret_key}".encode()
    for part in (date, service, "tc3_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, string_to_sign.encode(), "sha256").hex()
