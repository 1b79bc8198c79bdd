"""Clients of the sandbox's AWS: boto3's, and one that sends what boto3 would not."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timezone
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

import boto3
import pytest
from botocore.auth import SIGV4_TIMESTAMP, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from botocore.model import OperationModel, Shape
from botocore.validate import ParamValidator

from offsite_sandbox.aws.accounts import ACCOUNTS
from offsite_sandbox.client import SandboxClient

Connect = Callable[..., Any]
Refused = Callable[..., dict[str, Any]]


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Send = Callable[..., Answer]


@pytest.fixture
def connect(sandbox: SandboxClient) -> Connect:
    """``connect(service, region, account=0)``: boto3's client of one of the accounts.

    Each answer that it gets is checked against botocore's output shape.
    """

    def connect_(
        service: str,
        region: str = "eu-west-1",
        account: int = 0,
        credentials: dict[str, str] | None = None,
    ) -> Any:
        owner = ACCOUNTS[account]
        client: Any = boto3.client(  # pyright: ignore[reportUnknownMemberType]
            service,  # pyright: ignore[reportArgumentType]
            region_name=region,
            endpoint_url=sandbox.url,
            # What is wrong is for the sandbox to find, and it is asked once.
            config=Config(parameter_validation=False, retries={"total_max_attempts": 1}),
            **(
                credentials
                or {
                    "aws_access_key_id": owner.access_key_id,
                    "aws_secret_access_key": owner.secret_access_key,
                }
            ),
        )
        client.meta.events.register("after-call", _check_answer)
        return client

    return connect_


@pytest.fixture
def refused() -> Refused:
    """``refused(call, **parameters)``: the ``Error`` that a call ends in, and its ``Status``."""

    def refused_(call: Callable[..., Any], **parameters: Any) -> dict[str, Any]:
        with pytest.raises(ClientError) as caught:
            call(**parameters)
        response: Any = caught.value.response
        assert response["ResponseMetadata"]["RequestId"]
        status = response["ResponseMetadata"]["HTTPStatusCode"]
        return {**response["Error"], "Status": status}

    return refused_


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
        time: datetime | None = None,
        then: Callable[[AWSRequest], None] = lambda request: None,
    ) -> Answer:
        headers: dict[str, str] = {}
        if target is not None:
            headers = {"X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1"}
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
        else:
            headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
            data = body if isinstance(body, bytes) else urlencode(body).encode()
        request = AWSRequest("POST", sandbox.url + "/", headers, data)
        if signed:
            _sign(request, Credentials(access_key_id, secret, token), service, region, time)
        then(request)
        return _exchange(request)

    return send_


def _sign(
    request: AWSRequest,
    credentials: Credentials,
    service: str,
    region: str,
    time: datetime | None,
) -> None:
    stamp = (time or datetime.now(timezone.utc)).strftime(SIGV4_TIMESTAMP)
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


def _check_answer(
    http_response: Any, parsed: dict[str, Any], model: OperationModel, **_: Any
) -> None:
    shape = model.output_shape
    if shape is None or http_response.status_code >= 300:
        return
    answer = {name: value for name, value in parsed.items() if name != "ResponseMetadata"}
    report = ParamValidator().validate(answer, shape).generate_report().splitlines()
    # Services answer with empty lists where their models ask for one item.
    wrong = [line for line in report if not line.startswith("Invalid length")]
    assert not wrong, wrong
    if model.service_model.resolved_protocol == "json":
        unknown = list(_unknown_members(shape, json.loads(http_response.content or b"{}")))
        assert not unknown, f"{model.name} answers with {unknown}"


def _unknown_members(shape: Shape, value: Any, path: str = "") -> Iterable[str]:
    """What botocore's parser has dropped from an answer."""
    if shape.type_name == "structure":
        members: Any = shape.members  # pyright: ignore[reportAttributeAccessIssue]
        for name, item in value.items():
            if name not in members:
                yield f"{path}.{name}"
            else:
                yield from _unknown_members(members[name], item, f"{path}.{name}")
    elif shape.type_name == "list":
        member: Any = shape.member  # pyright: ignore[reportAttributeAccessIssue]
        for item in value:
            yield from _unknown_members(member, item, path)
