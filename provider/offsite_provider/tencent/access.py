"""How handlers reach Tencent Cloud: where values come from, clients, roles and rate limits.

Where a value comes from, first that is set: the resource's own argument, `offsite:*`, the keys of
Pulumi's Tencent provider (`tencentcloud:region`, `tencentcloud:secretId`, …), the environment
(`TENCENTCLOUD_…`), and the SDK's own chain (shared file, instance role).
"""

import os
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Protocol, TypeVar, cast
from urllib.parse import urlparse

from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import (
    Credential,
    DefaultCredentialProvider,
    STSAssumeRoleCredential,
)
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.common.retry import StandardRetryer

from .. import __version__
from ..core.model import Inputs, Outputs, Wire
from ..core.problems import Problem
from ..core.resource import Context, Handler
from ..core.run import Run
from ..core.traits import Replaces
from ..core.values import matches
from .failures import doing
from .regions import Region

T = TypeVar("T")
I = TypeVar("I", bound="TencentInputs")  # noqa: E741
O = TypeVar("O", bound=Outputs)  # noqa: E741

PER_SECOND: Final = 20
"""Requests a second that an account may make of each action of CBS."""


RoleArn = Annotated[
    str,
    matches(
        r"qcs::cam::uin/\d+:role(Name)?/[\w.@-]+",
        "a CAM role, like `qcs::cam::uin/100001234567:roleName/dr`",
    ),
]


class TencentInputs(Inputs):
    """The arguments that every Tencent Cloud resource takes."""

    region: Annotated[Region | None, Replaces] = None
    """The region whose API is called. Default: `offsite:tencentRegion`, `tencentcloud:region`,
    `TENCENTCLOUD_REGION`."""
    role_arn: RoleArn | None = None
    """A CAM role to assume for this resource, e.g. of another account."""

    def problems(self) -> Iterator[Problem]:
        if self.region is None:
            yield Problem(
                ("region",),
                "is not set: give it here, as `tencentcloud:region` in the stack's configuration, "
                "or as TENCENTCLOUD_REGION",
            )


class _CallsJson(Protocol):
    """What is used of the SDK's clients, which have no types."""

    def call_json(self, action: str, params: dict[str, Any]) -> dict[str, dict[str, Any]]: ...


class Api:
    """One service of one region: calls by name, in JSON, never faster than the account may."""

    def __init__(self, client: "_CallsJson", limits: "RateLimits") -> None:
        self._client = client
        self._limits = limits

    def call(self, what: str, action: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The members of the action's answer. Raises a `Failure` about `what`."""
        self._limits.wait(action)
        with doing(what):
            return self._client.call_json(action, dict(parameters))["Response"]


class RateLimits:
    """Holds calls back so that no second has more than `per_second` of an action."""

    def __init__(self, per_second: int = PER_SECOND) -> None:
        self._recent: dict[str, deque[float]] = {}
        self._per_second = per_second
        self._lock = threading.Lock()

    def wait(self, action: str) -> None:
        """Returns when the action may be called."""
        with self._lock:
            now = time.monotonic()
            recent = self._recent.setdefault(action, deque(maxlen=self._per_second))
            # A call takes its place now, in order, and sleeps until that place comes.
            turn = max(now, recent[0] + 1.05) if len(recent) == self._per_second else now
            recent.append(turn)
        time.sleep(turn - now)


class TencentHandler(Handler[I, O]):
    """A handler that calls Tencent Cloud."""

    def prepare(self, run: Run, wire: Wire) -> Wire:
        """Fills in the region."""
        if wire.get("region"):
            return wire
        region = run.config.first("offsite:tencentRegion", "tencentcloud:region")
        return {**wire, "region": region or os.environ.get("TENCENTCLOUD_REGION")}

    def cbs(
        self, context: Context, inputs: I, region: str | None = None, *, retry: bool = True
    ) -> Api:
        """The CBS API of a region; without `retry` for calls that may not be made twice."""
        run, where = context.run, region or str(inputs.region)
        return run.once(
            ("cbs", where, inputs.role_arn, retry),
            lambda: Api(
                _make_client(run, where, inputs.role_arn, retry),
                run.once(("limits", "cbs", inputs.role_arn), RateLimits),
            ),
        )


class _Credentials(Protocol):
    secret_id: str
    secret_key: str
    token: str | None


def _make_client(run: Run, region: str, role_arn: str | None, retry: bool) -> _CallsJson:
    http = HttpProfile(reqTimeout=30)
    endpoints = run.config.mapping("offsite:endpoints")
    endpoint = (
        endpoints.get("cbs")
        or endpoints.get("tencentcloud")
        or os.environ.get("TENCENTCLOUD_ENDPOINT_URL")
    )
    if endpoint:
        url = urlparse(endpoint if "//" in endpoint else f"https://{endpoint}")
        http.scheme, http.endpoint = url.scheme, url.netloc
    profile = ClientProfile(
        httpProfile=http,
        language="en-US",
        request_client=f"pulumi-offsite-{__version__}",
        retryer=StandardRetryer(max_attempts=5) if retry else None,
    )
    # The SDK's general client: that of CBS would load the models of all its actions.
    client = CommonClient("cbs", "2017-03-12", _credentials(run, role_arn), region, profile)
    return cast(_CallsJson, client)


def _credentials(run: Run, role_arn: str | None) -> _Credentials:
    with doing("find Tencent Cloud credentials"):
        secret_id = run.config.first("tencentcloud:secretId")
        secret_key = run.config.first("tencentcloud:secretKey")
        token = run.config.first("tencentcloud:securityToken")
        if not (secret_id and secret_key):
            secret_id = os.environ.get("TENCENTCLOUD_SECRET_ID")
            secret_key = os.environ.get("TENCENTCLOUD_SECRET_KEY")
            token = os.environ.get("TENCENTCLOUD_SECURITY_TOKEN")
        found: Any = (
            Credential(secret_id, secret_key, token)
            if secret_id and secret_key
            else _from_sdk_chain()
        )
        run.add_secrets(found.secret_id, found.secret_key, found.token)
        if role_arn:
            found = STSAssumeRoleCredential(
                found.secret_id, found.secret_key, role_arn, "pulumi-offsite"
            )
            run.add_secrets(found.secret_id, found.secret_key, found.token)
    return cast(_Credentials, found)


def _from_sdk_chain() -> Any:
    try:
        return DefaultCredentialProvider().get_credential()
    except OSError as error:
        # The last in the SDK's chain, a cluster's role, says so that it isn't there.
        raise TencentCloudSDKException("ClientSideError", "there are none") from error
