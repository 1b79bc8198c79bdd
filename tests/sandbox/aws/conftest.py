"""The sandbox's AWS: boto3's clients of it, and one that sends what boto3 would not."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from botocore.auth import SIGV4_TIMESTAMP, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from offsite_sandbox.aws.accounts import ACCOUNTS
from offsite_sandbox.client import SandboxClient

from .client import Aws


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Send = Callable[..., Answer]


@pytest.fixture
def aws(sandbox: SandboxClient) -> Aws:
    """The sandbox's AWS, seeded."""
    return Aws(sandbox)


@pytest.fixture
def send(sandbox: SandboxClient) -> Send:
    """``send(body, …)``: any request, signed unless told otherwise.

    A dictionary as ``body`` is JSON when there is a ``target``, and a query otherwise.
    """

    def send_(
        body: Mapping[str, Any] | bytes = b"",
        *,
        service: str = "cloudhsm",
        target: str | None = None,
        region: str = "eu-west-1",
        access_key_id: str = ACCOUNTS[0].access_key_id,
        secret: str = ACCOUNTS[0].secret_access_key,
        token: str | None = None,
        signed: bool = True,
        ahead: timedelta = timedelta(),
        then: Callable[[AWSRequest], None] = lambda request: None,
    ) -> Answer:
        if target is not None:
            headers = {"X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1"}
        else:
            headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        write = urlencode if target is None else json.dumps
        data = body if isinstance(body, bytes) else write(body).encode()
        request = AWSRequest("POST", sandbox.url + "/", headers, data)
        if signed:
            _sign(request, Credentials(access_key_id, secret, token), service, region, ahead)
        then(request)
        return _exchange(request)

    return send_


def _sign(
    request: AWSRequest, credentials: Credentials, service: str, region: str, ahead: timedelta
) -> None:
    stamp = (datetime.now(timezone.utc) + ahead).strftime(SIGV4_TIMESTAMP)
    signer = SigV4Auth(credentials, service, region)
    request.headers["X-Amz-Date"] = stamp
    if credentials.token is not None:
        request.headers["X-Amz-Security-Token"] = credentials.token
    request.context["timestamp"] = stamp
    canonical = signer.canonical_request(request)
    signature = signer.signature(signer.string_to_sign(request, canonical), request)
    names = signer.signed_headers(signer.headers_to_sign(request))
    request.headers["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={signer.scope(request)}, "
        f"SignedHeaders={names}, Signature={signature}"
    )


def _exchange(request: AWSRequest) -> Answer:
    wire = Request(request.url, request.data, dict(request.headers.items()), method="POST")
    try:
        # Loopback is never behind a proxy.
        with build_opener(ProxyHandler({})).open(wire) as response:
            return Answer(response.status, response.headers, response.read())
    except HTTPError as error:
        return Answer(error.code, error.headers, error.read())
