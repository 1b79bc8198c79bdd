"""API 3.0: TC3-HMAC-SHA256, common parameters, protocol."""

import hashlib
import http.client
import json
import time
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

import pytest
from tencentcloud.cbs.v20170312 import models
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.sign import Sign

from offsite_sandbox import environment
from offsite_sandbox.client import SandboxClient

from ..cases import Members, cases

OTHER_SECRET_ID = "AKIDsandbox00000000000000000000000002"
OTHER_SECRET_KEY = "sandbox-tencent-secret-2"
NOT_VALIDATED = (
    "The provided credentials could not be validated. Please check your signature is correct."
)
NO_SECRET_ID = "The SecretId is not found, please ensure that your SecretId is correct."
Answer = Members
Send = Callable[..., Answer]


@pytest.fixture
def send(sandbox: SandboxClient) -> Send:
    """Sends a request that is signed by hand, with whatever is to be wrong about it."""
    host = urlsplit(sandbox.url).netloc

    def send_(
        payload: str = "{}",
        *,
        sent_payload: str | None = None,
        timestamp: int | str | None = None,
        date: str | None = None,
        service: str = "cbs",
        secret_id: str = environment.TENCENTCLOUD_SECRET_ID,
        secret_key: str = environment.TENCENTCLOUD_SECRET_KEY,
        signed: tuple[str, ...] = ("content-type", "host"),
        content_type: str = "application/json",
        method: str = "POST",
        headers: dict[str, str | None] | None = None,
        spoil: Callable[[str], str] = lambda authorization: authorization,
    ) -> Answer:
        timestamp = int(time.time()) if timestamp is None else timestamp
        if date is None:
            seconds = timestamp if isinstance(timestamp, int) else 0
            date = datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%d")
        sent: Members = {
            "content-type": content_type,
            "host": host,
            "x-tc-action": "DescribeDisks",
            "x-tc-version": "2017-03-12",
            "x-tc-region": "ap-guangzhou",
            "x-tc-timestamp": str(timestamp),
        }
        sent |= headers or {}
        sent = {name: value for name, value in sent.items() if value is not None}
        lines = (f"{name}:{sent.get(name, '').lower()}" for name in signed)
        body = hashlib.sha256(payload.encode()).hexdigest()
        canonical = "\n".join([method, "/", "", *lines, "", ";".join(signed), body])
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        to_sign = f"TC3-HMAC-SHA256\n{timestamp}\n{date}/{service}/tc3_request\n{digest}"
        signature = Sign.sign_tc3(secret_key, date, service, to_sign)
        authorization = spoil(
            f"TC3-HMAC-SHA256 Credential={secret_id}/{date}/{service}/tc3_request, "
            f"SignedHeaders={';'.join(signed)}, Signature={signature}"
        )
        if authorization:
            sent["authorization"] = authorization
        connection = http.client.HTTPConnection(host)
        connection.request(method, "/", payload if sent_payload is None else sent_payload, sent)
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.getheader("Content-Type") == "application/json"
        response = json.load(answer)["Response"]
        assert response["RequestId"]
        return response

    return send_


def code(answer: Answer) -> str:
    return answer["Error"]["Code"]


def unsigned_region(authorization: str) -> str:
    return authorization.replace("host;x-tc-region", "host;x-tc-version")


class TestSignature:
    @cases(
        "request_",
        {},
        {"signed": ("content-type", "host", "x-tc-action", "x-tc-region")},
        {"payload": "UNSIGNED-PAYLOAD", "sent_payload": "{}", "headers": {"x-tc-content-sha256": "UNSIGNED-PAYLOAD"}},
        ids=["as the SDK does", "with more headers", "without the payload"],
    )  # fmt: skip
    def test_a_right_signature_is_taken(self, send: Send, request_: Members) -> None:
        assert send(**request_)["TotalCount"] == 1

    @cases(
        "wrong expected message",
        ({"secret_key": "another"}, "SignatureFailure", NOT_VALIDATED),
        ({"sent_payload": '{"Limit": 1}'}, "SignatureFailure", ""),
        ({"signed": ("content-type", "host", "x-tc-region"), "spoil": unsigned_region}, "SignatureFailure", ""),
        ({"secret_id": OTHER_SECRET_ID}, "SignatureFailure", ""),
        ({"secret_id": "AKIDnobody"}, "SecretIdNotFound", NO_SECRET_ID),
        ({"date": "2019-02-25"}, "SignatureFailure", ""),
        ({"headers": {"x-tc-token": "token"}}, "TokenFailure", ""),
        ids=["key", "payload", "header", "another account", "unknown", "date", "token"],
    )  # fmt: skip
    def test_what_is_wrong(self, send: Send, wrong: Members, expected: str, message: str) -> None:
        error = send(**wrong)["Error"]
        assert error["Code"] == f"AuthFailure.{expected}"
        assert message in ("", error["Message"])

    @pytest.mark.parametrize("seconds", [-301, 400, -86400])
    def test_a_timestamp_far_from_now(self, send: Send, seconds: int) -> None:
        answer = send(timestamp=int(time.time()) + seconds)
        assert code(answer) == "AuthFailure.SignatureExpire"

    @pytest.mark.parametrize("seconds", [-280, 280])
    def test_a_timestamp_near_now(self, send: Send, sandbox: SandboxClient, seconds: int) -> None:
        # Timestamps are real time, whatever the sandbox thinks.
        sandbox.advance(86400)
        assert send(timestamp=int(time.time()) + seconds)["TotalCount"] == 1

    @cases(
        "spoil",
        lambda _: "Bearer token",
        lambda text: text.replace("TC3-HMAC-SHA256", "TC3-HMAC-SHA1"),
        lambda text: text.replace("/tc3_request", ""),
        lambda text: text.partition(", Signature=")[0],
        lambda text: text.replace("content-type;host", "host"),
        lambda text: text.replace("content-type;host", "content-type"),
        lambda text: text.replace("content-type;host", "host;content-type"),
    )
    def test_a_malformed_authorization(self, send: Send, spoil: Callable[[str], str]) -> None:
        assert code(send(spoil=spoil)) == "AuthFailure.InvalidAuthorization"


class TestCommonParameters:
    @cases(
        "wrong name",
        ({"spoil": lambda _: ""}, "Authorization"),
        ({"headers": {"x-tc-version": None}}, "Version"),
        ({"headers": {"x-tc-timestamp": None}}, "Timestamp"),
        ({"headers": {"x-tc-region": None}}, "Region"),
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_missing(self, send: Send, wrong: Members, name: str) -> None:
        assert send(**wrong)["Error"] == {
            "Code": "MissingParameter",
            "Message": f"The request is missing a required parameter `{name}`.",
        }

    @cases(
        "wrong expected",
        ({"headers": {"x-tc-version": "2017-03-13"}}, "NoSuchVersion"),
        ({"headers": {"x-tc-action": "DescribeDiscs"}}, "InvalidAction"),
        ({"headers": {"x-tc-action": "ApplySnapshot"}}, "UnsupportedOperation"),
        ({"headers": {"x-tc-region": "eu-west-1"}}, "InvalidParameterValue"),
        ({"headers": {"x-tc-region": "ap-mumbai"}}, "UnsupportedRegion"),
        ({"headers": {"x-tc-action": ""}}, "MissingParameter"),
        ({"service": "cvm"}, "NoSuchProduct"),
        ({"timestamp": "now"}, "InvalidParameter"),
        *(({"payload": payload}, "InvalidParameter") for payload in ("", "[]", "{", '"text"')),
        ({"content_type": "application/x-www-form-urlencoded"}, "UnsupportedProtocol"),
        ({"method": "PUT"}, "UnsupportedProtocol"),
    )
    def test_wrong(self, send: Send, wrong: Members, expected: str) -> None:
        assert code(send(**wrong)) == expected

    def test_invalid_action_names_it(self, send: Send) -> None:
        answer = send(headers={"x-tc-action": "DescribeDiscs"})
        assert answer["Error"]["Message"] == (
            "The request action=`DescribeDiscs` is invalid or not found "
            "in service=`cbs` and version=`2017-03-12`."
        )


class TestSdk:
    def test_get_requests_are_signed_by_their_query(self, cbs: Any) -> None:
        filters = [
            {"Name": "snapshot-id", "Values": ["snap-sandbox1", "snap-sandbox2"]},
            {"Name": "encrypt", "Values": ["FALSE"]},
        ]
        request = models.DescribeSnapshotsRequest()
        request.from_json_string(json.dumps({"Filters": filters, "Limit": 1}))
        response = cbs(method="GET").DescribeSnapshots(request)
        assert (response.TotalCount, len(response.SnapshotSet)) == (2, 1)

    def test_accounts_do_not_see_each_other(self, cbs: Any) -> None:
        other = cbs(secret_id=OTHER_SECRET_ID, secret_key=OTHER_SECRET_KEY)
        assert other.DescribeDisks(models.DescribeDisksRequest()).TotalCount == 0
        assert cbs().DescribeDisks(models.DescribeDisksRequest()).TotalCount == 1

    def test_calls_are_on_record_without_credentials(
        self, cbs: Any, sandbox: SandboxClient
    ) -> None:
        request = models.DescribeSnapshotsRequest()
        request.SnapshotIds = ["snap-sandbox1"]
        response = cbs().DescribeSnapshots(request)
        with pytest.raises(TencentCloudSDKException):
            cbs(secret_key="another").DescribeDisks(models.DescribeDisksRequest())
        described, refused = sandbox.calls("cbs")
        assert (described.cloud, described.operation) == ("tencent", "DescribeSnapshots")
        assert (described.region, described.account) == ("ap-guangzhou", "1250000001")
        assert described.params == {"SnapshotIds": ["snap-sandbox1"]}
        assert (described.status, described.error_code) == (200, None)
        assert described.request_id == response.RequestId
        assert (refused.error_code, refused.account) == ("AuthFailure.SignatureFailure", "")
        for secret in (environment.TENCENTCLOUD_SECRET_ID, environment.TENCENTCLOUD_SECRET_KEY):
            assert secret not in repr((described, refused))
